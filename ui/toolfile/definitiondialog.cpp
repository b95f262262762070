#include "toolfile/definitiondialog.h"

#include "schema/fieldeditor.h"
#include "schema/fieldspane.h"
#include "schema/schemamodel.h"
#include "schema/schematree.h"
#include "schema/schemaverbs.h"
#include "toolfile/toolform.h"
#include "toolfile/toolverbs.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace cuewright {
namespace {

bool hasNone(const Json &parameters)
{
    return parameters.is_null() || parameters == Json::object();
}

// A tool without parameters may be written without a schema; the designer wants one to begin with.
Json emptyParameters()
{
    return {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
}

QString textOf(ToolDefinition tool)
{
    if (hasNone(tool.parameters))
        tool.parameters = emptyParameters();
    Json file{{"name", toUtf8(tool.name)}, {"description", toUtf8(tool.description)}, {"parameters", tool.parameters}};
    if (tool.strict)
        file["strict"] = *tool.strict;
    return QString::fromUtf8(writeJson(file, 2));
}

} // namespace

DefinitionDialog::DefinitionDialog(const UiContext &context, const ToolDefinition &tool, const QStringList &taken, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_was(tool)
    , m_taken(taken)
    , m_tool(new ToolVerbs(m_document, this))
    , m_verbs(new SchemaVerbs(m_document, this))
    , m_model(new SchemaModel(this))
    , m_form(new ToolForm(context, *m_tool))
    , m_fields(new FieldsPane(context, *m_verbs, *m_model))
    , m_editor(new FieldEditor(context, *m_verbs))
    , m_problem(makeLabel(LabelKind::Body))
    , m_done(makeButton(ButtonKind::Primary, tool.name.isEmpty() ? tr("Offer this tool") : tr("Take the changes")))
{
    setObjectName(QStringLiteral("definitionDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setWindowTitle(tool.name.isEmpty() ? tr("A tool for this turn") : tr("The tool “%1” in this turn").arg(tool.name));
    build();
    buildKeys();
    connectParts();
    m_document.setPlace(&toolParametersPointer);
    m_document.setText(textOf(tool));
    takeSchema();
    m_fields->setUse(SchemaUse::Arguments);
    m_editor->setUse(SchemaUse::Arguments);
    m_form->showSourceSettings(false);
    m_fields->tree().expandAll();
    check();
    m_form->editName();
}

DefinitionDialog::~DefinitionDialog()
{
    m_document.disconnect(); // what a form still writes finds nobody
    m_fields->tree().disconnect(this);
    delete m_form;
    delete m_editor;
    delete m_fields;
}

void DefinitionDialog::build()
{
    const Theme &theme = m_context.theme;
    m_problem->setObjectName(QStringLiteral("definitionProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, Tone::Danger);
    m_done->setObjectName(QStringLiteral("definitionDone"));
    m_done->setDefault(true);
    m_done->setToolTip(tr("Changes this turn, on a branch. No file of the project is changed."));
    QPushButton *cancel = makeButton(ButtonKind::Secondary, tr("Cancel"));
    cancel->setToolTip(tipWithShortcut(tr("Changes nothing"), QKeySequence(Qt::Key_Escape)));
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    for (QWidget *part : std::initializer_list<QWidget *>{m_form, m_fields, m_editor})
        splitter->addWidget(part);
    splitter->setSizes({theme.px(300), theme.px(360), theme.px(320)});
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(16, 10, 16, 12);
    buttons->setSpacing(8);
    buttons->addWidget(m_problem, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_done);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(splitter, 1);
    column->addWidget(new Hairline);
    column->addLayout(buttons);
    resize(theme.px(1000), theme.px(540));
}

// One history for name, description and fields.
void DefinitionDialog::buildKeys()
{
    auto *undo = new QShortcut(QKeySequence::Undo, this);
    auto *redo = new QShortcut(QKeySequence::Redo, this);
    connect(undo, &QShortcut::activated, this, [this] {
        flush();
        m_document.undo();
    });
    connect(redo, &QShortcut::activated, this, [this] {
        flush();
        m_document.redo();
    });
}

void DefinitionDialog::connectParts()
{
    connect(&m_document, &SchemaDocument::schemaChanged, this, &DefinitionDialog::takeSchema);
    connect(&m_document, &SchemaDocument::selectionSuggested, this, [this](const QString &pointer) { m_fields->tree().select(pointer); });
    connect(m_tool, &ToolVerbs::changed, this, &DefinitionDialog::check);
    const auto say = [this](const Error &error) { m_problem->setText(error.message); };
    connect(m_tool, &ToolVerbs::failed, this, say);
    connect(m_verbs, &SchemaVerbs::failed, this, say);
    connect(&m_fields->tree(), &SchemaTree::currentPointerChanged, this, [this](const QString &pointer) {
        m_editor->show(m_model->node(m_fields->tree().currentIndex()));
        m_document.setSelected(pointer);
    });
    connect(&m_fields->tree(), &SchemaTree::openRequested, m_editor, &FieldEditor::editName);
    connect(m_editor, &FieldEditor::openRequested, this, [this](const QString &pointer) { m_fields->tree().select(pointer); });
    connect(m_editor, &FieldEditor::backRequested, this, [this] { m_fields->tree().setFocus(); });
    connect(m_done, &QPushButton::clicked, this, &DefinitionDialog::finish);
}

void DefinitionDialog::takeSchema()
{
    m_model->setSchema(m_document.source(), tr("Parameters"));
    m_model->setEditable(true);
    m_editor->show(m_model->node(m_fields->tree().currentIndex()));
    m_editor->setEditable(true);
    m_fields->refresh();
    check();
}

void DefinitionDialog::flush()
{
    m_form->flush();
    m_editor->flush();
}

ToolDefinition DefinitionDialog::definition() const
{
    ToolDefinition tool = m_tool->tool().definition();
    if (hasNone(m_was.parameters) && tool.parameters == emptyParameters())
        tool.parameters = m_was.parameters;
    return tool;
}

// What is said about the name goes as soon as that is another one.
void DefinitionDialog::check()
{
    const QString name = m_tool->tool().definition().name;
    m_problem->setText(m_taken.contains(name) ? tr("The turn offers a tool “%1” already.").arg(name) : QString());
}

void DefinitionDialog::finish()
{
    flush();
    const ToolDefinition tool = definition();
    if (!isToolName(tool.name) || m_taken.contains(tool.name)) {
        if (!isToolName(tool.name))
            m_problem->setText(badToolName(tool.name).message);
        m_form->editName();
        return;
    }
    emit made(tool);
    accept();
}

} // namespace cuewright
