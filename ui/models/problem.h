#pragma once

#include <QString>

namespace cuewright {

/// Something in a document that will go wrong, or might.
struct Problem
{
    enum class Severity { Error, Warning, Note };

    Severity severity = Severity::Error;
    QString text; ///< for the person: what is wrong and what to do
    QString place; ///< where in the document, in words: "Line 12", "priority"
    QString anchor; ///< for the page that reported it

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace cuewright
