#include "schema/samplepane.h"
#include "schema/schemapage.h"

#include "schema/fieldeditor.h"
#include "schema/fieldspane.h"
#include "schema/problemspane.h"
#include "schema/rulespane.h"
#include "schema/schemacheck.h"
#include "schema/schemaexporter.h"
#include "schema/schemafacts.h"
#include "schema/schemaheader.h"
#include "schema/schematree.h"
#include "schema/schemaverbs.h"
#include "schema/sourcepane.h"
#include "schema/testpane.h"
#include "widgets/banner.h"
#include "widgets/codeedit.h"
#include "widgets/dialogs.h"
#include "widgets/hairline.h"
#include "widgets/segment.h"
#include "widgets/viewtabs.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

using enum SchemaHeader::Show;

constexpr int kNarrow = 1050; // design pixels: one of fields and source, one of tree and form
const QString kTextAnchor = QStringLiteral("text"); // no pointer is like it
enum LowerTab { ProblemsTab, SampleTab, RulesTab }; // narrow
constexpr int kLowerHeight = 222; // of problems and samples, at the start
constexpr int kNarrowLowerHeight = 150;

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

SchemaPage::SchemaPage(const UiContext &context, const PageKey &key, std::unique_ptr<SchemaFile> file,
    const SchemaServices &services, QWidget *parent)
    : Page(key, parent)
    , m_context(context)
    , m_file(std::move(file))
    , m_verbs(new SchemaVerbs(m_file->document(), this))
    , m_model(new SchemaModel(this))
    , m_check(new SchemaCheck(m_file->document(), this))
    , m_facts(new SchemaFacts(m_file->document(), services, key.path, this))
    , m_exporter(new SchemaExporter(context, *m_file, this))
{
    setObjectName(QStringLiteral("schemaPage"));
    setAcceptDrops(true);
    build();
    connectParts();
    m_fields->setUse(services.use);
    m_source->setUse(services.use);
    m_editor->setUse(services.use);
    takeSchema();
    takeState();
    retranslate();
    m_fields->tree().select({});
    if (m_file->draftWasRestored())
        tell(Tone::Info, tr("Draft restored"), tr("The program ended before these edits were saved. Nothing is lost."));
    setFocusProxy(m_fields);
}

SchemaPage::~SchemaPage()
{
    flush();
    delete m_body; // its widgets listen to the document, which would go first as a member
}

void SchemaPage::build()
{
    m_body = new QWidget(this);
    m_header = new SchemaHeader(m_context, *m_facts, *m_exporter, m_body);
    m_show = &m_header->view();
    m_banner = new Banner(m_context.theme, m_body);
    m_banner->clear();
    m_viewTabs = new ViewTabs(m_body);
    m_viewTabs->setObjectName(QStringLiteral("viewTabs"));
    m_viewTabs->addTab({});
    m_viewTabs->hide();
    m_views = new QStackedWidget(m_body);
    m_outer = makeSplitter(Qt::Vertical, m_views);
    m_views->addWidget(m_outer);
    m_splitter = makeSplitter(Qt::Horizontal, m_outer);
    m_fields = new FieldsPane(m_context, *m_verbs, *m_model, m_splitter);
    m_editor = new FieldEditor(m_context, *m_verbs, m_splitter);
    m_source = new SourcePane(m_context, m_file->document(), m_splitter);
    m_splitter->setStretchFactor(2, 1); // extra width goes to the source
    m_splitter->setSizes({496, 288, 424});
    buildLower();
    m_outer->setStretchFactor(0, 1); // extra height goes to the fields
    auto *column = new QVBoxLayout(m_body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(new Hairline(Qt::Horizontal, m_body));
    column->addWidget(m_viewTabs);
    column->addWidget(m_banner);
    column->addWidget(m_views, 1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_body);
}

void SchemaPage::buildLower()
{
    auto *place = new QWidget(m_outer);
    m_lowerTabs = new ViewTabs(place);
    m_lowerTabs->setObjectName(QStringLiteral("lowerTabs"));
    for (int tab = ProblemsTab; tab <= RulesTab; ++tab)
        m_lowerTabs->addTab({});
    m_lower = makeSplitter(Qt::Horizontal, place);
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_lowerTabs);
    column->addWidget(m_lower, 1);
    const auto fieldAt = [this](const QString &pointer) { return m_model->indexAt(pointer).data(SchemaModel::PointerRole).toString(); };
    m_problems = new ProblemsPane(m_context, *m_check, fieldAt, m_lower);
    m_tests = new TestPane(m_context, *m_verbs, m_check->compiled(), *m_model, m_file->samples(), m_lower);
    m_lower->setSizes({660, 548});
    m_outer->setSizes({524, kLowerHeight});
}

