#include "tools/resultpane.h"

#include "base/format.h"
#include "mcp/mcptypes.h"
#include "servers/resultparts.h"
#include "tokens/encoding.h"
#include "tools/tracewords.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/diffview.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kEditAfterMs = 300; // a pause in typing makes one edit of what was written in one go
constexpr qsizetype kMaxShown = 64 * 1024; // of a result; all of it on demand
constexpr qsizetype kMaxCounted = 64 * 1024; // longer texts are not counted while somebody types
constexpr qsizetype kMaxCompared = 64 * 1024;
constexpr int kMocksShown = 3;

QString compacted(const QString &text)
{
    const auto json = parseJson(text.toUtf8());
    return json ? QString::fromUtf8(writeJson(*json)) : text;
}

// What a server gave beyond its text. A text that stands for all of it needs no second view.
bool hasParts(const CallView &call)
{
    const Json *parts = call.data.result && call.data.result->content.is_object() ? member(call.data.result->content, "parts") : nullptr;
    return parts && parts->is_array() && std::any_of(parts->begin(), parts->end(), [](const Json &part) { return memberText(part, "type") != u"text"; });
}

QString textOf(const CallView &call)
{
    return call.isNull() ? call.reply : call.data.result ? call.data.result->text : QString();
}

} // namespace

ResultPane::ResultPane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("resultPane"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kEditAfterMs);
    m_splitter = new QSplitter;
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head = makeHead();
    layout->addWidget(m_head);
    m_splitter->addWidget(makeEditor());
    m_splitter->addWidget(makeDiff());
    m_splitter->setSizes({400, 400});
    layout->addWidget(m_splitter, 1);
    connect(m_soon, &QTimer::timeout, this, &ResultPane::flush);
    connect(m_editor, &CodeEdit::edited, this, [this] {
        m_typed = true;
        m_soon->start();
    });
    connect(m_editor, &CodeEdit::undoRequested, this, &ResultPane::undoRequested);
    connect(m_editor, &CodeEdit::redoRequested, this, &ResultPane::redoRequested);
    connect(m_revert, &QPushButton::clicked, this, [this] { emit revertRequested(m_call.turn, m_call.call); });
    connect(m_showAll, &QPushButton::clicked, this, &ResultPane::showAll);
    connect(m_diffToggle, &QToolButton::toggled, this, &ResultPane::arrange);
    connect(m_parts, &ResultParts::failed, this, [this](const Error &error) {
        m_diffNote->setText(error.message);
        m_diffNote->show();
    });
    connect(m_partsToggle, &QToolButton::toggled, this, [this] {
        showDiff();
        arrange();
    });
    const auto chooseMock = [this](const QListWidgetItem *item) {
        if (item && m_call.canBeEdited())
            emit mockChosen(m_call.turn, m_call.call, item->data(Qt::UserRole).toString());
    };
    connect(m_mocks, &QListWidget::itemActivated, this, chooseMock);
    connect(m_mocks, &QListWidget::itemClicked, this, chooseMock);
    retranslate();
    show({});
}

ResultPane::~ResultPane() = default;

QWidget *ResultPane::makeHead()
{
    auto *head = new QWidget;
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    column->addLayout(row);
    column->addWidget(new Hairline);
    row->setContentsMargins(12, 7, 12, 7);
    row->setSpacing(8);
    m_arguments = new ElidedLabel(m_context.theme, TextStep::Source);
    m_match = makeLabel(LabelKind::Small);
    m_match->setObjectName(QStringLiteral("argumentsMatch"));
    row->addWidget(m_arguments, 1);
    m_log = makeIconButton(m_context.theme, Glyph::Info, {});
    m_log->setObjectName(QStringLiteral("showInLog"));
    row->addWidget(m_match);
    row->addWidget(m_log);
    connect(m_log, &QToolButton::clicked, this, &ResultPane::logRequested);
    return head;
}

