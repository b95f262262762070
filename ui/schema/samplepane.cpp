#include "schema/samplepane.h"

#include "base/files.h"
#include "schema/document/schemadocument.h"
#include "schema/invalidsamples.h"
#include "schema/keepbar.h"
#include "schema/notedrow.h"
#include "schema/samplecases.h"
#include "schema/samples.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/dropped.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/segment.h"

#include <QDropEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QTimer>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

constexpr int kIndent = 2; // of samples that are made up
constexpr int kSayAfterMs = 300;
constexpr int kFindingsShown = 3; // rows; more can be scrolled to
// Design pixels.
constexpr qreal kRow = 30;
constexpr qreal kCasesWidth = 210;
constexpr qreal kButton = 28; // with its icon alone
constexpr qreal kWordGaps = 10; // around the words beside an icon
constexpr qreal kHeadGaps = 40; // margins and spaces of the head
constexpr qreal kLeastNote = 60;
constexpr qint64 kMaxBytes = 16 * 1024 * 1024; // of a file that is dropped

QString asText(const Json &value)
{
    return QString::fromUtf8(writeJson(value, kIndent));
}

} // namespace

SamplePane::SamplePane(const UiContext &context, const SchemaDocument &document, CompiledSchema &compiled, SampleSet &samples,
    const SchemaModel &model, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(document)
    , m_samples(samples)
    , m_model(model)
    , m_check(new SampleCheck(compiled, samples, this))
    , m_making(*this)
    , m_patience(new QTimer(this))
    , m_source(new Segment({}, this))
    , m_generate(makeIconButton(context.theme, Glyph::Wand, {}, {}, this))
    , m_break(makeIconButton(context.theme, Glyph::Diff, {}, {}, this))
    , m_keep(makeIconButton(context.theme, Glyph::Pin, {}, {}, this))
    , m_stop(makeIconButton(context.theme, Glyph::Stop, {}, {}, this))
    , m_note(new ElidedLabel(context.theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
    , m_cases(new SampleCases(context, samples, *m_check, this))
    , m_edit(new CodeEdit(context.theme, this))
    , m_keepBar(new KeepBar(context, this))
    , m_findings(new QListWidget(this))
{
    setObjectName(QStringLiteral("samplePane"));
    setAcceptDrops(true);
    build();
    connectParts();
    retranslate();
    showCase(-1);
}

void SamplePane::build()
{
    m_source->setObjectName(QStringLiteral("sampleSource"));
    m_generate->setObjectName(QStringLiteral("generateSample"));
    m_break->setObjectName(QStringLiteral("breakSample"));
    m_keep->setObjectName(QStringLiteral("openKeepBar"));
    m_stop->setObjectName(QStringLiteral("stopMaking"));
    m_stop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_stop->hide();
    m_patience->setSingleShot(true);
    m_patience->setInterval(kSayAfterMs);
    m_edit->setObjectName(QStringLiteral("sample"));
    m_edit->setUndoRedoEnabled(true); // a sample is no part of the schema's history
    m_findings->setObjectName(QStringLiteral("findings"));
    m_findings->setFrameShape(QFrame::NoFrame);
    m_findings->setItemDelegate(new NotedRow(m_context.theme, m_findings));
    m_findings->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (int source = Paste; source <= Cases; ++source)
        m_source->addChoice({});
    m_keepBar->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 8, 4);
    head->setSpacing(4);
    head->addWidget(m_source);
    head->addWidget(m_note, 1);
    for (QToolButton *button : {m_stop, m_generate, m_break, m_keep})
        head->addWidget(button);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_cases);
    middle->addWidget(m_edit, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addLayout(middle, 1);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_keepBar);
    column->addWidget(m_findings);
    setFocusProxy(m_edit);
}

void SamplePane::connectParts()
{
    connect(m_source, &Segment::currentChanged, this, [this](int source) { setSource(static_cast<Source>(source)); });
    connect(m_edit, &CodeEdit::edited, this, &SamplePane::takeEdit);
    connect(m_edit, &CodeEdit::undoRequested, m_edit->document(), qOverload<>(&QTextDocument::undo));
    connect(m_edit, &CodeEdit::redoRequested, m_edit->document(), qOverload<>(&QTextDocument::redo));
    connect(m_check, &SampleCheck::checked, this, &SamplePane::takeResult);
    connect(m_generate, &QToolButton::clicked, this, &SamplePane::makeValid);
    connect(m_break, &QToolButton::clicked, this, &SamplePane::makeInvalid);
    connect(m_stop, &QToolButton::clicked, this, &SamplePane::stopMaking);
    connect(m_patience, &QTimer::timeout, this, &SamplePane::showMaking);
    connect(m_keep, &QToolButton::clicked, this, &SamplePane::openKeepBar);
    connect(m_keepBar, &KeepBar::kept, this, &SamplePane::keep);
    connect(m_keepBar, &KeepBar::closed, this, [this] {
        m_findings->show();
        m_edit->setFocus();
    });
    connect(m_cases, &SampleCases::chosen, this, &SamplePane::showCase);
    connect(m_cases, &SampleCases::removed, this, &SamplePane::forgetCase);
    connect(m_findings, &QListWidget::itemClicked, this, [this] { chooseFinding(m_findings->currentRow()); });
    connect(m_findings, &QListWidget::itemActivated, this, [this] {
        chooseFinding(m_findings->currentRow());
        m_edit->setFocus();
    });
    connect(&m_context.theme, &Theme::changed, this, &SamplePane::showFindings);
}

SamplePane::Source SamplePane::source() const
{
    return static_cast<Source>(m_source->current());
}

void SamplePane::setSource(Source source)
{
    if (m_source->current() != source) {
        m_source->setCurrent(source); // comes back
        return;
    }
    m_cases->setVisible(source == Cases);
    m_note->setText(source == LastReply ? m_replyNote : QString());
    fitButtons();
    m_edit->setReadOnly(source == LastReply);
    if (source == LastReply)
        emit lastReplyWanted();
    if (source == Cases) {
        m_cases->choose(std::clamp(m_cases->currentRow(), std::min(0, m_samples.count() - 1), m_samples.count() - 1));
        return;
    }
    showText(source == Paste ? m_pasted : m_reply);
}

void SamplePane::showText(const QString &text)
{
    closeKeepBar();
    keepTyped();
    m_edit->setFaults({}); // they were about another text
    m_edit->setLineMarks({});
    m_edit->setText(text);
    m_check->setText(text);
}

void SamplePane::setText(const QString &text)
{
    m_pasted = text;
    setSource(Paste);
}

void SamplePane::setLastReply(const QString &text, const QString &note)
{
    if (text == m_reply && note == m_replyNote)
        return; // it may be asked for often
    m_reply = text;
    m_replyNote = note;
    if (source() != LastReply)
        return;
    m_note->setText(text.isEmpty() ? QString() : note);
    fitButtons();
    showText(text);
}

void SamplePane::showCase(int index)
{
    m_cases->setVisible(source() == Cases);
    if (source() != Cases)
        return;
    m_edit->setReadOnly(index < 0);
    keepTyped(); // it may be the same case
    const std::optional<QString> unread = m_samples.unread(index);
    showText(unread ? *unread : index < 0 ? QString() : asText(m_samples.at(index).value));
    m_case = index;
    m_edit->document()->setModified(unread.has_value());
}

// What is typed into a test case is the test case as soon as it can be read; until then it waits in the draft.
void SamplePane::keepTyped()
{
    const int index = std::exchange(m_case, -1);
    if (index < 0 || index >= m_samples.count() || !m_edit->document()->isModified())
        return;
    const JsonSource typed = JsonSource::parse(m_edit->text());
    if (!typed.isValid()) {
        m_samples.setUnread(index, m_edit->text());
        return;
    }
    m_samples.setUnread(index, std::nullopt);
    SchemaSample sample = m_samples.at(index);
    sample.value = typed.json();
    m_samples.change(index, sample);
}

void SamplePane::flush()
{
    const int index = m_case;
    keepTyped();
    m_case = index;
}

void SamplePane::forgetCase()
{
    m_case = -1;
}

void SamplePane::takeEdit()
{
    if (source() == Paste)
        m_pasted = m_edit->text();
    closeKeepBar();
    m_check->setText(m_edit->text());
}

void SamplePane::takeResult()
{
    const SampleResult &result = m_check->result();
    if (result.text == m_edit->text() && m_edit->document()->isModified()) {
        flush();
        m_edit->document()->setModified(!result.source.isValid());
    }
    m_keep->setEnabled(result.source.isValid() && result.state != SampleResult::State::Empty && !m_samples.problem());
    if (m_samples.problem())
        m_keep->setToolTip(m_samples.problem()->message);
    showFindings();
    markText();
    emit changed();
}

void SamplePane::say(const QString &sentence)
{
    m_findings->clear();
    auto *row = new QListWidgetItem(m_context.theme.icon(Glyph::Info, ColorRole::Info), sentence, m_findings);
    row->setToolTip(sentence);
    m_findings->setFixedHeight(m_context.theme.px(kRow));
}

void SamplePane::showFindings()
{
    using State = SampleResult::State;
    if (m_saysMaking)
        return;
    const SampleResult &result = m_check->result();
    const Theme &theme = m_context.theme;
    if (result.state == State::Empty) {
        say(m_samples.problem() && source() == Cases ? m_samples.problem()->message
                : source() == Paste                  ? (m_use == SchemaUse::Reply ? tr("Paste a reply here, or let one be made up.") : tr("Paste arguments here, or let some be made up."))
                : m_case >= 0                        ? tr("Nothing is typed here. The test case keeps its last value until there is a new one.")
                : source() == Cases                  ? tr("No test cases yet. Keep a sample to make one.")
                : m_replyNote.isEmpty()              ? tr("No reply has come for this schema yet.")
                                                     : m_replyNote);
        return;
    }
    m_findings->clear();
    if (result.isValid())
        new QListWidgetItem(theme.icon(Glyph::Success, ColorRole::Success), tr("Valid: it fits the schema."), m_findings);
    const bool warns = result.state != State::Checked;
    for (const SampleResult::Finding &finding : result.findings) {
        auto *row = new QListWidgetItem(
            theme.icon(warns ? Glyph::Warning : Glyph::Error, warns ? ColorRole::Warning : ColorRole::Danger), finding.message, m_findings);
        const QString line = result.state == State::NoSchema ? QString() : tr("line %1").arg(finding.line);
        row->setToolTip(finding.message);
        row->setData(NotedRow::kNoteRole, line);
        row->setData(Qt::AccessibleTextRole, line.isEmpty() ? finding.message : tr("%1, %2", "violation, line").arg(finding.message, line));
    }
    m_findings->setFixedHeight(theme.px(kRow) * std::clamp(m_findings->count(), 1, kFindingsShown));
}

void SamplePane::markText()
{
    const SampleResult &result = m_check->result();
    if (result.text != m_edit->text())
        return; // the result of what is there now is on its way
    QList<CodeEdit::Fault> faults;
    QList<CodeEdit::LineMark> marks;
    const bool checked = result.state == SampleResult::State::Checked;
    for (const SampleResult::Finding &finding : result.findings) {
        if (result.state == SampleResult::State::NoSchema)
            break;
        faults.append({static_cast<int>(finding.place.start), static_cast<int>(std::max<qsizetype>(1, finding.place.size)), finding.message});
        marks.append({finding.line - 1, finding.line - 1, checked ? ColorRole::DangerSoft : ColorRole::WarningSoft,
            checked ? ColorRole::Danger : ColorRole::Warning});
    }
    m_edit->setFaults(faults);
    m_edit->setLineMarks(marks);
}

void SamplePane::chooseFinding(int row)
{
    const SampleResult &result = m_check->result();
    if (row < 0 || row >= result.findings.size() || result.text != m_edit->text())
        return;
    const SampleResult::Finding &finding = result.findings[row];
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(finding.place.start, result.text.size())));
    m_edit->setTextCursor(cursor);
    m_edit->showLines(finding.line - 1, finding.line - 1);
    if (result.state == SampleResult::State::Checked)
        emit fieldChosen(m_model.indexOfValue(finding.valuePointer).data(SchemaModel::PointerRole).toString());
}

