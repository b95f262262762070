#pragma once

#include <QStringView>

#include <optional>

namespace cuewright {

/// How well `text` answers `query`: all of its characters occur in that order, without regard to case. Higher is better;
/// letters in a row, at the start of words, and at the start of the text count more, and a shorter text wins. Spaces in the
/// query are skipped. nullopt: no match. An empty query matches everything with 0.
std::optional<int> fuzzyScore(QStringView query, QStringView text);

} // namespace cuewright
