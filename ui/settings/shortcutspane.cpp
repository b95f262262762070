#include "settings/shortcutspane.h"

#include "shell/commandregistry.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace cuewright {

ShortcutsPane::ShortcutsPane(const UiContext &, CommandRegistry &commands, QWidget *parent)
    : QWidget(parent)
    , m_commands(commands)
    , m_table(new QTreeWidget(this))
    , m_edit(new QKeySequenceEdit(this))
    , m_set(makeButton(ButtonKind::Secondary, {}, {}, this))
    , m_clear(makeButton(ButtonKind::Ghost, {}, {}, this))
    , m_reset(makeButton(ButtonKind::Ghost, {}, {}, this))
    , m_message(makeLabel(LabelKind::Small, {}, this))
{
    m_table->setObjectName(QStringLiteral("shortcutTable"));
    m_edit->setObjectName(QStringLiteral("shortcutEdit"));
    m_set->setObjectName(QStringLiteral("shortcutSet"));
    m_clear->setObjectName(QStringLiteral("shortcutClear"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_message->setObjectName(QStringLiteral("shortcutMessage"));
    m_table->setColumnCount(2);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->header()->setStretchLastSection(false);
    m_table->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (QWidget *widget : {static_cast<QWidget *>(m_edit), static_cast<QWidget *>(m_set), static_cast<QWidget *>(m_clear), static_cast<QWidget *>(m_reset)})
        row->addWidget(widget);
    row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 12, 24, 16);
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addWidget(m_message);
    connect(m_table, &QTreeWidget::currentItemChanged, this, &ShortcutsPane::select);
    connect(m_set, &QPushButton::clicked, this, &ShortcutsPane::assign);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_commands.setShortcut(selectedId(), {}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { m_commands.resetShortcut(selectedId()); });
    connect(&commands, &CommandRegistry::shortcutChanged, this, &ShortcutsPane::fill);
    retranslate();
}

void ShortcutsPane::fill()
{
    const QString selected = selectedId();
    m_table->clear();
    for (const auto &command : m_commands.commands()) {
        const QString keys = command->action()->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QTreeWidgetItem(m_table, {command->plainText(), keys});
        item->setData(0, Qt::UserRole, command->traits().id);
        if (m_commands.hasOwnShortcut(command->traits().id)) {
            QFont font = item->font(1);
            font.setBold(true);
            item->setFont(1, font);
            item->setToolTip(1, tr("Changed by you"));
        }
        if (command->traits().id == selected)
            m_table->setCurrentItem(item);
    }
    if (!m_table->currentItem())
        m_table->setCurrentItem(m_table->topLevelItem(0));
    select();
}

QString ShortcutsPane::selectedId() const
{
    return m_table->currentItem() ? m_table->currentItem()->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutsPane::select()
{
    const Command *command = m_commands.command(selectedId());
    if (!command)
        return;
    m_edit->setKeySequence(command->action()->shortcut());
    m_reset->setEnabled(m_commands.hasOwnShortcut(selectedId()));
    m_message->clear();
}

void ShortcutsPane::assign()
{
    // Ctrl+Alt is AltGr, which many keyboards need for letters and brackets.
    const QKeySequence keys = m_edit->keySequence();
    if (!keys.isEmpty() && keys[0].keyboardModifiers().testFlag(Qt::ControlModifier)
        && keys[0].keyboardModifiers().testFlag(Qt::AltModifier)) {
        m_message->setText(tr("Ctrl+Alt types characters on many keyboards. Take another one."));
        setTone(m_message, Tone::Danger);
        return;
    }
    const QString owner = m_commands.setShortcut(selectedId(), keys);
    if (owner.isEmpty())
        return;
    m_message->setText(tr("Already used by “%1”.").arg(m_commands.command(owner)->plainText()));
    setTone(m_message, Tone::Danger);
}

void ShortcutsPane::retranslate()
{
    m_table->setHeaderLabels({tr("Command"), tr("Shortcut")});
    m_table->setAccessibleName(tr("Commands and their shortcuts"));
    m_edit->setAccessibleName(tr("New shortcut"));
    m_set->setText(tr("Set"));
    m_clear->setText(tr("No shortcut"));
    m_reset->setText(tr("As at the start"));
    fill();
}

void ShortcutsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
