#include "schema/sourcepane.h"

#include "base/random.h"
#include "schema/document/schemadocument.h"
#include "schema/samples.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/viewtabs.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTimer>
#include <QToolButton>

namespace cuewright {
namespace {

constexpr int kParseAfterMs = 250; // a pause in typing (design: schema source)
constexpr int kExampleTab = 1;
constexpr int kExampleIndent = 2;

/// The same numbers for the same seed (splitmix64).
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t bits() override
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

private:
    std::uint64_t m_state;
};

} // namespace

SourcePane::SourcePane(const UiContext &context, SchemaDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_document(document)
    , m_tabs(new ViewTabs(this))
    , m_position(makeLabel(LabelKind::Small, {}, this))
    , m_copy(makeIconButton(context.theme, Glyph::Copy, {}, {}, this))
    , m_problem(new Banner(context.theme, this))
    , m_edit(new CodeEdit(context.theme, this))
    , m_example(new CodeEdit(context.theme, this))
    , m_parseSoon(new QTimer(this))
    , m_making(*this)
{
    setObjectName(QStringLiteral("sourcePane"));
    build();
    m_parseSoon->setSingleShot(true);
    m_parseSoon->setInterval(kParseAfterMs);
    connect(m_parseSoon, &QTimer::timeout, &document, &SchemaDocument::reparse);
    connect(m_edit, &CodeEdit::edited, this, [this](qsizetype position, qsizetype removed, const QString &inserted) {
        m_document.replaceText(position, removed, inserted);
        m_parseSoon->start();
        emit typed();
    });
    connect(&document, &SchemaDocument::patched, m_edit, &CodeEdit::patch);
    connect(m_edit, &CodeEdit::undoRequested, this, &SourcePane::undoRequested);
    connect(m_edit, &CodeEdit::redoRequested, this, &SourcePane::redoRequested);
    connect(&document, &SchemaDocument::problemChanged, this, &SourcePane::sayProblem);
    connect(&document, &SchemaDocument::schemaChanged, this, [this] {
        mark();
        if (m_tabs->currentIndex() == kExampleTab)
            makeExample();
    });
    connect(m_edit, &QPlainTextEdit::cursorPositionChanged, this, &SourcePane::cursorMoved);
    connect(m_tabs, &QTabBar::currentChanged, this, &SourcePane::showTab);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_tabs->currentIndex() == kExampleTab ? m_example->text() : m_document.text());
    });
    connect(m_problem, &Banner::actionTriggered, this, &SourcePane::showProblem);
    load();
    retranslate();
}

void SourcePane::build()
{
    m_edit->setObjectName(QStringLiteral("source"));
    m_example->setObjectName(QStringLiteral("exampleReply"));
    m_example->setReadOnly(true);
    m_example->hide();
    m_problem->clear();
    m_problem->setObjectName(QStringLiteral("sourceProblem"));
    m_tabs->addTab({});
    m_tabs->addTab({});
    auto *head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 8, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_position);
    head->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_problem);
    column->addWidget(m_edit, 1);
    column->addWidget(m_example, 1);
    setFocusProxy(m_edit);
    setMinimumWidth(m_context.theme.px(220));
}

void SourcePane::load()
{
    m_edit->setText(m_document.text());
    sayProblem();
    mark();
}

void SourcePane::sayProblem()
{
    const auto &problem = m_document.problem();
    if (!problem || m_document.text().trimmed().isEmpty()) { // an empty file is a beginning, no fault
        m_edit->setFaults({});
        m_problem->clear();
        return;
    }
    const auto size = static_cast<int>(std::max<qsizetype>(1, problem->place.size));
    m_edit->setFaults({{static_cast<int>(problem->place.start), size, problem->message}});
    m_problem->say(Tone::Warning, problem->message, tr("The fields show the last text that could be read."));
    m_problem->setAction(tr("Go there"));
    mark();
}

