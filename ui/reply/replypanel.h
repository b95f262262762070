#pragma once

#include "chat/partialjson.h"
#include "ledger/ledger.h"
#include "reply/fieldsmodel.h"
#include "runs/runner.h"
#include "widgets/chips.h"
#include "widgets/uicontext.h"

#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTimer;
class QTreeView;

namespace cuewright {

class Banner;
class FieldsView;
class HistoryModel;
class MetricsRow;
class RawView;
class ToolCallsView;
class ViewTabs;

/// The right half of the playground: what came back, as text, as fields, raw, and as tool calls; what it cost; and the
/// earlier runs of the prompt. It follows one run at a time and starts none itself.
class ReplyPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplyPanel)
public:
    /// What a person can ask for when a reply went wrong.
    enum class Remedy { None, RunAgain, CheckKey, RaiseLimit };

    ReplyPanel(const UiContext &context, const Ledger &ledger, QWidget *parent = nullptr);

    /// Whose history is shown, and what its answers should look like; a null schema means text.
    void setPrompt(const QString &name);
    void setSchema(const Json &schema, const QString &name);
    void setExpected(const Json &expected);
    /// Shows `run` as it goes; it stays somebody else's and may be deleted at any time.
    void follow(PromptRun *run);
    void refreshHistory();

signals:
    void addToMessagesRequested(const QString &text);
    void sendResultsRequested(const QStringList &results);
    void remedyRequested(cuewright::ReplyPanel::Remedy remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum View { ReplyTab, FieldsTab, RawTab, ToolsTab };

    QWidget *makeHeader();
    QWidget *makeHistory();
    void selectView(int view);
    void receive(const ChatEvent &event);
    void flush();
    void showState();
    void finish();
    void judge(const Completion *completion, const Outcome &outcome, const Error *error);
    void say(Tone tone, const QString &headline, const QString &detail, Remedy remedy = Remedy::None);
    void showEarlier(int row);
    void showAnswer(const QString &text, bool complete);
    void showToolsTab(bool shown);
    void updateSession();
    void retranslate();
    QString remedyText(Remedy remedy) const;

    UiContext m_context;
    const Ledger &m_ledger;
    QString m_prompt;
    QString m_schemaName;
    Json m_schema;
    std::optional<Validator> m_validator;
    QPointer<PromptRun> m_run;
    QList<ToolCall> m_calls;
    QString m_answer;
    QString m_shownAnswer;
    std::unique_ptr<PartialJsonReader> m_reader; ///< has read m_shownAnswer
    bool m_dirty = false;
    Remedy m_remedy = Remedy::None;

    ViewTabs *m_tabs;
    QLabel *m_runLabel;
    QPushButton *m_copy;
    QPushButton *m_add;
    Banner *m_banner;
    MetricsRow *m_metrics;
    QStackedWidget *m_views;
    QPlainTextEdit *m_text;
    FieldsModel *m_fields;
    FieldsView *m_fieldsView;
    RawView *m_raw;
    ToolCallsView *m_tools;
    QLabel *m_historyTitle;
    HistoryModel *m_history;
    QTreeView *m_historyView;
    QTimer *m_flushTimer;
};

} // namespace cuewright
