#pragma once

#include <QString>
#include <QStringView>

#include <algorithm>

namespace cuewright {

/// Text that somebody else keeps, an editor for instance, in UTF-16.
class TextSource
{
public:
    virtual ~TextSource() = default;
    /// Copies up to `size` units from `position` on to `to`, and returns how many: fewer only where the text
    /// ends.
    virtual qsizetype read(qsizetype position, char16_t *to, qsizetype size) const = 0;

protected:
    TextSource() = default;
    TextSource(const TextSource &) = default;
    TextSource &operator=(const TextSource &) = default;
};

/// A string as such a text; the string must outlive it and may change.
class StringSource final : public TextSource
{
public:
    explicit StringSource(const QString &text)
        : m_text(text)
    { }
    qsizetype read(qsizetype position, char16_t *to, qsizetype size) const override
    {
        const QStringView part = QStringView(m_text).sliced(position);
        const qsizetype count = std::min(size, part.size());
        std::copy_n(part.utf16(), count, to);
        return count;
    }

private:
    const QString &m_text;
};

} // namespace cuewright
