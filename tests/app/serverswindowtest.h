#pragma once

#include "windowtest.h"

#include "base/files.h"
#include "mcp/mcpconfig.h"
#include "runs/workspaceservers.h"
#include "servers/serverpane.h"
#include "servers/serverspage.h"
#include "servers/trypane.h"
#include "widgets/banner.h"

#include <QDialog>
#include <QListWidget>
#include <QPushButton>

#include <algorithm>

namespace cuewright {

/// The page of MCP servers in the whole program, by real keys and clicks.
class ServersWindowTest : public QObject
{
protected:
    using State = WorkspaceServers::State;

    explicit ServersWindowTest(const QString &key)
        : m_key(key)
    {
    }
    void startProgram()
    {
        m_home = std::make_unique<WindowHome>();
        QVERIFY(m_home->startSample());
    }
    ServersPage *page() { return qobject_cast<ServersPage *>(m_home->window().currentPage()); }
    template<typename T> T *find(const char *name) { return m_home->window().currentPage()->findChild<T *>(QLatin1String(name)); }
    WorkspaceServers &servers() { return m_home->app->servers(); }
    QString folder() { return m_home->app->desk().listing().folder; }
    QString path() { return folder() + QStringLiteral("/mcp.json"); }
    void write(const McpEntry &entry)
    {
        McpConfig config;
        config.set(entry);
        QVERIFY(writeFile(path(), config.write()));
        servers().reread();
    }
    void openPage()
    {
        m_home->action("tools.servers")->trigger();
        QVERIFY(page());
    }
    void click(QAbstractButton *button) { QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(20, button->height() / 2)); }
    QDialog *dialog(const char *name)
    {
        const auto dialogs = m_home->window().findChildren<QDialog *>(QLatin1String(name));
        const auto shown = std::find_if(dialogs.begin(), dialogs.end(), [](const QDialog *one) { return one->isVisible(); });
        return shown == dialogs.end() ? nullptr : *shown;
    }
    void answer(const char *button)
    {
        QTRY_VERIFY(dialog("toolApproval"));
        const QPointer<QDialog> asked = dialog("toolApproval");
        click(asked->findChild<QPushButton *>(QLatin1String(button)));
        QTRY_VERIFY(!asked);
    }
    void startServer()
    {
        click(find<QPushButton>("startServer"));
        answer("approvalSession");
        QTRY_COMPARE(servers().state(m_key), State::Running);
    }
    void choose(const QString &tool)
    {
        auto *list = find<QListWidget>("serverTools");
        const auto found = list->findItems(tool, Qt::MatchExactly);
        QCOMPARE(found.size(), 1);
        list->setCurrentItem(found.first());
    }
    Banner *tryBanner() { return find<TryPane>("tryPane")->findChild<Banner *>(); }
    RunButton *runButton() { return find<RunButton>("runTool"); }

    const QString m_key; ///< of the server that the test is about
    std::unique_ptr<WindowHome> m_home;
};

} // namespace cuewright
