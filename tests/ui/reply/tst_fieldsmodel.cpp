#include "chat/partialjson.h"
#include "reply/fieldsmodel.h"
#include "reply/fieldvalues.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;
using State = FieldsModel::State;

namespace {

const QByteArray kSchema = R"({"type":"object","properties":{
    "category":{"type":"string","enum":["technical","billing"]},
    "priority":{"type":"string","enum":["low","medium","high","urgent"]},
    "review":{"type":"boolean"},
    "hours":{"type":"number","minimum":0,"maximum":720},
    "customer":{"type":"object","properties":{"email":{"type":"string"},"a/b":{"type":"integer"}}},
    "tags":{"type":"array","items":{"type":"string"}},
    "orders":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"note":{"type":"string"}}}},
    "reasoning":{"type":"string"}}})";

Json json(const QByteArray &text)
{
    return parseJson(text).value();
}

Violation violation(const QString &pointer, const QString &message)
{
    return {pointer, {}, QStringLiteral("rule"), message};
}

} // namespace

class TestFieldsModel final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_model = std::make_unique<FieldsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->setFields(schemaFields(json(kSchema)));
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void rowsWaitInTheOrderOfTheSchema()
    {
        QCOMPARE(m_model->fieldCount(), 8);
        QCOMPARE(m_model->rowCount(), 8);
        QCOMPARE(text("/category", 0), QStringLiteral("category"));
        QCOMPARE(m_model->index(7, 0).data().toString(), QStringLiteral("reasoning"));
        for (int row = 0; row < 8; ++row) {
            QCOMPARE(m_model->index(row, 0).data(FieldStateRole).toInt(), int(State::Waiting));
            QCOMPARE(m_model->index(row, 1).data().toString(), QString());
        }
        QVERIFY(at("/customer/email").isValid());
        QVERIFY(at("/customer/a~1b").isValid());
        QVERIFY(!at("/tags/0").isValid());
        QVERIFY(!at("/nothing").isValid());
    }

    void values_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<int>("state");
        const auto row = [](const char *name, const QByteArray &answer, const char *pointer, const QString &shown, State state) {
            QTest::newRow(name) << answer << QString::fromLatin1(pointer) << shown << int(state);
        };
        row("choice", R"({"category":"billing"})", "/category", QStringLiteral("billing"), State::Done);
        row("yes", R"({"review":true})", "/review", QStringLiteral("Yes"), State::Done);
        row("no", R"({"review":false})", "/review", QStringLiteral("No"), State::Done);
        row("number", R"({"hours":90.5})", "/hours", QStringLiteral("90.5"), State::Done);
        row("null", R"({"reasoning":null})", "/reasoning", QStringLiteral("empty"), State::Done);
        row("a word that says null", R"({"reasoning":"null"})", "/reasoning", QStringLiteral("null"), State::Done);
        row("missing", R"({})", "/reasoning", QString(), State::Missing);
        row("nested", R"({"customer":{"email":"a@b.c"}})", "/customer/email", QStringLiteral("a@b.c"), State::Done);
        row("nested, missing", R"({"customer":{"email":"a@b.c"}})", "/customer/a~1b", QString(), State::Missing);
        row("nested, wrong type", R"({"customer":"x"})", "/customer", QStringLiteral("x"), State::Done);
        row("a list for a group", R"({"customer":["x"]})", "/customer/email", QString(), State::Missing);
        row("list", R"({"tags":["a","b"]})", "/tags/1", QStringLiteral("b"), State::Done);
        row("list of groups", R"({"orders":[{"id":1},{"id":2,"note":"n"}]})", "/orders/1/note", QStringLiteral("n"), State::Done);
        row("text for a list", R"({"tags":"a"})", "/tags", QStringLiteral("a"), State::Done);
        row("extra", R"({"more":5})", "/more", QStringLiteral("5"), State::Extra);
        row("extra in a group", R"({"customer":{"x/y":"z"}})", "/customer/x~1y", QStringLiteral("z"), State::Extra);
        row("object for a text", R"({"reasoning":{"a":[1,2]}})", "/reasoning", QStringLiteral("{\"a\": [1, 2]}"), State::Done);
        row("wrong choice", R"({"category":"x"})", "/category", QStringLiteral("x"), State::Done);
        row("the answer is a list", R"([{"category":"x"}])", "/category", QString(), State::Missing);
    }
    void values()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, pointer);
        m_model->setValue(json(answer), {}, true);
        const QModelIndex index = m_model->indexOf(pointer);
        QVERIFY(index.isValid());
        QTEST(index.siblingAtColumn(FieldsModel::ReplyColumn).data().toString(), "shown");
        QTEST(index.data(FieldStateRole).toInt(), "state");
    }

    void roles()
    {
        m_model->setValue(json(R"({"priority":"high","hours":180,"category":"other","review":true})"), {}, true);
        QCOMPARE(at("/hours").data(FieldFractionRole).toDouble(), 0.25);
        QCOMPARE(at("/hours").data(FieldLimitsRole).toStringList(), (QStringList{QStringLiteral("0"), QStringLiteral("720")}));
        QVERIFY(!at("/review").data(FieldFractionRole).isValid());
        QCOMPARE(at("/priority").data(FieldChoiceRole).toInt(), 2);
        QVERIFY(at("/priority").data(FieldOrderedRole).toBool());
        QCOMPARE(at("/category").data(FieldChoiceRole).toInt(), -1);
        QVERIFY(!at("/category").data(FieldOrderedRole).toBool());
        QCOMPARE(at("/review").data(FieldYesRole), QVariant(true));
        QVERIFY(!at("/hours").data(FieldYesRole).isValid());
        m_model->setValue(json(R"({"hours":-5})"), {}, true);
        QCOMPARE(at("/hours").data(FieldFractionRole).toDouble(), 0.0);
    }

    // Every character of an answer, with the tester watching: rows only ever fill and grow.
    void streamsCharacterByCharacter()
    {
        const QString answer = QStringLiteral(R"({"category":"billing","extra":{"deep":[1,{"x":2}]},"hours":12.5,)"
                                              R"("customer":{"email":"a@b.c","a/b":7},"tags":["one","two"],)"
                                              R"("orders":[{"id":1,"note":"n1"},{"id":2,"note":"n2"}],"reasoning":"äö€ end"})");
        PartialJsonReader reader;
        QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
        QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
        bool sawArriving = false;
        for (const QChar c : answer) {
            reader.feed(QStringView(&c, 1));
            const QString open = reader.openPointer();
            m_model->setValue(reader.value(), open.isEmpty() ? QString() : open, false);
            if (open == u"/reasoning") {
                sawArriving = true;
                QCOMPARE(at("/reasoning").data(FieldStateRole).toInt(), int(State::Arriving));
                QVERIFY(at("/reasoning").data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("still arriving")));
            }
        }
        QVERIFY(sawArriving);
        QCOMPARE(removed.size(), 0);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(at("/priority").data(FieldStateRole).toInt(), int(State::Waiting));
        QCOMPARE(text("/orders/1/note", 1), QStringLiteral("n2"));
        QCOMPARE(text("/tags", 1), QStringLiteral("2 item(s)"));
        QCOMPARE(text("/extra/deep/1/x", 1), QStringLiteral("2"));
        m_model->setValue(reader.value(), {}, true);
        QCOMPARE(at("/priority").data(FieldStateRole).toInt(), int(State::Missing));
        // The streamed model says the same as one that gets the answer at once.
        FieldsModel whole;
        whole.setFields(schemaFields(json(kSchema)));
        whole.setValue(json(answer.toUtf8()), {}, true);
        compare(*m_model, {}, whole, {});
    }

    void onlyWhatDiffersIsTold()
    {
        m_model->setValue(json(R"({"category":"billing","reasoning":"a"})"), QStringLiteral("/reasoning"), false);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setValue(json(R"({"category":"billing","reasoning":"ab"})"), QStringLiteral("/reasoning"), false);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().data().toString(), QStringLiteral("reasoning"));
        m_model->setViolations({});
        QCOMPARE(changed.size(), 1);
    }

    void listsGrowAtTheEnd()
    {
        m_model->setValue(json(R"({"tags":["a"]})"), QStringLiteral("/tags/0"), false);
        const QPersistentModelIndex first = at("/tags/0");
        QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
        m_model->setValue(json(R"({"tags":["abc","d","e"]})"), QStringLiteral("/tags/2"), false);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 1);
        QCOMPARE(inserted[0][2].toInt(), 2);
        QVERIFY(first.isValid());
        QCOMPARE(first.sibling(first.row(), 1).data().toString(), QStringLiteral("abc"));
        m_model->setValue(json(R"({"tags":["abc"]})"), {}, true);
        QCOMPARE(m_model->rowCount(at("/tags")), 1);
        m_model->setValue(json(R"({"tags":7})"), {}, true);
        QCOMPARE(m_model->rowCount(at("/tags")), 0);
    }

    void longListsAndTextsAreCutAndSaySo()
    {
        Json answer = json(R"({"tags":[]})");
        for (int i = 0; i < FieldsModel::kMaxListItems + 500; ++i)
            answer["tags"].push_back("t");
        const std::string longText = std::string(FieldsModel::kMaxShownText - 1, 'x') + "äää";
        answer["reasoning"] = longText;
        m_model->setValue(answer, {}, true);
        QCOMPARE(m_model->rowCount(at("/tags")), FieldsModel::kMaxListItems);
        QCOMPARE(text("/tags", 1), QStringLiteral("1500 item(s), the first 1000 shown"));
        const QString shown = text("/reasoning", 1);
        QCOMPARE(shown, QString(FieldsModel::kMaxShownText - 1, u'x') + u'…');
        QCOMPARE(m_model->valueText(at("/reasoning")), QString::fromStdString(longText));
        m_model->setViolations({violation(QStringLiteral("/tags/1400"), QStringLiteral("wrong"))});
        QCOMPARE(at("/tags").data(FieldProblemRole).toString(), QStringLiteral("wrong"));
    }

    void violationsStandOnTheNearestRow_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("row");
        QTest::newRow("field") << QStringLiteral("/hours") << QStringLiteral("/hours");
        QTest::newRow("member") << QStringLiteral("/customer/email") << QStringLiteral("/customer/email");
        QTest::newRow("escaped member") << QStringLiteral("/customer/a~1b") << QStringLiteral("/customer/a~1b");
        QTest::newRow("item") << QStringLiteral("/orders/1/id") << QStringLiteral("/orders/1/id");
        QTest::newRow("no such item") << QStringLiteral("/orders/9/id") << QStringLiteral("/orders");
        QTest::newRow("inside a text") << QStringLiteral("/reasoning/deep/er") << QStringLiteral("/reasoning");
        QTest::newRow("looks alike") << QStringLiteral("/hour") << QString();
        QTest::newRow("the whole answer") << QString() << QString();
    }
    void violationsStandOnTheNearestRow()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, row);
        m_model->setValue(json(R"({"orders":[{"id":1},{"id":2}],"reasoning":"r"})"), {}, true);
        QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
        m_model->setViolations({violation(pointer, QStringLiteral("is wrong"))});
        if (row.isEmpty()) {
            QCOMPARE(m_model->generalProblem(), QStringLiteral("is wrong"));
            return;
        }
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_model->indexOf(row).data(FieldProblemRole).toString(), QStringLiteral("is wrong"));
        QVERIFY(m_model->indexOf(row).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("problem: is wrong")));
        m_model->setViolations({});
        QCOMPARE(changed.size(), 2);
        QCOMPARE(m_model->indexOf(row).data(FieldProblemRole).toString(), QString());
    }

    void problemsOfOneFieldStandTogether()
    {
        m_model->setViolations({violation(QStringLiteral("/customer/email"), QStringLiteral("customer.email is too short.")),
            violation(QStringLiteral("/customer/a~1b"), QStringLiteral("x")), violation(QStringLiteral("/hours"), QStringLiteral("hours must be 720 or less.")),
            violation(QStringLiteral("/hours"), QStringLiteral("second"))});
        QCOMPARE(at("/hours").data(FieldProblemRole).toString(), QStringLiteral("must be 720 or less.\nsecond"));
        QCOMPARE(at("/customer/email").data(FieldProblemRole).toString(), QStringLiteral("is too short."));
    }

    void expected_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QVariant>("agrees");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *answer, const char *expected, const char *pointer, const QVariant &agrees, const char *shown) {
            QTest::newRow(name) << QByteArray(answer) << QByteArray(expected) << QString::fromLatin1(pointer) << agrees << QString::fromUtf8(shown);
        };
        row("same text", R"({"category":"billing"})", R"({"category":"billing"})", "/category", true, "billing");
        row("other text", R"({"category":"billing"})", R"({"category":"technical"})", "/category", false, "technical");
        row("case counts", R"({"category":"billing"})", R"({"category":"Billing"})", "/category", false, "Billing");
        row("blanks around do not", R"({"category":"billing"})", R"({"category":" billing "})", "/category", true, " billing ");
        row("yes as true", R"({"review":true})", R"({"review":true})", "/review", true, "Yes");
        row("yes as a word of a table", R"({"review":true})", R"({"review":"TRUE"})", "/review", true, "Yes");
        row("yes against no", R"({"review":true})", R"({"review":"no"})", "/review", false, "No");
        row("number as text", R"({"hours":90})", R"({"hours":"90.0"})", "/hours", true, "90.0");
        row("other number", R"({"hours":90})", R"({"hours":91})", "/hours", false, "91");
        row("a word for a number", R"({"hours":90})", R"({"hours":"many"})", "/hours", false, "many");
        row("nothing expected", R"({"hours":90})", R"({"category":"x"})", "/hours", QVariant(), "—");
        row("an empty cell", R"({"hours":90})", R"({"hours":""})", "/hours", QVariant(), "—");
        row("no value", R"({})", R"({"hours":1})", "/hours", QVariant(), "1");
        row("list", R"({"tags":["a"]})", R"({"tags":["a"]})", "/tags", true, "[\"a\"]");
        row("other list", R"({"tags":["a"]})", R"({"tags":["b"]})", "/tags", false, "[\"b\"]");
        row("nested", R"({"customer":{"email":"x"}})", R"({"customer":{"email":"x"}})", "/customer/email", true, "x");
    }
    void expected()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        QFETCH(QString, pointer);
        m_model->setExpected(json(expected));
        m_model->setValue(json(answer), {}, true);
        QTEST(m_model->indexOf(pointer).data(FieldAgreesRole), "agrees");
        QTEST(m_model->indexOf(pointer).siblingAtColumn(FieldsModel::ExpectedColumn).data().toString(), "shown");
    }

    void sentences()
    {
        QCOMPARE(at("/hours").data(Qt::AccessibleTextRole).toString(), QStringLiteral("hours, waiting"));
        m_model->setExpected(json(R"({"hours":91})"));
        m_model->setValue(json(R"({"hours":90,"more":1})"), {}, true);
        m_model->setViolations({violation(QStringLiteral("/category"), QStringLiteral("category is missing."))});
        QCOMPARE(at("/hours").data(Qt::AccessibleTextRole).toString(), QStringLiteral("hours, 90, expected 91, no problems"));
        QCOMPARE(at("/category").data(Qt::AccessibleTextRole).toString(), QStringLiteral("category, missing, problem: is missing."));
        QCOMPARE(at("/more").data(Qt::AccessibleTextRole).toString(), QStringLiteral("more, 1, not in the schema, no problems"));
    }

    void copying()
    {
        m_model->setValue(json(R"({"customer":{"email":"a"},"reasoning":"two\nlines"})"), {}, true);
        QCOMPARE(m_model->valueText(at("/reasoning")), QStringLiteral("two\nlines"));
        QCOMPARE(m_model->valueText(at("/customer")), QStringLiteral("{\"email\":\"a\"}"));
        QCOMPARE(json(m_model->answerText().toUtf8()), json(R"({"customer":{"email":"a"},"reasoning":"two\nlines"})"));
    }

    void scales_data()
    {
        QTest::addColumn<QStringList>("choices");
        QTest::addColumn<bool>("ordered");
        const auto row = [](const char *name, const char *choices, bool ordered) {
            QTest::newRow(name) << QString::fromLatin1(choices).split(u' ') << ordered;
        };
        row("rising", "low medium high urgent", true);
        row("underscores and capitals", "Very_Low Low HIGH", true);
        row("falling", "urgent high low", false);
        row("two", "low high", false);
        row("unknown word", "low purple high", false);
        row("twice", "low low high", false);
        row("how often", "never sometimes always", true);
        row("two scales", "low sometimes high", false);
    }
    void scales()
    {
        QFETCH(QStringList, choices);
        QTEST(isScale(choices), "ordered");
    }

private:
    QModelIndex at(const char *pointer) const { return m_model->indexOf(QString::fromLatin1(pointer)); }
    QString text(const char *pointer, int column) const { return at(pointer).siblingAtColumn(column).data().toString(); }
    static void compare(const FieldsModel &a, const QModelIndex &parentA, const FieldsModel &b, const QModelIndex &parentB)
    {
        QCOMPARE(a.rowCount(parentA), b.rowCount(parentB));
        for (int row = 0; row < a.rowCount(parentA); ++row) {
            QCOMPARE(a.index(row, 0, parentA).data(Qt::AccessibleTextRole), b.index(row, 0, parentB).data(Qt::AccessibleTextRole));
            compare(a, a.index(row, 0, parentA), b, b.index(row, 0, parentB));
        }
    }

    std::unique_ptr<FieldsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(TestFieldsModel)
#include "tst_fieldsmodel.moc"
