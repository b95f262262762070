#include "net/connectioncheck.h"

#include "base/format.h"
#include "base/json.h"
#include "chat/httperror.h"
#include "chat/problems.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace cuewright {
namespace {

constexpr qint64 kMaxBody = 8 * 1024 * 1024; // OpenRouter lists hundreds of models in some 500 kB

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

ConnectionCheck::ConnectionCheck(QNetworkAccessManager &network, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_clock(clock)
{
}

ConnectionCheck::~ConnectionCheck()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void ConnectionCheck::start(const Target &target)
{
    m_target = target;
    set(Step::Address, State::Running, tr("Looking for the server"));
    const auto base = normaliseBaseUrl(target.address, target.profile);
    if (!base) {
        fail(Step::Address, base.error());
        return;
    }
    if (target.profile.needsKey && target.key.isEmpty()) {
        set(Step::Address, State::Skipped, tr("Not tried: there is no key yet"));
        fail(Step::Key, problem(Error::Code::Auth, "no_key", target.profile.name));
        return;
    }
    ask(*base);
}

void ConnectionCheck::ask(const QUrl &base)
{
    QUrl url = base;
    url.setPath(url.path() + QStringLiteral("/models"));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!m_target.key.isEmpty()) {
        const bool bearer = m_target.profile.auth != ProviderProfile::Auth::ApiKeyHeader;
        request.setRawHeader(bearer ? "Authorization" : "api-key", (bearer ? "Bearer " : "") + m_target.key.reveal());
    }
    m_begun = m_clock.elapsed();
    m_reply = m_network.get(request);
    m_patience = m_clock.after(kPatience, [this] {
        m_late = true;
        if (m_reply)
            m_reply->abort();
    });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, [this] {
        if (m_roundTrip.count() == 0)
            m_roundTrip = m_clock.elapsed() - m_begun;
    });
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > kMaxBody && m_reply)
            m_reply->abort();
    });
    // Queued, because abort() reports from inside its own call.
    connect(m_reply, &QNetworkReply::finished, this, &ConnectionCheck::answered, Qt::QueuedConnection);
}

void ConnectionCheck::answered()
{
    if (m_finished || !m_reply)
        return;
    m_patience.reset();
    QNetworkReply *reply = m_reply;
    m_reply.clear();
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        judgeTransport(reply->error(), reply->url().host(), reply->errorString());
        return;
    }
    set(Step::Address, State::Passed, tr("%1 answers", "host name").arg(reply->url().host()));
    if (reply->url().scheme() == QLatin1String("https"))
        set(Step::Tls, State::Passed, tr("The connection is encrypted, and the certificate is valid"));
    else if (isThisComputer(reply->url().host()))
        set(Step::Tls, State::Skipped, tr("Not encrypted: it stays on this computer"));
    else
        set(Step::Tls, State::Skipped, tr("Not encrypted: others on the way can read key and prompts"));
    judgeStatus(status, reply->readAll());
}

void ConnectionCheck::judgeTransport(int networkError, const QString &host, const QString &reason)
{
    const auto because = [&](Error::Code code, const char *row) { return problem(code, row, host, {}, reason); };
    switch (networkError) {
    case QNetworkReply::HostNotFoundError:
        fail(Step::Address, because(Error::Code::Network, "dns"));
        break;
    case QNetworkReply::ConnectionRefusedError:
        fail(Step::Address, because(Error::Code::Network, "refused"));
        break;
    case QNetworkReply::SslHandshakeFailedError:
        set(Step::Address, State::Passed, tr("A server answers"));
        fail(Step::Tls, because(Error::Code::Tls, ""), reason);
        break;
    case QNetworkReply::OperationCanceledError:
        fail(Step::Address, m_late ? because(Error::Code::Timeout, "") : because(Error::Code::TooLarge, "list"),
            m_late ? tr("Waited %1.").arg(formatDuration(kPatience)) : QString());
        break;
    default:
        fail(Step::Address, because(Error::Code::Network, ""), reason);
    }
}

void ConnectionCheck::judgeStatus(int status, const QByteArray &body)
{
    const QString &name = m_target.profile.name;
    const QString number = QStringLiteral("HTTP %1").arg(status);
    if (status >= 300 && status < 400) {
        fail(Step::Address, problem(Error::Code::Protocol, "redirect", name), number);
        return;
    }
    if (status < 200 || status >= 300) {
        const Error error = providerError(status, {}, body, name, m_target.key).error;
        const bool wantsKey = error.code == Error::Code::Auth || error.code == Error::Code::Permission;
        fail(wantsKey || status == 429 ? Step::Key : Step::Address,
            wantsKey && m_target.key.isEmpty() ? problem(Error::Code::Auth, "no_key", name) : error, number);
        return;
    }
    if (m_target.key.isEmpty())
        set(Step::Key, State::Skipped, tr("No key is needed"));
    else
        set(Step::Key, State::Passed, tr("The key is accepted"));
    judgeModels(body);
}

void ConnectionCheck::judgeModels(const QByteArray &body)
{
    const auto json = parseJson(body);
    const Json *data = json ? member(*json, "data") : nullptr;
    if (!data || !data->is_array()) {
        fail(Step::Model, problem(Error::Code::Protocol, "no_list", m_target.profile.name));
        return;
    }
    for (const Json &model : *data) {
        if (const QString id = memberText(model, "id"); !id.isEmpty())
            m_models.append(id);
    }
    const QString count = m_models.size() == 1 ? tr("1 model") : tr("%1 models").arg(m_models.size());
    if (m_models.isEmpty()) {
        fail(Step::Model, problem(Error::Code::NotFound, "no_models", m_target.profile.name));
        return;
    }
    if (!m_target.model.isEmpty() && !m_models.contains(m_target.model)) {
        fail(Step::Model, problem(Error::Code::NotFound, "model_not_found", m_target.profile.name), tr("%1, but not %2.", "3 models, but not gpt-x").arg(count, m_target.model));
        return;
    }
    set(Step::Model, State::Passed, m_target.model.isEmpty() ? count : tr("%1 is there").arg(m_target.model));
    end();
}

bool ConnectionCheck::passed() const
{
    if (!m_finished)
        return false;
    for (const Row &row : m_rows) {
        if (row.state != State::Passed && row.state != State::Skipped)
            return false;
    }
    return true;
}

void ConnectionCheck::set(Step step, State state, const QString &text)
{
    m_rows[static_cast<std::size_t>(step)] = {state, text};
    emit rowChanged(step);
}

void ConnectionCheck::fail(Step step, const Error &error, const QString &more)
{
    QString text = problemText(error, {.check = true}).joined();
    if (!more.isEmpty())
        text += QStringLiteral(" (%1)").arg(more);
    set(step, State::Failed, text);
    end();
}

void ConnectionCheck::end()
{
    m_finished = true;
    QMetaObject::invokeMethod(this, &ConnectionCheck::finished, Qt::QueuedConnection);
}

} // namespace cuewright