FieldMarks SamplePane::marks() const
{
    FieldMarks marks;
    const SampleResult &result = m_check->result();
    if (result.state != SampleResult::State::Checked)
        return marks;
    for (const SampleResult::Finding &finding : result.findings) {
        const QModelIndex row = m_model.indexOfValue(finding.valuePointer);
        if (row.isValid())
            marks[row.data(SchemaModel::PointerRole).toString()].sentences << tr("Sample: %1").arg(finding.message);
    }
    return marks;
}

std::optional<Json> SamplePane::valueAt(const QString &valuePointer) const
{
    const SampleResult &result = m_check->result();
    const Json *value = result.source.isValid() ? resolvePointer(result.source.json(), valuePointer) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
}

// The first is a typical one, then come the shortest and the fullest, then further typical ones.
void SamplePane::makeValid()
{
    m_broken = -1;
    make([this, source = m_document.source(), seed = ++m_seed](const Background::Stop &stop) {
        const SampleKind kind = seed == 2 ? SampleKind::Minimal : seed == 3 ? SampleKind::Maximal : SampleKind::Typical;
        const auto sample = makeSample(source.json(), kind, seed, {}, stop);
        return [this, sample] {
            if (sample)
                setText(asText(*sample));
            else
                say(sample.error().message);
        };
    });
}

