#include "shell/statusline.h"

#include "base/format.h"
#include "shell/statusbutton.h"
#include "widgets/gauge.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QToolButton>

namespace cuewright {

StatusLine::StatusLine(const UiContext &ui, QStatusBar &bar)
    : QObject(&bar)
    , m_ui(ui)
    , m_bar(bar)
    , m_queue(addButton(QStringLiteral("statusQueue"), false))
    , m_problems(addButton(QStringLiteral("statusProblems"), false))
    , m_log(addButton(QStringLiteral("statusLog"), false))
    , m_selection(addButton(QStringLiteral("statusSelection"), true))
    , m_tokens(addButton(QStringLiteral("statusTokens"), true))
    , m_contextLabel(makeLabel(LabelKind::Small))
    , m_context(new Gauge(ui.theme))
    , m_contextShare(makeLabel(LabelKind::Small))
    , m_session(addButton(QStringLiteral("statusSession"), true))
    , m_spending(new Gauge(ui.theme))
    , m_provider(nullptr)
{
    m_context->setObjectName(QStringLiteral("statusContext"));
    m_spending->setObjectName(QStringLiteral("statusSpending"));
    bar.removeWidget(m_session);
    bar.addPermanentWidget(m_contextLabel);
    bar.addPermanentWidget(m_context);
    bar.addPermanentWidget(m_contextShare);
    bar.addPermanentWidget(m_session);
    bar.addPermanentWidget(m_spending);
    m_session->show();
    m_provider = addButton(QStringLiteral("statusProvider"), true);
    bar.setSizeGripEnabled(false);
    bar.setContentsMargins(4, 0, 4, 0);

    m_queue->setIcon(ui.theme.icon(Glyph::Queue));
    m_log->setIcon(ui.theme.icon(Glyph::Session));
    m_tokens->setIcon(ui.theme.icon(Glyph::Tokens));
    m_session->setIcon(ui.theme.icon(Glyph::Cap));
    m_provider->setIcon(ui.theme.icon(Glyph::Key));
    m_selection->setEnabled(false);
    m_selection->hide();
    connect(m_queue, &QToolButton::clicked, this, &StatusLine::queueRequested);
    connect(m_problems, &QToolButton::clicked, this, &StatusLine::problemsRequested);
    connect(m_tokens, &QToolButton::clicked, this, &StatusLine::tokensRequested);
    connect(m_log, &QToolButton::clicked, this, &StatusLine::logRequested);
    connect(m_session, &QToolButton::clicked, this, &StatusLine::spendingRequested);
    connect(m_provider, &QToolButton::clicked, this, &StatusLine::providersRequested);
    showAll();
}

StatusButton *StatusLine::addButton(const QString &name, bool atEnd)
{
    auto *button = new StatusButton;
    button->setObjectName(name);
    if (atEnd)
        m_bar.addPermanentWidget(button);
    else
        m_bar.addWidget(button);
    return button;
}

void StatusLine::setQueueText(const QString &text)
{
    if (text == m_queueText)
        return;
    m_queueText = text;
    showAll();
}

void StatusLine::setProblems(int errors, int warnings)
{
    m_errors = errors;
    m_warnings = warnings;
    showAll();
}

void StatusLine::setPageStatus(const PageStatus &status)
{
    m_page = status;
    showAll();
}

void StatusLine::setSelection(std::optional<std::int64_t> tokens, bool exact)
{
    m_selected = tokens;
    m_selectedExact = exact;
    showSelection();
}

void StatusLine::showSelection()
{
    m_selection->setVisible(m_selected.has_value());
    if (!m_selected)
        return;
    const QString about = m_selectedExact ? QString() : QStringLiteral("≈");
    m_selection->setWords(about + tr("%Ln tokens selected", nullptr, int(*m_selected)), about + QLocale().toString(*m_selected));
    m_selection->setToolTip(tr("Tokens of the selected text by itself"));
}

void StatusLine::setSession(Money spent, bool practice, std::optional<Money> cap, double warningMark, bool atLeast)
{
    m_spent = spent;
    m_atLeast = atLeast;
    m_practice = practice;
    m_cap = cap;
    m_spending->setWarningMark(warningMark);
    m_spending->setShare(cap && !cap->isZero() ? spent.toDouble() / cap->toDouble() : 0);
    showAll();
}

void StatusLine::setProvider(const QString &name, const QString &keyState)
{
    m_providerName = name;
    m_keyState = keyState;
    showAll();
}

void StatusLine::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    showAll();
}