void SourcePane::showProblem()
{
    m_tabs->setCurrentIndex(0);
    m_edit->setFocus(Qt::OtherFocusReason);
    if (!m_document.problem())
        return;
    QTextCursor cursor(m_edit->document());
    cursor.setPosition(static_cast<int>(std::min<qsizetype>(m_document.problem()->place.start, m_edit->document()->characterCount() - 1)));
    m_edit->setTextCursor(cursor);
    m_edit->ensureCursorVisible();
}

QString SourcePane::pointerAtCursor() const
{
    if (!m_document.isCurrent())
        return m_pointer;
    const JsonSource &source = m_document.source();
    return source.pointer(source.at(m_edit->textCursor().position()));
}

void SourcePane::cursorMoved()
{
    sayPosition();
    // The cursor of an editor without the focus moves with the edits of others.
    if (!m_edit->hasFocus() || !m_document.isCurrent())
        return;
    m_document.endTyping();
    const QScopedValueRollback following(m_following, true);
    emit pointerChosen(pointerAtCursor());
}

void SourcePane::showPointer(const QString &pointer)
{
    m_pointer = pointer;
    mark();
}

void SourcePane::mark()
{
    QList<CodeEdit::LineMark> marks;
    const JsonSource &source = m_document.source();
    const auto node = m_document.isCurrent() ? source.find(m_pointer) : JsonSource::kNone;
    // The root is everything; marking all lines would mark none.
    if (node > JsonSource::kRoot) {
        const TextSpan span = source.node(node).member();
        const int first = m_edit->document()->findBlock(static_cast<int>(span.start)).blockNumber();
        const int last = m_edit->document()->findBlock(static_cast<int>(span.end())).blockNumber();
        marks.append({first, last, ColorRole::Selection, ColorRole::Text});
        if (!m_following)
            m_edit->showLines(first, last);
    }
    if (const auto &problem = m_document.problem(); problem && !m_document.text().trimmed().isEmpty()) {
        const int line = m_edit->document()->findBlock(static_cast<int>(problem->place.start)).blockNumber();
        marks.prepend({line, line, ColorRole::WarningSoft, ColorRole::Warning});
    }
    m_edit->setLineMarks(marks);
}

void SourcePane::sayPosition()
{
    const QTextCursor cursor = m_edit->textCursor();
    m_position->setText(tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1));
}

void SourcePane::makeExample()
{
    m_making.start([this, source = m_document.source()](const Background::Stop &) {
        SeededRandom random(1); // the same example for the same schema
        const auto answer = makeAnswer(source.json(), {}, random);
        const QString text = answer ? QString::fromUtf8(writeJson(*answer, kExampleIndent)) : answer.error().message;
        return [this, text] { m_example->setText(text); };
    });
}

void SourcePane::showTab(int tab)
{
    m_edit->setVisible(tab != kExampleTab);
    m_example->setVisible(tab == kExampleTab);
    m_position->setVisible(tab != kExampleTab);
    if (tab == kExampleTab)
        makeExample();
}

void SourcePane::setUse(SchemaUse use)
{
    m_use = use;
    retranslate();
}

void SourcePane::retranslate()
{
    const bool isReply = m_use == SchemaUse::Reply;
    m_tabs->setTabText(0, tr("Source"));
    m_tabs->setTabText(1, isReply ? tr("Example reply") : tr("Example call"));
    m_tabs->setAccessibleName(tr("Source or example"));
    m_edit->setAccessibleName(isReply ? tr("Source of the schema") : tr("Source of the tool"));
    m_example->setAccessibleName(isReply ? tr("A reply that fits the schema") : tr("Arguments that fit the schema"));
    m_example->setPlaceholderText(isReply ? tr("Making up a reply …") : tr("Making up a call …"));
    m_copy->setAccessibleName(tr("Copy"));
    m_copy->setToolTip(tr("Copy all of it"));
    setAccessibleName(tr("Source"));
    sayPosition();
    sayProblem();
}

void SourcePane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
