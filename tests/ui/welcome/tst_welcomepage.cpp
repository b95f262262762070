#include "fakeclock.h"
#include "shell/languagemanager.h"
#include "ui/support/uitest.h"
#include "welcome/samplepreview.h"
#include "welcome/startcard.h"
#include "welcome/welcomepage.h"
#include "widgets/runbutton.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

class TestWelcomePage final : public QObject
{
    Q_OBJECT
private slots:
    void everyCardDoesWhatItSays()
    {
        UiTest ui;
        FakeClock clock;
        MemorySecretStore store;
        KeyRing keys(store, clock);
        WelcomePage page(ui.context, keys, nullptr);
        page.resize(1300, 800);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QSignalSpy sample(&page, &WelcomePage::sampleRequested);
        QSignalSpy project(&page, &WelcomePage::projectRequested);
        QSignalSpy provider(&page, &WelcomePage::providerRequested);
        page.setFocus();
        auto *open = page.findChild<RunButton *>(QStringLiteral("openSample"));
        QVERIFY2(open->hasFocus(), "the focus starts on the sample");
        QTest::keyClick(open, Qt::Key_Return);
        QCOMPARE(sample.size(), 1);
        QTest::keyClick(open, Qt::Key_Down);
        auto *card = page.findChild<StartCard *>(QStringLiteral("openProject"));
        QVERIFY(card->hasFocus());
        QTest::keyClick(card, Qt::Key_Return);
        QTest::mouseClick(card, Qt::LeftButton);
        QCOMPARE(project.size(), 2);
        QTest::keyClick(card, Qt::Key_Up);
        QVERIFY(open->hasFocus());
        auto *openai = page.findChild<QPushButton *>(QStringLiteral("provider_openai"));
        QCOMPARE(openai->text(), QStringLiteral("Add key"));
        QTest::mouseClick(openai, Qt::LeftButton);
        QCOMPARE(provider.size(), 1);
        QCOMPARE(provider[0][0].toString(), QStringLiteral("openai"));
        keys.save(QStringLiteral("provider/openai"), Secret(QByteArrayLiteral("k")));
        QCOMPARE(openai->text(), QStringLiteral("Set up"));
    }

    void oneColumnWhereNarrow()
    {
        UiTest ui;
        FakeClock clock;
        MemorySecretStore store;
        KeyRing keys(store, clock);
        WelcomePage page(ui.context, keys, nullptr);
        page.resize(1300, 800);
        page.show();
        auto *preview = page.findChild<SamplePreview *>();
        auto *openai = page.findChild<QPushButton *>(QStringLiteral("provider_openai"));
        auto *card = page.findChild<StartCard *>(QStringLiteral("openProject"));
        QVERIFY(preview->isVisible());
        page.resize(1000, 640);
        QVERIFY(!preview->isVisible());
        QTRY_VERIFY(openai->mapTo(&page, QPoint()).y() > card->mapTo(&page, QPoint()).y());
    }

    void pictures_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::newRow("welcome-light") << Theme::Mode::Light << QSize(1440, 830) << "en";
        QTest::newRow("welcome-dark") << Theme::Mode::Dark << QSize(1440, 830) << "en";
        QTest::newRow("welcome-1024x700") << Theme::Mode::Light << QSize(1024, 640) << "en";
        QTest::newRow("welcome-german") << Theme::Mode::Light << QSize(1440, 830) << "de";
    }
    void pictures()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        UiTest ui(mode);
        LanguageManager languages;
        FakeClock clock;
        MemorySecretStore store;
        KeyRing keys(store, clock);
        WelcomePage page(ui.context, keys, nullptr);
        page.resize(size);
        page.show();
        languages.choose(language); // while it is shown
        QCoreApplication::processEvents();
        QVERIFY(saveScreenshot(page, QLatin1String(QTest::currentDataTag())));
    }
};

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
