#pragma once

#include "widgets/chips.h"

#include <QString>

class QLabel;
class QWidget;

namespace cuewright {

/// How a label is written; theme.qss gives each its size and colour.
enum class LabelKind {
    Body,
    Strong, ///< body size, semibold
    Muted, ///< body size, secondary
    Small, ///< secondary
    Caption, ///< of a field
    Section, ///< heading inside a page
    DocumentTitle,
    PageTitle,
    Metric,
    Figure,
};

/// A label that never treats its text as markup.
QLabel *makeLabel(LabelKind kind, const QString &text = {}, QWidget *parent = nullptr);
void setKind(QLabel *label, LabelKind kind);
/// Neutral gives the kind its own colour back.
void setTone(QLabel *label, Tone tone);

} // namespace cuewright
