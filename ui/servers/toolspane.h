#pragma once

#include "runs/workspaceservers.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QListWidget;
class QSplitter;
class QStackedWidget;

namespace cuewright {

class EmptyState;
class TryPane;

/// The tools that a running server offers, and one of them to be tried.
class ToolsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolsPane)
public:
    ToolsPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent = nullptr);

    void show(const QString &server); ///< also: the same one again, after a change
    TryPane &tryPane() const { return *m_try; }
    QListWidget &list() const { return *m_list; }
    void setNarrow(bool narrow);

signals:
    void startRequested(const QString &server);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void showTool();
    void showEmpty();

    const UiContext m_context;
    WorkspaceServers &m_servers;
    QString m_server;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QListWidget *m_list;
    TryPane *m_try;
    bool m_filling = false;
};

} // namespace cuewright