void StatusLine::retranslate()
{
    showAll();
    showSelection();
}

void StatusLine::showAll()
{
    if (!m_provider)
        return;
    m_queue->setText(m_queueText.isEmpty() ? tr("Nothing running") : m_queueText);
    m_queue->setToolTip(tr("Show the queue and the limits"));
    const int problems = m_errors + m_warnings;
    m_problems->setText(problems == 0 ? tr("No problems") : problems == 1 ? tr("1 problem") : tr("%1 problems").arg(problems));
    m_problems->setIcon(m_errors > 0 ? m_ui.theme.icon(Glyph::Error, ColorRole::Danger)
            : m_warnings > 0         ? m_ui.theme.icon(Glyph::Warning, ColorRole::Warning)
                                     : m_ui.theme.icon(Glyph::Success, ColorRole::Success));
    m_problems->setToolTip(tr("Show the problems of the open documents"));
    m_log->setText(tr("Log"));
    m_log->setToolTip(tr("Show what happened"));

    const QString about = m_page.estimated ? QStringLiteral("≈") : QString();
    m_tokens->setVisible(m_page.tokensIn.has_value() && !m_compact);
    if (m_page.tokensIn) {
        const QString in = tr("%1 in").arg(about + formatTokens(*m_page.tokensIn));
        const QString figure = about + formatTokens(*m_page.tokensIn);
        m_tokens->setWords(m_page.maxOutput ? tr("%1 + up to %2 out").arg(in, formatTokens(*m_page.maxOutput)) : in, figure);
        m_tokens->setToolTip(tr("Tokens that the next run sends, and the most it may get back; shows where they go"));
    }
    const bool context = m_page.tokensIn && m_page.contextWindow.value_or(0) > 0;
    for (QWidget *widget : {static_cast<QWidget *>(m_contextLabel), static_cast<QWidget *>(m_context), static_cast<QWidget *>(m_contextShare)})
        widget->setVisible(context);
    if (context) {
        const double share = double(*m_page.tokensIn) / double(*m_page.contextWindow);
        const QString percent = QLocale().toString(share * 100, 'f', share < 0.1 ? 1 : 0) + u'%';
        m_contextLabel->setText(tr("Context"));
        m_context->setAccessibleName(tr("Context window in use"));
        m_context->setWarningMark(0.8);
        m_context->setShare(share);
        m_context->setValueText(tr("%1 of %2 tokens").arg(formatTokens(*m_page.tokensIn), formatTokens(*m_page.contextWindow)));
        m_contextShare->setText(m_compact ? percent : tr("%1 of %2").arg(percent, formatTokens(*m_page.contextWindow)));
    }
    const QString spent = m_atLeast ? tr("at least %1").arg(formatMoney(m_spent)) : formatMoney(m_spent);
    const QString said = m_cap ? tr("Session %1 of %2 cap").arg(spent, formatMoney(*m_cap)) : tr("Session %1").arg(spent);
    m_session->setWords(m_practice ? tr("%1 practice").arg(said) : said, spent);
    m_session->setToolTip(m_practice ? tr("What this session's practice runs would have cost; nothing was charged")
                                     : tr("What this session has cost; opens the spending page"));
    m_spending->setVisible(m_cap.has_value());
    m_spending->setAccessibleName(tr("Session spend"));
    m_spending->setValueText(m_cap ? tr("%1 of %2").arg(spent, formatMoney(*m_cap)) : spent);
    const QString provider = m_providerName.isEmpty() ? tr("No provider") : m_providerName;
    const QString both = m_keyState.isEmpty() ? provider : tr("%1 · %2", "provider, state of its key").arg(provider, m_keyState);
    m_provider->setText(m_compact ? QString() : both);
    m_provider->setToolTip(both);
    m_provider->setAccessibleName(both);
}

} // namespace cuewright
