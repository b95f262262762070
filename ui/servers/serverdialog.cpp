#include "servers/serverdialog.h"

#include "servers/pairrows.h"
#include "widgets/buttons.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/segment.h"
#include "widgets/theme.h"
#include "widgets/toggleswitch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kArgumentLines = 4;

// One a line; as a JSON list where a line break inside of one would make two of it.
QString argumentsText(const QStringList &arguments)
{
    const bool isPlain = std::none_of(arguments.begin(), arguments.end(), [](const QString &one) { return one.isEmpty() || one.contains(u'\n'); });
    if (isPlain)
        return arguments.join(u'\n');
    Json list = Json::array();
    for (const QString &one : arguments)
        list.push_back(toUtf8(one));
    return QString::fromUtf8(writeJson(list));
}

QStringList argumentsFrom(const QString &text)
{
    if (text.trimmed().startsWith(u'[')) {
        const auto list = parseJson(text.toUtf8());
        if (list && list->is_array() && std::all_of(list->begin(), list->end(), [](const Json &one) { return one.is_string(); })) {
            QStringList arguments;
            for (const Json &one : *list)
                arguments << fromUtf8(one.get_ref<const std::string &>());
            return arguments;
        }
    }
    return text.split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

ServerDialog::ServerDialog(const UiContext &context, WorkspaceServers &servers, const QString &was, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_servers(servers)
    , m_was(was)
    , m_name(new QLineEdit)
    , m_kind(new Segment(tr("How the server is reached")))
    , m_forms(new QStackedWidget)
    , m_command(new QLineEdit)
    , m_arguments(new QPlainTextEdit)
    , m_folder(new QLineEdit)
    , m_environment(new PairRows(context, tr("Variable")))
    , m_url(new QLineEdit)
    , m_headers(new PairRows(context, tr("Header")))
    , m_enabled(new ToggleSwitch(context.theme, tr("Switched on")))
    , m_problem(makeLabel(LabelKind::Body))
    , m_save(makeButton(ButtonKind::Primary, tr("Save")))
{
    setObjectName(QStringLiteral("serverDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(was.isEmpty() ? tr("Add an MCP server") : tr("Edit the MCP server “%1”").arg(was));
    build();
    const McpEntry *known = servers.entry(was);
    fill(known ? *known : McpEntry());
    connect(m_kind, &Segment::currentChanged, m_forms, &QStackedWidget::setCurrentIndex);
    connect(m_save, &QPushButton::clicked, this, &ServerDialog::save);
    m_name->setFocus();
}

QWidget *ServerDialog::makeProgramForm()
{
    m_command->setObjectName(QStringLiteral("serverCommand"));
    m_command->setPlaceholderText(QStringLiteral("npx"));
    m_arguments->setObjectName(QStringLiteral("serverArguments"));
    m_arguments->setProperty("kind", QStringLiteral("input"));
    m_arguments->setTabChangesFocus(true);
    m_arguments->setFont(m_context.theme.font(TextStep::Source));
    m_arguments->setPlaceholderText(QStringLiteral("-y\n@modelcontextprotocol/server-filesystem\n${workspaceFolder}"));
    m_arguments->setFixedHeight(kArgumentLines * QFontMetrics(m_arguments->font()).lineSpacing() + m_context.theme.px(18));
    m_folder->setObjectName(QStringLiteral("serverFolder"));
    m_folder->setPlaceholderText(tr("the project's"));
    m_environment->setObjectName(QStringLiteral("serverEnvironment"));
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_commandBox = new FieldBox(tr("Program"), m_command);
    m_commandBox->setRequired(true);
    m_commandBox->setNote(tr("only its name or path"));
    auto *arguments = new FieldBox(tr("Arguments"), m_arguments);
    arguments->setNote(tr("one a line; no shell reads them"));
    column->addWidget(m_commandBox);
    column->addWidget(arguments);
    column->addWidget(new FieldBox(tr("Folder it runs in"), m_folder));
    auto *environment = new FieldBox(tr("Variables"), m_environment);
    environment->setNote(tr("${env:NAME} takes one of yours"));
    column->addWidget(environment);
    column->addStretch(1);
    return form;
}

QWidget *ServerDialog::makeAddressForm()
{
    m_url->setObjectName(QStringLiteral("serverUrl"));
    m_url->setPlaceholderText(QStringLiteral("https://example.com/mcp"));
    m_headers->setObjectName(QStringLiteral("serverHeaders"));
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    m_urlBox = new FieldBox(tr("Address"), m_url);
    m_urlBox->setRequired(true);
    m_urlBox->setNote(tr("https, or http on this machine"));
    column->addWidget(m_urlBox);
    column->addWidget(new FieldBox(tr("Headers"), m_headers));
    column->addStretch(1);
    return form;
}

void ServerDialog::build()
{
    m_name->setObjectName(QStringLiteral("serverName"));
    m_name->setPlaceholderText(QStringLiteral("files"));
    m_kind->setObjectName(QStringLiteral("serverKind"));
    m_kind->addChoice(tr("Program"), tr("A program on this machine, by standard input and output"));
    m_kind->addChoice(tr("Address"), tr("A server that runs already, by Streamable HTTP"));
    m_enabled->setObjectName(QStringLiteral("serverEnabled"));
    m_enabled->setToolTip(tr("A server that is switched off stays in mcp.json, and is never started"));
    m_problem->setObjectName(QStringLiteral("serverProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, Tone::Danger);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("saveServer"));
    m_save->setDefault(true);
    m_save->setToolTip(tr("Writes mcp.json. Nothing is started."));
    m_forms->addWidget(makeProgramForm());
    m_forms->addWidget(makeAddressForm());
    m_nameBox = new FieldBox(tr("Name"), m_name);
    m_nameBox->setRequired(true);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_nameBox, 1);
    top->addWidget(m_kind, 0, Qt::AlignBottom);
    auto *inside = new QWidget;
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(20, 16, 20, 8);
    column->setSpacing(10);
    column->addLayout(top);
    column->addWidget(m_forms, 1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(inside);
    auto *note = makeLabel(LabelKind::Small, tr("Values with a closed lock go to the system's keychain, never into the file."));
    note->setWordWrap(true);
    QPushButton *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"));
    cancel->setToolTip(tipWithShortcut(tr("Changes nothing"), QKeySequence(Qt::Key_Escape)));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 0, 20, 0);
    buttons->setSpacing(8);
    buttons->addWidget(m_enabled);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *notes = new QVBoxLayout;
    notes->setContentsMargins(20, 0, 20, 0);
    notes->addWidget(m_problem);
    notes->addWidget(note);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 14);
    whole->setSpacing(10);
    whole->addWidget(scroll, 1);
    whole->addLayout(notes);
    whole->addLayout(buttons);
    resize(m_context.theme.px(580), m_context.theme.px(520));
}

void ServerDialog::fill(const McpEntry &entry)
{
    const bool isNew = entry.command.isEmpty() && entry.url.isEmpty();
    m_name->setText(entry.key);
    m_kind->setCurrent(!isNew && entry.isHttp() ? 1 : 0);
    m_forms->setCurrentIndex(m_kind->current());
    m_command->setText(entry.command);
    m_arguments->setPlainText(argumentsText(entry.arguments));
    m_folder->setText(entry.folder);
    m_environment->setPairs(entry.environment);
    m_url->setText(entry.url);
    m_headers->setPairs(entry.headers);
    m_enabled->setChecked(!entry.disabled);
}

McpEntryWithSecrets ServerDialog::entry() const
{
    McpEntryWithSecrets made;
    made.entry.key = m_name->text().trimmed();
    made.entry.disabled = !m_enabled->isChecked();
    const bool isHttp = m_kind->current() == 1;
    const QList<PairRows::Pair> pairs = (isHttp ? m_headers : m_environment)->pairs();
    QList<std::pair<QString, QString>> kept;
    for (const PairRows::Pair &pair : pairs) {
        kept.append({pair.name, pair.value});
        if (pair.isSecret)
            setApart(made, kept.last());
    }
    if (isHttp) {
        made.entry.url = m_url->text().trimmed();
        made.entry.headers = kept;
        return made;
    }
    made.entry.command = m_command->text().trimmed();
    made.entry.arguments = argumentsFrom(plainText(*m_arguments));
    made.entry.folder = m_folder->text().trimmed();
    made.entry.environment = kept;
    return made;
}

bool ServerDialog::check()
{
    const bool isHttp = m_kind->current() == 1;
    m_nameBox->setProblem(m_name->text().trimmed().isEmpty() ? tr("Give it a name.") : QString());
    m_commandBox->setProblem(!isHttp && m_command->text().trimmed().isEmpty() ? tr("Say which program to start.") : QString());
    m_urlBox->setProblem(isHttp && m_url->text().trimmed().isEmpty() ? tr("Say where the server is.") : QString());
    for (auto *field : {m_name, isHttp ? m_url : m_command}) {
        if (field->text().trimmed().isEmpty()) {
            field->setFocus(Qt::OtherFocusReason);
            return false;
        }
    }
    return true;
}

void ServerDialog::save()
{
    m_problem->hide();
    if (!check())
        return;
    const McpEntryWithSecrets made = entry();
    if (const auto put = m_servers.put(made, m_was); !put) {
        m_problem->setText(put.error().message);
        m_problem->show();
        return;
    }
    emit saved(made.entry.key);
    accept();
}

} // namespace cuewright
