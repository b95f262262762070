#include "practice/practiceprovider.h"

#include "practice/answerer.h"
#include "practice/practiceserver.h"
#include "practice/requestcheck.h"
#include "practice/responsesreply.h"
#include "practice/responsesrequest.h"
#include "practice/tokentexts.h"
#include "tokens/encoding.h"

#include <QCoreApplication>
#include <QTcpSocket>

namespace cuewright {
namespace {

using Headers = QList<QPair<QByteArray, QByteArray>>;

constexpr qint64 kModelsCreated = 1'735'689'600; // 2025-01-01; the list has no dates of its own

QByteArray sseEvent(const QByteArray &data)
{
    return "data: " + data + "\n\n";
}

Json toolCallDelta(int index, const Json &call, const Json &arguments, bool first)
{
    Json delta = {{"index", index}, {"function", {{"arguments", arguments}}}};
    if (first) {
        delta = {{"index", index}, {"id", call["id"]}, {"type", "function"},
            {"function", {{"name", call["function"]["name"]}, {"arguments", ""}}}};
    }
    return Json{{"tool_calls", Json::array({std::move(delta)})}};
}

Json modelEntry(const QString &id, const QString &owner)
{
    return Json{
        {"id", toUtf8(id)}, {"object", "model"}, {"created", kModelsCreated}, {"owned_by", toUtf8(owner)}};
}

// All deltas of one choice in their order; the last one is empty and carries the finish reason.
QList<Json> deltasOf(const PracticeChoice &choice, const Encoding &encoding)
{
    const bool calls = !choice.toolCalls.empty();
    QList<Json> deltas{Json{{"role", "assistant"},
        {"content", calls || !choice.refusal.isEmpty() ? Json() : Json("")}, {"refusal", nullptr}}};
    for (const QString &piece : tokenTexts(encoding, choice.text))
        deltas << Json{{"content", toUtf8(piece)}};
    for (const QString &piece : tokenTexts(encoding, choice.refusal))
        deltas << Json{{"refusal", toUtf8(piece)}};
    for (std::size_t i = 0; i < choice.toolCalls.size(); ++i) {
        const Json &call = choice.toolCalls[i];
        const int index = static_cast<int>(i);
        deltas << toolCallDelta(index, call, {}, true);
        for (const QString &piece : tokenTexts(encoding, memberText(call["function"], "arguments")))
            deltas << toolCallDelta(index, call, toUtf8(piece), false);
    }
    deltas << Json::object();
    return deltas;
}

} // namespace

PracticeProvider::PracticeProvider(
    Clock &clock, Random &random, Catalog catalog, PracticeSettings settings, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_random(random)
    , m_catalog(std::move(catalog))
    , m_settings(settings)
    , m_buckets(clock, settings.requestsPerMinute, settings.tokensPerMinute)
    , m_key("practice-" + randomHex(random, 24).toLatin1())
    , m_server(std::make_unique<PracticeServer>(
          [this](const QHttpServerRequest &request, QTcpSocket &socket) { handle(request, socket); }))
{ }

PracticeProvider::~PracticeProvider() = default;

Result<> PracticeProvider::start(quint16 port)
{
    if (isRunning())
        return {};
    m_port = m_server->listen(QHostAddress::LocalHost, port);
    if (m_port == 0) {
        return fail(Error::Code::Io,
            QCoreApplication::translate(
                "Practice", "The practice provider cannot listen on port %1: it is taken or not allowed.")
                .arg(port));
    }
    return {};
}

QUrl PracticeProvider::baseUrl() const
{
    return isRunning() ? QUrl(QStringLiteral("http://127.0.0.1:%1/v1").arg(m_port)) : QUrl();
}

Result<> PracticeProvider::setFaults(const QByteArray &script)
{
    auto steps = parseFaultScript(script);
    if (!steps)
        return fail(steps.error());
    m_faults = std::move(*steps);
    return {};
}

void PracticeProvider::handle(const QHttpServerRequest &request, QTcpSocket &socket)
{
    // A second request while the first is being answered: no client of ours does it, and answers must not
    // mix.
    if (socket.findChild<ReplyWriter *>(QString(), Qt::FindDirectChildrenOnly))
        return socket.abort();
    const QString path = request.url().path();
    const bool get = request.method() == QHttpServerRequest::Method::Get;
    const bool post = request.method() == QHttpServerRequest::Method::Post;
    const bool models = path == u"/v1/models" || path.startsWith(u"/v1/models/");
    const bool responses = path == u"/v1/responses";
    const bool completions = responses || path == u"/v1/chat/completions";
    if (const auto allowed = authorise(request); !allowed)
        return sendError(socket, allowed.error());
    if (models && get) {
        const auto list = modelList(path);
        return list ? sendJson(socket, 200, *list) : sendError(socket, list.error());
    }
    if (completions && post)
        return chat(request, responses ? PracticeApi::Responses : PracticeApi::ChatCompletions, socket);
    ApiError unknown = ApiError::badRequest(
        QStringLiteral("Invalid URL (%1).").arg(path), {}, QStringLiteral("unknown_url"));
    unknown.status = 404;
    if (models || completions) {
        unknown = ApiError::badRequest(QStringLiteral("Not allowed to use this method on %1.").arg(path), {},
            QStringLiteral("method_not_supported"));
        unknown.status = 405;
    }
    sendError(socket, unknown);
}

Checked<> PracticeProvider::authorise(const QHttpServerRequest &request) const
{
    const QByteArray header = request.value("authorization");
    if (header == "Bearer " + m_key.reveal())
        return {};
    ApiError error = ApiError::forStatus(401);
    if (header.isEmpty()) {
        error.message
            = QStringLiteral("You didn't provide an API key. Send it as 'Authorization: Bearer KEY'.");
        error.code.clear();
    }
    return tl::unexpected(error);
}

Checked<Json> PracticeProvider::modelList(const QString &path) const
{
    Json list = Json::array({modelEntry(practiceModel(), QStringLiteral("cuewright-practice"))});
    for (const ModelInfo &model : m_catalog.models()) {
        if (!model.retired && (model.can.chatCompletions || model.can.reasoning))
            list.push_back(modelEntry(model.id, model.vendor));
    }
    if (path == u"/v1/models")
        return Json{{"object", "list"}, {"data", std::move(list)}};
    const std::string wanted = toUtf8(path.section(u'/', 3));
    for (const Json &entry : list) {
        if (entry["id"] == wanted)
            return entry;
    }
    ApiError unknown
        = ApiError::badRequest(QStringLiteral("The model '%1' does not exist.").arg(fromUtf8(wanted)),
            QStringLiteral("model"), QStringLiteral("model_not_found"));
    unknown.status = 404;
    return tl::unexpected(unknown);
}

void PracticeProvider::chat(const QHttpServerRequest &request, PracticeApi api, QTcpSocket &socket)
{
    ++m_chatRequests;
    const FaultStep fault = m_faults.isEmpty() ? FaultStep() : m_faults.takeFirst();
    if (fault.close)
        return socket.disconnectFromHost();
    if (fault.status != 0) {
        ApiError error = ApiError::forStatus(fault.status);
        if (!fault.code.isEmpty())
            error.type = error.code = fault.code;
        Headers headers;
        if (fault.retryAfter)
            headers.emplaceBack("Retry-After", QByteArray::number(*fault.retryAfter));
        return sendError(socket, error, headers);
    }
    const QByteArray body = request.body();
    if (body.size() > m_settings.maxBodyBytes) {
        ApiError tooLarge = ApiError::badRequest(
            QStringLiteral("The request body is larger than %1 bytes.").arg(m_settings.maxBodyBytes), {},
            QStringLiteral("request_too_large"));
        tooLarge.status = 413;
        return sendError(socket, tooLarge);
    }
    const auto json = parseJson(body);
    if (!json) {
        return sendError(socket,
            ApiError::badRequest(QStringLiteral("We could not parse the JSON body of your request. (%1)")
                                     .arg(json.error().message)));
    }
    const auto checked = api == PracticeApi::Responses ? checkResponsesRequest(*json, m_catalog) : checkRequest(*json, m_catalog);
    if (!checked)
        return sendError(socket, checked.error());
    answer(*checked, fault, socket);
}

void PracticeProvider::answer(const PracticeRequest &request, const FaultStep &fault, QTcpSocket &socket)
{
    // Admission counts what the answer may become, as the real limits do (facts §6).
    const std::int64_t charge = request.promptTokens + request.maxTokens;
    if (!m_buckets.take(charge)) {
        ApiError limited = ApiError::forStatus(429);
        if (m_buckets.lackedTokens()) {
            limited.type = QStringLiteral("tokens");
            limited.message
                = QStringLiteral("Rate limit reached for tokens per minute. Please try again later.");
        }
        const auto wait = m_buckets.waitFor(charge);
        return sendError(socket, limited,
            Headers{{"Retry-After", QByteArray::number(static_cast<qint64>((wait.count() + 999) / 1000))},
                {"retry-after-ms", QByteArray::number(static_cast<qint64>(wait.count()))}});
    }
    const Encoding &encoding = *encodingForModel(request.model).encoding;
    PracticeReply reply;
    reply.id = (request.api == PracticeApi::Responses ? QStringLiteral("resp_") : QStringLiteral("chatcmpl-")) + randomHex(m_random, 14);
    reply.model = request.model;
    reply.created = m_clock.utcNow().toSecsSinceEpoch();
    reply.promptTokens = request.promptTokens;
    for (int i = 0; i < request.choices; ++i)
        reply.choices.push_back(practiceAnswer(request, encoding, m_random, fault));
    send(socket, request.stream ? streamPlan(reply, request, fault) : plainPlan(reply, request, fault));
}

ReplyPlan PracticeProvider::plainPlan(const PracticeReply &reply, const PracticeRequest &request, const FaultStep &fault) const
{
    ReplyPlan plan;
    plan.headers = {{"Content-Type", "application/json"}};
    plan.headDelay = fault.stall.value_or(m_settings.firstToken);
    QByteArray body = writeJson(request.api == PracticeApi::Responses ? responsesDocument(reply, request) : reply.completion());
    if (fault.malformedSse)
        body.chop(body.size() / 2);
    plan.pieces = {{body, Clock::Milliseconds(0)}};
    plan.dropAtByte = fault.dropAtByte;
    return plan;
}

Clock::Milliseconds PracticeProvider::pace()
{
    if (m_settings.slowest <= 0 || m_settings.fastest <= 0)
        return Clock::Milliseconds(0);
    const double rate = m_settings.slowest + (m_settings.fastest - m_settings.slowest) * m_random.unit();
    return Clock::Milliseconds(static_cast<std::int64_t>(1000.0 / rate));
}

qsizetype PracticeProvider::addChatPieces(ReplyPlan &plan, const PracticeReply &reply, const PracticeRequest &request)
{
    const Encoding &encoding = *encodingForModel(request.model).encoding;
    for (std::size_t i = 0; i < reply.choices.size(); ++i) {
        const PracticeChoice &choice = reply.choices[i];
        const QList<Json> deltas = deltasOf(choice, encoding);
        for (qsizetype n = 0; n < deltas.size(); ++n) {
            const bool last = n == deltas.size() - 1;
            const Json chunk = reply.chunk(
                static_cast<int>(i), deltas[n], last ? choice.finishReason : QString(), request.includeUsage);
            plan.pieces.append(ReplyPlan::Piece{
                sseEvent(writeJson(chunk)), n == 0 || last ? Clock::Milliseconds(0) : pace()});
        }
    }
    if (request.includeUsage)
        plan.pieces.append(ReplyPlan::Piece{sseEvent(writeJson(reply.usageChunk())), Clock::Milliseconds(0)});
    plan.pieces.append(ReplyPlan::Piece{sseEvent("[DONE]"), Clock::Milliseconds(0)});
    return 1;
}

qsizetype PracticeProvider::addResponsesPieces(ReplyPlan &plan, const PracticeReply &reply, const PracticeRequest &request)
{
    const ResponsesStream stream = responsesStream(reply, request, *encodingForModel(request.model).encoding);
    for (const QByteArray &event : stream.events) {
        const bool token = event.startsWith("event: response.") && event.left(60).contains(".delta\n");
        plan.pieces.append(ReplyPlan::Piece{event, token ? pace() : Clock::Milliseconds(0)});
    }
    return stream.beforeTokens;
}

ReplyPlan PracticeProvider::streamPlan(
    const PracticeReply &reply, const PracticeRequest &request, const FaultStep &fault)
{
    ReplyPlan plan;
    plan.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"Cache-Control", "no-cache"}};
    plan.headDelay = m_settings.firstToken;
    plan.chunked = true;
    plan.dropAtByte = fault.dropAtByte;
    const qsizetype beforeTokens = request.api == PracticeApi::Responses ? addResponsesPieces(plan, reply, request) : addChatPieces(plan, reply, request);
    if (fault.stall) {
        const qsizetype at = std::min<qsizetype>(fault.afterTokens + beforeTokens, plan.pieces.size() - 1);
        plan.pieces[at].delay = *fault.stall;
    }
    if (fault.malformedSse) {
        plan.pieces.resize(std::min<qsizetype>(beforeTokens + 3, plan.pieces.size()));
        plan.pieces.append(ReplyPlan::Piece{
            sseEvent("{\"id\":\"chatcmpl-broken\",\"choices\":[{\"delta\":{\"content\":\"never clo"),
            Clock::Milliseconds(0)});
        plan.pieces.append(ReplyPlan::Piece{sseEvent("[DONE]"), Clock::Milliseconds(0)});
    }
    return plan;
}

