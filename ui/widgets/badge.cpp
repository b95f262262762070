#include "widgets/badge.h"

#include <QPainter>

namespace cuewright {

Badge::Badge(const Theme &theme, const QString &text, const BadgeStyle &style, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_style(style)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setText(text);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void Badge::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Badge::setBadgeStyle(const BadgeStyle &style)
{
    m_style = style;
    updateGeometry();
    update();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_theme, m_text, m_style);
}

} // namespace cuewright
