#pragma once

namespace cuewright {

/// Makes the widgets that paint themselves known to screen readers: RunButton as a button with a menu, Gauge as a progress
/// bar with a value. Calling it again does nothing.
void installAccessibility();

} // namespace cuewright
