#include "tools/figurespane.h"

#include "base/format.h"
#include "tools/tracewords.h"
#include "widgets/labels.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cuewright {

FiguresPane::FiguresPane(const UiContext &, QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("figuresPane"));
    setAccessibleName(tr("Timing and cost"));
    m_form->setContentsMargins(16, 14, 16, 14);
    m_form->setHorizontalSpacing(24);
    m_form->setVerticalSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_form);
    column->addStretch(1);
}

void FiguresPane::row(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *label = makeLabel(LabelKind::Body, value);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name + QStringLiteral(": ") + value);
    m_form->addRow(makeLabel(LabelKind::Muted, name), label);
}

void FiguresPane::showTurn(const TraceTurn &turn)
{
    row(tr("Turn sent"), whenText(turn.timing.at));
    if (!turn.isRun()) {
        row(tr("Answer"), tr("not sent yet"));
        return;
    }
    row(tr("Starts at"), formatDuration(turn.timing.start));
    if (turn.timing.firstDelta)
        row(tr("First piece after"), formatDuration(*turn.timing.firstDelta));
    row(tr("Answer took"), formatDuration(turn.timing.duration));
    if (turn.answer && turn.answer->usage) {
        const Usage &usage = *turn.answer->usage;
        row(tr("Tokens in"), formatTokens(usage.input));
        row(tr("Tokens out"), formatTokens(usage.output));
    } else {
        row(tr("Tokens"), tr("not reported"));
    }
    row(tr("Cost"), turn.cost ? (turn.isCostEstimated ? tr("≈%1, estimated").arg(formatMoney(*turn.cost)) : tr("%1, from reported usage").arg(formatMoney(*turn.cost))) : tr("price unknown"));
    if (turn.error)
        row(tr("Error"), turn.error->message);
}

void FiguresPane::show(const Trace &trace, const QString &branch, TurnId id, int call)
{
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    const TurnPtr turn = trace.turn(id);
    if (!turn)
        return;
    if (call >= 0 && call < turn->calls.size()) {
        const TraceCall &slot = turn->calls[call];
        row(tr("Call"), slot.call.name + QStringLiteral(" · ") + slot.call.id);
        if (slot.asked && slot.asked->id != slot.call.id)
            row(tr("Its id was repaired"), slot.asked->id.isEmpty() ? tr("the model gave none") : slot.asked->id);
        if (slot.result) {
            row(tr("Answered by"), sourceTitle(slot.result->source) + (slot.result->origin.isEmpty() ? QString() : QStringLiteral(" · ") + slot.result->origin));
            row(tr("Call starts at"), formatDuration(slot.result->started));
            row(tr("Call took"), formatDuration(slot.result->duration));
        } else {
            row(tr("Answered by"), tr("nobody yet"));
        }
    }
    showTurn(*turn);
    const TraceTotals totals = trace.totals(branch);
    const QString least = totals.unpriced > 0 ? tr("at least %1") : QStringLiteral("%1");
    row(tr("Branch so far"), tr("%1 in · %2 out · %3").arg(formatTokens(totals.input), formatTokens(totals.output), least.arg(formatMoney(totals.cost))));
}

} // namespace cuewright
