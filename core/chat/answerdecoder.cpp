#include "chat/answerdecoder.h"

#include "chat/deltamerge.h"
#include "chat/httperror.h"
#include "chat/problems.h"
#include "chat/responsesmerge.h"
#include "chat/ssedecoder.h"


#include <optional>

namespace cuewright {
namespace {

constexpr qsizetype kMaxSilence = 1 << 16; ///< of blanks before the first real byte; looking for it again and again must stay cheap
constexpr qsizetype kSnippet = 500; ///< of an answer that makes no sense, kept for "Show details"

QString snippet(QByteArrayView bytes)
{
    return withoutKeys(QString::fromUtf8(bytes.first(std::min(bytes.size(), kSnippet))));
}

Error notJson(QByteArrayView body, const Error &cause)
{
    const QByteArray trimmed = body.toByteArray().trimmed();
    if (trimmed.startsWith('<'))
        return problem(Error::Code::Protocol, "web_page", {}, {}, snippet(trimmed));
    return problem(Error::Code::Protocol, "", {}, {}, cause.message + u'\n' + snippet(trimmed));
}

Error emptyAnswer()
{
    return problem(Error::Code::Protocol, "empty");
}

Error truncated()
{
    return problem(Error::Code::Truncated, "");
}

bool isHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// The code unit of an escape \uXXXX that starts at `at`; nullopt where there is none.
std::optional<unsigned> escapedUnit(const QByteArray &text, qsizetype at)
{
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u')
        return std::nullopt;
    for (qsizetype i = at + 2; i < at + 6; ++i) {
        if (!isHex(text[i]))
            return std::nullopt;
    }
    return text.mid(at + 2, 4).toUInt(nullptr, 16);
}

/// Half surrogate pairs in escapes become \ufffd; in place, one pass.
void mendSurrogates(QByteArray &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\')
            continue;
        const auto unit = escapedUnit(text, i);
        if (!unit) {
            ++i; // some other escape: its second character is not the start of one
            continue;
        }
        const auto next = escapedUnit(text, i + 6);
        const bool pair = *unit >= 0xD800 && *unit < 0xDC00 && next && *next >= 0xDC00 && *next < 0xE000;
        if (pair)
            i += 6;
        else if (*unit >= 0xD800 && *unit < 0xE000)
            text.replace(i + 2, 4, "fffd");
        i += 5;
    }
}

class MergingDecoder final : public AnswerDecoder
{
public:
    MergingDecoder(std::unique_ptr<AnswerMerge> merge, bool streamAsked, QByteArrayView contentType)
        : m_merge(std::move(merge))
        , m_streamAsked(streamAsked)
        , m_contentType(contentType.toByteArray().toLower())
    {
    }

    Result<QList<ChatEvent>> feed(QByteArrayView bytes) override;
    bool isDone() const override { return m_done || m_error; }
    Result<Completion> finish() override;
    const Completion &partial() const override { return m_merge->completion(); }

private:
    enum class Form { Undecided, Stream, Document };

    void decideForm();
    void takeEvent(const SseEvent &event, QList<ChatEvent> &events);
    void takeChunk(const Json &chunk, QList<ChatEvent> &events);
    void finishDocument();
    void finishStream();

