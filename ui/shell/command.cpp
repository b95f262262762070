#include "shell/command.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAction>

namespace cuewright {

Command::Command(Traits traits)
    : m_traits(std::move(traits))
    , m_action(new QAction(this))
{
    m_action->setObjectName(m_traits.id);
    m_action->setCheckable(m_traits.checkable);
    m_action->setShortcut(m_traits.shortcut);
    if (m_traits.inPlace)
        m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_action, &QAction::triggered, this, [this] {
        if (isEnabled())
            execute();
        refresh();
    });
}

QString Command::plainText() const
{
    QString plain = text();
    plain.remove(QStringLiteral("…"));
    return plain.replace(QStringLiteral("&&"), QStringLiteral("\1")).remove(u'&').replace(u'\1', u'&');
}

void Command::refresh()
{
    m_action->setText(text());
    m_action->setToolTip(tipWithShortcut(plainText(), m_action->shortcut()));
    m_action->setEnabled(isEnabled());
    if (m_traits.checkable)
        m_action->setChecked(isChecked());
}

void Command::setIcon(const Theme &theme)
{
    if (m_traits.glyph)
        m_action->setIcon(theme.icon(*m_traits.glyph));
}

} // namespace cuewright
