#include "base/files.h"
#include "reply/historymodel.h"
#include "shell/languagemanager.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace cuewright;

class TestLanguageManager final : public QObject
{
    Q_OBJECT
private slots:
    void eachLanguageIsListedOnce()
    {
        const QStringList codes = LanguageManager::available();
        QCOMPARE(codes.first(), QStringLiteral("en"));
        QCOMPARE(codes.count(QStringLiteral("en")), 1);
        QCOMPARE(codes.count(QStringLiteral("de")), 1);
        QCOMPARE(LanguageManager::nativeName(QStringLiteral("en")), QStringLiteral("English"));
        QCOMPARE(LanguageManager::nativeName(QStringLiteral("de")), QStringLiteral("Deutsch"));
    }

    void numbersHaveTheirForms_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *language, int count, const QString &text) {
            QTest::newRow(name) << QString::fromLatin1(language) << count << text;
        };
        row("English, none", "en", 0, QStringLiteral("0 runs"));
        row("English, one", "en", 1, QStringLiteral("1 run"));
        row("English, more", "en", 2, QStringLiteral("2 runs"));
        row("German, one", "de", 1, QStringLiteral("1 Lauf"));
        row("German, more", "de", 7, QStringLiteral("7 Läufe"));
        row("unknown, one", "tlh", 1, QStringLiteral("1 run"));
    }

    void numbersHaveTheirForms()
    {
        QFETCH(const QString, language);
        QFETCH(const int, count);
        LanguageManager languages;
        languages.choose(language);
        QTEST(QCoreApplication::translate("cuewright::HistoryView", "%n run(s)", nullptr, count), "text");
    }

    // Texts of free functions, which no class gives a context to.
    void textsOutsideClassesAreFound()
    {
        LanguageManager languages;
        QSignalSpy changed(&languages, &LanguageManager::changed);
        languages.choose(QStringLiteral("de"));
        QCOMPARE(outcomeTitle(QStringLiteral("valid")), QStringLiteral("Gültig"));
        const auto nothing = readFile(QStringLiteral("there is none"), 1);
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().message, QStringLiteral("Es gibt keine Datei „there is none“."));
        languages.choose(QStringLiteral("en"));
        QCOMPARE(outcomeTitle(QStringLiteral("valid")), QStringLiteral("Valid"));
        QCOMPARE(changed.count(), 2);
    }

    void nothingIsLeftBehind()
    {
        {
            LanguageManager languages;
            languages.choose(QStringLiteral("de"));
        }
        QCOMPARE(outcomeTitle(QStringLiteral("valid")), QStringLiteral("Valid"));
    }
};

QTEST_GUILESS_MAIN(TestLanguageManager)
#include "tst_languagemanager.moc"
