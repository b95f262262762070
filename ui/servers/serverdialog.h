#pragma once

#include "runs/workspaceservers.h"
#include "widgets/uicontext.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace cuewright {

class FieldBox;
class PairRows;
class Segment;
class ToggleSwitch;

/// Makes or changes a server of mcp.json. Saving starts nothing; secrets go to the keychain.
class ServerDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerDialog)
public:
    /// `was`: the server to change; empty: a new one. `servers` outlives it.
    ServerDialog(const UiContext &context, WorkspaceServers &servers, const QString &was, QWidget *parent = nullptr);

signals:
    void saved(const QString &server);

private:
    QWidget *makeProgramForm();
    QWidget *makeAddressForm();
    void build();
    void fill(const McpEntry &entry);
    McpEntryWithSecrets entry() const;
    bool check();
    void save();

    const UiContext m_context;
    WorkspaceServers &m_servers;
    const QString m_was;
    QLineEdit *m_name;
    Segment *m_kind;
    QStackedWidget *m_forms;
    QLineEdit *m_command;
    QPlainTextEdit *m_arguments;
    QLineEdit *m_folder;
    PairRows *m_environment;
    QLineEdit *m_url;
    PairRows *m_headers;
    ToggleSwitch *m_enabled;
    FieldBox *m_nameBox = nullptr;
    FieldBox *m_commandBox = nullptr;
    FieldBox *m_urlBox = nullptr;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace cuewright