    std::unique_ptr<AnswerMerge> m_merge;
    bool m_streamAsked;
    QByteArray m_contentType;
    Form m_form = Form::Undecided;
    QByteArray m_body; ///< a document, or what came before the form was clear; the beginning of a stream
    qsizetype m_received = 0;
    SseDecoder m_sse;
    bool m_sawEvent = false;
    bool m_done = false;
    std::optional<Error> m_error;
};

/// No line of an event stream begins like JSON or markup, so the body decides; the content type only where it is silent.
void MergingDecoder::decideForm()
{
    QByteArrayView body(m_body);
    if (body.startsWith("\xEF\xBB\xBF"))
        body = body.sliced(3);
    const QByteArrayView trimmed = body.trimmed();
    const bool silent = trimmed.isEmpty() || QByteArrayView("\xEF\xBB\xBF").startsWith(trimmed);
    if (silent && m_body.size() < kMaxSilence)
        return;
    const char first = silent ? '\0' : trimmed[0];
    if (first == '{' || first == '[' || first == '<')
        m_form = Form::Document;
    else if (m_contentType.contains("json") || m_contentType.contains("html"))
        m_form = Form::Document;
    else if (m_contentType.contains("event-stream"))
        m_form = Form::Stream;
    else
        m_form = m_streamAsked ? Form::Stream : Form::Document;
}

Result<QList<ChatEvent>> MergingDecoder::feed(QByteArrayView bytes)
{
    if (m_error)
        return fail(*m_error);
    QList<ChatEvent> events;
    if (m_done)
        return events;
    m_received += bytes.size();
    if (m_received > kMaxAnswerBytes) {
        m_error = problem(Error::Code::TooLarge, "endless");
        return fail(*m_error);
    }
    const bool wasUndecided = m_form == Form::Undecided;
    if (m_form != Form::Stream || m_body.size() < kSnippet)
        m_body.append(bytes.data(), bytes.size());
    if (wasUndecided)
        decideForm();
    if (m_form != Form::Stream)
        return events;
    const QList<SseEvent> received = m_sse.feed(wasUndecided ? QByteArrayView(m_body) : bytes);
    for (const SseEvent &event : received) {
        if (isDone())
            break;
        takeEvent(event, events);
    }
    // Events of the same bytes come first; the error follows with the next call.
    if (m_error && events.isEmpty())
        return fail(*m_error);
    return events;
}

void MergingDecoder::takeEvent(const SseEvent &event, QList<ChatEvent> &events)
{
    const QByteArray data = event.data.trimmed();
    if (data.isEmpty())
        return;
    m_sawEvent = true;
    if (data == "[DONE]") {
        m_done = true;
        return;
    }
    auto json = parseLenient(data);
    if (event.event == "error") {
        const Json value = json ? *json : Json(toUtf8(QString::fromUtf8(data)));
        const Json *inner = errorIn(value);
        m_error = embeddedError(inner ? *inner : value).error;
    } else if (!json) {
        m_error = notJson(data, json.error());
    } else if (json->is_object()) {
        takeChunk(*json, events);
    } else if (!json->is_null()) {
        m_error = notJson(data, {});
    }
}

void MergingDecoder::takeChunk(const Json &chunk, QList<ChatEvent> &events)
{
    if (const Json *error = errorIn(chunk)) {
        // OpenRouter sends the last piece of text along with the error (facts §9).
        if (auto added = m_merge->add(chunk))
            events += *added;
        m_error = embeddedError(*error).error;
        return;
    }
    auto added = m_merge->add(chunk);
    if (added)
        events += *added;
    else
        m_error = added.error();
    m_done = m_done || m_merge->isEnd();
}

Result<Completion> MergingDecoder::finish()
{
    if (!m_error) {
        if (m_form == Form::Stream)
            finishStream();
        else
            finishDocument();
    }
    m_merge->close();
    if (!m_error && m_merge->completion().finish == FinishReason::Error) {
        m_error = problem(Error::Code::Server, "broke_off");
    }
    if (m_error)
        return fail(*m_error);
    m_merge->completion().complete = true;
    return m_merge->completion();
}

void MergingDecoder::finishStream()
{
    QList<ChatEvent> late; // for nobody: the caller has the Completion
    if (const auto rest = m_done ? std::nullopt : m_sse.finish()) {
        // The standard drops a record without its blank line; a whole one from a sloppy server is used (facts §2.3).
        const QByteArray data = rest->data.trimmed();
        if (data == "[DONE]" || parseLenient(data))
            takeEvent(*rest, late);
    }
    if (m_error || m_merge->sawFinish())
        return;
    if (!m_sawEvent)
        m_error = notJson(m_body, {});
    else if (!m_merge->sawAnswer())
        m_error = m_done ? emptyAnswer() : truncated();
    else if (!m_done || !m_merge->endsWithDone())
        m_error = truncated();
}

void MergingDecoder::finishDocument()
{
    if (m_body.trimmed().isEmpty()) {
        m_error = emptyAnswer();
        return;
    }
    const auto json = parseLenient(m_body);
    if (!json) {
        m_error = notJson(m_body, json.error());
    } else if (const Json *error = errorIn(*json)) {
        (void)m_merge->add(*json); // what it reports of usage is paid for all the same
        m_error = embeddedError(*error).error;
    } else if (auto added = m_merge->add(*json); !added) {
        m_error = added.error();
    } else if (!m_merge->sawAnswer()) {
        m_error = notJson(m_body, {});
    }
}

} // namespace

std::unique_ptr<AnswerDecoder> chatCompletionsDecoder(bool streamAsked, QByteArrayView contentType)
{
    return std::make_unique<MergingDecoder>(std::make_unique<DeltaMerge>(), streamAsked, contentType);
}

std::unique_ptr<AnswerDecoder> responsesDecoder(bool streamAsked, QByteArrayView contentType)
{
    return std::make_unique<MergingDecoder>(std::make_unique<ResponsesMerge>(), streamAsked, contentType);
}

Result<Json> parseLenient(QByteArrayView text)
{
    auto json = parseJson(text);
    if (json || json.error().code != Error::Code::Parse)
        return json;
    QByteArray mended = QString::fromUtf8(text).toUtf8();
    mendSurrogates(mended);
    if (mended == text)
        return json;
    return parseJson(mended);
}

} // namespace cuewright
