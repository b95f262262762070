#pragma once

#include "schema/hintwords.h"
#include "schema/ruleset.h"

#include <functional>

namespace cuewright {

/// A text for one member of an answer.
struct SampleText
{
    QString text;
    bool fits = true; ///< false: nothing in the hints speaks for it; where the member may be left out or
                      ///< null, it should be
};

struct SampleTextTask
{
    const RuleSet &rules;
    QString name; ///< the member's
    int index = 0; ///< of an item in a list: neighbours should differ
    QStringList said; ///< choices already made beside it: the category for a subcategory
    const HintWords &words;
    const QHash<QString, QStringList> &lists; ///< of the instructions and the member's description
    std::function<int(int)> choose;
};

/// Tries to keep lengths and patterns; the caller checks.
SampleText sampleText(const SampleTextTask &task);

} // namespace cuewright
