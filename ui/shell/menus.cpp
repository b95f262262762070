#include "shell/menus.h"

#include "shell/commandregistry.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QToolButton>

#include <array>

namespace cuewright {
namespace {

constexpr int kAroundFieldText = 44; // of the command field: its icon, its edges and the gap before its keys

} // namespace

Menus::Menus(const UiContext &ui, CommandRegistry &commands, QMenuBar &bar)
    : QObject(&bar)
    , m_ui(ui)
    , m_commands(commands)
    , m_bar(bar)
{
    for (int menu = 0; menu < 7; ++menu) {
        m_menus.append(bar.addMenu(QString()));
        connect(m_menus.last(), &QMenu::aboutToShow, this, &Menus::aboutToShow);
    }
    fill();
    buildCorner();
    connect(&commands, &CommandRegistry::shortcutChanged, this, &Menus::retranslate);
    retranslate();
}

void Menus::fill()
{
    // Commands by menu, in order; "-" is a line.
    constexpr std::array ids = {
        "file.newPrompt file.newSchema file.newTool file.openProject file.importMessages - file.save - file.closeTab - file.quit",
        "edit.undo edit.redo - edit.cut edit.copy edit.paste edit.selectAll - edit.find edit.findNext - schema.fix schema.fixAll",
        "view.palette view.goToFile - view.leftPanel view.bottomPanel view.rightPanel - reply.text reply.fields reply.raw - "
        "view.nextPane view.previousPane view.nextTab view.previousTab view.nextProblem view.previousProblem - "
        "view.zoomIn view.zoomOut view.zoomReset - prompt.tokenBoundaries -",
        "prompt.addMessage prompt.makeVariable - prompt.tokenBreakdown - prompt.previousCase prompt.nextCase - "
        "prompt.flipLayout",
        "run.start run.stop run.practiceViolation - trace.newBranch trace.rerun trace.renameBranch trace.deleteBranch trace.saveMock trace.replay trace.compare trace.assertions - queue.show - queue.pauseLane queue.limits - queue.retryNow queue.skip queue.cancel queue.cancelAll "
        "- queue.copyRequestId",
        "tools.spending tools.servers - tools.budget tools.requests tools.settings",
        "help.welcome - help.about",
    };
    for (std::size_t menu = 0; menu < ids.size(); ++menu) {
        QMenu *filled = m_menus[qsizetype(menu)];
        const QStringList words = QString::fromLatin1(ids[menu]).split(u' ');
        for (const QString &id : words) {
            if (id == u'-')
                filled->addSeparator();
            else
                filled->addAction(m_commands.action(id));
        }
    }
    m_theme = m_menus[2]->addMenu(QString());
    m_language = m_menus[2]->addMenu(QString());
    for (const auto &command : m_commands.commands()) {
        if (command->traits().id.startsWith(QStringLiteral("view.theme.")))
            m_theme->addAction(command->action());
        if (command->traits().id.startsWith(QStringLiteral("view.language.")))
            m_language->addAction(command->action());
    }
}

void Menus::buildCorner()
{
    m_mark = new QLabel(&m_bar);
    m_mark->setContentsMargins(10, 0, 2, 0);
    m_mark->setPixmap(QIcon(QStringLiteral(":/icons/app-mark.svg")).pixmap(QSize(18, 18)));
    m_bar.setCornerWidget(m_mark, Qt::TopLeftCorner);

    m_corner = new QWidget(&m_bar);
    auto *row = new QHBoxLayout(m_corner);
    row->setContentsMargins(0, 3, 8, 3);
    row->setSpacing(2);
    m_field = makeButton(ButtonKind::Small, {}, m_ui.theme.icon(Glyph::Search), m_corner);
    m_field->setObjectName(QStringLiteral("commandField"));
    m_field->setProperty("look", QStringLiteral("field"));
    connect(m_field, &QPushButton::clicked, m_commands.action(QStringLiteral("view.palette")), &QAction::trigger);
    auto *inside = new QHBoxLayout(m_field);
    inside->setContentsMargins(0, 0, 6, 0);
    inside->addStretch(1);
    m_keys = makeLabel(LabelKind::Caption, {}, m_field);
    m_keys->setAttribute(Qt::WA_TransparentForMouseEvents);
    inside->addWidget(m_keys);
    row->addWidget(m_field);
    row->addSpacing(8);
    for (const char *id : {"view.leftPanel", "view.bottomPanel", "view.rightPanel"})
        row->addWidget(panelButton(QLatin1String(id)));
    setCompact(false);
}

QToolButton *Menus::panelButton(const QString &command)
{
    QAction *action = m_commands.action(command);
    auto *button = new QToolButton(&m_bar);
    button->setObjectName(command);
    button->setDefaultAction(action); // icon, tooltip, checked and enabled follow it
    button->setIconSize({16, 16});
    button->setFocusPolicy(Qt::TabFocus);
    const auto name = [button, command, this] { button->setAccessibleName(m_commands.command(command)->plainText()); };
    connect(action, &QAction::changed, button, name);
    name();
    return button;
}

void Menus::setCompact(bool compact)
{
    m_field->setFixedWidth(m_ui.theme.px(compact ? 240 : 300));
    fitField();
    m_corner->layout()->activate();
    m_bar.setCornerWidget(m_corner, Qt::TopRightCorner); // the bar looks at its corner's size then, and not when that changes
}

void Menus::fitField()
{
    m_field->ensurePolished();
    m_keys->ensurePolished();
    const int room = m_field->maximumWidth() - m_keys->sizeHint().width() - m_ui.theme.px(kAroundFieldText);
    m_field->setText(m_field->fontMetrics().elidedText(m_field->accessibleName(), Qt::ElideRight, room));
}

void Menus::retranslate()
{
    const QStringList names = {tr("&File"), tr("&Edit"), tr("&View"), tr("&Prompt"), tr("&Run"), tr("T&ools"), tr("&Help")};
    for (qsizetype menu = 0; menu < m_menus.size(); ++menu)
        m_menus[menu]->setTitle(names[menu]);
    m_theme->setTitle(tr("T&heme"));
    m_language->setTitle(tr("Lang&uage"));
    const Command *palette = m_commands.command(QStringLiteral("view.palette"));
    m_field->setAccessibleName(palette->plainText());
    m_field->setToolTip(palette->action()->toolTip());
    m_keys->setText(palette->action()->shortcut().toString(QKeySequence::NativeText));
    fitField();
}

} // namespace cuewright
