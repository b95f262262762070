#pragma once

#include "prompt/budgetview.h"
#include "prompt/livefigures.h"
#include "prompt/promptdocument.h"
#include "widgets/runbutton.h"
#include "widgets/uicontext.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QLabel;
class QScrollArea;

namespace cuewright {

class InputsForm;
class MessageList;
class SettingsRow;
class TokenBar;
struct PromptEndpoint;

/// What a prompt is edited with, besides the prompt itself. The references outlive the widgets.
struct PromptServices
{
    const Catalog &catalog;
    Clock &clock;
    Workspace workspace;
    /// Usual length of this prompt's answers (path in the workspace), from earlier runs; may be empty.
    std::function<std::optional<std::int64_t>(const QString &prompt)> usualOutput;
    /// What was reported for earlier requests to this model; may be empty.
    std::function<QList<InputReport>(const QString &provider, const QString &model)> reports{};
    /// Whether estimates are corrected by that; empty: they are.
    std::function<bool()> correct{};
    /// The limits that a run at this provider is held against, as they were read last; empty: none.
    std::function<QList<BudgetLine>(const QString &provider)> budget{};
};

/// How the run of this prompt stands, as the Run button shows it.
struct RunProgress
{
    enum class State { Idle, Running, Waiting };

    State state = State::Idle;
    QString reason; ///< Waiting: for what, in a sentence; else empty
    QStringList facts; ///< "41 tok out", "0.9 s"; Waiting: "in 6 s"; Idle: the pane's own figures
};

/// The left half of a prompt's page: settings, messages, inputs, and what a run will cost.
class InputPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InputPane)
public:
    InputPane(const UiContext &context, PromptDocument &document, const PromptServices &services,
        QWidget *parent = nullptr);

    MessageList &messages() const { return *m_messages; }
    InputsForm &inputs() const { return *m_inputs; }
    SettingsRow &settings() const { return *m_settings; }
    RunButton &runButton() const { return *m_run; }

    void setEndpoints(const QList<PromptEndpoint> &endpoints);
    void setSchemas(const QStringList &files);
    void setRunProgress(const RunProgress &progress);

    QString model() const { return m_model; }
    /// The newest count of the whole request; nullopt until there has been one.
    const std::optional<PromptCount> &count() const { return m_count; }
    /// The same with every key since.
    const LiveFigures &figures() const { return m_figures; }
    /// The figures are not those of what a run would send now, or may not be.
    bool isCountStale() const { return m_stale; }
    /// What a run would send now.
    [[nodiscard]] Result<ChatRequest> request() const;
    /// Starts a run where nothing is missing; else shows what is.
    void run();
    void showBudget() { showRunButton(); } ///< what PromptServices::budget says has changed
    void recount() { takeChange(); } ///< files that the prompt uses have changed
    void makeVariable(const QString &selection);
    void chooseTestSet();

    void showMessage(qsizetype index); ///< in view, with the focus
    void showInput(const QString &name); ///< the same

    int scrollPosition() const;
    void setScrollPosition(int position);

signals:
    void runRequested();
    void stopRequested();
    void retryRequested();
    void breakdownRequested(); ///< the bar of tokens was pressed
    void countChanged(); ///< count(), and what else it brings
    void figuresChanged(); ///< on each key
    void tokensToggled();
    void failed(const cuewright::Error &error);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build(const PromptServices &services);
    void connectParts();
    void takeChange();
    void countSoon();
    void startCount();
    void takeCount(const PromptCount &count);
    void takeEncoding();
    void takeTokensShown(quint64 id, bool shown);
    void showFilled();
    void showFigures();
    void showCards();
    void showFooter();
    void showRunButton();
    BudgetView budget() const;
    void scrollTo(const QRect &area);

    const UiContext m_context;
    PromptDocument &m_document;
    PromptServices m_services;
    PromptCounter *m_counter;
    QTimer m_pause;
    SettingsRow *m_settings = nullptr;
    QScrollArea *m_area = nullptr;
    QWidget *m_content = nullptr;
    MessageList *m_messages = nullptr;
    InputsForm *m_inputs = nullptr;
    TokenBar *m_bar = nullptr;
    QLabel *m_budget = nullptr; ///< why the run may be refused, that it reaches a warning, or that it does not fit
    RunButton *m_run = nullptr;
    std::optional<PromptCount> m_count;
    RunProgress m_progress;
    LiveFigures m_figures;
    QString m_model;
    QSet<quint64> m_filledOf; ///< cards that show the filled-in text
    int m_changes = 0; ///< that only a count can tell the figures of
    bool m_countDue = false;
    bool m_stale = true;
};

} // namespace cuewright
