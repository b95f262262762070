// What the pane says before a run, and how it starts one.

#include "prompt/inputpane.h"

#include "base/format.h"
#include "prompt/inputsform.h"
#include "prompt/settingsrow.h"
#include "widgets/labels.h"

#include <QLabel>

namespace cuewright {

void InputPane::showRunButton()
{
    using State = RunButton::State;
    const BudgetView budget = this->budget();
    m_budget->setVisible(!budget.note.isEmpty());
    if (m_budget->text() != budget.note) {
        m_budget->setText(budget.note);
        setTone(m_budget, budget.tone);
    }
    const QString why = m_progress.state == RunProgress::State::Waiting ? m_progress.reason : QString();
    if (m_run->accessibleDescription() != why) {
        m_run->setAccessibleDescription(why);
        m_run->setToolTip(why.isEmpty() ? QString() : why + u'\n' + tr("A press sends the request now."));
    }
    switch (m_progress.state) {
    case RunProgress::State::Running:
        m_run->setContent(State::Running, tr("Stop"), m_progress.facts);
        m_run->setStale(false);
        return;
    case RunProgress::State::Waiting:
        m_run->setContent(State::Waiting, tr("Waiting"), m_progress.facts);
        m_run->setStale(false);
        return;
    case RunProgress::State::Idle:
        break;
    }
    QStringList facts;
    QStringList spoken;
    if (m_figures.estimate) {
        const Estimate &cost = *m_figures.estimate;
        const QString mark = cost.tokens.exact ? QString() : QStringLiteral("\u2248");
        facts.append(tr("%1%2 tok in").arg(mark, formatTokens(cost.tokens.total)));
        spoken.append(cost.tokens.exact ? tr("%n tokens in", nullptr, int(cost.tokens.total))
                                        : tr("about %n tokens in", nullptr, int(cost.tokens.total)));
        if (cost.low && cost.high) {
            facts.append(formatMoneyRange(*cost.low, *cost.high));
            spoken.append(tr("estimated %1").arg(formatMoneyRange(*cost.low, *cost.high)));
        } else {
            facts.append(cost.low ? tr("at least %1").arg(formatMoney(*cost.low)) : tr("price unknown"));
            spoken.append(facts.constLast());
        }
    }
    if (!budget.note.isEmpty())
        spoken.append(budget.note);
    const QString missing = m_inputs->missing();
    if (!missing.isEmpty())
        m_run->setContent(State::MissingInput, tr("Fill in %1").arg(missing), facts);
    else if (budget.overCap)
        m_run->setContent(State::OverCap, tr("Over the cap"), {budget.left});
    else
        m_run->setContent(State::Ready, tr("Run"), facts);
    m_run->setSpokenFacts(spoken.join(QStringLiteral(", ")));
    m_run->setStale(m_stale && !facts.isEmpty());
}

BudgetView InputPane::budget() const
{
    BudgetView view;
    if (m_progress.state != RunProgress::State::Idle || !m_figures.estimate)
        return view;
    if (m_services.budget)
        view = budgetView(m_services.budget(m_document.endpoint()), m_figures.estimate->high);
    if (const QString context = contextNote(*m_figures.estimate, m_model); !context.isEmpty()) {
        view.note = view.note.isEmpty() ? context : context + u'\n' + view.note;
        view.tone = view.overCap ? Tone::Danger : Tone::Warning;
    }
    return view;
}

void InputPane::setRunProgress(const RunProgress &progress)
{
    m_progress = progress;
    showRunButton();
}

Result<ChatRequest> InputPane::request() const
{
    auto request = m_services.workspace.request(m_document.prompt(), m_document.inputValues());
    if (request)
        request->stream = m_settings->stream();
    return request;
}

void InputPane::run()
{
    if (m_progress.state != RunProgress::State::Idle)
        return;
    m_settings->commit();
    if (m_inputs->missing().isEmpty())
        emit runRequested();
    else
        m_inputs->pointOutMissing();
}

} // namespace cuewright
