#pragma once

#include "tools/inspectorpage.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"
#include "widgets/runbutton.h"

#include <QHash>
#include <QObject>
#include <QTemporaryDir>

#include <memory>

namespace cuewright {

/// A test of the inspector's page: a copy of the sample project's tools, a trace as a file, and the page on it.
class InspectorFixture : public QObject
{
protected:
    /// A new folder, the trace as a file in it, its page shown and read.
    void open(const Trace &trace, Theme::Mode mode = Theme::Mode::Light, QSize size = {1208, 790});
    void reopen(); ///< a new page on what is in the folder; not shown yet
    void save(); ///< until it is over; m_saveError
    void close();

    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    QString path(const char *file) const { return m_folder->filePath(QLatin1String(file)); }
    QString tracePath() const { return path("traces/Double charge.trace.json"); }
    const Trace &trace() const { return m_page->document().trace(); }
    TurnPtr turn(int number) const { return trace().turnsOf(m_page->branch()).at(number - 1); }
    void type(CodeEdit &editor, const QString &text); ///< instead of what stands there, and the pause after it
    CodeEdit &result() const { return *find<CodeEdit>("result"); }
    RunButton &send() const { return *find<RunButton>("sendResults"); }
    QString headline() const; ///< of the page's banner

    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<QTemporaryDir> m_folder;
    Catalog m_catalog = Catalog::builtIn();
    SystemClock m_clock;
    QHash<QString, Json> m_kept; ///< the assertions of prompts
    bool m_keepsFail = false;
    std::unique_ptr<InspectorPage> m_page;
    std::optional<Error> m_saveError;
};

} // namespace cuewright
