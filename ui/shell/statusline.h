#pragma once

#include "base/money.h"
#include "shell/page.h"
#include "widgets/uicontext.h"

#include <QObject>

#include <optional>

class QLabel;
class QStatusBar;

namespace cuewright {

class Gauge;
class StatusButton;

/// Fills the window's status bar: at the left what runs, problems and the log; at the right the tokens of the current page,
/// the session's spending against its cap, and the provider with its key.
class StatusLine final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusLine)
public:
    StatusLine(const UiContext &ui, QStatusBar &bar);

    void setQueueText(const QString &text); ///< empty: nothing is running
    void setProblems(int errors, int warnings);
    void setPageStatus(const PageStatus &status);
    /// Tokens of what is selected; nullopt: nothing is.
    void setSelection(std::optional<std::int64_t> tokens, bool exact);
    /// `practice`: the amount is what practice runs would have cost; nothing was charged. `atLeast`: of some calls nobody
    /// knows what they cost.
    void setSession(Money spent, bool practice, std::optional<Money> cap = {}, double warningMark = 0.8, bool atLeast = false);
    void setProvider(const QString &name, const QString &keyState);
    /// Short of room only the figures stay.
    void setCompact(bool compact);
    void retranslate();

signals:
    void queueRequested();
    void problemsRequested();
    void tokensRequested();
    void logRequested();
    void spendingRequested();
    void providersRequested();

private:
    StatusButton *addButton(const QString &name, bool atEnd);
    void showAll();
    void showSelection();

    const UiContext m_ui;
    QStatusBar &m_bar;
    StatusButton *m_queue;
    StatusButton *m_problems;
    StatusButton *m_log;
    StatusButton *m_selection;
    StatusButton *m_tokens;
    QLabel *m_contextLabel;
    Gauge *m_context;
    QLabel *m_contextShare;
    StatusButton *m_session;
    Gauge *m_spending;
    StatusButton *m_provider;

    QString m_queueText;
    int m_errors = 0;
    int m_warnings = 0;
    PageStatus m_page;
    Money m_spent;
    bool m_practice = false;
    bool m_atLeast = false;
    std::optional<Money> m_cap;
    QString m_providerName;
    QString m_keyState;
    bool m_compact = false;
    std::optional<std::int64_t> m_selected; ///< tokens
    bool m_selectedExact = false;
};

} // namespace cuewright
