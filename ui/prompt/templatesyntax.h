#pragma once

#include <QStringView>

namespace cuewright {

/// Beginnings of template syntax in a text. Kept up to date from the text around each edit, so that a megabyte is never
/// searched again for one key.
struct TemplateSyntax
{
    static constexpr qsizetype kReach = 2; ///< units on either side that an edit can make into syntax

    qsizetype values = 0; ///< "{{"
    qsizetype blocks = 0; ///< "{%", "{#", "{{#", "{{^": they may reach over several messages

    static TemplateSyntax in(QStringView text)
    {
        TemplateSyntax found;
        for (qsizetype at = text.indexOf(u'{'); at >= 0; at = text.indexOf(u'{', at + 1)) {
            const char16_t next = at + 1 < text.size() ? text.at(at + 1).unicode() : u'\0';
            const char16_t third = at + 2 < text.size() ? text.at(at + 2).unicode() : u'\0';
            const bool value = next == u'{';
            found.values += value;
            found.blocks += next == u'%' || next == u'#' || (value && (third == u'#' || third == u'^'));
        }
        return found;
    }
    void replace(const TemplateSyntax &before, const TemplateSyntax &after)
    {
        values += after.values - before.values;
        blocks += after.blocks - before.blocks;
    }
    bool isEmpty() const { return values == 0 && blocks == 0; }
    friend bool operator==(const TemplateSyntax &, const TemplateSyntax &) = default;
};

} // namespace cuewright