void PracticeProvider::sendJson(QTcpSocket &socket, int status, const Json &body, Headers headers)
{
    ReplyPlan plan;
    plan.status = status;
    plan.headers = std::move(headers);
    plan.headers.emplaceBack("Content-Type", "application/json");
    plan.pieces = {{writeJson(body), Clock::Milliseconds(0)}};
    send(socket, std::move(plan));
}

void PracticeProvider::sendError(QTcpSocket &socket, const ApiError &error, Headers headers)
{
    sendJson(socket, error.status, error.body(), std::move(headers));
}

void PracticeProvider::send(QTcpSocket &socket, ReplyPlan plan)
{
    plan.headers.emplaceBack("x-request-id", "req_" + randomHex(m_random, 16).toLatin1());
    plan.headers.emplaceBack("openai-version", "2020-10-01");
    plan.headers.emplaceBack("openai-organization", "practice");
    plan.headers.emplaceBack("openai-processing-ms",
        QByteArray::number(static_cast<qint64>(std::max<std::int64_t>(plan.headDelay.count(), 1))));
    plan.headers.append(m_buckets.headers());
    ++m_active;
    const auto *writer = new ReplyWriter(socket, m_clock, std::move(plan)); // belongs to the socket
    connect(writer, &QObject::destroyed, this, [this] { --m_active; });
}

} // namespace cuewright
