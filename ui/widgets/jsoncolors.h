#pragma once

#include <QList>
#include <QStringView>
#include <QTextLayout>

namespace cuewright {

class Theme;

/// The colours of one line of JSON. No state passes from line to line: JSON has neither comments nor strings over several lines.
QList<QTextLayout::FormatRange> jsonColors(QStringView line, const Theme &theme);

} // namespace cuewright
