#pragma once

#include "schema/document/crossrules.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QAction;
class QPushButton;
class QToolButton;

namespace cuewright {

class EmptyState;
class RowTable;
class RulesModel;
class SchemaModel;
class SchemaVerbs;

/// The rules across fields as a table that is edited in place; each change is a step of the schema's history.
class RulesPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesPane)
public:
    /// Both outlive it.
    RulesPane(const UiContext &context, SchemaVerbs &verbs, const SchemaModel &fields, QWidget *parent = nullptr);

    RulesModel &model() const { return *m_model; }
    void refresh(); ///< takes the document as it is now, after `fields`
    void refreshState(); ///< whether it can be edited
    void setCurrentField(const QString &pointer); ///< a new rule is about its group

signals:
    void countChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void buildActions();
    void retranslate();
    void arrange();
    void placeColumns();
    void add();
    void move(int by);
    void select(int row, int column);

    const UiContext m_context;
    const SchemaModel &m_fields;
    RulesModel *m_model;
    QString m_pointer;
    QPushButton *m_add;
    QToolButton *m_up;
    QToolButton *m_down;
    QToolButton *m_remove;
    RowTable *m_table;
    EmptyState *m_empty;
    QAction *m_addAction;
    QAction *m_removeAction;
    QAction *m_upAction;
    QAction *m_downAction;
    QAction *m_editAction;
};

} // namespace cuewright
