#pragma once

#include "tools/toolfile.h"
#include "widgets/uicontext.h"

#include <QScrollArea>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace cuewright {

class FieldBox;
class NumberEdit;
class ToolVerbs;

/// What a tool is called, what the model reads of it, and who answers its calls.
class ToolForm final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolForm)
public:
    /// `verbs` outlives it.
    ToolForm(const UiContext &context, ToolVerbs &verbs, QWidget *parent = nullptr);
    ~ToolForm() override;

    void refresh(); ///< takes the tool as it is now
    void setServers(const QStringList &servers); ///< to choose from: keys in mcp.json
    void showSourceSettings(bool shown); ///< who answers, and how; shown at first
    void flush(); ///< takes what is still being typed
    void editName(); ///< focus, with all of it selected
    /// Brings the control into view that a place in the file belongs to.
    void showPlace(const QString &pointer);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildDefinition();
    void buildSource();
    void connectParts();
    void retranslate();
    void arrange();
    void showSource();
    void showProblems();
    void takeName();
    void takeTyped();
    void takeSource();
    QPlainTextEdit *makeText(const char *name, int height);

    const UiContext m_context;
    ToolVerbs &m_verbs;
    QWidget *m_form;
    QBoxLayout *m_columns;
    QWidget *m_definition;
    QWidget *m_answering;
    QLabel *m_definitionTitle;
    QLabel *m_answeringTitle;
    QLineEdit *m_name;
    FieldBox *m_nameBox;
    QPlainTextEdit *m_description;
    FieldBox *m_descriptionBox;
    QComboBox *m_strict;
    FieldBox *m_strictBox;
    QComboBox *m_kind;
    FieldBox *m_kindBox;
    QLabel *m_kindNote;
    QComboBox *m_server;
    FieldBox *m_serverBox;
    QLineEdit *m_serverTool;
    FieldBox *m_serverToolBox;
    QPlainTextEdit *m_command;
    FieldBox *m_commandBox;
    NumberEdit *m_limit;
    FieldBox *m_limitBox;
    QComboBox *m_destructive;
    FieldBox *m_destructiveBox;
    QTimer *m_typedSoon;
};

} // namespace cuewright
