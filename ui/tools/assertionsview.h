#pragma once

#include "tools/traceassertions.h"
#include "tools/tracedocument.h"
#include "widgets/background.h"
#include "widgets/chips.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <functional>

class QLabel;
class QListWidget;
class QPushButton;
class QTimer;

namespace cuewright {

class AssertionForm;
class EmptyState;

/// Where the assertions of a prompt are kept, by its workspace-relative path.
struct AssertionStore
{
    /// metadata.cuewright.assertions, as written; null: none. Errors: the prompt cannot be read.
    std::function<Result<Json>(const QString &prompt)> load;
    /// Gives false where they are kept with unsaved changes of the prompt's own page, and are saved with those.
    std::function<Result<bool>(const QString &prompt, const Json &list)> keep;
};

/// What has to hold for the conversations of a prompt, and whether it does on the branch that is looked at.
class AssertionsView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AssertionsView)
public:
    /// `document` outlives the view.
    AssertionsView(const UiContext &context, const TraceDocument &document, AssertionStore store, QWidget *parent = nullptr);
    ~AssertionsView() override;

    void setBranch(const QString &branch);
    /// Somebody else may have changed them.
    void refresh();
    int count() const { return static_cast<int>(m_assertions.size()); }
    int holding() const { return m_holding; } ///< of count(); -1: not checked yet
    bool cannotBeRead() const { return m_error.has_value(); }

signals:
    void changed(); ///< count, or what holds
    void said(cuewright::Tone tone, const QString &headline, const QString &detail);
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void load();
    int rowOf(const std::optional<TraceAssertion> &assertion) const; ///< -1: it is not there
    void check();
    void take(const QList<AssertionOutcome> &outcomes);
    void showList();
    void showEmpty();
    void openForm(int row); ///< -1: a new one
    void closeForm();
    void accept(const TraceAssertion &assertion);
    void remove();
    [[nodiscard]] bool keep(const QList<TraceAssertion> &assertions);
    QString prompt() const { return m_document.trace().info().prompt; }
    QStringList tools() const;
    void retranslate();

    const UiContext m_context;
    const TraceDocument &m_document;
    const AssertionStore m_store;
    Background m_checking{*this};
    QTimer *m_soon;
    QString m_branch = Trace::kMain;
    QList<TraceAssertion> m_assertions;
    QList<AssertionOutcome> m_outcomes;
    std::optional<Error> m_error; ///< they cannot be read: nothing is changed then
    int m_holding = -1;
    std::optional<TraceAssertion> m_editing; ///< as the list has it; nullopt: a new one
    QLabel *m_title;
    QLabel *m_note;
    QPushButton *m_close;
    QWidget *m_main;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
    QWidget *m_formPart;
    AssertionForm *m_form;
    EmptyState *m_empty;
};

} // namespace cuewright
