#include "reply/historymodel.h"

#include <QAbstractItemModelTester>
#include <QPoint>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

CallRecord call(int number, const QString &outcome, const QString &answer = {})
{
    CallRecord call;
    call.id = QString::number(number);
    call.started = QDateTime::currentDateTimeUtc();
    call.outcome = outcome;
    call.answer = answer;
    call.cost = Money::fromPico(110'000'000);
    call.basis = CostBasis::Reported;
    call.usage = Usage();
    call.usage->input = 371;
    call.usage->output = 88;
    call.duration = std::chrono::milliseconds(1240);
    return call;
}

Spending sums(int calls)
{
    Spending sums;
    sums.calls = calls;
    return sums;
}

SchemaField choice(const char *name, const char *choices)
{
    SchemaField field;
    field.name = QString::fromLatin1(name);
    field.kind = SchemaField::Kind::Choice;
    field.choices = QString::fromLatin1(choices).split(u' ');
    return field;
}

} // namespace

class TestHistoryModel final : public QObject
{
    Q_OBJECT
private slots:
    void rows()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setCalls({call(18, QStringLiteral("valid")), call(17, QStringLiteral("aborted"))}, sums(18));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.numberOf(0), 18);
        QCOMPARE(model.numberOf(1), 17);
        QCOMPARE(text(model, 0, HistoryModel::RunColumn), QStringLiteral("18"));
        QCOMPARE(text(model, 0, HistoryModel::FirstColumn), QStringLiteral("Valid"));
        QCOMPARE(text(model, 1, HistoryModel::FirstColumn), QStringLiteral("Stopped"));
        QCOMPARE(text(model, 0, HistoryModel::TokensColumn), QStringLiteral("371 / 88"));
        QCOMPARE(text(model, 0, HistoryModel::CostColumn), QStringLiteral("$0.00011"));
        QCOMPARE(text(model, 0, HistoryModel::LatencyColumn), QStringLiteral("1.24 s"));
        QCOMPARE(model.call(2), nullptr);
        QCOMPARE(model.call(-1), nullptr);
        QVERIFY(!model.hasSecondColumn());
    }

    void estimatesAreMarked()
    {
        CallRecord estimated = call(1, QStringLiteral("valid"));
        estimated.basis = CostBasis::Estimated;
        CallRecord failed = estimated;
        failed.id = QStringLiteral("2");
        failed.cost = Money();
        CallRecord unknown = estimated;
        unknown.id = QStringLiteral("3");
        unknown.cost = std::nullopt;
        unknown.usage = std::nullopt;
        HistoryModel model;
        model.setCalls({estimated, failed, unknown}, sums(3));
        QCOMPARE(text(model, 0, HistoryModel::CostColumn), QStringLiteral("≈$0.00011"));
        QCOMPARE(text(model, 1, HistoryModel::CostColumn), QStringLiteral("$0"));
        QCOMPARE(text(model, 2, HistoryModel::CostColumn), QStringLiteral("–"));
        QCOMPARE(text(model, 2, HistoryModel::TokensColumn), QStringLiteral("–"));
    }

    void choicesStandInTheirColumns_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QVariant>("level");
        const auto row = [](const char *name, const char *outcome, const QString &answer, const char *first, const char *second, const QVariant &level) {
            QTest::newRow(name) << QString::fromLatin1(outcome) << answer << QString::fromLatin1(first) << QString::fromLatin1(second) << level;
        };
        row("valid", "valid", QStringLiteral(R"({"category":"billing","priority":"high"})"), "billing", "high", QPoint(3, 4));
        row("off the scale", "violations", QStringLiteral(R"({"category":"billing","priority":"huge"})"), "billing", "huge", QVariant());
        row("no second", "valid", QStringLiteral(R"({"category":"billing"})"), "billing", "", QVariant());
        row("no JSON", "text", QStringLiteral("Hi."), "Text", "", QVariant());
        row("broken JSON", "not_json", QStringLiteral(R"({"category":)"), "Not JSON", "", QVariant());
        row("wrong type", "violations", QStringLiteral(R"({"category":7})"), "Breaks rules", "", QVariant());
        row("too long to look into", "valid", QStringLiteral(R"({"category":"billing","x":"%1"})").arg(QString(70'000, u'x')), "Valid", "", QVariant());
        row("failed", "error", QString(), "Failed", "", QVariant());
    }
    void choicesStandInTheirColumns()
    {
        QFETCH(QString, outcome);
        QFETCH(QString, answer);
        HistoryModel model;
        SchemaField text1;
        text1.name = QStringLiteral("reasoning");
        text1.kind = SchemaField::Kind::Text;
        model.setFields({text1, choice("category", "technical billing"), choice("priority", "low medium high urgent"), choice("third", "a b c")});
        model.setCalls({call(1, outcome, answer)}, sums(1));
        QTEST(text(model, 0, HistoryModel::FirstColumn), "first");
        QTEST(text(model, 0, HistoryModel::SecondColumn), "second");
        QTEST(model.index(0, HistoryModel::SecondColumn).data(HistoryLevelRole), "level");
        QVERIFY(!model.index(0, HistoryModel::TokensColumn).data(HistoryLevelRole).isValid());
        QCOMPARE(model.headerData(HistoryModel::FirstColumn, Qt::Horizontal).toString(), QStringLiteral("category"));
        QCOMPARE(model.headerData(HistoryModel::SecondColumn, Qt::Horizontal).toString(), QStringLiteral("priority"));
        model.setFields({});
        QCOMPARE(model.headerData(HistoryModel::FirstColumn, Qt::Horizontal).toString(), QStringLiteral("Outcome"));
    }

    void putAddsOrReplaces()
    {
        HistoryModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setCalls({call(1, QStringLiteral("valid"))}, sums(1));
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.put(call(2, QStringLiteral("running")), sums(2));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.call(0)->id, QStringLiteral("2"));
        model.put(call(2, QStringLiteral("cut")), sums(2));
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, HistoryModel::FirstColumn), QStringLiteral("Cut off"));
        QCOMPARE(model.numberOf(1), 1);
    }

    void tones_data()
    {
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("tone");
        for (const char *good : {"valid", "text", "tool_calls"})
            QTest::newRow(good) << QString::fromLatin1(good) << int(Tone::Success);
        for (const char *bad : {"violations", "not_json", "error"})
            QTest::newRow(bad) << QString::fromLatin1(bad) << int(Tone::Danger);
        for (const char *half : {"cut", "filtered", "aborted", "unchecked"})
            QTest::newRow(half) << QString::fromLatin1(half) << int(Tone::Warning);
        for (const char *neutral : {"refusal", "running"})
            QTest::newRow(neutral) << QString::fromLatin1(neutral) << int(Tone::Info);
    }
    void tones()
    {
        QFETCH(QString, outcome);
        QTEST(int(outcomeTone(outcome)), "tone");
        QVERIFY(outcomeTitle(outcome) != outcome);
    }

    void sentences()
    {
        HistoryModel model;
        model.setFields({choice("category", "technical billing")});
        CallRecord practice = call(3, QStringLiteral("valid"), QStringLiteral(R"({"category":"billing"})"));
        practice.practice = true;
        model.setCalls({practice}, sums(3));
        const QString said = model.index(0, 4).data(Qt::AccessibleTextRole).toString();
        QVERIFY(said.startsWith(QStringLiteral("Run 3, ")));
        QVERIFY(said.endsWith(QStringLiteral("Valid, category billing, $0.00011, 1.24 s, practice, not charged")));
    }

private:
    static QString text(const HistoryModel &model, int row, int column) { return model.index(row, column).data().toString(); }
};

QTEST_GUILESS_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
