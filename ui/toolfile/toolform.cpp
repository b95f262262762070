#include "toolfile/toolform.h"

#include "schema/numberedit.h"
#include "toolfile/toolverbs.h"
#include "tools/tracewords.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimer>

#include <array>
#include <limits>

namespace cuewright {
namespace {

constexpr int kTypedAfterMs = 600; // a pause in typing: one step of the history for what is written in one go
// Design pixels.
constexpr qreal kWidest = 460; // a column
constexpr qreal kNarrow = 760; // one column
constexpr int kDescriptionHeight = 110;
constexpr int kCommandHeight = 92;

constexpr std::array kKinds = {ToolSource::Manual, ToolSource::Mock, ToolSource::Recorded, ToolSource::Mcp, ToolSource::Command};

std::optional<bool> chosen(const QComboBox &combo)
{
    const QVariant data = combo.currentData();
    return data.isValid() ? std::optional(data.toBool()) : std::nullopt;
}

void choose(QComboBox &combo, std::optional<bool> value)
{
    combo.setCurrentIndex(value ? combo.findData(*value) : 0);
}

/// "Not said", and two answers.
void fill(QComboBox &combo, const QStringList &texts)
{
    const auto before = combo.count() > 0 ? chosen(combo) : std::nullopt;
    combo.clear();
    combo.addItem(texts[0]);
    combo.addItem(texts[1], true);
    combo.addItem(texts[2], false);
    choose(combo, before);
}

QStringList lines(const QString &text)
{
    QStringList words = text.split(u'\n');
    while (!words.isEmpty() && words.last().isEmpty())
        words.removeLast();
    return words;
}

} // namespace

ToolForm::ToolForm(const UiContext &context, ToolVerbs &verbs, QWidget *parent)
    : QScrollArea(parent)
    , m_context(context)
    , m_verbs(verbs)
    , m_form(new QWidget)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight, m_form))
    , m_typedSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("toolForm"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_form);
    m_columns->setContentsMargins(16, 14, 16, 16);
    m_columns->setSpacing(32);
    buildDefinition();
    buildSource();
    m_columns->addStretch(1);
    setFocusProxy(m_name);
    connectParts();
    retranslate();
    refresh();
}

ToolForm::~ToolForm()
{
    // A field that loses the focus says so; later there would be nobody to hear it.
    if (QWidget *focused = focusWidget())
        focused->clearFocus();
}

QPlainTextEdit *ToolForm::makeText(const char *name, int height)
{
    auto *edit = new QPlainTextEdit;
    edit->setObjectName(QLatin1String(name));
    edit->setProperty("kind", QStringLiteral("input"));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(m_context.theme.px(height));
    edit->installEventFilter(this);
    connect(edit->document(), &QTextDocument::contentsChanged, this, [this, edit] {
        if (edit->document()->isModified())
            m_typedSoon->start();
    });
    return edit;
}

void ToolForm::buildDefinition()
{
    m_definition = new QWidget(m_form);
    m_definition->setMaximumWidth(m_context.theme.px(kWidest));
    m_definitionTitle = makeLabel(LabelKind::Section, {}, m_definition);
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("toolName"));
    m_nameBox = new FieldBox({}, m_name, m_definition);
    m_nameBox->setRequired(true);
    m_description = makeText("toolDescription", kDescriptionHeight);
    m_descriptionBox = new FieldBox({}, m_description, m_definition);
    m_strict = new QComboBox;
    m_strict->setObjectName(QStringLiteral("toolStrict"));
    m_strict->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // a narrow dialog has this form, too
    m_strict->setMinimumContentsLength(12);
    m_strictBox = new FieldBox({}, m_strict, m_definition);
    auto *column = new QVBoxLayout(m_definition);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (QWidget *part : std::initializer_list<QWidget *>{m_definitionTitle, m_nameBox, m_descriptionBox, m_strictBox})
        column->addWidget(part);
    column->addStretch(1);
    m_columns->addWidget(m_definition, 100);
}

