#include "fakeclock.h"
#include "spending/spendingpage.h"
#include "spendingexample.h"
#include "ui/support/uitest.h"
#include "widgets/elidedlabel.h"

#include <QApplication>
#include <QTranslator>
#include <QtTest>

using namespace cuewright;

/// Pictures of the page's states in both themes and sizes, to be compared with the design by eye. The test
/// itself checks that nothing is wider than the page and that no fact of a tile is cut off.
class TestSpendingPictures : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "UTC"); }
    void pictures_data();
    void pictures();
};

void TestSpendingPictures::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>(
        "size"); // of the page inside the window: without menu, sidebar, tabs and status bar
    QTest::addColumn<QString>("state");
    const QSize large(1440 - 233, 900 - 95);
    const QSize small(1024, 700 - 95);
    for (const auto &[mode, word] :
        {std::pair{Theme::Mode::Light, "light"}, std::pair{Theme::Mode::Dark, "dark"}}) {
        for (const char *state : {"full", "practice", "empty", "unpriced", "long"}) {
            const QString name = QString::fromLatin1(state);
            QTest::addRow("spending-%s-%s-1440x900", state, word) << mode << large << name;
            QTest::addRow("spending-%s-%s-1024x700", state, word) << mode << small << name;
        }
        QTest::addRow("spending-smallest-%s-820x560", word)
            << mode << QSize(820, 560 - 95) << QStringLiteral("full");
        QTest::addRow("spending-german-%s-1024x700", word) << mode << small << QStringLiteral("german");
        QTest::addRow("spending-german-%s-1440x900", word) << mode << large << QStringLiteral("german");
    }
}

void TestSpendingPictures::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, state);
    UiTest ui(mode);
    SpendingExample example;
    FakeClock clock(november(23, 14, 10));
    QTranslator german;
    if (state == QLatin1String("german")) {
        QVERIFY(german.load(QStringLiteral(":/i18n/cuewright_de.qm")));
        QCoreApplication::installTranslator(&german);
    }
    if (state == QLatin1String("practice")) {
        for (int i = 0; i < 3; ++i)
            example.add({.session = QStringLiteral("now"), .at = november(23, 14, i), .practice = true});
    } else if (state != QLatin1String("empty")) {
        example.addFortnight();
    }
    if (state == QLatin1String("unpriced")) {
        example.add({.session = QStringLiteral("now"),
            .at = november(23, 14, 9),
            .model = QStringLiteral("llama3.2:3b-instruct-q4_K_M"),
            .cost = std::nullopt});
    } else if (state == QLatin1String("long")) {
        for (int i = 0; i < 12; ++i)
            example.add({.session = QStringLiteral("x%1").arg(i),
                .at = november(22, 8 + i, i),
                .model = QStringLiteral("vendor/model-%1-with-a-long-name").arg(i),
                .cost = cents(3 + i)});
    }
    SpendingPage page(ui.context, example.async(), clock);
    page.setCurrentSession(QStringLiteral("now"));
    page.resize(size);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_VERIFY(!page.isReading());
    if (QWidget *focused = QApplication::focusWidget())
        focused->clearFocus();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(page.size(), size); // nothing inside forces it wider
    const auto labels = page.findChildren<ElidedLabel *>();
    for (const ElidedLabel *label : labels)
        QVERIFY2(size.width() < 900 || !label->isElided(), qPrintable(label->text()));
    QVERIFY(saveScreenshot(page, QString::fromLatin1(QTest::currentDataTag())));
    QCoreApplication::removeTranslator(&german);
}

QTEST_MAIN(TestSpendingPictures)
#include "tst_spendingpictures.moc"
