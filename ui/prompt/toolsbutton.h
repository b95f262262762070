#pragma once

#include "widgets/theme.h"

#include <QPushButton>
#include <QStringList>

#include <functional>

class QMenu;

namespace cuewright {

class PromptDocument;

/// The tools that a prompt offers to the model: how many, and behind that those of the project to choose from. Each choice is a
/// step of the prompt's history.
class ToolsButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolsButton)
public:
    /// Both outlive it.
    ToolsButton(const Theme &theme, PromptDocument &document, QWidget *parent = nullptr);

    /// The project's tool files, workspace-relative; asked each time that the list opens.
    void setFiles(const std::function<QStringList()> &files) { m_files = files; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void add(const QString &file, bool isThere);
    void toggle(const QString &file, bool on);
    void retranslate();

    const Theme &m_theme;
    PromptDocument &m_document;
    std::function<QStringList()> m_files;
    QMenu *m_menu;
};

} // namespace cuewright
