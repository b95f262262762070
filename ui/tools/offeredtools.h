#pragma once

#include "base/result.h"
#include "chat/request.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <functional>

class QAction;
class QListWidget;
class QMenu;
class QPushButton;
class QToolButton;

namespace cuewright {

/// A tool of an MCP server that runs.
struct ServerToolName
{
    QString server; ///< key in mcp.json
    QString tool; ///< the server's own name for it
};

/// Where further tools come from. Each may be empty: then there are none of the kind.
struct ToolSupply
{
    std::function<QList<ToolDefinition>()> project; ///< of tools/*.tool.json
    std::function<QList<ServerToolName>()> servers;
    /// Makes it one of the project's, so that its calls are answered by the server.
    std::function<Result<ToolDefinition>(const ServerToolName &)> keep;
};

/// The tools that a turn offers to the model: taken from the project, from servers that run, or written by hand. It changes
/// nothing itself.
class OfferedTools final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OfferedTools)
public:
    explicit OfferedTools(const UiContext &context, QWidget *parent = nullptr);

    void setSupply(const ToolSupply &supply) { m_supply = supply; }
    void show(const QList<ToolDefinition> &tools, bool isOpen);
    QListWidget &list() const { return *m_list; }

signals:
    void edited(const QList<cuewright::ToolDefinition> &tools);
    void failed(const cuewright::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    void arrange();
    void openMenu();
    void fillProject(QMenu &menu);
    void fillServers(QMenu &menu);
    void add(const ToolDefinition &tool);
    void keep(const ServerToolName &tool);
    void write(int row); ///< -1: a new one
    void remove();
    bool isOffered(const QString &name) const;
    void retranslate();

    const UiContext m_context;
    ToolSupply m_supply;
    QList<ToolDefinition> m_tools;
    bool m_isOpen = false;
    QString m_wanted; ///< to be chosen when it is there
    QListWidget *m_list;
    QPushButton *m_add;
    QToolButton *m_edit;
    QToolButton *m_remove;
    QAction *m_addAction = nullptr;
    QAction *m_editAction = nullptr;
    QAction *m_removeAction = nullptr;
};

} // namespace cuewright
