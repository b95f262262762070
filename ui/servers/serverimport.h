#pragma once

#include "runs/workspaceservers.h"
#include "widgets/uicontext.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTimer;

namespace cuewright {

/// Servers out of another program's file, looked through before they are taken. Nothing is started; what such a file allows by
/// itself is left behind.
class ServerImport final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerImport)
public:
    /// `servers` outlives it.
    ServerImport(const UiContext &context, WorkspaceServers &servers, QWidget *parent = nullptr);

    void setText(const QString &text);
    void openFile(const QString &path);

signals:
    void imported(const QStringList &servers); ///< names as they are in mcp.json now

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void look();
    void fill(const McpImport &found);
    QString freeName(const QString &wanted, const QStringList &taken) const;
    void showButton();
    void askForFile();
    void import();
    void say(const QString &text, bool isProblem);

    const UiContext m_context;
    WorkspaceServers &m_servers;
    QList<McpEntry> m_found; ///< in the order of the list's first rows
    QLabel *m_hint;
    QPushButton *m_open;
    QPlainTextEdit *m_text;
    QLabel *m_result;
    QListWidget *m_list;
    QPushButton *m_import;
    QTimer *m_lookSoon;
};

} // namespace cuewright
