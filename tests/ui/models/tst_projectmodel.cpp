#include "models/projectmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

ProjectListing listingOf(const QStringList &prompts, const QStringList &schemas = {})
{
    ProjectListing listing;
    listing.folder = QStringLiteral("/p");
    listing.name = QStringLiteral("p");
    listing.prompts = prompts;
    listing.schemas = schemas;
    return listing;
}

QStringList rowsOf(const ProjectModel &model, int group)
{
    QStringList rows;
    const QModelIndex parent = model.index(group, 0);
    for (int row = 0; row < model.rowCount(parent); ++row)
        rows << model.index(row, 0, parent).data(ProjectModel::PathRole).toString();
    return rows;
}

} // namespace

class TestProjectModel final : public QObject
{
    Q_OBJECT
private slots:
    void followsListings_data()
    {
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        const auto s = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
        QTest::newRow("first files") << s("") << s("a b c");
        QTest::newRow("all gone") << s("a b c") << s("");
        QTest::newRow("one comes first") << s("b c") << s("a b c");
        QTest::newRow("one comes last") << s("a b") << s("a b c");
        QTest::newRow("one goes from the middle") << s("a b c") << s("a c");
        QTest::newRow("renamed") << s("a b c") << s("a c d");
        QTest::newRow("another order") << s("a b c d") << s("d b a c");
        QTest::newRow("all others") << s("a b") << s("x y z");
        QTest::newRow("the same") << s("a b") << s("a b");
    }
    void followsListings()
    {
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        ProjectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setListing(listingOf(before, {QStringLiteral("schemas/s.schema.json")}));
        QHash<QString, QPersistentModelIndex> kept;
        for (const QString &path : before)
            kept.insert(path, model.indexOf(path));
        QSignalSpy reset(&model, &ProjectModel::modelReset);
        model.setListing(listingOf(after, {QStringLiteral("schemas/s.schema.json")}));
        QCOMPARE(rowsOf(model, 0), after);
        QCOMPARE(rowsOf(model, 1), QStringList(QStringLiteral("schemas/s.schema.json")));
        QCOMPARE(reset.size(), 0);
        for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
            QCOMPARE(it.value().isValid(), after.contains(it.key()));
            if (it.value().isValid())
                QCOMPARE(it.value().data(ProjectModel::PathRole).toString(), it.key());
        }
    }

    void filesAreShownByTheirTitles()
    {
        ProjectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QStringList paths{QStringLiteral("prompts/a.prompty"), QStringLiteral("prompts/b.prompty"), QStringLiteral("prompts/c.prompty")};
        ProjectListing listing = listingOf(paths);
        model.setListing(listing);
        QCOMPARE(model.indexOf(paths[0]).data().toString(), QStringLiteral("a"));
        QSignalSpy changes(&model, &ProjectModel::dataChanged);
        listing.titles = {{paths[0], QStringLiteral("Ticket triage")}, {paths[1], QStringLiteral("Copy")}, {paths[2], QStringLiteral("Copy")}};
        model.setListing(listing);
        QVERIFY(!changes.isEmpty());
        QCOMPARE(model.indexOf(paths[0]).data().toString(), QStringLiteral("Ticket triage"));
        QCOMPARE(model.indexOf(paths[0]).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Ticket triage, prompt"));
        QCOMPARE(model.indexOf(paths[1]).data().toString(), QStringLiteral("Copy (b)"));
        QCOMPARE(model.indexOf(paths[2]).data().toString(), QStringLiteral("Copy (c)"));
        QVERIFY(model.indexOf(paths[0]).data(ProjectModel::SearchRole).toString().contains(QStringLiteral("a.prompty")));
        QVERIFY(model.indexOf(paths[0]).data(ProjectModel::SearchRole).toString().contains(QStringLiteral("triage")));
    }

    void roles()
    {
        ProjectModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const QString path = QStringLiteral("prompts/triage.prompty");
        model.setListing(listingOf({path}));
        const QModelIndex index = model.indexOf(path);
        QCOMPARE(index.data().toString(), QStringLiteral("triage"));
        QCOMPARE(index.data(ProjectModel::GlyphRole).toInt(), int(Glyph::Prompt));
        QCOMPARE(index.parent().data(ProjectModel::MetaRole).toString(), QStringLiteral("1"));
        QSignalSpy changes(&model, &ProjectModel::dataChanged);
        model.setModified(path, true);
        model.setModified(path, true);
        model.setProblem(path, true);
        model.setMeta(path, QStringLiteral("37%"));
        QCOMPARE(changes.size(), 3);
        QVERIFY(index.data(ProjectModel::ModifiedRole).toBool());
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), QStringLiteral("triage, prompt, changed, has problems, 37%"));
        model.setModified(path, false);
        model.setProblem(path, false);
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), QStringLiteral("triage, prompt, 37%"));
        model.setModified(QStringLiteral("no/such"), true); // nothing to tell anyone
        QVERIFY(!model.indexOf(QStringLiteral("no/such")).isValid());
    }

    void shownNames_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        QTest::newRow("prompt") << "prompts/a.prompty" << "a";
        QTest::newRow("schema") << "schemas/a.b.schema.json" << "a.b";
        QTest::newRow("tool") << "tools/x.tool.json" << "x";
        QTest::newRow("data keeps its ending") << "data/tickets.csv" << "tickets.csv";
        QTest::newRow("nothing but the ending") << "prompts/.prompty" << ".prompty";
    }
    void shownNames()
    {
        QFETCH(QString, path);
        QTEST(ProjectModel::shownName(path), "name");
    }
};

QTEST_GUILESS_MAIN(TestProjectModel)
#include "tst_projectmodel.moc"
