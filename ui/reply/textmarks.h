#pragma once

#include "schema/document/textpatch.h"
#include "schema/validator.h"

#include <QList>
#include <QString>

namespace cuewright {

/// A place in an answer's text, and what is wrong there.
struct TextMark
{
    TextSpan place; ///< in UTF-16 units
    QString why; ///< for the person
};

/// Where an answer breaks rules (violationPlace()), in the order of the text. `text` may have the answer in a code fence. Of a
/// text that is no JSON, the place where it stops being that.
QList<TextMark> textMarks(const QString &text, const QList<Violation> &violations);

} // namespace cuewright
