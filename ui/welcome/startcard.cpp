#include "welcome/startcard.h"

#include "widgets/chips.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace cuewright {

StartCard::StartCard(const Theme &theme, Glyph glyph, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_glyph(glyph)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void StartCard::setTexts(const QString &title, const QString &description)
{
    setText(title);
    m_description = description;
    setAccessibleName(title);
    setAccessibleDescription(description);
    update();
}

QSize StartCard::sizeHint() const
{
    return {m_theme.px(280), m_theme.px(60) + 6};
}

void StartCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect box = rect().adjusted(3, 3, -3, -3);
    painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
    painter.setBrush(m_theme.color(isDown() ? ColorRole::Sunken : underMouse() ? ColorRole::Hover : ColorRole::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), 8, 8);
    const int side = m_theme.px(20);
    const QRect icon = QStyle::visualRect(layoutDirection(), box,
        QRect(box.left() + m_theme.px(14), box.top() + m_theme.px(12), side, side));
    painter.drawPixmap(icon.topLeft(), m_theme.pixmap(m_glyph, ColorRole::AccentInk, side, devicePixelRatioF()));
    const int start = m_theme.px(44);
    const QRect words = QStyle::visualRect(layoutDirection(), box,
        QRect(box.left() + start, box.top() + m_theme.px(10), box.width() - start - m_theme.px(12), m_theme.px(40)));
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.setFont(m_theme.font(TextStep::Body, QFont::DemiBold));
    const QRect top(words.left(), words.top(), words.width(), words.height() / 2);
    painter.drawText(top, Qt::AlignVCenter | Qt::AlignLeading,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.setFont(m_theme.font(TextStep::Small));
    painter.drawText(top.translated(0, top.height()), Qt::AlignVCenter | Qt::AlignLeading,
        painter.fontMetrics().elidedText(m_description, Qt::ElideRight, words.width()));
    if (hasFocus())
        paintFocusRing(painter, QRectF(box), m_theme, 8);
}

void StartCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    // The arrows belong to the page, which moves between cards.
    if (event->key() == Qt::Key_Space)
        QAbstractButton::keyPressEvent(event);
    else
        event->ignore();
}

} // namespace cuewright
