#include "widgets/gauge.h"

#include <QAccessible>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace cuewright {

Gauge::Gauge(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void Gauge::setShare(double share)
{
    const double kept = std::isfinite(share) ? std::max(share, 0.0) : (share > 0 ? 1.0 : 0.0);
    if (kept == m_share)
        return;
    m_share = kept;
    QAccessibleValueChangeEvent event(this, valueText());
    QAccessible::updateAccessibility(&event);
    update();
}

void Gauge::setWarningMark(std::optional<double> mark)
{
    m_mark = mark;
    update();
}

Gauge::Level Gauge::level() const
{
    if (!m_mark)
        return Level::Fine;
    if (m_share >= 1.0)
        return Level::Over;
    return m_share >= *m_mark ? Level::Near : Level::Fine;
}

void Gauge::setValueText(const QString &text)
{
    m_valueText = text;
    setToolTip(text);
}

QString Gauge::valueText() const
{
    return m_valueText.isEmpty() ? tr("%1 percent").arg(QLocale().toString(std::lround(m_share * 100))) : m_valueText;
}

void Gauge::setBarWidth(int designPx)
{
    m_width = designPx;
    setSizePolicy(designPx > 0 ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
}

void Gauge::setCells(int cells)
{
    const int kept = cells > kMostCells ? 0 : std::max(cells, 0);
    if (kept == m_cells)
        return;
    m_cells = kept;
    updateGeometry();
    update();
}

QSize Gauge::sizeHint() const
{
    return {m_theme.px(m_width > 0 ? m_width : 40), m_theme.px(m_cells > 0 ? 11 : 6)};
}

void Gauge::paintCells(QPainter &painter) const
{
    const qreal gap = m_theme.px(3);
    const qreal wide = std::max((width() - gap * (m_cells - 1)) / m_cells, qreal(2));
    const auto taken = std::lround(std::min(m_share, 1.0) * m_cells);
    for (int cell = 0; cell < m_cells; ++cell) {
        const int place = isRightToLeft() ? m_cells - 1 - cell : cell;
        const QRectF box(place * (wide + gap) + 0.5, 0.5, wide - 1, height() - 1);
        painter.setPen(QPen(m_theme.color(cell < taken ? ColorRole::Accent : ColorRole::BorderStrong), 1));
        painter.setBrush(m_theme.color(cell < taken ? ColorRole::Accent : ColorRole::Raised));
        painter.drawRoundedRect(box, 2, 2);
    }
}

void Gauge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_cells > 0) {
        paintCells(painter);
        return;
    }
    painter.setPen(Qt::NoPen);
    const qreal radius = height() / 2.0;
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(rect(), radius, radius);

    const Level now = level();
    const ColorRole role = now == Level::Over ? ColorRole::Danger
        : now == Level::Near                  ? ColorRole::Warning
                                              : ColorRole::Accent;
    const bool reversed = isRightToLeft();
    if (m_share > 0) {
        // A little is visible as a little, never as nothing.
        const qreal filled = std::clamp(width() * m_share, qreal(height()) / 2, qreal(width()));
        painter.setBrush(m_theme.color(role));
        painter.drawRoundedRect(QRectF(reversed ? width() - filled : 0, 0, filled, height()), radius, radius);
    }
    if (m_mark && now == Level::Fine) {
        const qreal x = width() * (reversed ? 1 - *m_mark : *m_mark);
        painter.fillRect(QRectF(std::round(x), 0, 2, height()), m_theme.color(ColorRole::Warning));
    }
}

} // namespace cuewright
