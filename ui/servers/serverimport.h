#pragma once

#include "runs/workspaceservers.h"
#include "servers/clientfiles.h"
#include "widgets/uicontext.h"

#include <QDialog>
#include <QList>

class QCheckBox;
class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QTimer;

namespace cuewright {

/// Servers out of another program's file, looked through before they are taken. Nothing is started; what such a file allows by
/// itself is left behind.
class ServerImport final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerImport)
public:
    /// `servers` outlives it. Settings that are at `places` are offered; none is read before a person chooses it.
    ServerImport(const UiContext &context, WorkspaceServers &servers, const ClientPlaces &places, QWidget *parent = nullptr);

    void setText(const QString &text);
    void openFile(const QString &path);

signals:
    void imported(const QStringList &servers); ///< names as they are in mcp.json now

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    QWidget *makeFound(const ClientPlaces &places);
    void look();
    void fill(const McpImport &found);
    QString freeName(const QString &wanted, const QStringList &taken) const;
    void showButton();
    void askForFile();
    void import();
    void say(const QString &text, bool isProblem);

    const UiContext m_context;
    WorkspaceServers &m_servers;
    QList<McpEntry> m_found;
    QList<QCheckBox *> m_ticks; ///< of m_found
    QLabel *m_hint;
    QListWidget *m_files; ///< of other clients
    QWidget *m_foundPart;
    QPushButton *m_open;
    QPlainTextEdit *m_text;
    QLabel *m_result;
    QScrollArea *m_list;
    QPushButton *m_import;
    QTimer *m_lookSoon;
};

} // namespace cuewright
