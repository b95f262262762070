#pragma once

#include "tools/trace.h"

#include <QStringList>

namespace cuewright {

/// Whether what was sent for a turn says what the trace says: its model, and the messages, calls and results since the turn
/// before it, in their order. A sentence for each difference, translated; none for a turn whose request was not recorded. What
/// stands beside them (pictures, what a reasoning model thought, options) is not looked at.
QStringList sentDifferences(const Trace &trace, TurnId turn);

} // namespace cuewright
