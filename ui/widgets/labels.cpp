#include "widgets/labels.h"

#include <QLabel>
#include <QStyle>
#include <QVariant>

#include <array>

namespace cuewright {
namespace {

constexpr std::array kNames = {
    "body", "strong", "muted", "small", "caption", "section", "document-title", "page-title", "metric", "figure"};

constexpr std::array kTones = {"neutral", "accent", "success", "warning", "danger", "info"};

} // namespace

QLabel *makeLabel(LabelKind kind, const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    setKind(label, kind);
    return label;
}

void setKind(QLabel *label, LabelKind kind)
{
    label->setProperty("kind", QLatin1String(kNames[static_cast<std::size_t>(kind)]));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

void setTone(QLabel *label, Tone tone)
{
    label->setProperty("tone", QLatin1String(kTones[static_cast<std::size_t>(tone)]));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace cuewright
