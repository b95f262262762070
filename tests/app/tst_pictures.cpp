#include "windowtest.h"

#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "ui/support/uitest.h"

#include <QTabBar>

using namespace cuewright;

// Pictures of every page, in light and dark and in three sizes, for a look by eye: build/*/screenshots.
class TestPictures : public QObject
{
    Q_OBJECT
private slots:
    void pages_data();
    void pages();
};

void TestPictures::pages_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::newRow("light") << Theme::Mode::Light << QSize(1440, 900) << QStringLiteral("en");
    QTest::newRow("dark") << Theme::Mode::Dark << QSize(1440, 900) << QStringLiteral("en");
    QTest::newRow("light-small") << Theme::Mode::Light << QSize(1024, 700) << QStringLiteral("en");
    QTest::newRow("dark-small") << Theme::Mode::Dark << QSize(1024, 700) << QStringLiteral("en");
    QTest::newRow("light-smallest") << Theme::Mode::Light << QSize(820, 560) << QStringLiteral("en");
    QTest::newRow("german") << Theme::Mode::Light << QSize(1440, 900) << QStringLiteral("de");
    QTest::newRow("german-small") << Theme::Mode::Dark << QSize(1024, 700) << QStringLiteral("de");
}

void TestPictures::pages()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, language);
    WindowHome home;
    home.start(false);
    home.app->theme().setMode(mode);
    home.app->languages().choose(language);
    home.window().resize(size);
    QVERIFY(QTest::qWaitForWindowExposed(&home.window()));
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const auto picture = [&](const QString &page) { QVERIFY(saveScreenshot(home.window(), QStringLiteral("app-%1-%2").arg(page, tag))); };
    picture(QStringLiteral("welcome"));

    home.window().openSample();
    QTRY_VERIFY(home.promptPage());
    QTRY_VERIFY_WITH_TIMEOUT(home.action("run.start")->isEnabled() && home.promptPage()->input().count(), 10'000);
    picture(QStringLiteral("playground-before"));
    home.action("prompt.tokenBoundaries")->trigger();
    MessageCard &message = *home.promptPage()->input().messages().cards().at(0);
    QTRY_VERIFY(message.edit().showsFilled());
    const QWidget *body = message.edit().parentWidget();
    QTRY_COMPARE(body->height(), body->sizeHint().height());
    picture(QStringLiteral("token-view"));
    home.action("prompt.tokenBoundaries")->trigger();
    const auto finished = [&](int calls) {
        const auto list = home.ledger().calls({{}, {}, {}, {}, {}, true});
        return list->size() == calls && list->first().outcome != u"running";
    };
    home.action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(finished(1), 20'000);
    picture(QStringLiteral("playground"));

    home.window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/weather-tools.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(home.action("run.start")->isEnabled() && home.promptPage()->input().count(), 10'000);
    home.action("run.start")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(finished(2), 20'000);
    picture(QStringLiteral("tools"));

    home.window().openPage({PageKey::Kind::Spending, {}});
    picture(QStringLiteral("spending"));
    home.window().openPage({PageKey::Kind::Settings, {}});
    picture(QStringLiteral("settings"));
    home.window().findChild<QTabBar *>(QStringLiteral("settingsTabs"))->setCurrentIndex(4);
    picture(QStringLiteral("settings-requests"));
    home.window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/ticket_triage.schema.json")});
    picture(QStringLiteral("schema"));
    home.window().openPage({PageKey::Kind::Tool, QStringLiteral("tools/create_refund.tool.json")});
    auto *toolTabs = home.window().currentPage()->findChild<QTabBar *>(QStringLiteral("viewTabs"));
    for (int tab = 0; tab < toolTabs->count(); ++tab) {
        toolTabs->setCurrentIndex(tab);
        picture(QStringLiteral("tool-%1").arg(tab));
    }
    home.app->languages().choose(QStringLiteral("en"));
    home.stop();
}

CUEWRIGHT_WINDOW_MAIN(TestPictures)
#include "tst_pictures.moc"
