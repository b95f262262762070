#include "shell/commandregistry.h"
#include "ui/support/uitest.h"

#include <QAction>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

namespace {

class Probe final : public Command
{
public:
    Probe(const char *id, const char *keys, bool inPlace = false)
        : Command({QLatin1String(id), Glyph::Save, QKeySequence(QLatin1String(keys)), false, true, inPlace})
    {
    }
    QString text() const override { return QStringLiteral("&Do && say…"); }
    bool isEnabled() const override { return enabled; }
    void execute() override { ++executed; }

    bool enabled = true;
    int executed = 0;
};

} // namespace

class TestCommandRegistry final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("s.ini"));
    }

    void keysInDifferentPlacesDoNotMeet_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("owner");
        QTest::newRow("the same place") << "list.b" << "list.a";
        QTest::newRow("another place") << "tree.c" << "";
        QTest::newRow("everywhere") << "d" << "list.a";
    }
    void keysInDifferentPlacesDoNotMeet()
    {
        QFETCH(QString, id);
        UiTest ui;
        QSettings settings(m_file, QSettings::IniFormat);
        CommandRegistry registry(ui.theme, settings);
        registry.add(std::make_unique<Probe>("list.a", "Space", true));
        registry.add(std::make_unique<Probe>("list.b", "", true));
        registry.add(std::make_unique<Probe>("tree.c", "", true));
        registry.add(std::make_unique<Probe>("d", ""));
        QTEST(registry.setShortcut(id, QKeySequence(Qt::Key_Space)), "owner");
    }

    void shortcutsAreKeptAndConflictsRefused()
    {
        UiTest ui;
        QSettings settings(m_file, QSettings::IniFormat);
        {
            CommandRegistry registry(ui.theme, settings);
            registry.add(std::make_unique<Probe>("a", "Ctrl+A"));
            registry.add(std::make_unique<Probe>("b", "Ctrl+B"));
            QSignalSpy spy(&registry, &CommandRegistry::shortcutChanged);
            QCOMPARE(registry.setShortcut(QStringLiteral("a"), QKeySequence(QStringLiteral("Ctrl+B"))), QStringLiteral("b"));
            QCOMPARE(registry.action(QStringLiteral("a"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+A")));
            QCOMPARE(spy.size(), 0);
            QVERIFY(registry.setShortcut(QStringLiteral("a"), QKeySequence(QStringLiteral("Ctrl+J"))).isEmpty());
            QVERIFY(registry.setShortcut(QStringLiteral("b"), {}).isEmpty());
            QCOMPARE(spy.size(), 2);
            QVERIFY(registry.hasOwnShortcut(QStringLiteral("a")));
            QVERIFY(registry.action(QStringLiteral("a"))->toolTip().contains(QStringLiteral("Ctrl+J")));
        }
        CommandRegistry later(ui.theme, settings);
        later.add(std::make_unique<Probe>("a", "Ctrl+A"));
        later.add(std::make_unique<Probe>("b", "Ctrl+B"));
        QCOMPARE(later.action(QStringLiteral("a"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        QVERIFY(later.action(QStringLiteral("b"))->shortcut().isEmpty()); // taken away on purpose
        later.resetShortcut(QStringLiteral("a"));
        later.resetShortcut(QStringLiteral("b"));
        QCOMPARE(later.action(QStringLiteral("b"))->shortcut(), QKeySequence(QStringLiteral("Ctrl+B")));
        QVERIFY(settings.allKeys().isEmpty());
    }

    void disabledCommandsDoNothing()
    {
        UiTest ui;
        QSettings settings(m_file, QSettings::IniFormat);
        CommandRegistry registry(ui.theme, settings);
        auto &probe = static_cast<Probe &>(registry.add(std::make_unique<Probe>("a", "Ctrl+A")));
        probe.action()->trigger();
        QCOMPARE(probe.executed, 1);
        probe.enabled = false; // the action does not know yet
        probe.action()->trigger();
        QCOMPARE(probe.executed, 1);
        QVERIFY(!probe.action()->isEnabled());
        QCOMPARE(probe.plainText(), QStringLiteral("Do & say"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(TestCommandRegistry)
#include "tst_commandregistry.moc"
