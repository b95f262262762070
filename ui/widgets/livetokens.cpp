#include "widgets/livetokens.h"

#include "tokens/document/tokenizeddocument.h"

#include <QMutex>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace cuewright {

namespace {

/// A text that may be another one later: first what was taken away to be counted, then the one that is edited.
class RelayedText final : public TextSource
{
public:
    explicit RelayedText(const TextSource &text)
        : m_text(&text)
    {
    }
    void follow(const TextSource &text) { m_text = &text; }
    qsizetype read(qsizetype position, char16_t *to, qsizetype size) const override { return m_text->read(position, to, size); }

private:
    const TextSource *m_text;
};

QString copyOf(const TextSource &text, qsizetype from, qsizetype to)
{
    QString copy(std::max<qsizetype>(to - from, 0), Qt::Uninitialized);
    copy.resize(text.read(from, reinterpret_cast<char16_t *>(copy.data()), copy.size()));
    return copy;
}

} // namespace

struct LiveTokens::Counted
{
    Counted(const Encoding &encoding, const TextSource &text, qsizetype size)
        : relayed(text)
        , document(encoding, relayed, size)
    {
    }
    RelayedText relayed;
    TokenizedDocument document;
};

/// Shared by the one who waits and the thread that counts; either may be done first.
struct LiveTokens::Job
{
    QMutex mutex;
    LiveTokens *owner = nullptr; ///< nullptr: nobody waits any more
    const Encoding *encoding = nullptr;
    QString text;
    std::unique_ptr<Counted> counted;
};

LiveTokens::LiveTokens(const TextSource &text, QObject *parent)
    : QObject(parent)
    , m_text(text)
{
}

LiveTokens::~LiveTokens()
{
    abandon();
}

void LiveTokens::setEncoding(const Encoding &encoding)
{
    if (&encoding == m_encoding)
        return;
    m_encoding = &encoding;
    countAfresh();
}

void LiveTokens::reset(qsizetype size)
{
    m_size = size;
    countAfresh();
}

void LiveTokens::replace(qsizetype position, qsizetype removed, qsizetype inserted)
{
    m_size += inserted - removed;
    // Taking a long paste back leaves a text that need not wait until all of the paste has been counted.
    if (m_job && m_size > kAtOnce)
        note(position, removed, inserted);
    else if (m_counted && inserted <= kAtOnce)
        m_counted->document.replace(position, removed, inserted);
    else if (m_encoding)
        return countAfresh();
    emit changed();
}

std::optional<std::int64_t> LiveTokens::tokens() const
{
    return m_counted ? std::optional(m_counted->document.tokens()) : std::nullopt;
}

std::vector<qsizetype> LiveTokens::boundaries(qsizetype from, qsizetype to) const
{
    return m_counted ? m_counted->document.boundaries(from, to) : std::vector<qsizetype>();
}

std::int64_t LiveTokens::tokensUpTo(qsizetype position) const
{
    return m_counted ? m_counted->document.tokensUpTo(position) : 0;
}

QString LiveTokens::textBetween(qsizetype from, qsizetype to) const
{
    return copyOf(m_text, from, to);
}

void LiveTokens::countAfresh()
{
    abandon();
    m_counted.reset();
    if (m_encoding && m_size > kAtOnce)
        countElsewhere();
    else if (m_encoding)
        m_counted = std::make_unique<Counted>(*m_encoding, m_text, m_size);
    emit changed();
}

void LiveTokens::countElsewhere()
{
    m_job = std::make_shared<Job>();
    m_job->owner = this;
    m_job->encoding = m_encoding;
    m_job->text = copyOf(m_text, 0, m_size);
    QThreadPool::globalInstance()->start([job = m_job] {
        {
            const QMutexLocker locker(&job->mutex);
            if (!job->owner)
                return;
        }
        const StringSource text(job->text);
        job->counted = std::make_unique<Counted>(*job->encoding, text, job->text.size());
        const QMutexLocker locker(&job->mutex);
        // The owner waits for the mutex before it goes, so it is alive here.
        if (job->owner)
            QMetaObject::invokeMethod(job->owner, [job] {
                if (job->owner && job->owner->m_job == job)
                    job->owner->take(std::move(job->counted));
            }, Qt::QueuedConnection);
    });
}

void LiveTokens::abandon()
{
    m_edited.reset();
    if (const std::shared_ptr<Job> job = std::exchange(m_job, nullptr)) {
        const QMutexLocker locker(&job->mutex);
        job->owner = nullptr;
    }
}

void LiveTokens::note(qsizetype position, qsizetype removed, qsizetype inserted)
{
    if (!m_edited)
        m_edited = Edited{position, position, position};
    m_edited->start = std::min(m_edited->start, position);
    const qsizetype beyond = std::max<qsizetype>(position + removed - m_edited->newEnd, 0);
    m_edited->oldEnd += beyond;
    m_edited->newEnd += beyond + inserted - removed;
}

void LiveTokens::take(std::unique_ptr<Counted> counted)
{
    const std::optional<Edited> edited = m_edited;
    abandon();
    if (edited && edited->newEnd - edited->start > kAtOnce)
        return countAfresh();
    m_counted = std::move(counted);
    m_counted->relayed.follow(m_text);
    if (edited)
        m_counted->document.replace(
            edited->start, edited->oldEnd - edited->start, edited->newEnd - edited->start);
    emit changed();
}

} // namespace cuewright
