#include "widgets/elidedlabel.h"

#include <QFontMetrics>
#include <QPainter>

namespace cuewright {

ElidedLabel::ElidedLabel(
    const Theme &theme, TextStep step, ColorRole role, QFont::Weight weight, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_step(step)
    , m_role(role)
    , m_weight(weight)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    setAccessibleName(text);
    setToolTip(isElided() ? m_text : QString());
    updateGeometry();
    update();
}

void ElidedLabel::setRole(ColorRole role)
{
    m_role = role;
    update();
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

bool ElidedLabel::isElided() const
{
    return QFontMetrics(m_theme.font(m_step, m_weight)).horizontalAdvance(m_text) > width();
}

QSize ElidedLabel::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(m_step, m_weight));
    return {metrics.horizontalAdvance(m_text) + 1, metrics.height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QFontMetrics metrics(m_theme.font(m_step, m_weight));
    return {std::min(metrics.horizontalAdvance(m_text) + 1, metrics.horizontalAdvance(u'M') * 3), metrics.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(m_step, m_weight));
    painter.setPen(m_theme.color(isEnabled() ? m_role : ColorRole::Disabled));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_text, m_mode, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setToolTip(isElided() ? m_text : QString());
}

} // namespace cuewright