void ToolForm::buildSource()
{
    m_answering = new QWidget(m_form);
    m_answering->setMaximumWidth(m_context.theme.px(kWidest));
    m_answeringTitle = makeLabel(LabelKind::Section, {}, m_answering);
    m_kind = new QComboBox;
    m_kind->setObjectName(QStringLiteral("toolSource"));
    m_kindBox = new FieldBox({}, m_kind, m_answering);
    m_kindNote = makeLabel(LabelKind::Small, {}, m_answering);
    m_kindNote->setWordWrap(true);
    m_server = new QComboBox;
    m_server->setObjectName(QStringLiteral("toolServer"));
    m_server->setEditable(true);
    m_server->setInsertPolicy(QComboBox::NoInsert);
    m_serverBox = new FieldBox({}, m_server, m_answering);
    m_serverTool = new QLineEdit;
    m_serverTool->setObjectName(QStringLiteral("serverTool"));
    m_serverToolBox = new FieldBox({}, m_serverTool, m_answering);
    m_command = makeText("toolCommand", kCommandHeight);
    m_command->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_commandBox = new FieldBox({}, m_command, m_answering);
    m_limit = new NumberEdit(NumberEdit::Allows::Count);
    m_limit->setObjectName(QStringLiteral("toolTimeLimit"));
    m_limitBox = new FieldBox({}, m_limit, m_answering);
    m_destructive = new QComboBox;
    m_destructive->setObjectName(QStringLiteral("toolDestructive"));
    m_destructiveBox = new FieldBox({}, m_destructive, m_answering);
    auto *column = new QVBoxLayout(m_answering);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (QWidget *part : std::initializer_list<QWidget *>{m_answeringTitle, m_kindBox, m_kindNote, m_serverBox, m_serverToolBox, m_commandBox,
             m_limitBox, m_destructiveBox})
        column->addWidget(part);
    column->addStretch(1);
    m_columns->addWidget(m_answering, 100);
}

void ToolForm::connectParts()
{
    m_typedSoon->setSingleShot(true);
    m_typedSoon->setInterval(kTypedAfterMs);
    connect(m_typedSoon, &QTimer::timeout, this, &ToolForm::takeTyped);
    connect(m_name, &QLineEdit::editingFinished, this, &ToolForm::takeName);
    connect(m_name, &QLineEdit::textEdited, this, &ToolForm::showProblems);
    connect(m_strict, &QComboBox::activated, this, [this] { m_verbs.setStrict(chosen(*m_strict)); });
    connect(m_destructive, &QComboBox::activated, this, [this] { m_verbs.setDestructive(chosen(*m_destructive)); });
    connect(m_kind, &QComboBox::activated, this, &ToolForm::takeSource);
    connect(m_server, &QComboBox::activated, this, &ToolForm::takeSource);
    connect(m_server->lineEdit(), &QLineEdit::editingFinished, this, &ToolForm::takeSource);
    connect(m_serverTool, &QLineEdit::editingFinished, this, &ToolForm::takeSource);
    connect(m_limit, &NumberEdit::valueChosen, this, &ToolForm::takeSource);
    connect(&m_verbs, &ToolVerbs::changed, this, &ToolForm::refresh);
}

void ToolForm::refresh()
{
    const ToolFile &tool = m_verbs.tool();
    m_form->setEnabled(m_verbs.isEditable());
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(tool.definition().name);
    const auto showText = [](QPlainTextEdit &edit, const QString &text) {
        if (edit.document()->isModified() || plainText(edit) == text)
            return;
        edit.setPlainText(text);
        edit.document()->setModified(false);
    };
    showText(*m_description, tool.definition().description);
    showText(*m_command, tool.source().command.join(u'\n'));
    choose(*m_strict, tool.definition().strict);
    choose(*m_destructive, tool.destructive());
    showSource();
    showProblems();
}

void ToolForm::showSource()
{
    const ToolSourceSettings &source = m_verbs.tool().source();
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(source.kind)));
    if (!m_server->lineEdit()->isModified())
        m_server->setEditText(source.server);
    if (!m_serverTool->isModified())
        m_serverTool->setText(source.tool);
    if (!m_limit->hasFocus())
        m_limit->setValue(Json(source.timeLimit.count()));
    const bool isServer = source.kind == ToolSource::Mcp;
    const bool isCommand = source.kind == ToolSource::Command;
    m_serverBox->setVisible(isServer);
    m_serverToolBox->setVisible(isServer);
    m_commandBox->setVisible(isCommand);
    m_limitBox->setVisible(isServer || isCommand);
    // One line is one word; a word of several lines would come apart.
    const bool hasLines = source.command.join(QString()).contains(u'\n');
    m_command->setReadOnly(hasLines);
    m_commandBox->setNote(hasLines ? tr("has line breaks: change it in the source") : tr("one argument a line"));
    m_kindNote->setText(source.kind == ToolSource::Manual ? tr("A run waits until a person has typed the result.")
            : source.kind == ToolSource::Mock             ? tr("The mock that fits the arguments answers.")
            : source.kind == ToolSource::Recorded         ? tr("What a call with the same arguments got before.")
            : isServer ? tr("A server of mcp.json runs it. It is asked for before the first time.")
                       : tr("A program on this computer runs it, never through a shell: the arguments come as JSON on its input. It is asked for before the first time."));
}

void ToolForm::showProblems()
{
    const QString name = m_name->text().trimmed();
    m_nameBox->setProblem(isToolName(name) ? QString() : badToolName(name).message);
    const ToolSourceSettings &source = m_verbs.tool().source();
    m_serverBox->setProblem(source.kind == ToolSource::Mcp && source.server.isEmpty() ? tr("It is not said which MCP server has this tool.") : QString());
    m_commandBox->setProblem(source.kind == ToolSource::Command && source.command.value(0).isEmpty() ? tr("There is no program to run.") : QString());
}

