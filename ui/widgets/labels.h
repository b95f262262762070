#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace cuewright {

/// How a label is written; theme.qss gives each its size and colour.
enum class LabelKind {
    Body,
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

} // namespace cuewright
