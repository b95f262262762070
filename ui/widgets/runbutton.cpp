#include "widgets/runbutton.h"

#include "widgets/chips.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kRing = 3; // room for the focus ring on every side
constexpr qreal kHeight = 36;
constexpr qreal kRadius = 7;
constexpr qreal kPadding = 12;
constexpr qreal kIcon = 16;
constexpr qreal kGap = 8;
constexpr qreal kMenu = 31;
constexpr qreal kWidestNeed = 340;

struct Look
{
    Glyph glyph;
    ColorRole fill;
    ColorRole ink;
    std::optional<ColorRole> outline;
};

Look lookOf(RunButton::State state, bool down, bool hover)
{
    switch (state) {
    case RunButton::State::Ready:
        return {Glyph::Play, down ? ColorRole::AccentPress : hover ? ColorRole::AccentHover : ColorRole::Accent,
            ColorRole::AccentText, std::nullopt};
    case RunButton::State::Running:
        return {Glyph::Stop, down ? ColorRole::Sunken : hover ? ColorRole::Hover : ColorRole::Raised, ColorRole::Text,
            ColorRole::Control};
    case RunButton::State::Waiting:
        return {Glyph::Clock, ColorRole::WarningSoft, ColorRole::Warning, ColorRole::Warning};
    case RunButton::State::OverCap:
        return {Glyph::Cap, ColorRole::DangerSoft, ColorRole::Danger, ColorRole::Danger};
    case RunButton::State::MissingInput:
        return {Glyph::Warning, ColorRole::Chip, ColorRole::Text, std::nullopt};
    case RunButton::State::Done:
        return {Glyph::Success, ColorRole::Chip, ColorRole::Text, std::nullopt};
    }
    return {Glyph::Play, ColorRole::Accent, ColorRole::AccentText, std::nullopt};
}

} // namespace

RunButton::RunButton(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &RunButton::act);
    connect(&theme, &Theme::changed, this, [this] {
        m_widest = 0;
        m_widest = contentWidth();
        updateGeometry();
    });
}

void RunButton::setContent(State state, const QString &headline, const QStringList &facts)
{
    if (state == m_state && headline == m_headline && facts == m_facts)
        return;
    m_state = state;
    m_headline = headline;
    m_facts = facts;
    m_spoken.clear();
    setText(headline);
    setAccessibleName(spokenName());
    const int width = contentWidth();
    if (width > m_widest) {
        m_widest = width;
        updateGeometry();
    }
    update();
}

void RunButton::setStale(bool stale)
{
    if (stale == m_stale)
        return;
    m_stale = stale;
    update();
}

void RunButton::setSpokenFacts(const QString &text)
{
    m_spoken = text;
    setAccessibleName(spokenName());
}

void RunButton::setMenu(QMenu *menu)
{
    m_menu = menu;
    updateGeometry();
    update();
}

void RunButton::showMenu()
{
    if (!hasMenu())
        return;
    const QRect box = buttonRect();
    m_menu->popup(mapToGlobal(QPoint(box.right() - m_menu->sizeHint().width(), box.top() - m_menu->sizeHint().height())));
}

QString RunButton::spokenName() const
{
    if (m_state == State::Running || m_state == State::Waiting)
        return m_headline; // its figures change many times a second; nobody wants to hear that
    return QStringList{m_headline, m_spoken.isEmpty() ? m_facts.join(QStringLiteral(", ")) : m_spoken}.join(
        m_facts.isEmpty() && m_spoken.isEmpty() ? QString() : QStringLiteral(", "));
}

// A run that is going on has no variants to choose from.
bool RunButton::hasMenu() const
{
    return m_menu && m_state == State::Ready;
}

int RunButton::menuWidth() const
{
    return m_menu ? m_theme.px(kMenu) : 0;
}

QRect RunButton::buttonRect() const
{
    return rect().adjusted(kRing, kRing, -kRing, -kRing);
}

QRect RunButton::menuRect() const
{
    if (!hasMenu())
        return {};
    const QRect box = buttonRect();
    const int width = menuWidth();
    return isRightToLeft() ? QRect(box.left(), box.top(), width, box.height())
                           : QRect(box.right() + 1 - width, box.top(), width, box.height());
}

QString RunButton::factsText() const
{
    QString text;
    for (const QString &fact : m_facts)
        text += QStringLiteral("  ·  ") + fact;
    return text;
}

int RunButton::contentWidth() const
{
    const QFontMetrics strong(m_theme.font(TextStep::Body, QFont::DemiBold));
    const QFontMetrics plain(m_theme.font());
    // The ellipsis of stale figures has its place from the start.
    const int facts = m_facts.isEmpty() ? 0 : plain.horizontalAdvance(factsText() + u'…');
    return 2 * m_theme.px(kPadding) + m_theme.px(kIcon) + m_theme.px(kGap) + strong.horizontalAdvance(m_headline) + facts;
}

