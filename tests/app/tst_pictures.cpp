#include "windowtest.h"

#include "prompt/messagecard.h"
#include "prompt/messagelist.h"
#include "schema/schemapage.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QDialog>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

#include <functional>

using namespace cuewright;

// Pictures of every page, in light and dark and in three sizes, for a look by eye: build/*/screenshots.
class TestPictures : public QObject
{
    Q_OBJECT
private slots:
    void pages_data();
    void pages();

private:
    using Picture = std::function<void(const QString &page)>;
    void schemaPictures(WindowHome &home, const Picture &picture);
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

// What is tried with the schema, and what it is made of.
void TestPictures::schemaPictures(WindowHome &home, const Picture &picture)
{
    auto *page = qobject_cast<SchemaPage *>(home.window().currentPage());
    auto *tabs = page->findChild<QTabBar *>(QStringLiteral("lowerTabs")); // where there is no room for all at once
    if (tabs->isVisible()) {
        tabs->setCurrentIndex(2);
        picture(QStringLiteral("schema-rules"));
        tabs->setCurrentIndex(1);
    }
    auto *make = page->findChild<QToolButton *>(QStringLiteral("breakSample"));
    QTest::mouseClick(make, Qt::LeftButton);
    auto *findings = page->findChild<QListWidget *>(QStringLiteral("findings"));
    QTRY_VERIFY(findings->count() > 0 && !page->findChild<CodeEdit *>(QStringLiteral("sample"))->faults().isEmpty());
    QTest::mouseClick(page->findChild<QToolButton *>(QStringLiteral("openKeepBar")), Qt::LeftButton);
    picture(QStringLiteral("schema-sample"));
    QTest::mouseClick(page->findChild<QAbstractButton *>(QStringLiteral("importSchema")), Qt::LeftButton);
    QTRY_VERIFY(page->findChild<QDialog *>(QStringLiteral("importDialog")));
    auto *dialog = page->findChild<QDialog *>(QStringLiteral("importDialog"));
    dialog->findChild<QPlainTextEdit *>(QStringLiteral("importText"))->setPlainText(QStringLiteral("class Ticket(BaseModel):\n    title: str = Field(max_length=80)\n    when: datetime\n    extra: Any = None\n"));
    QTRY_VERIFY(dialog->findChild<QPushButton *>(QStringLiteral("importAccept"))->isEnabled());
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("app-schema-import-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
    dialog->reject();
    home.app->dialogs().answerNextText(QStringLiteral("invoice"));
    home.action("file.newSchema")->trigger();
    QTRY_VERIFY(home.window().currentPage() != page);
    QTRY_VERIFY(home.window().currentPage()->findChild<QWidget *>(QStringLiteral("schemaTokens"))->isVisible());
    picture(QStringLiteral("schema-new"));
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
    auto *settings = home.window().findChild<QTabBar *>(QStringLiteral("settingsTabs"));
    for (int tab = 0; tab < settings->count(); ++tab) {
        settings->setCurrentIndex(tab);
        picture(QStringLiteral("settings-%1").arg(tab));
    }
    home.window().openPage({PageKey::Kind::Schema, QStringLiteral("schemas/ticket_triage.schema.json")});
    picture(QStringLiteral("schema"));
    schemaPictures(home, picture);
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
