#pragma once

class QComboBox;

namespace cuewright {

/// Lets the list of `combo` open with room for all that it shows, also the first time: Qt 6.4 measures the list before it has
/// been laid out with the style sheet, comes out two pixels short, and scrolls the last entry away.
void openListWhole(QComboBox &combo);

} // namespace cuewright
