#pragma once

#include "runs/workspaceservers.h"
#include "shell/page.h"
#include "widgets/uicontext.h"

#include <functional>

class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace cuewright {

class Banner;
class ElidedLabel;
class EmptyState;
class ServerModel;
class ServerPane;

/// A prompt of the project.
struct PromptName
{
    QString path; ///< workspace-relative
    QString title;
    friend bool operator==(const PromptName &, const PromptName &) = default;
};

/// The MCP servers of the project: what mcp.json configures, how each stands, its tools to be tried, its log.
class ServersPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServersPage)
public:
    /// `servers` outlives it.
    ServersPage(const UiContext &context, WorkspaceServers &servers, QWidget *parent = nullptr);
    /// What a tool that was added can be offered in; asked when a person wants to choose. Without it there is no choice.
    void setPrompts(const std::function<QList<PromptName>()> &prompts) { m_prompts = prompts; }

    void showServer(const QString &key);
    QString server() const; ///< that is shown; empty: none
    ServerPane &pane() const { return *m_pane; }

    QString title() const override { return tr("MCP servers"); }
    Glyph glyph() const override { return Glyph::Link; }
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;
    QList<QWidget *> panes() override;
    bool canPerform(const QString &command) const override;
    void perform(const QString &command) override;

signals:
    void toolKept(const QString &path); ///< workspace-relative
    void toolWanted(const QString &prompt, const QString &tool); ///< the prompt is to offer it; both are workspace-relative

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHead();
    void connectParts();
    void takeServers();
    void showCurrent();
    void showFacts();
    void showFileProblem();
    void start(const QString &key);
    void edit(const QString &key);
    void remove(const QString &key);
    void import();
    void keepTool(const QString &server, const QString &tool);
    void offerToPrompts(const QString &tool);
    void showPrompts();
    void say(const QString &headline, const Error &error);
    void retranslate();

    const UiContext m_context;
    WorkspaceServers &m_servers;
    ServerModel *m_model;
    std::function<QList<PromptName>()> m_prompts;
    QString m_kept; ///< tool that the banner tells of
    bool m_narrow = false;
    QString m_wanted; ///< shown before it went, or to be shown when it comes
    ElidedLabel *m_facts = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_add = nullptr;
    Banner *m_banner;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QListView *m_list;
    ServerPane *m_pane;
};

} // namespace cuewright
