#pragma once

#include "tools/tooledits.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QTimer;

namespace cuewright {

class CodeEdit;
class FieldBox;
class ToggleSwitch;

/// One mock or one recorded result, to be changed. What is typed is kept whatever it is: arguments that are no JSON yet are a text,
/// and it is said that they match no call.
class AnswerForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerForm)
public:
    AnswerForm(const UiContext &context, ToolAnswers list, QWidget *parent = nullptr);

    /// nullptr: nothing is chosen. `isOther`: not the one that was shown before. `problem`: what is wrong with it.
    void show(const Json *answer, bool isOther, const QString &problem);
    void flush(); ///< hands on what is still being typed
    void editName(); ///< focus: the name, else the arguments

signals:
    void changed(const cuewright::Json &answer);
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void showRule();
    void takeRule();
    void put(const char *name, const Json &value);
    CodeEdit *makeEdit(const char *name);

    const UiContext m_context;
    const ToolAnswers m_list;
    Json m_answer;
    QLineEdit *m_name;
    FieldBox *m_nameBox;
    QComboBox *m_rule;
    FieldBox *m_ruleBox;
    QLabel *m_problem;
    CodeEdit *m_arguments;
    FieldBox *m_argumentsBox;
    CodeEdit *m_result;
    FieldBox *m_resultBox;
    ToggleSwitch *m_isError;
    QTimer *m_typedSoon;
    bool m_argumentsTyped = false;
    bool m_resultTyped = false;
};

} // namespace cuewright
