#include "prompt/brokentext.h"

#include <algorithm>

namespace cuewright {

namespace {

/// Scripts that a text font lacks are looked up letter by letter in every other font, which costs many times as much.
constexpr char16_t kFirstCostly = 0x2E80; // radicals, kana, ideographs, Hangul
constexpr qsizetype kLongestCostlyLine = BrokenText::kLongestLine / 8;

qsizetype limitOf(QStringView line)
{
    if (line.size() <= kLongestCostlyLine)
        return BrokenText::kLongestLine;
    const QStringView start = line.left(BrokenText::kLongestLine);
    const bool costly = std::any_of(start.begin(), start.end(),
        [](QChar unit) { return unit.unicode() >= kFirstCostly && unit.unicode() != BrokenText::kBreak; });
    return costly ? kLongestCostlyLine : BrokenText::kLongestLine;
}

/// A good place to break `line` at or before `limit`: after a space, else at least between two characters.
qsizetype placeForBreak(QStringView line, qsizetype limit)
{
    const qsizetype space = line.left(limit).lastIndexOf(u' ');
    if (space >= limit / 2)
        return space + 1;
    qsizetype place = limit;
    while (place > limit / 2 && (line.at(place).isLowSurrogate() || line.at(place).isMark()))
        --place;
    return place;
}

} // namespace

void BrokenText::setText(const QString &text)
{
    m_shown = broken(text);
    m_breaks = m_shown.size() - text.size();
}

QString BrokenText::text() const
{
    return m_breaks == 0 ? m_shown : textBetween(0, m_shown.size());
}

qsizetype BrokenText::toText(qsizetype shownPosition) const
{
    if (m_breaks == 0)
        return shownPosition;
    return shownPosition - QStringView(m_shown).left(shownPosition).count(QChar(kBreak));
}

qsizetype BrokenText::toShown(qsizetype textPosition) const
{
    if (m_breaks == 0)
        return textPosition;
    qsizetype shown = 0;
    qsizetype left = textPosition;
    while (true) {
        const qsizetype next = m_shown.indexOf(QChar(kBreak), shown);
        if (next < 0 || next - shown > left)
            return shown + left;
        left -= next - shown;
        // A position at a break is shown before it, unless text still follows.
        if (left == 0)
            return next;
        shown = next + 1;
    }
}

bool BrokenText::isBreak(qsizetype shownPosition) const
{
    return shownPosition >= 0 && shownPosition < m_shown.size() && m_shown.at(shownPosition) == QChar(kBreak);
}

QString BrokenText::textBetween(qsizetype start, qsizetype end) const
{
    QString part = m_shown.mid(start, end - start);
    if (m_breaks > 0)
        part.remove(QChar(kBreak));
    return part;
}

TextChange BrokenText::replace(qsizetype shownPosition, qsizetype count, const QString &inserted)
{
    TextChange change{toText(shownPosition), textBetween(shownPosition, shownPosition + count), inserted};
    change.inserted.remove(QChar(kBreak));
    m_breaks += (inserted.size() - change.inserted.size()) - (count - change.removed.size());
    m_shown.replace(shownPosition, count, inserted);
    return change;
}

BrokenText::Line BrokenText::lineAt(qsizetype shownPosition) const
{
    const auto isEnd = [](QChar unit) { return unit == u'\n' || unit == QChar(kBreak); };
    const auto begin = m_shown.cbegin();
    const auto here = begin + std::clamp<qsizetype>(shownPosition, 0, m_shown.size());
    const auto start = std::find_if(std::make_reverse_iterator(here), m_shown.crend(), isEnd).base();
    const auto end = std::find_if(here, m_shown.cend(), isEnd);
    return {start - begin, end - begin};
}

qsizetype BrokenText::missingBreak(qsizetype shownPosition) const
{
    const Line line = lineAt(shownPosition);
    const QStringView text = QStringView(m_shown).mid(line.start, line.end - line.start);
    const qsizetype longest = limitOf(text);
    if (text.size() <= longest)
        return -1;
    // In the middle of what is only a little too long, so that the next key does not break it again.
    const qsizetype limit = std::min(longest, text.size() / 2 + 1);
    return line.start + placeForBreak(text, limit);
}

qsizetype BrokenText::needlessBreak(qsizetype shownPosition) const
{
    if (m_breaks == 0)
        return -1;
    const Line line = lineAt(shownPosition);
    for (const qsizetype at : {line.start - 1, line.end}) {
        if (!isBreak(at))
            continue;
        const Line before = lineAt(at);
        const Line after = lineAt(at + 1);
        const QStringView both = QStringView(m_shown).mid(before.start, after.end - before.start);
        if (both.size() <= limitOf(both) / 2)
            return at;
    }
    return -1;
}

QString BrokenText::broken(const QString &text)
{
    QString shown;
    qsizetype done = 0; // of text, already in `shown`
    qsizetype lineStart = 0;
    while (lineStart <= text.size()) {
        qsizetype lineEnd = text.indexOf(u'\n', lineStart);
        if (lineEnd < 0)
            lineEnd = text.size();
        QStringView line = QStringView(text).mid(lineStart, lineEnd - lineStart);
        for (qsizetype limit = limitOf(line); line.size() > limit; limit = limitOf(line)) {
            lineStart += placeForBreak(line, limit);
            shown += QStringView(text).mid(done, lineStart - done);
            shown += QChar(kBreak);
            done = lineStart;
            line = QStringView(text).mid(lineStart, lineEnd - lineStart);
        }
        lineStart = lineEnd + 1;
    }
    if (done == 0)
        return text;
    shown += QStringView(text).mid(done);
    return shown;
}

QString BrokenText::asParagraphs(QString shown)
{
    return shown.replace(QChar(kBreak), u'\n');
}

} // namespace cuewright
