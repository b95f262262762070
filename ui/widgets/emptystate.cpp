#include "widgets/emptystate.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cuewright {

EmptyState::EmptyState(const Theme &theme, Glyph glyph, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_glyph(glyph)
    , m_icon(new QLabel(this))
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_hint(makeLabel(LabelKind::Muted, {}, this))
    , m_action(makeButton(ButtonKind::Secondary, {}, {}, this))
{
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_hint->setObjectName(QStringLiteral("emptyHint"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignHCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(6);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_hint);
    layout->addSpacing(4);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(&theme, &Theme::changed, this, &EmptyState::redraw);
    setTexts({});
    redraw();
}

void EmptyState::setTexts(const QString &title, const QString &hint, const QString &action)
{
    m_title->setText(title);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(hint);
}

void EmptyState::setGlyph(Glyph glyph, ColorRole role)
{
    m_glyph = glyph;
    m_role = role;
    redraw();
}

void EmptyState::redraw()
{
    m_icon->setPixmap(m_theme.pixmap(m_glyph, m_role, m_theme.px(20), devicePixelRatioF()));
}

} // namespace cuewright