QWidget *ResultPane::makeEditor()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 3, 12, 3);
    row->setSpacing(8);
    m_title = makeLabel(LabelKind::Section);
    m_tokens = makeLabel(LabelKind::Small);
    m_tokens->setObjectName(QStringLiteral("resultTokens"));
    m_showAll = makeButton(ButtonKind::Small, {});
    m_showAll->setObjectName(QStringLiteral("showAllOfResult"));
    m_mocksButton = makeButton(ButtonKind::Small, {});
    m_mocksButton->setObjectName(QStringLiteral("mocksMenu"));
    m_mocksButton->setMenu(new QMenu(m_mocksButton));
    m_diffToggle = makeIconButton(m_context.theme, Glyph::Diff, {});
    m_diffToggle->setObjectName(QStringLiteral("diffToggle"));
    m_diffToggle->setCheckable(true);
    m_partsToggle = makeIconButton(m_context.theme, Glyph::Eye, {});
    m_partsToggle->setObjectName(QStringLiteral("partsToggle"));
    m_partsToggle->setCheckable(true);
    m_source = new Badge(m_context.theme);
    m_source->setObjectName(QStringLiteral("resultSource"));
    row->addWidget(m_title);
    row->addWidget(m_source);
    row->addStretch(1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_showAll, m_mocksButton, m_partsToggle, m_diffToggle, m_tokens})
        row->addWidget(widget);
    m_editor = new CodeEdit(m_context.theme);
    m_editor->setObjectName(QStringLiteral("result"));
    m_mocksPart = new QWidget;
    auto *mocks = new QVBoxLayout(m_mocksPart);
    mocks->setContentsMargins(0, 0, 0, 0);
    mocks->setSpacing(0);
    m_mocksTitle = makeLabel(LabelKind::Section);
    m_mocksTitle->setContentsMargins(12, 6, 12, 6);
    m_mocks = new QListWidget;
    m_mocks->setObjectName(QStringLiteral("savedMocks"));
    m_mocks->setFrameShape(QFrame::NoFrame);
    m_mocks->setIconSize(QSize(m_context.theme.px(14), m_context.theme.px(14)));
    m_mocks->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    mocks->addWidget(new Hairline);
    mocks->addWidget(m_mocksTitle);
    mocks->addWidget(new Hairline);
    mocks->addWidget(m_mocks);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addWidget(m_editor, 1);
    column->addWidget(m_mocksPart);
    return part;
}

QWidget *ResultPane::makeDiff()
{
    m_diffPart = new QWidget;
    auto *column = new QVBoxLayout(m_diffPart);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 1, 8, 1);
    m_diffTitle = makeLabel(LabelKind::Section);
    m_revert = makeButton(ButtonKind::Ghost, {}, m_context.theme.icon(Glyph::Undo));
    m_revert->setObjectName(QStringLiteral("revert"));
    row->addWidget(m_diffTitle);
    row->addStretch(1);
    row->addWidget(m_revert);
    m_diff = new DiffView(m_context.theme);
    m_diff->setObjectName(QStringLiteral("resultDiff"));
    m_diffNote = makeLabel(LabelKind::Muted);
    m_diffNote->setWordWrap(true);
    m_diffNote->setContentsMargins(12, 10, 12, 10);
    m_diffNote->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    column->addLayout(row);
    column->addWidget(new Hairline);
    column->addWidget(m_diffNote);
    column->addWidget(m_diff, 1);
    m_parts = new ResultParts(m_context);
    column->addWidget(m_parts, 1);
    return m_diffPart;
}

QString ResultPane::text() const
{
    return m_isPretty ? compacted(m_editor->text()) : m_editor->text();
}

void ResultPane::show(const CallView &call)
{
    const bool sameCall = call.turn == m_call.turn && call.call == m_call.call;
    if (!sameCall)
        flush();
    m_call = call;
    m_typed = false;
    m_soon->stop();
    // Also of another call: an edit makes a copy of the turn, and the cursor stays where somebody types.
    if (m_isCut || text() != textOf(call))
        showText();
    m_editor->setReadOnly(!canType() || m_isCut);
    m_editor->setPlaceholderText(call.isRunning ? tr("Running …")
            : call.isModel()                    ? tr("There is no reply yet.")
            : call.isNull()                     ? tr("Choose a call to see its result.")
                                                : tr("Type what the tool answers, or choose a mock."));
    showTitles();
    showMocks();
    showDiff();
    countTokens();
    arrange();
}

bool ResultPane::canType() const
{
    return m_call.isOpen() && (!m_call.isNull() || m_call.hasReply());
}

void ResultPane::showText()
{
    const QString whole = textOf(m_call);
    m_isCut = whole.size() > kMaxShown;
    const QString shown = m_isCut ? whole.left(kMaxShown) : indented(whole);
    m_isPretty = !m_isCut && shown != whole && compacted(shown) == whole;
    const QStringView start = QStringView(whole).trimmed();
    m_editor->setText({});
    m_editor->setProse(m_call.isModel() && !start.startsWith(u'{') && !start.startsWith(u'[') && wrapsFast(shown));
    m_editor->setText(m_isPretty || m_isCut ? shown : whole);
}

