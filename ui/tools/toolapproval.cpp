#include "tools/toolapproval.h"

#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMostLines = 8;
constexpr int kJsonIndent = 2;

/// One word for each line, so that nobody has to guess where one ends; controls and line breaks are made visible.
QString commandText(const QStringList &command)
{
    QStringList lines;
    for (const QString &argument : command)
        lines << QString::fromUtf8(writeJson(Json(toUtf8(argument))));
    return lines.join(u'\n');
}

} // namespace

ToolApprovalDialog::ToolApprovalDialog(const UiContext &context, ToolQuestion &question, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_question(&question)
{
    setObjectName(QStringLiteral("toolApproval"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    const ToolUse &use = question.use();
    setWindowTitle(use.isServerStart() ? tr("Start a server?") : tr("Run a tool for real?"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(10);
    auto *head = new QHBoxLayout;
    auto *title = makeLabel(LabelKind::DocumentTitle,
        !use.isServerStart()        ? tr("Let “%1” run for real?").arg(use.tool)
            : use.address.isEmpty() ? tr("Start the MCP server “%1”?").arg(use.server)
                                    : tr("Connect to the MCP server “%1”?").arg(use.server));
    title->setWordWrap(true);
    head->addWidget(title, 1);
    if (use.isDestructive)
        head->addWidget(new Badge(context.theme, tr("may change or delete"), {Tone::Danger, false, Glyph::Warning}));
    column->addLayout(head);
    addUse(*column, use);
    addButtons(*column, use);
    setMinimumWidth(context.theme.px(520));
    connect(&question, &QObject::destroyed, this, &QDialog::reject);
}

ToolApprovalDialog::~ToolApprovalDialog()
{
    if (m_question)
        m_question->answer(ToolPermission::Deny);
}

void ToolApprovalDialog::addField(QVBoxLayout &column, const QString &name, const QString &text, const char *objectName)
{
    if (text.isEmpty())
        return;
    auto *caption = makeLabel(LabelKind::Caption, name);
    auto *box = new QPlainTextEdit(text);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(name);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    box->setProperty("kind", QStringLiteral("input"));
    box->setFont(m_context.theme.font(TextStep::Source));
    box->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    const int lines = std::clamp(static_cast<int>(text.count(u'\n')) + 1 + static_cast<int>(text.size()) / 70, 1, kMostLines);
    box->setFixedHeight(lines * QFontMetrics(box->font()).lineSpacing() + m_context.theme.px(20));
    column.addWidget(caption);
    column.addWidget(box);
}

QString ToolApprovalDialog::whatRuns(const ToolUse &use)
{
    if (use.isServerStart() && use.address.isEmpty())
        return tr("This program is started on your machine, without a shell and with your rights. It runs until you stop it or close Cuewright.");
    if (use.isServerStart())
        return tr("Cuewright connects to this address. What its tools are called with goes there.");
    if (use.source == ToolSource::Mcp)
        return tr("The MCP server “%1” is asked for its tool “%2”.").arg(use.server, use.serverTool);
    return tr("This program is started on your machine, without a shell. It gets the arguments as JSON.");
}

void ToolApprovalDialog::addUse(QVBoxLayout &column, const ToolUse &use)
{
    const bool isCall = !use.isServerStart();
    auto *what = makeLabel(LabelKind::Body, whatRuns(use));
    what->setWordWrap(true);
    column.addWidget(what);
    for (const QString &remark : use.remarks) {
        auto *label = makeLabel(LabelKind::Strong, remark);
        label->setWordWrap(true);
        setTone(label, Tone::Warning);
        column.addWidget(label);
    }
    const bool isMcpCall = isCall && use.source == ToolSource::Mcp;
    addField(column, isMcpCall ? tr("How the server is started") : tr("Program and arguments, one in each line"), commandText(use.command), "approvalCommand");
    addField(column, tr("In the folder"), use.folder, "approvalFolder");
    addField(column, tr("Address"), use.address, "approvalAddress");
    addField(column, use.address.isEmpty() ? tr("Variables that it gets") : tr("Headers that it gets"), commandText(use.surroundings), "approvalSurroundings");
    if (isCall)
        addField(column, tr("Arguments of the call"), QString::fromUtf8(writeJson(use.arguments, kJsonIndent)), "approvalArguments");
    const QString note = mayRemember(use) ? tr("What you allow counts for exactly this. If any of it changes, you are asked again.")
                                          : tr("Tools that may change or delete something are asked for each time.");
    auto *label = makeLabel(LabelKind::Small, note);
    label->setWordWrap(true);
    column.addWidget(label);
}

void ToolApprovalDialog::addButtons(QVBoxLayout &column, const ToolUse &use)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [&](ButtonKind kind, const QString &text, const QString &tip, ToolPermission permission, const char *name) {
        QPushButton *button = makeButton(kind, text);
        button->setObjectName(QLatin1String(name));
        button->setToolTip(tip);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, permission] { answer(permission); });
        row->addWidget(button);
        return button;
    };
    QPushButton *deny = add(ButtonKind::Secondary, use.isServerStart() ? tr("Don't start") : tr("Don't run"),
        tipWithShortcut(use.isServerStart() ? tr("Nothing is started") : tr("The call stays without a result"), QKeySequence(Qt::Key_Escape)),
        ToolPermission::Deny, "approvalDeny");
    row->addStretch(1);
    if (mayRemember(use)) {
        add(ButtonKind::Secondary, tr("Always allow"), tr("Kept in your settings, until what runs changes"), ToolPermission::Always, "approvalAlways");
        add(ButtonKind::Secondary, tr("For this session"), tr("Until the program ends"), ToolPermission::Session, "approvalSession");
    }
    add(ButtonKind::Primary, tr("Allow once"), use.isServerStart() ? tr("Only this start") : tr("Only this call"), ToolPermission::Once, "approvalOnce");
    column.addLayout(row);
    deny->setFocus(); // a key pressed in haste runs nothing
}

void ToolApprovalDialog::answer(ToolPermission permission)
{
    if (ToolQuestion *question = std::exchange(m_question, nullptr))
        question->answer(permission);
    close();
}

void ToolApproval::ask(ToolQuestion &question)
{
    auto *dialog = new ToolApprovalDialog(m_context, question, m_window ? m_window() : nullptr);
    dialog->open();
}

} // namespace cuewright
