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
    m_breaks.clear();
    if (m_shown.size() != text.size())
        m_breaks = breaksIn(m_shown);
}

QString BrokenText::text() const
{
    return m_breaks.empty() ? m_shown : textBetween(0, m_shown.size());
}

std::vector<qsizetype> BrokenText::breaksIn(QStringView shown)
{
    std::vector<qsizetype> found;
    for (qsizetype at = shown.indexOf(QChar(kBreak)); at >= 0; at = shown.indexOf(QChar(kBreak), at + 1))
        found.push_back(at);
    return found;
}

qsizetype BrokenText::breaksBefore(qsizetype shownPosition) const
{
    return std::lower_bound(m_breaks.begin(), m_breaks.end(), shownPosition) - m_breaks.begin();
}

qsizetype BrokenText::toText(qsizetype shownPosition) const
{
    return shownPosition - breaksBefore(shownPosition);
}

qsizetype BrokenText::toShown(qsizetype textPosition) const
{
    // Where the break number i is in the text rises with i too. A position at a break is shown before it.
    qsizetype low = 0;
    qsizetype high = breaks();
    while (low < high) {
        const qsizetype middle = (low + high) / 2;
        if (m_breaks[std::size_t(middle)] - middle < textPosition)
            low = middle + 1;
        else
            high = middle;
    }
    return textPosition + low;
}

qsizetype BrokenText::read(qsizetype position, char16_t *to, qsizetype size) const
{
    const qsizetype wanted = std::clamp<qsizetype>(textSize() - position, 0, size);
    qsizetype shown = toShown(position);
    qsizetype next = breaksBefore(shown);
    qsizetype done = 0;
    while (done < wanted) {
        const qsizetype end = next < breaks() ? m_breaks[std::size_t(next)] : m_shown.size();
        const qsizetype count = std::min(end - shown, wanted - done);
        const QStringView part = QStringView(m_shown).mid(shown, count);
        to = std::copy(part.utf16(), part.utf16() + count, to);
        done += count;
        shown = end + 1;
        ++next;
    }
    return wanted;
}

bool BrokenText::isBreak(qsizetype shownPosition) const
{
    return shownPosition >= 0 && shownPosition < m_shown.size() && m_shown.at(shownPosition) == QChar(kBreak);
}

QString BrokenText::textBetween(qsizetype start, qsizetype end) const
{
    QString part = m_shown.mid(start, end - start);
    if (breaksBefore(start) != breaksBefore(end))
        part.remove(QChar(kBreak));
    return part;
}

TextChange BrokenText::replace(qsizetype shownPosition, qsizetype count, const QString &inserted)
{
    TextChange change{toText(shownPosition), textBetween(shownPosition, shownPosition + count), inserted};
    change.inserted.remove(QChar(kBreak));
    m_shown.replace(shownPosition, count, inserted);
    if (m_breaks.empty() && change.inserted.size() == inserted.size())
        return change;
    const auto first = m_breaks.erase(m_breaks.begin() + breaksBefore(shownPosition), m_breaks.begin() + breaksBefore(shownPosition + count));
    for (auto later = first; later != m_breaks.end(); ++later)
        *later += inserted.size() - count;
    std::vector<qsizetype> fresh = breaksIn(inserted);
    for (qsizetype &at : fresh)
        at += shownPosition;
    m_breaks.insert(first, fresh.begin(), fresh.end());
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
    if (m_breaks.empty())
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
