#include "tools/toolcallsview.h"

#include "base/json.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMinLines = 2;
constexpr int kMaxLines = 8;
constexpr int kJsonIndent = 2;
// Longer arguments are shown as they came, and no more of them than this: a person reads them, nothing is lost by it.
constexpr qsizetype kMaxReadable = 64 * 1024;

QPlainTextEdit *makeBox(const QString &objectName)
{
    auto *box = new QPlainTextEdit;
    box->setObjectName(objectName);
    box->setTabChangesFocus(true);
    box->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return box;
}

// As high as its text, within limits.
void fit(QPlainTextEdit &box)
{
    const int lines = std::clamp(static_cast<int>(box.document()->size().height()), kMinLines, kMaxLines);
    const int frame = 2 * static_cast<int>(box.document()->documentMargin()) + 10;
    box.setFixedHeight(lines * box.fontMetrics().lineSpacing() + frame);
    // Between two results the Tab key stops at arguments only where a keyboard has to scroll them.
    if (box.isReadOnly())
        box.setFocusPolicy(box.document()->size().height() > kMaxLines ? Qt::StrongFocus : Qt::ClickFocus);
}

// The keys that run a prompt: in a result they send the results, and never ask the model anew over what was written.
bool isSendKey(const QEvent &event)
{
    if (event.type() != QEvent::ShortcutOverride && event.type() != QEvent::KeyPress)
        return false;
    const auto &key = static_cast<const QKeyEvent &>(event);
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && (key.modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
}

// Arguments as people read them; what is no JSON, or not all of it yet, is shown as it came.
QString readable(const QString &arguments, bool complete)
{
    if (complete && arguments.size() <= kMaxReadable) {
        if (const auto json = parseJson(arguments.toUtf8()))
            return QString::fromUtf8(writeJson(*json, kJsonIndent));
    }
    return arguments.size() <= kMaxReadable ? arguments : arguments.left(kMaxReadable) + u'…';
}

} // namespace

ToolCallsView::ToolCallsView(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("toolCalls"));
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(16, 12, 16, 12);
    m_column->setSpacing(10);
    m_column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);

    m_send = makeButton(ButtonKind::Primary, {}, m_context.theme.icon(Glyph::Play, ColorRole::AccentText));
    m_inspect = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Session));
    m_inspect->setObjectName(QStringLiteral("openInInspector"));
    connect(m_inspect, &QPushButton::clicked, this, &ToolCallsView::inspectRequested);
    m_send->setObjectName(QStringLiteral("sendResults"));
    connect(m_send, &QPushButton::clicked, this, [this] { emit sendRequested(results()); });
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(16, 10, 16, 10);
    footer->addStretch();
    footer->addWidget(m_inspect);
    footer->addWidget(m_send);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addWidget(new Hairline);
    layout->addLayout(footer);
    connect(&context.theme, &Theme::changed, this, &ToolCallsView::restyle);
    retranslate();
}

ToolCallsView::Slot ToolCallsView::makeSlot(int number)
{
    Slot slot;
    auto *card = new QFrame;
    card->setProperty("kind", QStringLiteral("card"));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(12, 8, 12, 12);
    layout->setSpacing(6);
    slot.card = card;
    slot.name = makeLabel(LabelKind::Section);
    slot.state = new Badge(m_context.theme);
    auto *head = new QHBoxLayout;
    head->addWidget(slot.name);
    head->addStretch();
    head->addWidget(slot.state);
    layout->addLayout(head);
    slot.argumentsTitle = makeLabel(LabelKind::Caption);
    slot.arguments = makeBox(QStringLiteral("arguments%1").arg(number));
    slot.arguments->setReadOnly(true);
    slot.arguments->setFrameShape(QFrame::NoFrame);
    slot.arguments->viewport()->setAutoFillBackground(false);
    slot.resultTitle = makeLabel(LabelKind::Caption);
    slot.result = makeBox(QStringLiteral("result%1").arg(number));
    slot.result->setProperty("kind", QStringLiteral("input"));
    slot.argumentsTitle->setBuddy(slot.arguments);
    slot.resultTitle->setBuddy(slot.result);
    slot.result->installEventFilter(this);
    connect(slot.result, &QPlainTextEdit::textChanged, this, &ToolCallsView::updateStates);
    for (QPlainTextEdit *box : {slot.arguments, slot.result}) {
        box->setFont(m_context.theme.font(TextStep::Source));
        connect(box->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, box, [box] { fit(*box); });
        fit(*box);
    }
    for (QWidget *part : std::initializer_list<QWidget *>{slot.argumentsTitle, slot.arguments, slot.resultTitle, slot.result})
        layout->addWidget(part);
    m_column->insertWidget(m_column->count() - 1, card);
    return slot;
}

