#include <QtTest>

#include <QDirIterator>
#include <QRegularExpression>

// The rules of the house that a compiler does not check: which room may include which, what no file may contain, and how
// large files and functions may grow before they have to be taken apart.
class TestLayering : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void includes_data() { files(); }
    void includes();
    void forbiddenWords_data() { files(); }
    void forbiddenWords();
    void resultsAreNotDropped_data() { files(); }
    void resultsAreNotDropped();
    void sizes_data() { files(); }
    void sizes();
    void testsDoNotSleep();
    void topLevel();

private:
    void files();
    static QString root() { return QStringLiteral(CUEWRIGHT_SOURCE_DIR); }
    static QStringList sources(const QString &layer);
    static QString content(const QString &relative);
    static int lineOf(const QString &text, qsizetype at) { return static_cast<int>(text.left(at).count(u'\n')) + 1; }
};

namespace {

constexpr int kMaxFileLines = 500;
constexpr int kMaxFunctionLines = 60;

// What each room of core may include, besides itself.
const QHash<QString, QStringList> &roomArrows()
{
    static const auto list = [](const char *rooms) { return QString::fromLatin1(rooms).split(u' ', Qt::SkipEmptyParts); };
    static const QHash<QString, QStringList> arrows{
        {QStringLiteral("base"), {}},
        {QStringLiteral("tokens"), list("base")},
        {QStringLiteral("catalog"), list("base")},
        {QStringLiteral("schema"), list("base")},
        {QStringLiteral("chat"), list("base tokens catalog schema")},
        {QStringLiteral("net"), list("base catalog schema chat")},
        {QStringLiteral("mcp"), list("base catalog schema chat net")},
        {QStringLiteral("tools"), list("base catalog schema chat")},
        {QStringLiteral("project"), list("base catalog schema chat tools")},
        {QStringLiteral("ledger"), list("base catalog")},
        {QStringLiteral("practice"), list("base tokens catalog schema chat")},
        {QStringLiteral("runs"), list("base tokens catalog schema chat net mcp tools project ledger")},
    };
    return arrows;
}

const QRegularExpression kInclude(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"), QRegularExpression::MultilineOption);

} // namespace

void TestLayering::initTestCase()
{
    QVERIFY2(!sources(QStringLiteral("core")).isEmpty(), "the source tree is not where the test expects it");
}

QStringList TestLayering::sources(const QString &layer)
{
    QStringList found;
    QDirIterator it(root() + u'/' + layer, {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        found << QDir(root()).relativeFilePath(it.next());
    found.sort();
    return found;
}

QString TestLayering::content(const QString &relative)
{
    QFile file(root() + u'/' + relative);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

void TestLayering::files()
{
    QTest::addColumn<QString>("path");
    for (const char *layer : {"core", "ui", "app"}) {
        for (const QString &path : sources(QString::fromLatin1(layer)))
            QTest::newRow(qPrintable(path)) << path;
    }
}

void TestLayering::includes()
{
    QFETCH(QString, path);
    const QString layer = path.section(u'/', 0, 0);
    const QString room = path.section(u'/', 1, 1);
    static const QRegularExpression gui(QStringLiteral(
        "^(QtGui|QtWidgets|QtCharts|QtSvg)|^Q(Widget|Application|GuiApplication|Pixmap|Image|Icon|Color|Font|Painter|Action|Palette)$"));
    const QString text = content(path);
    auto it = kInclude.globalMatch(text);
    while (it.hasNext()) {
        const auto match = it.next();
        const QString target = match.captured(2);
        const QString where = QStringLiteral("%1:%2 includes %3").arg(path).arg(lineOf(text, match.capturedStart())).arg(target);
        if (layer == u"core" && match.captured(1) == u"<")
            QVERIFY2(!target.contains(gui), qPrintable(where + QStringLiteral(": core has no Gui")));
        if (match.captured(1) != u"\"" || !target.contains(u'/'))
            continue;
        const QString targetRoom = target.section(u'/', 0, 0);
        const bool inCore = QFile::exists(root() + QStringLiteral("/core/") + target);
        const bool inUi = QFile::exists(root() + QStringLiteral("/ui/") + target);
        if (layer == u"core") {
            QVERIFY2(inCore, qPrintable(where + QStringLiteral(": core reaches up")));
            const bool allowed = targetRoom == room || roomArrows().value(room).contains(targetRoom);
            QVERIFY2(allowed, qPrintable(where + QStringLiteral(": no arrow leads there")));
        } else if (layer == u"ui") {
            QVERIFY2(inCore || inUi, qPrintable(where + QStringLiteral(": ui reaches up")));
        }
    }
}

void TestLayering::forbiddenWords()
{
    QFETCH(QString, path);
    struct Rule
    {
        QRegularExpression pattern;
        const char *layers;
        const char *reason;
    };
    static const QList<Rule> rules{
        {QRegularExpression(QStringLiteral("\\bQJson(Object|Document|Array|Value)\\b")), "core ui app", "sorts keys; use Json"},
        {QRegularExpression(QStringLiteral("\\bQEventLoop\\b|\\bprocessEvents\\b")), "core ui app", "nested event loop"},
        {QRegularExpression(QStringLiteral("\\b(SIGNAL|SLOT)\\(")), "core ui app", "string connect"},
        {QRegularExpression(QStringLiteral("QThread::(m|u)?sleep|sleep_for")), "core ui app", "blocks a thread"},
        {QRegularExpression(QStringLiteral("(?m)^using namespace (?!std::chrono_literals)")), "headers", "using namespace in a header"},
                {QRegularExpression(QStringLiteral("ignoreSslErrors")), "core ui app", "TLS is always verified"},
    };
    const QString layer = path.section(u'/', 0, 0);
    static const QRegularExpression unfinished(QStringLiteral("\\b(TODO|FIXME|XXX)\\b"));
    QVERIFY2(!content(path).contains(unfinished), "unfinished work");
    static const QRegularExpression comment(QStringLiteral("//[^\\n]*"));
    const QString text = content(path).remove(comment);
    for (const Rule &rule : rules) {
        // The D-Bus classes take slots by name only.
        if (QLatin1String(rule.reason) == QLatin1String("string connect") && text.contains(u"QDBusConnection"))
            continue;
        const QString layers = QString::fromLatin1(rule.layers);
        if (layers == u"headers" ? !path.endsWith(u".h") : !layers.contains(layer))
            continue;
        const auto match = rule.pattern.match(text);
        QVERIFY2(!match.hasMatch(),
            qPrintable(QStringLiteral("%1:%2 “%3”: %4").arg(path).arg(lineOf(text, match.capturedStart())).arg(match.captured(), QString::fromLatin1(rule.reason))));
    }
}

void TestLayering::resultsAreNotDropped()
{
    QFETCH(QString, path);
    if (!path.endsWith(u".h"))
        return;
    // A declaration whose return type is a Result, with what stands before it on the line.
    static const QRegularExpression declaration(
        QStringLiteral("^([^\\n/]*?)\\bResult<[^;{}()]*>\\s*&?\\s*\\w+\\("), QRegularExpression::MultilineOption);
    const QString text = content(path);
    auto it = declaration.globalMatch(text);
    while (it.hasNext()) {
        const auto match = it.next();
        QVERIFY2(match.captured(1).contains(u"[[nodiscard]]") || match.captured(1).contains(u"using "),
            qPrintable(QStringLiteral("%1:%2 returns a Result without [[nodiscard]]").arg(path).arg(lineOf(text, match.capturedStart()))));
    }
}

void TestLayering::sizes()
{
    QFETCH(QString, path);
    const QStringList lines = content(path).split(u'\n');
    QVERIFY2(lines.size() <= kMaxFileLines + 1, qPrintable(QStringLiteral("%1 has %2 lines").arg(path).arg(lines.size() - 1)));
    // Functions have their braces at the start of lines of their own; so have classes, which may be longer.
    static const QRegularExpression type(QStringLiteral("\\b(class|struct|enum|union|namespace)\\b[^()]*$|^\\s*[:,]"));
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines[i] != u"{" || lines[i - 1].contains(type))
            continue;
        const qsizetype end = lines.indexOf(QStringLiteral("}"), i);
        if (end > 0 && !lines[i - 1].startsWith(u"class ") && !lines[i - 1].startsWith(u"struct ")) {
            QVERIFY2(end - i - 1 <= kMaxFunctionLines,
                qPrintable(QStringLiteral("%1:%2 a function of %3 lines: %4").arg(path).arg(i).arg(end - i - 1).arg(lines[i - 1])));
        }
    }
}

void TestLayering::testsDoNotSleep()
{
    static const QRegularExpression sleeping(QStringLiteral("\\bqWait\\(|\\bqSleep\\(|QThread::(m|u)?sleep|sleep_for|\\bSIGNAL\\("));
    for (const QString &path : sources(QStringLiteral("tests"))) {
        if (path.endsWith(u"tst_layering.cpp"))
            continue;
        const QString text = content(path);
        const auto match = sleeping.match(text);
        QVERIFY2(!match.hasMatch(), qPrintable(QStringLiteral("%1:%2 %3").arg(path).arg(lineOf(text, match.capturedStart())).arg(match.captured())));
    }
}

void TestLayering::topLevel()
{
    const QStringList known{QStringLiteral("CHANGELOG.md"), QStringLiteral("CMakeLists.txt"), QStringLiteral("CMakePresets.json"),
        QStringLiteral("CONTRIBUTING.md"), QStringLiteral("LICENSE"), QStringLiteral("README.md"), QStringLiteral("app"),
        QStringLiteral("build"), QStringLiteral("core"), QStringLiteral("dev"), QStringLiteral("resources"), QStringLiteral("tests"),
        QStringLiteral("translations"), QStringLiteral("ui")};
    for (const QString &name : QDir(root()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
        QVERIFY2(known.contains(name), qPrintable(QStringLiteral("%1 is not a top-level name of the project").arg(name)));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
