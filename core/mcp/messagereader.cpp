#include "mcp/messagereader.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QPromise>
#include <QThreadPool>

namespace cuewright {
namespace {

// Ten megabytes take a tenth of a second; this much takes a millisecond.
constexpr qsizetype kLarge = 128 * 1024;

Result<McpMessage> parsed(const QByteArray &text)
{
    return parseJson(text).map(
        [&](Json &&json) { return McpMessage{std::make_shared<const Json>(std::move(json)), text.size()}; });
}

/// A text taken apart, with whose answer it would have been where it is of no use.
struct Read
{
    Result<McpMessage> message;
    std::optional<qint64> asked;
};

Read readOf(const QByteArray &text)
{
    Read read{parsed(text), {}};
    if (!read.message)
        read.asked = idOfAnswer(text);
    return read;
}

/// Looks at the members of the outermost object alone. Stops where the JSON breaks off.
class TopLevel final : public nlohmann::json_sax<Json>
{
public:
    std::optional<qint64> id;
    bool isAnswer = false;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return takeNumber(value); }
    bool number_unsigned(number_unsigned_t value) override { return takeNumber(static_cast<qint64>(value)); }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return ++m_depth > 0; }
    bool end_object() override { return --m_depth >= 0; }
    bool start_array(std::size_t) override { return ++m_depth > 0; }
    bool end_array() override { return --m_depth >= 0; }
    bool key(string_t &name) override
    {
        m_isId = m_depth == 1 && name == "id";
        isAnswer = isAnswer || (m_depth == 1 && (name == "result" || name == "error"));
        return true;
    }
    bool parse_error(std::size_t, const std::string &, const nlohmann::detail::exception &) override { return false; }

private:
    bool takeNumber(qint64 value)
    {
        if (std::exchange(m_isId, false))
            id = value;
        return true;
    }

    int m_depth = 0;
    bool m_isId = false;
};

} // namespace

std::optional<qint64> idOfAnswer(QByteArrayView text)
{
    TopLevel top;
    [[maybe_unused]] const bool whole = Json::sax_parse(text.begin(), text.end(), &top);
    return top.isAnswer ? top.id : std::nullopt;
}

bool MessageReader::read(const QByteArray &text)
{
    if (!m_busy && text.size() <= kLarge) {
        const Read read = readOf(text);
        tell(text, read.message, read.asked);
        return true;
    }
    if (m_waitingBytes + text.size() > kWaitingBytes)
        return false;
    m_waiting.push_back(text);
    m_waitingBytes += text.size();
    if (!std::exchange(m_busy, true))
        next();
    return true;
}

void MessageReader::next()
{
    const QPointer<MessageReader> self(this);
    for (qsizetype done = 0; !m_waiting.empty() && m_waiting.front().size() <= kLarge;) {
        const QByteArray text = takeFirst();
        const Read read = readOf(text);
        tell(text, read.message, read.asked);
        if (!self)
            return;
        done += text.size();
        if (done > kLarge) { // the window breathes
            QMetaObject::invokeMethod(this, &MessageReader::next, Qt::QueuedConnection);
            return;
        }
    }
    if (m_waiting.empty()) {
        m_busy = false;
        emit idle();
        return;
    }
    using Shared = std::shared_ptr<const Read>;
    auto *watcher = new QFutureWatcher<Shared>(this);
    auto promise = std::make_shared<QPromise<Shared>>();
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QPointer<MessageReader> alive(this);
        const Shared read = watcher->result();
        tell(takeFirst(), read->message, read->asked);
        if (alive)
            next();
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, text = m_waiting.front()] {
        promise->start();
        promise->addResult(std::make_shared<const Read>(readOf(text)));
        promise->finish();
    });
}

QByteArray MessageReader::takeFirst()
{
    const QByteArray text = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_waitingBytes -= text.size();
    return text;
}

void MessageReader::tell(const QByteArray &text, const Result<McpMessage> &read, std::optional<qint64> asked)
{
    if (read)
        emit message(*read);
    else
        emit unreadable(text, read.error(), asked);
}

} // namespace cuewright