void SchemaPage::connectParts()
{
    SchemaDocument &text = m_file->document();
    connect(&text, &SchemaDocument::schemaChanged, this, &SchemaPage::takeSchema);
    connect(&text, &SchemaDocument::problemChanged, this, &SchemaPage::takeState);
    connect(&text, &SchemaDocument::problemChanged, this, &Page::problemsChanged);
    connect(&text, &SchemaDocument::historyChanged, this, &Page::commandsChanged);
    connect(&text, &SchemaDocument::selectionSuggested, this, &SchemaPage::select);
    connect(m_file.get(), &SchemaFile::stateChanged, this, &SchemaPage::takeState);
    connect(m_file.get(), &SchemaFile::stateChanged, this, &Page::titleChanged);
    connect(m_file.get(), &SchemaFile::saved, this, &SchemaPage::saved);
    connect(m_file.get(), &SchemaFile::failed, this, &SchemaPage::say);
    connect(m_verbs, &SchemaVerbs::failed, this, &SchemaPage::say);
    connect(m_source, &SourcePane::typed, this, &SchemaPage::takeState);
    connect(m_source, &SourcePane::pointerChosen, this, &SchemaPage::select);
    connect(m_source, &SourcePane::undoRequested, this, [this] { perform(QStringLiteral("edit.undo")); });
    connect(m_source, &SourcePane::redoRequested, this, [this] { perform(QStringLiteral("edit.redo")); });
    connect(&m_fields->tree(), &SchemaTree::currentPointerChanged, this, [this](const QString &pointer) {
        m_editor->show(m_model->node(m_fields->tree().currentIndex()));
        followPointer(pointer);
        takeSample();
    });
    connect(&m_fields->tree(), &SchemaTree::openRequested, this, [this] {
        m_formShown = true;
        arrange();
        m_editor->editName();
    });
    connect(m_editor, &FieldEditor::backRequested, this, [this] {
        m_formShown = false;
        arrange();
        m_fields->tree().setFocus();
    });
    connect(m_editor, &FieldEditor::openRequested, this, &SchemaPage::select);
    connect(m_fields, &FieldsPane::sourceRequested, this, [this] {
        if (m_source->isHidden())
            m_show->setCurrent(ShowSource);
        m_source->editor().setFocus();
    });
    connectProblems();
    connectTests();
    connectExchange();
    connect(m_viewTabs, &QTabBar::currentChanged, this, &SchemaPage::showView);
    connect(m_lowerTabs, &QTabBar::currentChanged, this, &SchemaPage::arrange);
    connect(m_show, &Segment::currentChanged, this, [this] {
        m_wantsBoth = m_show->current() == ShowBoth;
        arrange();
    });
    connect(m_header, &SchemaHeader::saveRequested, this, [this] {
        if (const auto done = save(); !done && done.error().code != Error::Code::Cancelled)
            say(done.error());
    });
}

void SchemaPage::connectProblems()
{
    connect(m_check, &SchemaCheck::reported, this, &SchemaPage::takeReport);
    connect(m_check, &SchemaCheck::edited, this, [this](const SchemaEdit &edit, const JsonSource &after) { m_verbs->apply(edit, after); });
    connect(m_check, &SchemaCheck::failed, m_verbs, &SchemaVerbs::failed);
    connect(m_problems, &ProblemsPane::chosen, this, &SchemaPage::showChosen);
    connect(m_problems, &ProblemsPane::fixAllRequested, this, [this] { perform(QStringLiteral("schema.fixAll")); });
    connect(m_problems, &ProblemsPane::currentChanged, this, &Page::commandsChanged);
}

// The strip has the report already; the tree gets its marks, the window its list.
void SchemaPage::takeReport()
{
    m_problemMarks.clear();
    for (const SchemaProblem &problem : m_problems->model().rows()) {
        if (problem.isLocal)
            continue;
        FieldMark &mark = m_problemMarks[problem.field];
        mark.severity = mark.sentences.isEmpty() ? problem.severity : std::min(mark.severity, problem.severity);
        mark.sentences << problem.problem.message;
    }
    markFields();
    emit problemsChanged();
}

