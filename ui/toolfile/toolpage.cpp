#include "toolfile/toolpage.h"

#include "base/files.h"
#include "mcp/mcpconfig.h"
#include "toolfile/answersmodel.h"
#include "toolfile/answerspane.h"
#include "toolfile/toolform.h"
#include "toolfile/toolverbs.h"

#include <QDir>
#include <QEvent>

#include <utility>

namespace cuewright {
namespace {

constexpr qint64 kMaxServersBytes = 256 * 1024; // read while a person waits; a larger list is not offered
const QString kPlace = QStringLiteral("tool:"); // before the pointers of the file; those of the parameters have nothing

SchemaServices forTool(SchemaServices services)
{
    services.use = SchemaUse::Arguments;
    return services;
}

Problem::Severity severityOf(LintSeverity severity)
{
    return severity == LintSeverity::Error ? Problem::Severity::Error : Problem::Severity::Warning;
}

} // namespace

ToolPage::ToolPage(const UiContext &context, const PageKey &key, std::unique_ptr<SchemaFile> file, const SchemaServices &services,
    QWidget *parent)
    : SchemaPage(context, key, std::move(file), forTool(services), parent)
    , m_folder(services.workspace.folder())
    , m_verbs(new ToolVerbs(document(), this))
    , m_form(new ToolForm(context, *m_verbs))
    , m_mocks(new AnswersPane(context, *m_verbs, ToolAnswers::Mocks))
    , m_recorded(new AnswersPane(context, *m_verbs, ToolAnswers::Recorded))
{
    insertView(DefinitionView, m_form);
    insertView(MocksView, m_mocks);
    insertView(RecordedView, m_recorded);
    connect(m_verbs, &ToolVerbs::changed, this, &ToolPage::take);
    connect(m_verbs, &ToolVerbs::failed, this, &ToolPage::say);
    for (const AnswersPane *pane : {m_mocks, m_recorded}) {
        connect(pane, &AnswersPane::undoRequested, this, [this] { perform(QStringLiteral("edit.undo")); });
        connect(pane, &AnswersPane::redoRequested, this, [this] { perform(QStringLiteral("edit.redo")); });
    }
    take();
    retranslate();
    setView(DefinitionView);
    setFocusProxy(m_form);
}

ToolPage::~ToolPage()
{
    flush();
    document().disconnect(this); // what the designer still writes finds no views
    document().disconnect(m_verbs);
    for (QWidget *view : std::initializer_list<QWidget *>{m_form, m_mocks, m_recorded})
        delete view;
}

void ToolPage::flush()
{
    m_form->flush();
    m_mocks->flush();
    m_recorded->flush();
}

void ToolPage::take()
{
    const auto counted = [](const QString &name, const AnswersPane &pane) {
        const int count = pane.model().rowCount();
        return count > 0 ? tr("%1 %2", "what, how many").arg(name).arg(count) : name;
    };
    setViewText(MocksView, counted(tr("Mocks"), *m_mocks), tr("Answers that are made up"));
    setViewText(RecordedView, counted(tr("Recorded"), *m_recorded), tr("What real calls got"));
    // Only a strict tool is bound to the provider's rules; a person may choose others to look at.
    const auto strict = m_verbs->tool().definition().strict;
    if (document().isCurrent() && (!std::exchange(m_isTold, true) || m_strict != strict)) {
        m_strict = strict;
        setTarget(strict.value_or(false) ? LintTarget::OpenAiStrict : LintTarget::None);
    }
    emit problemsChanged();
}

Result<> ToolPage::save()
{
    flush();
    return SchemaPage::save();
}

QByteArray ToolPage::saveState() const
{
    const auto coded = [](const AnswersPane &pane) { return pane.saveState().toBase64().toStdString(); };
    Json state = parseJson(SchemaPage::saveState()).value_or(Json::object());
    state["mocks"] = coded(*m_mocks);
    state["recorded"] = coded(*m_recorded);
    return writeJson(state);
}

void ToolPage::restoreState(const QByteArray &state)
{
    SchemaPage::restoreState(state);
    const auto known = parseJson(state);
    if (!known)
        return;
    m_mocks->restoreState(QByteArray::fromBase64(memberText(*known, "mocks").toLatin1()));
    m_recorded->restoreState(QByteArray::fromBase64(memberText(*known, "recorded").toLatin1()));
}

QList<QWidget *> ToolPage::panes()
{
    switch (currentView()) {
    case DefinitionView: return {m_form};
    case MocksView: return {m_mocks};
    case RecordedView: return {m_recorded};
    case ParametersView: break;
    }
    return SchemaPage::panes();
}

QList<Problem> ToolPage::problems() const
{
    QList<Problem> found = SchemaPage::problems();
    if (!document().isCurrent())
        return found;
    if (!document().file().json().is_object()) {
        found << Problem{Problem::Severity::Error, tr("A tool is an object with a name, a description and parameters."), title(), kPlace};
        return found;
    }
    for (const LintProblem &problem : m_verbs->tool().problemsBesideParameters())
        found << Problem{severityOf(problem.severity), problem.message, title(), kPlace + problem.pointer};
    return found;
}

void ToolPage::showProblem(const Problem &problem)
{
    if (!problem.anchor.startsWith(kPlace)) {
        setView(ParametersView);
        SchemaPage::showProblem(problem);
        return;
    }
    const QString pointer = problem.anchor.mid(kPlace.size());
    const auto showRow = [&](View view, AnswersPane &pane) {
        setView(view);
        pane.select(pointer.section(u'/', 2, 2).toInt());
        pane.setFocus(Qt::OtherFocusReason);
    };
    if (pointer.startsWith(toolAnswersPointer(ToolAnswers::Mocks))) {
        showRow(MocksView, *m_mocks);
    } else if (pointer.startsWith(toolAnswersPointer(ToolAnswers::Recorded))) {
        showRow(RecordedView, *m_recorded);
    } else if (pointer == toolParametersPointer(document().file().json()) || pointer.isEmpty()) {
        setView(ParametersView);
    } else {
        setView(DefinitionView);
        m_form->showPlace(pointer);
    }
}

void ToolPage::perform(const QString &command)
{
    flush();
    if (command.startsWith(u"schema.") || command.endsWith(u"Problem"))
        setView(ParametersView);
    const JsonSource before = document().file();
    SchemaPage::perform(command);
    if (command == u"edit.undo" || command == u"edit.redo")
        showChanged(before.json());
}

// What was undone is shown, unless some of it is in view already.
void ToolPage::showChanged(const Json &before)
{
    const Json &after = document().file().json();
    QList<View> changed;
    const auto compare = [&](View view, const QString &pointer) {
        const Json *old = resolvePointer(before, pointer);
        const Json *now = resolvePointer(after, pointer);
        if ((old == nullptr) != (now == nullptr) || (old && *old != *now))
            changed << view;
    };
    compare(MocksView, toolAnswersPointer(ToolAnswers::Mocks));
    compare(RecordedView, toolAnswersPointer(ToolAnswers::Recorded));
    compare(ParametersView, toolParametersPointer(after));
    if (changed.isEmpty() && before != after)
        changed << DefinitionView;
    if (!changed.isEmpty() && !changed.contains(currentView()))
        setView(changed.first());
}

void ToolPage::viewChanged()
{
    if (currentView() == DefinitionView)
        readServers();
    setFocusProxy(panes().value(0));
}

// Servers come and go while the page is open.
void ToolPage::readServers()
{
    if (m_folder.isEmpty())
        return;
    const auto content = readFile(QDir(m_folder).filePath(QStringLiteral("mcp.json")), kMaxServersBytes);
    const auto config = content ? McpConfig::read(*content) : Result<McpConfig>(McpConfig());
    QStringList servers;
    if (config) {
        for (const McpEntry &entry : config->entries())
            servers << entry.key;
    }
    m_form->setServers(servers);
}

void ToolPage::retranslate()
{
    setViewsName(tr("Parts of the tool"));
    setViewText(DefinitionView, tr("Tool"), tr("Its name, its description, and who answers"));
    setViewText(ParametersView, tr("Parameters"), tr("What it is called with"));
    take();
}

void ToolPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    SchemaPage::changeEvent(event);
}

void ToolPage::showEvent(QShowEvent *event)
{
    SchemaPage::showEvent(event);
    readServers();
}

} // namespace cuewright