void SamplePane::makeInvalid()
{
    make([this, source = m_document.source(), next = ++m_broken](const Background::Stop &stop) {
        const auto samples = makeInvalidSamples(source.json(), 1, {}, stop, std::min(next + 1, kMostInvalidSamples));
        return [this, samples, next] {
            if (!samples)
                say(samples.error().message);
            else if (samples->isEmpty())
                say(tr("This schema has no rule that a single change breaks."));
            else
                setText(asText(samples->at(next % samples->size()).value));
        };
    });
}

void SamplePane::openKeepBar()
{
    m_findings->hide();
    m_keepBar->open(tr("Sample %1").arg(m_samples.count() + 1), m_check->result().isValid());
}

// What it asks is about the text that stood there when it was opened.
void SamplePane::closeKeepBar()
{
    m_keepBar->hide();
    m_findings->show();
}

void SamplePane::keep(const QString &name, bool valid)
{
    closeKeepBar();
    const SampleResult &result = m_check->result();
    if (result.text != m_edit->text() || !result.source.isValid())
        return;
    const int index = m_samples.add({name, result.source.json(), valid});
    if (index < 0)
        return;
    setSource(Cases);
    m_cases->choose(index);
    m_cases->setFocus();
}

void SamplePane::fitButtons()
{
    const Theme &theme = m_context.theme;
    const int icon = theme.px(kButton);
    int room = width() - m_source->sizeHint().width() - 3 * icon - theme.px(kHeadGaps) - (m_note->text().isEmpty() ? 0 : theme.px(kLeastNote));
    for (QToolButton *button : {m_break, m_generate, m_keep}) { // those whose icons say least come first
        const int words = button->fontMetrics().horizontalAdvance(button->text()) + theme.px(kWordGaps);
        const bool fits = words <= room;
        button->setToolButtonStyle(fits ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        room -= fits ? words : 0;
    }
    m_cases->setFixedWidth(std::min(m_context.theme.px(kCasesWidth), width() * 2 / 5));
}

void SamplePane::setUse(SchemaUse use)
{
    m_use = use;
    if (use == SchemaUse::Arguments)
        m_source->hideChoice(LastReply);
    retranslate();
}

void SamplePane::retranslate()
{
    const bool isReply = m_use == SchemaUse::Reply;
    setAccessibleName(tr("Sample test"));
    m_source->setAccessibleName(tr("Where the sample is from"));
    m_source->setChoiceText(Paste, tr("Paste"));
    m_source->setChoiceText(LastReply, tr("Last reply"));
    m_source->setChoiceText(Cases, tr("Test cases"));
    const auto name = [](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setAccessibleName(text);
        button->setToolTip(tip);
    };
    name(m_generate, tr("Generate"), isReply ? tr("Make up a reply that fits the schema; again: another one") : tr("Make up arguments that fit the schema; again: others"));
    name(m_break, tr("Make invalid"), isReply ? tr("Make up a reply that breaks one rule; again: the next rule") : tr("Make up arguments that break one rule; again: the next rule"));
    name(m_stop, tr("Stop"), isReply ? tr("Stop making up a reply") : tr("Stop making up arguments"));
    name(m_keep, tr("Keep…"), tr("Keep the sample as a test case of the schema"));
    m_edit->setAccessibleName(isReply ? tr("Sample reply") : tr("Sample arguments"));
    m_findings->setAccessibleName(tr("What the schema says of the sample"));
    fitButtons();
    showFindings();
}

void SamplePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_check->refresh();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void SamplePane::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void SamplePane::dropEvent(QDropEvent *event)
{
    const auto content = readFile(draggedFile(*event->mimeData()), kMaxBytes);
    if (content)
        setText(QString::fromUtf8(*content));
    else
        say(content.error().message);
}

void SamplePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitButtons();
}

} // namespace cuewright
