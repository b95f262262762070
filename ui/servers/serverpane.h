#pragma once

#include "runs/workspaceservers.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace cuewright {

class Badge;
class Banner;
class ElidedLabel;
class QueueTable;
class ServerLogModel;
class ToolsPane;
class ViewTabs;

/// One server of mcp.json: how it stands, what it offers, what it has said.
class ServerPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerPane)
public:
    enum Tab { ToolsTab, LogTab };

    ServerPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent = nullptr);

    /// `problem`: why its entry cannot be used; empty: it can.
    void show(const QString &server, const QString &problem);
    const QString &server() const { return m_server; }
    void showTab(Tab tab);
    Tab tab() const;
    ToolsPane &tools() const { return *m_tools; }
    QList<QWidget *> panes() const;

signals:
    void startRequested(const QString &server);
    void editRequested(const QString &server);
    void removeRequested(const QString &server);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    void connectParts();
    void showState();
    void showBanner();
    void showLog();
    void copyLog();
    void retranslate();

    const UiContext m_context;
    WorkspaceServers &m_servers;
    QString m_server;
    QString m_problem;
    bool m_narrow = false;
    ServerLogModel *m_lines;
    QLabel *m_title;
    Badge *m_state;
    ElidedLabel *m_facts;
    QPushButton *m_start;
    QPushButton *m_restart;
    QPushButton *m_edit;
    QToolButton *m_remove;
    Banner *m_banner;
    ViewTabs *m_tabs;
    QStackedWidget *m_stack;
    ToolsPane *m_tools;
    QueueTable *m_log;
};

} // namespace cuewright