void ToolCallsView::setCalls(const QList<ToolCall> &calls, bool complete)
{
    const bool settles = complete && !m_complete;
    while (m_slots.size() > calls.size())
        delete m_slots.takeLast().card;
    while (m_slots.size() < calls.size())
        m_slots << makeSlot(static_cast<int>(m_slots.size()) + 1);
    for (qsizetype i = 0; i < calls.size(); ++i) {
        const bool known = i < m_calls.size();
        if (known && m_calls[i] == calls[i] && !settles)
            continue;
        // A result that was written for another call must not answer this one. An id may come late or be made up.
        if (known && !m_calls[i].id.isEmpty() && m_calls[i].id != calls[i].id)
            m_slots[i].result->clear();
        showCall(m_slots[i], calls[i], static_cast<int>(i) + 1, complete);
    }
    m_calls = calls;
    m_complete = complete;
    updateStates();
}

void ToolCallsView::showCall(Slot &slot, const ToolCall &call, int number, bool complete)
{
    slot.name->setText(call.name);
    slot.argumentsTitle->setText(tr("Arguments"));
    slot.resultTitle->setText(tr("Result"));
    const QString arguments = readable(call.arguments, complete);
    if (slot.arguments->toPlainText() != arguments)
        slot.arguments->setPlainText(arguments);
    slot.arguments->setAccessibleName(tr("Arguments of call %1, %2").arg(number).arg(call.name));
    slot.result->setAccessibleName(tr("Result of call %1, %2").arg(number).arg(call.name));
    slot.result->setPlaceholderText(tr("What %1 answers, as text or JSON").arg(call.name));
}

void ToolCallsView::restyle()
{
    for (const Slot &slot : std::as_const(m_slots)) {
        for (QPlainTextEdit *box : {slot.arguments, slot.result}) {
            box->setFont(m_context.theme.font(TextStep::Source));
            fit(*box);
        }
    }
}

QStringList ToolCallsView::results() const
{
    QStringList texts;
    for (const Slot &slot : m_slots)
        texts << plainText(*slot.result);
    return texts;
}

void ToolCallsView::updateStates()
{
    qsizetype missing = 0;
    for (const Slot &slot : std::as_const(m_slots)) {
        const bool empty = slot.result->document()->isEmpty();
        missing += empty ? 1 : 0;
        slot.state->setText(empty ? tr("Needs a result") : tr("Ready"));
        slot.state->setBadgeStyle({empty ? Tone::Warning : Tone::Success, false, empty ? std::optional<Glyph>() : Glyph::Check});
    }
    const auto count = static_cast<int>(m_slots.size());
    m_send->setText(missing == 0 ? tr("Send %n result(s)", nullptr, count)
                                 : tr("Send results (%1 of %2)").arg(count - missing).arg(count));
    m_inspect->setEnabled(m_complete && count > 0);
    m_inspect->setText(tr("Open in inspector"));
    m_inspect->setToolTip(tr("Take the conversation apart: times, branches, mocks"));
    m_send->setEnabled(m_complete && count > 0 && missing == 0);
    m_send->setToolTip(!m_complete && count > 0 ? tr("The reply is still arriving.") : missing > 0 ? tr("Every call needs a result before the model can go on.") : QString());
}

bool ToolCallsView::eventFilter(QObject *watched, QEvent *event)
{
    if (!isSendKey(*event))
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress)
        sendOrPointOut();
    return true;
}

void ToolCallsView::sendOrPointOut()
{
    if (m_send->isEnabled()) {
        m_send->click();
        return;
    }
    const auto missing = std::find_if(m_slots.cbegin(), m_slots.cend(), [](const Slot &slot) { return slot.result->document()->isEmpty(); });
    if (missing == m_slots.cend())
        return;
    missing->result->setFocus(Qt::TabFocusReason);
    findChild<QScrollArea *>()->ensureWidgetVisible(missing->result);
}

void ToolCallsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ToolCallsView::retranslate()
{
    setAccessibleName(tr("Tool calls"));
    for (qsizetype i = 0; i < m_calls.size(); ++i)
        showCall(m_slots[i], m_calls[i], static_cast<int>(i) + 1, m_complete);
    updateStates();
}

} // namespace cuewright
