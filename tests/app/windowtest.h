#pragma once

#include "gui/windowapp.h"

#include "prompt/promptpage.h"
#include "reply/fieldsview.h"
#include "results.h"
#include "widgets/runbutton.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

namespace cuewright {

/// The program with a home of its own: data, settings and keys are gone with it, or stay for a second start.
struct WindowHome
{
    QTemporaryDir folder;
    MemorySecretStore secrets;
    std::unique_ptr<QSettings> settings;
    std::unique_ptr<WindowApp> app;
    std::unique_ptr<Ledger> reader;

    void start(bool sample)
    {
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
        auto created = WindowApp::create({DataPaths{folder.filePath(QStringLiteral("data"))}, *settings, secrets});
        if (!created)
            qFatal("%s", qPrintable(created.error().message));
        app = std::move(*created);
        // The design's fonts, where the machine has them: pictures are compared by eye.
        QFont text(QStringLiteral("Inter"));
        text.setPixelSize(13);
        QFont source(QStringLiteral("Noto Sans Mono"));
        source.setPixelSize(13);
        app->theme().setBaseFonts(text, source);
        app->start(sample, {});
    }
    /// With the sample, in a window of the mockups' size that has the keys; false: it did not come.
    bool startSample()
    {
        start(true);
        window().resize(1440, 900);
        if (!QTest::qWaitForWindowExposed(&window()))
            return false;
        window().activateWindow();
        return QTest::qWaitFor([this] { return promptPage() != nullptr; });
    }
    void stop()
    {
        reader.reset();
        app.reset();
        settings.reset();
    }
    /// The test's own view of what the program has written.
    const Ledger &ledger()
    {
        if (!reader)
            reader = std::move(*openLedger(DataPaths{folder.filePath(QStringLiteral("data"))}.ledger()));
        return *reader;
    }
    MainWindow &window() { return app->window(); }
    PromptPage *promptPage() { return qobject_cast<PromptPage *>(window().currentPage()); }
    QAction *action(const char *id) { return window().commands().action(QLatin1String(id)); }
};

/// Runs on offscreen windows, or in real ones where CUEWRIGHT_TEST_PLATFORM names a platform ("xcb").
inline void choosePlatform()
{
    const QByteArray platform = qgetenv("CUEWRIGHT_TEST_PLATFORM");
    if (!platform.isEmpty())
        qputenv("QT_QPA_PLATFORM", platform);
}

} // namespace cuewright

#define CUEWRIGHT_WINDOW_MAIN(TestClass)                                                                               \
    int main(int argc, char *argv[])                                                                                   \
    {                                                                                                                  \
        cuewright::choosePlatform();                                                                                   \
        QApplication application(argc, argv);                                                                          \
        QApplication::setApplicationName(QStringLiteral("cuewright-test"));                                            \
        QTEST_SET_MAIN_SOURCE_PATH                                                                                     \
        TestClass test;                                                                                                \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
