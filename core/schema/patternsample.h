#pragma once

#include <QString>

#include <cstdint>
#include <functional>

namespace cuewright {

/// A text that the regular expression would likely match: literals, classes, groups, alternatives and
/// quantifiers are followed, look-around and back references are not. The caller checks it. `choose(n)` picks
/// one of 0…n−1.
QString textForPattern(const QString &pattern, const std::function<int(int)> &choose);

} // namespace cuewright