void ResultPane::showAll()
{
    m_isCut = false;
    m_isPretty = false;
    m_editor->setText({}); // or the old text would be laid out anew
    m_editor->setProse(m_editor->isProse() && wrapsFast(textOf(m_call)));
    m_editor->setText(textOf(m_call));
    m_editor->setReadOnly(!canType());
    showTitles();
    m_editor->setFocus();
}

void ResultPane::flush()
{
    m_soon->stop();
    if (!std::exchange(m_typed, false) || !canType())
        return;
    const QString typed = text();
    if (m_call.isModel() && typed != textOf(m_call))
        emit replyEdited(m_call.turn, typed);
    else if (!m_call.isModel() && (typed != textOf(m_call) || m_call.data.isPending()))
        emit resultEdited(m_call.turn, m_call.call, typed);
}

void ResultPane::showTitles()
{
    const auto &result = m_call.data.result;
    m_title->setText(m_call.isModel() ? tr("Reply")
            : !result ? tr("Result")
            : result->source == ToolSource::Mock ? tr("Mock result")
            : result->source == ToolSource::Recorded ? tr("Recorded result")
            : isReal(result->source) ? tr("Real result") : tr("Result"));
    const QString origin = result && !result->origin.isEmpty() ? tr("from %1").arg(result->origin) : QString();
    m_title->setToolTip(origin);
    m_source->setVisible(!m_call.isModel() && result);
    if (result) {
        m_source->setText(sourceTitle(result->source));
        m_source->setBadgeStyle({sourceTone(result->source), false, sourceGlyph(result->source)});
        m_source->setToolTip(origin);
    }
    m_showAll->setVisible(m_isCut);
    m_showAll->setText(tr("Show all %1 KB").arg(textOf(m_call).size() / 1024));
    m_showAll->setToolTip(tr("Only the beginning is shown. All of a long text may take a moment."));
    m_arguments->setText(m_call.isNull() ? QString() : tr("Called with  %1").arg(argumentsLine(m_call.data.call.arguments, 400)));
    const bool fits = m_call.problems.isEmpty();
    m_match->setVisible(!m_call.isNull());
    m_match->setText(fits ? tr("✓ arguments match the tool")
            : m_call.problems.isKnownTool ? tr("arguments break the tool's rules")
                                          : tr("this tool was not offered"));
    setTone(m_match, fits ? Tone::Success : m_call.problems.isKnownTool ? Tone::Danger : Tone::Warning);
}

void ResultPane::showDiff()
{
    const QString after = textOf(m_call);
    QString note;
    if (!m_call.recording)
        note = m_call.isNull() ? QString() : tr("There is no recording to compare with.");
    else if (!m_call.isModel() && m_call.data.isPending())
        note = tr("There is no result yet. The recording is kept; Revert brings it back.");
    else if (m_call.recording->text == after)
        note = tr("As recorded.");
    else if (std::max(after.size(), m_call.recording->text.size()) > kMaxCompared)
        note = tr("Too long to compare: %1 KB recorded, %2 KB now.").arg(m_call.recording->text.size() / 1024).arg(after.size() / 1024);
    const bool parts = m_partsToggle->isChecked() && hasParts(m_call);
    m_diffNote->setText(note);
    m_diffNote->setVisible(!note.isEmpty() && !parts);
    m_diff->setVisible(note.isEmpty() && !parts);
    showParts();
    m_diff->setLines(note.isEmpty() && m_call.recording ? diffLines(indented(m_call.recording->text), indented(after)) : QList<DiffLine>());
    const bool differs = m_call.isModel() ? m_call.of && m_call.of->editedText.has_value()
                                          : m_call.data.recorded.has_value() || m_call.data.areArgumentsEdited();
    m_revert->setEnabled(differs && canType());
}

void ResultPane::showParts()
{
    m_partsToggle->setVisible(hasParts(m_call));
    const bool shown = m_partsToggle->isChecked() && hasParts(m_call);
    m_diffTitle->setText(shown ? tr("Parts of the result") : tr("Changed from recording"));
    m_parts->setVisible(shown);
    static const Json none;
    const Json &content = shown ? m_call.data.result->content : none;
    // The pane is shown anew many times a second while the conversation runs.
    const QString of = shown ? QStringLiteral("%1/%2/%3/%4").arg(m_call.turn).arg(m_call.call).arg(content["parts"].size()).arg(m_call.data.result->duration.count()) : QString();
    if (std::exchange(m_partsOf, of) == of)
        return;
    if (!shown) {
        m_parts->clear();
        return;
    }
    if (const auto result = mcpResultFromJson(Json{{"content", content["parts"]}}, {}))
        m_parts->show(*result);
}

