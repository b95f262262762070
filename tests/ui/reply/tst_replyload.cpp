#include "guiwatchdog.h"
#include "replybench.h"

#include "reply/fieldsview.h"
#include "reply/historymodel.h"
#include "reply/longtextview.h"

#include <QTreeView>
#include <QtTest>

using namespace cuewright;

/// What an answer costs the window: nothing may hold it up for 50 ms, and a step costs what it brings.
class TestReplyLoad final : public QObject
{
    Q_OBJECT
private slots:
    // 500 pieces a second, as fast models send them.
    void fastAnswers_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("seven fields") << writeJson(ReplyBench::schema()) << ReplyBench::answer();
        QByteArray items;
        for (int i = 0; i < 500; ++i)
            items += (i ? "," : "") + QByteArray("{\"id\":") + QByteArray::number(i) + ",\"note\":\"some words about the item\"}";
        QTest::newRow("500 items")
            << QByteArray(R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"note":{"type":"string"}}}}}})")
            << "{\"items\":[" + items + "]}";
    }
    void fastAnswers()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QByteArray, answer);
        const UiTest ui;
        FieldsModel model;
        model.setFields(schemaFields(*parseJson(schema)));
        FieldsView view(ui.theme, model);
        view.resize(560, 500);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        PartialJsonReader reader;
        const QString text = QString::fromUtf8(answer);
        constexpr int kSteps = 500;
        const auto size = std::max<qsizetype>(1, text.size() / kSteps);
        GuiWatchdog dog;
        const auto before = std::clock();
        int steps = 0;
        for (qsizetype i = 0; i < text.size(); i += size, ++steps) {
            reader.feed(QStringView(text).mid(i, size));
            const QString open = reader.openPointer();
            model.setValue(reader.value(), open.isEmpty() ? QString() : open, false);
            dog.turn();
        }
        const double each = double(std::clock() - before) * 1000 / CLOCKS_PER_SEC / steps;
        qInfo("%d steps, %.2f ms each, longest %.1f ms", steps, each, dog.longest());
        QVERIFY2(dog.longest() < 50, qPrintable(QString::number(dog.longest())));
    }

    void tenMegabytes_data()
    {
        QTest::addColumn<bool>("structured");
        QTest::newRow("text") << false;
        QTest::newRow("one field") << true;
    }
    void tenMegabytes()
    {
        QFETCH(bool, structured);
        ReplyBench bench;
        RunPlan plan = bench.plan();
        if (structured)
            bench.panel->setSchema(*parseJson(QByteArray(R"({"type":"object","properties":{"reasoning":{"type":"string"}}})")), QStringLiteral("big"));
        plan.request.responseFormat = {};
        bench.panel->setPrompt(plan.prompt);
        bench.panel->show();
        // The pieces are handed over one by one: what the network and the run do with them is not measured here.
        bench.server.enqueue({FakeServer::write(FakeServer::streamHead()), FakeServer::hold()});
        QPointer<PromptRun> run = bench.start(plan);
        QTRY_COMPARE(bench.server.held(), 1);
        auto &text = *bench.find<LongTextView>("replyText");
        const QString piece(16 * 1024, u'x');
        GuiWatchdog dog;
        emit run->eventReceived(ChatEvent(TextDelta{QStringLiteral("{\"reasoning\":\"")}));
        for (int i = 0; i < 640; ++i) {
            emit run->eventReceived(ChatEvent(TextDelta{piece}));
            dog.turn();
        }
        const qsizetype shown = LongTextView::kMaxShown;
        QVERIFY(dog.turnUntil([&] { return text.isSettled() && text.document()->characterCount() > shown; }));
        auto &fields = *bench.panel->findChild<FieldsModel *>();
        if (structured) {
            QCOMPARE(fields.indexOf(QStringLiteral("/reasoning")).data(FieldStateRole).toInt(), int(FieldsModel::State::Arriving));
        }
        qInfo("longest block %.1f ms", dog.longest());
        QVERIFY2(dog.longest() < 50, qPrintable(QString::number(dog.longest())));
    }

    void earlierAnswersOfAnySize()
    {
        ReplyBench bench;
        bench.showTriage();
        bench.panel->show();
        CallRecord record;
        record.id = QStringLiteral("big");
        record.started = QDateTime::currentDateTimeUtc();
        record.prompt = QStringLiteral("prompts/triage.prompty");
        record.outcome = QStringLiteral("valid");
        record.answer = QStringLiteral("{\"category\":\"billing\",\"reasoning\":\"") + QString(10'000'000, u'x') + QStringLiteral("\"}");
        VERIFY_RESULT(bench.ledger->put(record));
        bench.panel->refreshHistory();
        QVERIFY(bench.read());
        GuiWatchdog dog;
        bench.panel->setPrompt(QString());
        bench.panel->findChild<HistoryModel *>()->setCalls({record}, {});
        bench.panel->findChild<QTreeView *>(QStringLiteral("history"))->setCurrentIndex(bench.panel->findChild<HistoryModel *>()->index(0, 0));
        auto &fields = *bench.panel->findChild<FieldsModel *>();
        QVERIFY(dog.turnUntil([&] { return fields.indexOf(QStringLiteral("/priority")).data(FieldStateRole).toInt() == int(FieldsModel::State::Missing); }));
        QCOMPARE(fields.indexOf(QStringLiteral("/category")).siblingAtColumn(1).data().toString(), QStringLiteral("billing"));
        qInfo("longest block %.1f ms", dog.longest());
        QVERIFY2(dog.longest() < 50, qPrintable(QString::number(dog.longest())));
    }
};

QTEST_MAIN(TestReplyLoad)
#include "tst_replyload.moc"
