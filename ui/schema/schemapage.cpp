#include "schema/schemapage.h"

#include "schema/fieldeditor.h"
#include "schema/fieldspane.h"
#include "schema/schematree.h"
#include "schema/schemaverbs.h"
#include "schema/sourcepane.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/dialogs.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

namespace cuewright {
namespace {

constexpr int kNarrow = 1050; // design pixels: one of fields and source, one of tree and form
constexpr int kLowerHeight = 222; // of problems and samples, at the start
enum Show { ShowFields, ShowBoth, ShowSource };

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

} // namespace

SchemaPage::SchemaPage(const UiContext &context, const PageKey &key, std::unique_ptr<SchemaFile> file, QWidget *parent)
    : Page(key, parent)
    , m_context(context)
    , m_file(std::move(file))
    , m_verbs(new SchemaVerbs(m_file->document(), this))
    , m_model(new SchemaModel(this))
{
    setObjectName(QStringLiteral("schemaPage"));
    build();
    connectParts();
    takeSchema();
    takeState();
    retranslate();
    m_fields->tree().select({});
    if (m_file->draftWasRestored())
        m_banner->say(Tone::Info, tr("Draft restored"), tr("The program ended before these edits were saved. Nothing is lost."));
    setFocusProxy(m_fields);
}

SchemaPage::~SchemaPage()
{
    m_editor->flush();
    delete m_body; // its widgets listen to the document, which would go first as a member
}

void SchemaPage::build()
{
    m_body = new QWidget(this);
    m_title = makeLabel(LabelKind::DocumentTitle, {}, m_body);
    m_badge = new Badge(m_context.theme, {}, {Tone::Neutral, true}, m_body);
    m_show = new Segment({}, m_body);
    m_show->setObjectName(QStringLiteral("show"));
    for (int choice = ShowFields; choice <= ShowSource; ++choice)
        m_show->addChoice({});
    m_show->setCurrent(ShowBoth);
    m_save = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Save), m_body);
    m_save->setObjectName(QStringLiteral("save"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(16, 8, 12, 8);
    head->setSpacing(8);
    head->addWidget(m_title);
    head->addWidget(m_badge);
    head->addStretch(1);
    head->addWidget(m_show);
    head->addWidget(m_save);
    m_banner = new Banner(m_context.theme, m_body);
    m_banner->clear();
    m_outer = makeSplitter(Qt::Vertical, m_body);
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
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, m_body));
    column->addWidget(m_banner);
    column->addWidget(m_outer, 1);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(m_body);
}

void SchemaPage::buildLower()
{
    m_lower = makeSplitter(Qt::Horizontal, m_outer);
    m_problems = new QWidget(m_lower);
    m_problems->setObjectName(QStringLiteral("schemaproblems"));
    m_samples = new QWidget(m_lower);
    m_samples->setObjectName(QStringLiteral("schemasamples"));
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
    const auto say = [this](const Error &error) { m_banner->say(Tone::Danger, error.message); };
    connect(m_file.get(), &SchemaFile::failed, this, say);
    connect(m_verbs, &SchemaVerbs::failed, this, say);
    connect(m_source, &SourcePane::typed, this, &SchemaPage::takeState);
    connect(m_source, &SourcePane::pointerChosen, this, &SchemaPage::select);
    connect(&m_fields->tree(), &SchemaTree::currentPointerChanged, this, [this](const QString &pointer) {
        m_editor->show(m_model->node(m_fields->tree().currentIndex()));
        m_source->showPointer(pointer);
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
    connect(m_show, &Segment::currentChanged, this, &SchemaPage::arrange);
    connect(m_save, &QPushButton::clicked, this, [this, say] {
        if (const auto done = save(); !done && done.error().code != Error::Code::Cancelled)
            say(done.error());
    });
}

void SchemaPage::takeSchema()
{
    m_model->setSchema(m_file->document().json(), title());
    m_editor->show(m_model->node(m_fields->tree().currentIndex()));
    takeState();
}

void SchemaPage::takeState()
{
    const bool editable = m_file->document().isCurrent();
    m_model->setEditable(editable);
    m_editor->setEditable(editable);
    m_fields->refresh();
    m_badge->setText(isDirty() ? tr("Draft") : QString());
    m_badge->setVisible(isDirty());
}

void SchemaPage::select(const QString &pointer)
{
    m_fields->tree().select(pointer);
}

Result<> SchemaPage::save()
{
    m_editor->flush();
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
    return writeJson(Json{{"splitter", sizes(m_splitter)}, {"outer", sizes(m_outer)}, {"lower", sizes(m_lower)}, {"show", m_show->current()},
        {"field", toUtf8(m_fields->tree().currentPointer())}});
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
    select(memberText(*known, "field"));
    arrange();
}

QList<QWidget *> SchemaPage::panes()
{
    QList<QWidget *> shown;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_fields, m_editor, m_source}) {
        if (!pane->isHidden())
            shown << pane;
    }
    return shown;
}

QList<Problem> SchemaPage::problems() const
{
    const auto &problem = m_file->document().problem();
    if (!problem)
        return {};
    return {{Problem::Severity::Error, problem->message, tr("Line %1").arg(problem->at.line), QStringLiteral("text")}};
}

void SchemaPage::showProblem(const Problem &)
{
    if (m_source->isHidden())
        m_show->setCurrent(ShowSource);
    m_source->showProblem();
}

bool SchemaPage::canPerform(const QString &command) const
{
    return (command == u"edit.undo" && m_file->document().canUndo()) || (command == u"edit.redo" && m_file->document().canRedo());
}

void SchemaPage::perform(const QString &command)
{
    m_editor->flush();
    command == u"edit.undo" ? m_file->document().undo() : m_file->document().redo();
}

void SchemaPage::arrange()
{
    const bool narrow = width() < m_context.theme.px(kNarrow);
    m_show->setChoiceEnabled(ShowBoth, !narrow);
    if (narrow && m_show->current() == ShowBoth)
        m_show->setCurrent(ShowFields);
    const int show = m_show->current();
    m_source->setVisible(show != ShowFields);
    m_fields->setVisible(show != ShowSource && !(narrow && m_formShown));
    m_editor->setVisible(show != ShowSource && (!narrow || m_formShown));
}

void SchemaPage::retranslate()
{
    setAccessibleName(title());
    m_title->setText(title());
    m_show->setAccessibleName(tr("What is shown"));
    m_show->setChoiceText(ShowFields, tr("Fields"));
    m_show->setChoiceText(ShowBoth, tr("Both"));
    m_show->setChoiceText(ShowSource, tr("Source"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tipWithShortcut(tr("Save"), QKeySequence(QKeySequence::Save)));
    takeState();
}

void SchemaPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

void SchemaPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

} // namespace cuewright