QSize RunButton::sizeHint() const
{
    return {std::max(m_widest, contentWidth()) + menuWidth() + 2 * kRing, m_theme.px(kHeight) + 2 * kRing};
}

QSize RunButton::minimumSizeHint() const
{
    // Its price has to be read whole; only a variable's endless name gives way.
    const QSize whole = sizeHint();
    return {std::min(whole.width(), m_theme.px(kWidestNeed)), whole.height()};
}

void RunButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    Look look = lookOf(m_state, isDown(), underMouse());
    if (!isEnabled())
        look = {look.glyph, ColorRole::Chip, ColorRole::Disabled, std::nullopt};
    const QRect box = buttonRect();
    painter.setPen(look.outline ? QPen(m_theme.color(*look.outline), 1) : QPen(Qt::NoPen));
    painter.setBrush(m_theme.color(look.fill));
    painter.drawRoundedRect(look.outline ? QRectF(box).adjusted(.5, .5, -.5, -.5) : QRectF(box), kRadius, kRadius);

    QRect content = box;
    if (hasMenu()) {
        const QRect menu = menuRect();
        const int divider = isRightToLeft() ? menu.right() : menu.left();
        painter.fillRect(QRect(divider, box.top(), 1, box.height()), m_theme.color(ColorRole::RunLine));
        const int side = m_theme.px(14);
        painter.drawPixmap(menu.center().x() - side / 2 + 1, menu.center().y() - side / 2 + 1,
            m_theme.pixmap(Glyph::ChevronDown, look.ink, side, devicePixelRatioF()));
        content.adjust(isRightToLeft() ? menu.width() : 0, 0, isRightToLeft() ? 0 : -menu.width(), 0);
    }
    const int padding = m_theme.px(kPadding);
    paintContent(painter, content.adjusted(padding, 0, -padding, 0), look.ink);
    if (hasFocus())
        paintFocusRing(painter, QRectF(box), m_theme, kRadius);
}

void RunButton::paintContent(QPainter &painter, const QRect &area, ColorRole ink) const
{
    const bool reversed = isRightToLeft();
    const Qt::Alignment align = Qt::AlignVCenter | Qt::AlignLeading;
    const int side = m_theme.px(kIcon);
    const Look look = lookOf(m_state, false, false);
    painter.drawPixmap(reversed ? area.right() + 1 - side : area.left(), area.center().y() - side / 2 + 1,
        m_theme.pixmap(look.glyph, ink, side, devicePixelRatioF()));
    const int start = side + m_theme.px(kGap);
    QRect rest = area.adjusted(reversed ? 0 : start, 0, reversed ? -start : 0, 0);

    painter.setPen(m_theme.color(ink));
    painter.setFont(m_theme.font(TextStep::Body, QFont::DemiBold));
    // The reason of a wait can be longer than any button.
    const QString headline = painter.fontMetrics().elidedText(m_headline, Qt::ElideRight, rest.width());
    painter.drawText(rest, align | Qt::TextSingleLine, headline);
    const int taken = painter.fontMetrics().horizontalAdvance(headline);
    rest.adjust(reversed ? 0 : taken, 0, reversed ? -taken : 0, 0);
    painter.setFont(m_theme.font());
    const QString facts = m_facts.isEmpty() ? QString() : factsText() + (m_stale ? QStringLiteral("…") : QString());
    painter.drawText(rest, align | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(facts, Qt::ElideRight, rest.width()));
}

void RunButton::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && menuRect().contains(event->position().toPoint())) {
        showMenu();
        event->accept();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

bool RunButton::hitButton(const QPoint &position) const
{
    return buttonRect().contains(position) && !menuRect().contains(position);
}

void RunButton::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down && event->modifiers() == Qt::AltModifier) {
        showMenu();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() == Qt::NoModifier && !event->isAutoRepeat()) {
            click();
            return;
        }
    }
    if (event->key() == Qt::Key_Escape && (m_state == State::Running || m_state == State::Waiting)) {
        emit stopRequested();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void RunButton::contextMenuEvent(QContextMenuEvent *event)
{
    showMenu();
    event->accept();
}

void RunButton::act()
{
    switch (m_state) {
    case State::Ready:
        emit runRequested();
        break;
    case State::Running:
        emit stopRequested();
        break;
    case State::Waiting:
        emit retryRequested();
        break;
    case State::OverCap:
    case State::MissingInput:
    case State::Done:
        emit reasonRequested();
        break;
    }
}

} // namespace cuewright
