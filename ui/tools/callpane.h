#pragma once

#include "schema/fields.h"
#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QTimer;
class QVBoxLayout;

namespace cuewright {

class CodeEdit;
class FieldBox;

/// What a call is asked with: a form by the tool's schema, and beside it the JSON. Both can be edited; what breaks the schema
/// is marked at its field and in the text.
class CallPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CallPane)
public:
    explicit CallPane(const UiContext &context, QWidget *parent = nullptr);
    ~CallPane() override;

    void show(const CallView &call);
    /// Hands on what was typed and is still waiting for a pause.
    void flush();

signals:
    void argumentsEdited(cuewright::TurnId turn, int call, const QString &arguments);
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QString name;
        FieldBox *box = nullptr;
        QWidget *control = nullptr;
        bool isText = false; ///< else JSON
    };
    void makeForm();
    void fillForm();
    void showSource(bool sameCall);
    void showAll();
    void showProblems();
    QWidget *makeControl(const SchemaField &field);
    void takeField(const QString &name, const QString &text, bool isText);
    void takeTypedField();
    void commit(const QString &arguments);
    void retranslate();

    const UiContext m_context;
    CallView m_call;
    QList<Field> m_fields;
    QString m_formOf; ///< tool and its schema, which the form was made from
    QScrollArea *m_scroll;
    QWidget *m_form = nullptr;
    QLabel *m_description;
    QLabel *m_problem;
    QLabel *m_sourceTitle;
    QPushButton *m_showAll;
    CodeEdit *m_source;
    QTimer *m_soon;
    bool m_filling = false;
    bool m_typed = false;
    bool m_isCut = false;
    bool m_wantsAll = false; ///< of this call
};

} // namespace cuewright
