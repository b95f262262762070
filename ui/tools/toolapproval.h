#pragma once

#include "tools/tooluse.h"
#include "widgets/uicontext.h"

#include <QDialog>
#include <QPointer>

#include <functional>

class QVBoxLayout;

namespace cuewright {

/// Shows exactly what is about to run, and takes a person's answer. Closing it is a no.
class ToolApprovalDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolApprovalDialog)
public:
    /// Goes by itself when the question does.
    ToolApprovalDialog(const UiContext &context, ToolQuestion &question, QWidget *parent);
    ~ToolApprovalDialog() override;

private:
    static QString whatRuns(const ToolUse &use);
    void addUse(QVBoxLayout &column, const ToolUse &use);
    void addField(QVBoxLayout &column, const QString &name, const QString &text, const char *objectName);
    void addButtons(QVBoxLayout &column, const ToolUse &use);
    void answer(ToolPermission permission);

    const UiContext m_context;
    QPointer<ToolQuestion> m_question;
};

/// Asks in the window before a tool runs for real.
class ToolApproval final : public ToolAsker
{
public:
    /// `window`: what the dialog belongs to when it opens; may give nullptr.
    ToolApproval(const UiContext &context, std::function<QWidget *()> window)
        : m_context(context)
        , m_window(std::move(window))
    {
    }
    void ask(ToolQuestion &question) override;

private:
    const UiContext m_context;
    std::function<QWidget *()> m_window;
};

} // namespace cuewright
