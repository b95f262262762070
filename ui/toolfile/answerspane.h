#pragma once

#include "tools/tooledits.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QAction;
class QPushButton;
class QSplitter;
class QToolButton;

namespace cuewright {

class AnswerForm;
class AnswersModel;
class EmptyState;
class RowTable;
class ToolVerbs;

/// The mocks of a tool or what it was recorded to answer: a table, and one of them as a form.
class AnswersPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswersPane)
public:
    /// `verbs` outlives it.
    AnswersPane(const UiContext &context, ToolVerbs &verbs, ToolAnswers list, QWidget *parent = nullptr);

    const AnswersModel &model() const { return *m_model; }
    void flush(); ///< takes what is still being typed
    void select(int row);
    QByteArray saveState() const;
    void restoreState(const QByteArray &state);

signals:
    void undoRequested(); ///< by an editor: the history is that of the whole file
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildActions();
    void retranslate();
    void refresh();
    void showCurrent();
    void arrange();
    void placeColumns();
    void add();
    void duplicate();
    void remove();
    void move(int by);
    void moveTo(int from, int to);
    void insert(const Json &answer, int row);
    QString freeName(const QString &wanted) const;
    int current() const;

    const UiContext m_context;
    ToolVerbs &m_verbs;
    const ToolAnswers m_list;
    AnswersModel *m_model;
    int m_shown = -1; ///< row that the form is about
    QPushButton *m_add;
    QToolButton *m_duplicate;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
    QSplitter *m_splitter;
    RowTable *m_table;
    AnswerForm *m_form;
    EmptyState *m_empty;
    QAction *m_addAction;
    QAction *m_duplicateAction;
    QAction *m_upAction;
    QAction *m_downAction;
    QAction *m_removeAction;
    QAction *m_editAction;
};

} // namespace cuewright