void SchemaPage::showChosen(const SchemaProblem &problem)
{
    select(problem.field);
    m_source->showPointer(problem.problem.pointer); // those lines alone, not all of the field
}

void SchemaPage::takeSchema()
{
    if (m_refused) // what was refused is history
        m_banner->clear();
    m_refused = false;
    m_model->setSchema(m_file->document().source(), title());
    m_editor->show(m_model->node(m_fields->tree().currentIndex()));
    // The row that stays the current one may be at another place now.
    if (const QString pointer = m_fields->tree().currentPointer(); pointer != m_file->document().selected())
        followPointer(pointer);
    m_tests->rules().refresh();
    takeState();
}

void SchemaPage::followPointer(const QString &pointer)
{
    m_source->showPointer(pointer);
    m_problems->followField(pointer);
    m_file->document().setSelected(pointer);
}

void SchemaPage::takeState()
{
    const bool editable = m_file->document().isCurrent();
    m_model->setEditable(editable || m_verbs->isBlank());
    m_editor->setEditable(editable);
    m_problems->setEditable(editable);
    m_fields->refresh();
    m_tests->rules().refreshState();
    m_header->setState(title(), isDirty());
    m_header->setExportable(editable);
}

void SchemaPage::select(const QString &pointer)
{
    m_fields->tree().select(pointer);
}

void SchemaPage::flush()
{
    m_editor->flush();
    m_tests->samples().flush();
}

Result<> SchemaPage::save()
{
    flush();
    m_file->document().reparse();
    auto answer = m_file->save();
    if (answer && *answer == SchemaFile::SaveAnswer::Conflict) {
        const auto choice = m_context.dialogs.confirm(this, tr("“%1” was changed by another program.").arg(title()),
            tr("Saving now would undo those changes."), tr("Save anyway"));
        if (choice != Dialogs::Answer::Yes)
            return fail(Error::Code::Cancelled, tr("Not saved."));
        answer = m_file->save(true);
    }
    if (!answer)
        return fail(answer.error());
    m_banner->clear();
    return {};
}

QByteArray SchemaPage::saveState() const
{
    const auto sizes = [](const QSplitter *splitter) { return splitter->saveState().toBase64().toStdString(); };
    return writeJson(Json{{"splitter", sizes(m_splitter)}, {"outer", sizes(m_outer)}, {"lower", sizes(m_lower)}, {"show", m_wantsBoth ? int(ShowBoth) : m_show->current()},
        {"field", toUtf8(m_fields->tree().currentPointer())}, {"target", toUtf8(lintTargetKey(m_check->target()))}, {"view", view()},
        {"sample", toUtf8(m_tests->samples().pasted())}});
}

void SchemaPage::restoreState(const QByteArray &state)
{
    const auto known = parseJson(state);
    if (!known)
        return;
    const auto restore = [&](QSplitter *splitter, const char *key) {
        splitter->restoreState(QByteArray::fromBase64(memberText(*known, key).toLatin1()));
    };
    restore(m_splitter, "splitter");
    restore(m_outer, "outer");
    restore(m_lower, "lower");
    if (const Json *show = member(*known, "show"); show && show->is_number_integer())
        m_show->setCurrent(show->get<int>());
    if (const auto target = lintTargetFromKey(memberText(*known, "target")))
        m_problems->setTarget(*target);
    if (const Json *view = member(*known, "view"); view && view->is_number_integer())
        setView(view->get<int>());
    select(memberText(*known, "field"));
    if (const QString sample = memberText(*known, "sample"); !sample.isEmpty())
        m_tests->samples().setText(sample);
    arrange();
}

QList<QWidget *> SchemaPage::panes()
{
    QList<QWidget *> shown;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_fields, m_editor, m_source, m_problems, m_tests}) {
        if (!pane->isHidden())
            shown << pane;
    }
    return shown;
}

