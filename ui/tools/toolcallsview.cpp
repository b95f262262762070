#include "tools/toolcallsview.h"

#include "base/json.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kBoxLines = 4;
constexpr int kJsonIndent = 2;

QPlainTextEdit *makeBox(const Theme &theme, const QString &objectName)
{
    auto *box = new QPlainTextEdit;
    box->setObjectName(objectName);
    box->setProperty("kind", QStringLiteral("source"));
    box->setFont(theme.font(TextStep::Source));
    box->setTabChangesFocus(true);
    const int lines = box->fontMetrics().lineSpacing() * kBoxLines;
    box->setFixedHeight(lines + 14);
    return box;
}

// Arguments as people read them; what is no JSON is shown as it came.
QString readable(const QString &arguments)
{
    const auto json = parseJson(arguments.toUtf8());
    return json ? QString::fromUtf8(writeJson(*json, kJsonIndent)) : arguments;
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
    m_send->setObjectName(QStringLiteral("sendResults"));
    connect(m_send, &QPushButton::clicked, this, [this] { emit sendRequested(results()); });
    auto *footer = new QHBoxLayout;
    footer->setContentsMargins(16, 9, 16, 10);
    footer->addStretch();
    footer->addWidget(m_send);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(footer);
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
    slot.state = makeLabel(LabelKind::Small);
    auto *head = new QHBoxLayout;
    head->addWidget(slot.name);
    head->addStretch();
    head->addWidget(slot.state);
    layout->addLayout(head);
    slot.arguments = makeBox(m_context.theme, QStringLiteral("arguments%1").arg(number));
    slot.arguments->setReadOnly(true);
    slot.result = makeBox(m_context.theme, QStringLiteral("result%1").arg(number));
    connect(slot.result, &QPlainTextEdit::textChanged, this, &ToolCallsView::updateStates);
    layout->addWidget(slot.arguments);
    layout->addWidget(slot.result);
    m_column->insertWidget(m_column->count() - 1, card);
    return slot;
}

void ToolCallsView::setCalls(const QList<ToolCall> &calls, bool complete)
{
    while (m_slots.size() > calls.size())
        delete m_slots.takeLast().card;
    while (m_slots.size() < calls.size())
        m_slots << makeSlot(static_cast<int>(m_slots.size()) + 1);
    for (qsizetype i = 0; i < calls.size(); ++i) {
        // A result that was written for another call must not answer this one.
        if (i < m_calls.size() && m_calls[i].id != calls[i].id)
            m_slots[i].result->clear();
        showCall(m_slots[i], calls[i], static_cast<int>(i) + 1);
    }
    m_calls = calls;
    m_complete = complete;
    updateStates();
}

void ToolCallsView::showCall(Slot &slot, const ToolCall &call, int number)
{
    slot.name->setText(call.name);
    const QString arguments = readable(call.arguments);
    if (slot.arguments->toPlainText() != arguments)
        slot.arguments->setPlainText(arguments);
    slot.arguments->setAccessibleName(tr("Arguments of call %1, %2").arg(number).arg(call.name));
    slot.result->setAccessibleName(tr("Result of call %1, %2").arg(number).arg(call.name));
    slot.result->setPlaceholderText(tr("What %1 answers, as text or JSON").arg(call.name));
}

QStringList ToolCallsView::results() const
{
    QStringList texts;
    for (const Slot &slot : m_slots)
        texts << slot.result->toPlainText();
    return texts;
}

void ToolCallsView::updateStates()
{
    qsizetype missing = 0;
    for (const Slot &slot : std::as_const(m_slots)) {
        const bool empty = slot.result->document()->isEmpty();
        missing += empty ? 1 : 0;
        slot.state->setText(empty ? tr("Needs a result") : tr("Ready"));
    }
    const auto count = static_cast<int>(m_slots.size());
    m_send->setText(missing == 0 ? tr("Send %n result(s)", nullptr, count)
                                 : tr("Send results (%1 of %2)").arg(count - missing).arg(count));
    m_send->setEnabled(m_complete && count > 0 && missing == 0);
    m_send->setToolTip(missing > 0 ? tr("Every call needs a result before the model can go on.") : QString());
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
        showCall(m_slots[i], m_calls[i], static_cast<int>(i) + 1);
    updateStates();
}

} // namespace cuewright
