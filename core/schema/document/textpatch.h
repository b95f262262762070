#pragma once

#include <QList>
#include <QString>

namespace cuewright {

/// A run of UTF-16 units, counted as QTextDocument counts.
struct TextSpan
{
    qsizetype start = 0;
    qsizetype size = 0;

    qsizetype end() const { return start + size; }
    /// The end counts: a cursor behind the last unit is still at the span.
    bool holds(qsizetype offset) const { return start <= offset && offset <= end(); }

    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

/// At `position`, `removed` units give way to `inserted`.
struct TextPatch
{
    qsizetype position = 0;
    qsizetype removed = 0;
    QString inserted;

    qsizetype end() const { return position + removed; }

    friend bool operator==(const TextPatch &, const TextPatch &) = default;
};

/// Patches of one text as it was before any of them: ascending, none overlapping.
using TextPatches = QList<TextPatch>;

/// `text` with all of `patches`.
QString patchedText(const QString &text, const TextPatches &patches);
/// What turns patchedText(text, patches) into `text` again.
TextPatches inversePatches(const QString &text, const TextPatches &patches);

} // namespace cuewright