QList<Problem> SchemaPage::problems() const
{
    QList<Problem> found;
    if (const auto &problem = m_file->document().problem(); problem && !m_verbs->isBlank())
        found << Problem{Problem::Severity::Error, problem->message, tr("Line %1").arg(problem->at.line), kTextAnchor};
    for (const SchemaProblem &row : m_problems->model().rows()) {
        if (!row.isLocal)
            found << Problem{row.severity, row.problem.message, row.place, row.problem.pointer};
    }
    return found;
}

void SchemaPage::showProblem(const Problem &problem)
{
    if (problem.anchor != kTextAnchor) {
        m_lowerTabs->setCurrentIndex(ProblemsTab);
        m_problems->select(problem.anchor, problem.text);
        return;
    }
    if (m_source->isHidden())
        m_show->setCurrent(ShowSource);
    m_source->showProblem();
}

bool SchemaPage::canPerform(const QString &command) const
{
    if (command == u"view.nextProblem" || command == u"view.previousProblem")
        return m_problems->model().rowCount() > 0 && !m_file->document().problem();
    if (command == u"schema.fix")
        return m_problems->canFix();
    if (command == u"schema.fixAll")
        return m_problems->model().fixableCount() > 0 && m_file->document().isCurrent();
    if (const QAction *verb = m_fields->action(command))
        return verb->isEnabled() && m_fields->isVisible();
    return (command == u"edit.undo" && m_file->document().canUndo()) || (command == u"edit.redo" && m_file->document().canRedo());
}

void SchemaPage::perform(const QString &command)
{
    m_editor->flush();
    if (command == u"view.nextProblem" || command == u"view.previousProblem")
        m_problems->step(command == u"view.nextProblem" ? 1 : -1);
    else if (command == u"schema.fix")
        m_problems->fixCurrent();
    else if (command == u"schema.fixAll")
        m_check->fixAll(m_fields->tree().currentPointer());
    else if (command == u"edit.undo")
        m_file->document().undo();
    else if (command == u"edit.redo")
        m_file->document().redo();
    else if (QAction *verb = m_fields->action(command))
        verb->trigger();
}

void SchemaPage::setShortcut(const QString &id, const QKeySequence &keys)
{
    m_fields->setShortcut(id, keys);
}

void SchemaPage::arrange()
{
    const bool narrow = width() < m_context.theme.px(kNarrow);
    m_show->setChoiceEnabled(ShowBoth, !narrow);
    // A window that has no room for both has it again later.
    if (const bool shrinks = narrow && m_show->current() == ShowBoth; shrinks || (!narrow && m_wantsBoth && m_show->current() != ShowBoth)) {
        const QSignalBlocker quiet(m_show);
        m_wantsBoth = true;
        m_show->setCurrent(shrinks ? ShowFields : ShowBoth);
    }
    const int show = m_show->current();
    m_source->setVisible(show != ShowFields);
    m_fields->setVisible(show != ShowSource && !(narrow && m_formShown));
    m_editor->setVisible(show != ShowSource && (!narrow || m_formShown));
    arrangeLower(narrow);
    if (std::exchange(m_narrow, narrow) != narrow) {
        const int lower = m_context.theme.px(narrow ? kNarrowLowerHeight : kLowerHeight);
        m_outer->setSizes({std::max(1, m_outer->height() - lower), lower});
    }
}

// Where there is room for one of them, problems, sample and rules are tabs of one row.
void SchemaPage::arrangeLower(bool narrow)
{
    const int tab = m_lowerTabs->currentIndex();
    m_lowerTabs->setVisible(narrow);
    m_tests->setTabsShown(!narrow);
    m_problems->setVisible(!narrow || tab == ProblemsTab);
    m_tests->setVisible(!narrow || tab != ProblemsTab);
    if (narrow && tab != ProblemsTab)
        m_tests->setTab(tab == RulesTab ? TestPane::RulesTab : TestPane::SampleTab);
}

void SchemaPage::retranslate()
{
    setAccessibleName(title());
    m_lowerTabs->setAccessibleName(tr("Problems, sample test or rules"));
    m_lowerTabs->setTabText(ProblemsTab, tr("Problems"));
    m_lowerTabs->setTabText(SampleTab, tr("Sample test"));
    m_lowerTabs->setTabText(RulesTab, tr("Rules"));
    takeState();
}

void SchemaPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void SchemaPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_facts->refreshUsers(); // a prompt may have chosen the schema meanwhile
}

void SchemaPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

} // namespace cuewright
