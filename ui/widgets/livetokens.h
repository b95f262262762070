#pragma once

#include "tokens/document/textsource.h"

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

class Encoding;

/// The exact number of tokens of a text that is being edited, and where they end, on the edit itself.
///
/// Whoever owns the text tells every edit. What can be counted within a frame is counted at once; a long text at the
/// beginning, or a long one pasted, is counted on another thread, with nothing known until that is done, and edits that
/// come meanwhile are made up for afterwards.
class LiveTokens : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LiveTokens)
public:
    /// Units that are counted at once: a quarter of a frame where text is at its slowest.
    static constexpr qsizetype kAtOnce = 32 * 1024;

    /// `text` outlives this; nothing of it is read before there is an encoding.
    explicit LiveTokens(const TextSource &text, QObject *parent = nullptr);
    ~LiveTokens() override;

    void setEncoding(const Encoding &encoding);
    const Encoding *encoding() const { return m_encoding; }
    void reset(qsizetype size); ///< it is another text now
    void replace(qsizetype position, qsizetype removed, qsizetype inserted);

    qsizetype size() const { return m_size; }
    std::optional<std::int64_t> tokens() const; ///< nullopt: not known yet
    /// Ends of the tokens behind `from` and up to `to`; none while they are not known.
    std::vector<qsizetype> boundaries(qsizetype from, qsizetype to) const;
    std::int64_t tokensUpTo(qsizetype position) const; ///< how many end at or before it
    QString textBetween(qsizetype from, qsizetype to) const;

signals:
    void changed(); ///< the text, and with it the figures

private:
    struct Counted;
    struct Job;
    /// The smallest range that has all edits since a text was taken away to be counted.
    struct Edited
    {
        qsizetype start;
        qsizetype oldEnd;
        qsizetype newEnd;
    };

    void countAfresh();
    void countElsewhere();
    void abandon();
    void note(qsizetype position, qsizetype removed, qsizetype inserted);
    void take(std::unique_ptr<Counted> counted);

    const TextSource &m_text;
    const Encoding *m_encoding = nullptr;
    qsizetype m_size = 0;
    std::unique_ptr<Counted> m_counted;
    std::shared_ptr<Job> m_job;
    std::optional<Edited> m_edited;
};

} // namespace cuewright