void ResultPane::showMocks()
{
    m_mocks->clear();
    m_mocksButton->menu()->clear();
    const Encoding &encoding = *encodingForModel(m_call.model).encoding;
    for (const ToolMock &mock : m_call.mocks) {
        const QString text = toolText(mock.result);
        const QString tokens = text.size() <= kMaxCounted ? tr("%1 tok").arg(formatTokens(encoding.count(QStringView(text)))) : QString();
        auto *item = new QListWidgetItem(m_context.theme.icon(Glyph::File), mock.name + QStringLiteral("   ") + tokens, m_mocks);
        item->setData(Qt::UserRole, mock.name);
        item->setToolTip(firstLine(text));
        item->setData(Qt::AccessibleTextRole, tr("Mock %1, %2").arg(mock.name, tokens));
        if (m_call.data.result && m_call.data.result->source == ToolSource::Mock && m_call.data.result->origin == mock.name)
            item->setSelected(true);
        QAction *action = m_mocksButton->menu()->addAction(QString(mock.name).replace(u'&', QStringLiteral("&&")));
        action->setEnabled(m_call.canBeEdited());
        connect(action, &QAction::triggered, this, [this, name = mock.name] { emit mockChosen(m_call.turn, m_call.call, name); });
    }
    m_mocksButton->setText(tr("Mocks  %1").arg(m_call.mocks.size()));
    m_mocksTitle->setText(tr("Saved mocks for this tool  %1").arg(m_call.mocks.size()));
    const int rows = std::clamp(static_cast<int>(m_call.mocks.size()), 1, kMocksShown);
    m_mocks->setFixedHeight(rows * m_context.theme.px(28) + 4);
}

void ResultPane::countTokens()
{
    const QString text = textOf(m_call);
    if (!m_call.isModel() && m_call.data.isPending())
        m_tokens->setText({});
    else if (text.size() > kMaxCounted)
        m_tokens->setText(tr("%1 KB").arg(text.size() / 1024));
    else
        m_tokens->setText(tr("%1 tok").arg(formatTokens(encodingForModel(m_call.model).encoding->count(QStringView(text)))));
}

void ResultPane::setNarrow(bool narrow)
{
    m_narrow = narrow;
    arrange();
}

void ResultPane::arrange()
{
    m_head->setVisible(!m_call.isModel());
    m_diffToggle->setVisible(m_narrow);
    const bool right = m_diffToggle->isChecked() || (m_partsToggle->isChecked() && hasParts(m_call));
    m_diffPart->setVisible(!m_narrow || right);
    m_splitter->widget(0)->setVisible(!m_narrow || !right || width() > m_context.theme.px(600));
    m_log->setVisible(m_call.canBeLogged && m_call.data.result && isReal(m_call.data.result->source));
    m_mocksPart->setVisible(!m_call.mocks.isEmpty() && !m_narrow);
    m_mocksButton->setVisible(!m_call.mocks.isEmpty() && m_narrow);
}

void ResultPane::retranslate()
{
    setAccessibleName(tr("Result"));
    m_editor->setAccessibleName(tr("Result, as it is sent to the model"));
    m_mocks->setAccessibleName(tr("Saved mocks for this tool"));
    m_mocksButton->setAccessibleName(tr("Saved mocks for this tool"));
    m_mocksButton->setToolTip(tr("Saved mocks for this tool"));
    m_diff->setAccessibleName(tr("What was changed from the recording"));
    m_partsToggle->setAccessibleName(tr("Show pictures and other parts"));
    m_partsToggle->setToolTip(tr("Show pictures, sounds and resources of this result"));
    m_parts->setAccessibleName(tr("Parts of the result"));
    m_log->setAccessibleName(tr("Show in the log"));
    m_log->setToolTip(tr("Show in the log: what exactly ran, when, and who had allowed it"));
    m_revert->setText(tr("Revert"));
    m_revert->setToolTip(tr("Bring back what was recorded"));
    m_diffToggle->setAccessibleName(tr("Show what was changed"));
    m_diffToggle->setToolTip(tr("Show what was changed"));
    showTitles();
    showDiff();
    showMocks();
    countTokens();
}

void ResultPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