void ToolForm::setServers(const QStringList &servers)
{
    const QString text = m_server->currentText();
    m_server->clear();
    m_server->addItems(servers);
    m_server->setEditText(text);
}

void ToolForm::showSourceSettings(bool shown)
{
    m_answering->setVisible(shown);
}

void ToolForm::takeName()
{
    if (!m_name->isModified())
        return;
    m_name->setModified(false);
    // A bad one is taken too: it is said what is wrong with it, and nothing that was typed gets lost.
    if (const QString name = m_name->text().trimmed(); name != m_verbs.tool().definition().name)
        m_verbs.setName(name);
}

void ToolForm::takeTyped()
{
    m_typedSoon->stop();
    const bool described = m_description->document()->isModified();
    const bool commanded = m_command->document()->isModified();
    m_description->document()->setModified(false);
    m_command->document()->setModified(false);
    if (described)
        m_verbs.setDescription(plainText(*m_description));
    if (commanded)
        takeSource();
}

void ToolForm::takeSource()
{
    ToolSourceSettings source = m_verbs.tool().source();
    source.kind = static_cast<ToolSource>(m_kind->currentData().toInt());
    source.server = m_server->currentText().trimmed();
    source.tool = m_serverTool->text().trimmed();
    m_server->lineEdit()->setModified(false);
    m_serverTool->setModified(false);
    if (!m_command->isReadOnly())
        source.command = lines(plainText(*m_command));
    if (const auto limit = m_limit->value(); limit && *limit > 0 && *limit <= std::numeric_limits<int>::max())
        source.timeLimit = std::chrono::milliseconds(limit->get<std::int64_t>());
    else
        source.timeLimit = ToolSourceSettings().timeLimit;
    m_verbs.setSource(source);
    showSource();
}

void ToolForm::flush()
{
    takeName();
    takeTyped();
    if (m_server->lineEdit()->isModified() || m_serverTool->isModified())
        takeSource();
}

void ToolForm::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ToolForm::showPlace(const QString &pointer)
{
    const bool isCommand = m_verbs.tool().source().kind == ToolSource::Command;
    QWidget *control = !pointer.startsWith(u"/source") ? static_cast<QWidget *>(m_name)
        : pointer.endsWith(u"/timeLimitMs")            ? static_cast<QWidget *>(m_limit)
        : pointer.endsWith(u"/kind")                   ? static_cast<QWidget *>(m_kind)
        : isCommand                                    ? static_cast<QWidget *>(m_command)
                                                       : m_server;
    ensureWidgetVisible(control);
    control->setFocus(Qt::OtherFocusReason);
}

void ToolForm::arrange()
{
    const bool narrow = width() < m_context.theme.px(kNarrow);
    m_columns->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void ToolForm::retranslate()
{
    setAccessibleName(tr("Tool"));
    m_definitionTitle->setText(tr("What the model reads"));
    m_answeringTitle->setText(tr("Who answers its calls"));
    m_nameBox->setCaption(tr("Name"));
    m_name->setToolTip(tr("Letters a–z, digits, “_” and “-”, at most 64"));
    m_descriptionBox->setCaption(tr("Description"));
    m_description->setToolTip(tr("What it does, and when to call it"));
    m_strictBox->setCaption(tr("Strict"));
    m_strict->setToolTip(tr("Whether the provider holds the model to the parameters. In the request: strict"));
    fill(*m_strict, {tr("Not said"), tr("Yes: arguments always fit the parameters"), tr("No")});
    m_kindBox->setCaption(tr("Results come from"));
    const QVariant kind = m_kind->currentData();
    m_kind->clear();
    const std::array names = {tr("A person"), tr("Mocks"), tr("Recorded results"), tr("MCP server"), tr("Command on this computer")};
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        m_kind->addItem(m_context.theme.icon(sourceGlyph(kKinds[i])), names[i], static_cast<int>(kKinds[i]));
    m_kind->setCurrentIndex(m_kind->findData(kind));
    m_serverBox->setCaption(tr("Server"));
    m_server->setToolTip(tr("Its key in mcp.json"));
    m_serverToolBox->setCaption(tr("Name at the server"));
    m_serverToolBox->setNote(tr("empty: the same"));
    m_commandBox->setCaption(tr("Program and arguments"));
    m_command->setToolTip(tr("The program in the first line, then one argument a line"));
    m_limitBox->setCaption(tr("Time limit in milliseconds"));
    m_destructiveBox->setCaption(tr("Changes or deletes for good"));
    m_destructive->setToolTip(tr("Such a tool is asked for each time. In the file: destructive"));
    fill(*m_destructive, {tr("Not said: as the source tells"), tr("Yes: ask each time"), tr("No")});
    showSource();
    showProblems();
}

void ToolForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

bool ToolForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && (watched == m_description || watched == m_command))
        takeTyped();
    return QScrollArea::eventFilter(watched, event);
}

void ToolForm::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace cuewright
