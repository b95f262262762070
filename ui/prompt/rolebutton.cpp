#include "prompt/rolebutton.h"

#include "widgets/chips.h"

#include <QActionGroup>
#include <QEvent>
#include <QMenu>
#include <QPainter>

#include <array>

namespace cuewright {

namespace {

// Tool messages answer calls of one conversation and make no sense in a template; a file that has one keeps it.
constexpr std::array kRoles = {Role::System, Role::Developer, Role::User, Role::Assistant};
constexpr int kPadding = 8;
constexpr int kArrow = 12;

} // namespace

RoleButton::RoleButton(const Theme &theme, QWidget *parent)
    : QToolButton(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("role"));
    setFocusPolicy(Qt::StrongFocus);
    setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(this);
    auto *group = new QActionGroup(menu);
    for (const Role role : kRoles) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(int(role));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, role] { emit roleChosen(role); });
    }
    setMenu(menu);
    connect(&m_theme, &Theme::changed, this, [this] { updateGeometry(); });
    retranslate();
}

void RoleButton::setRole(Role role)
{
    m_role = role;
    retranslate();
    updateGeometry();
    update();
}

void RoleButton::retranslate()
{
    for (QAction *action : menu()->actions()) {
        const auto role = Role(action->data().toInt());
        action->setText(roleTitle(role));
        action->setChecked(role == m_role);
    }
    setText(roleTitle(m_role));
    setAccessibleName(tr("Role: %1").arg(roleTitle(m_role)));
    setToolTip(tr("Who says this message"));
}

QSize RoleButton::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextStep::Body, QFont::Medium));
    return {2 + kPadding + metrics.horizontalAdvance(text()) + 4 + m_theme.px(kArrow) + kPadding, m_theme.px(24)};
}

void RoleButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int high = m_theme.px(20);
    const QRectF chip(1, (height() - high) / 2.0, width() - 2, high);
    painter.setPen(underMouse() ? QPen(m_theme.color(inkOf(m_role)), 1) : QPen(Qt::NoPen));
    painter.setBrush(m_theme.color(softOf(m_role)));
    painter.drawRoundedRect(chip, 4, 4);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter.drawRoundedRect(chip.adjusted(0, -1, 0, 1), 4, 4);
    }
    painter.setFont(m_theme.font(TextStep::Body, QFont::Medium));
    painter.setPen(m_theme.color(inkOf(m_role)));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int arrow = m_theme.px(kArrow);
    QRectF label = chip.adjusted(kPadding, 0, -kPadding, 0);
    painter.drawText(label, Qt::AlignVCenter | (mirrored ? Qt::AlignRight : Qt::AlignLeft), text());
    const qreal left = mirrored ? label.left() : label.right() - arrow;
    painter.drawPixmap(QPointF(left, chip.center().y() - arrow / 2.0),
        m_theme.pixmap(Glyph::ChevronDown, inkOf(m_role), arrow, devicePixelRatioF()));
}

void RoleButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QToolButton::changeEvent(event);
}

} // namespace cuewright
