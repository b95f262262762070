#include "replybench.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QtTest>

using namespace cuewright;

namespace {

const QByteArray kExpected = R"({"category":"technical","priority":"high","requires_human_review":"true","estimated_resolution_time":"120"})";
const QByteArray kRefusedKey = R"({"error":{"message":"Incorrect API key provided","type":"invalid_request_error","code":"invalid_api_key"}})";

} // namespace

/// Pictures of the reply side in its states, to be compared with the design by eye; the test checks that they come out.
class TestReplyShots final : public QObject
{
    Q_OBJECT
private:
    static bool earlierRuns(ReplyBench &bench)
    {
        return bench.run(ReplyBench::answer(90, "general", "medium")) && bench.run(ReplyBench::answer(90, "technical", "medium"))
            && bench.run(ReplyBench::answer(1440, "account")) && bench.run(ReplyBench::answer(60, "account"))
            && bench.run(ReplyBench::answer(30, "technical", "urgent"));
    }
    static QString name(const QString &state, Theme::Mode mode)
    {
        return QStringLiteral("reply-%1-%2").arg(state, mode == Theme::Mode::Light ? QStringLiteral("light") : QStringLiteral("dark"));
    }

private slots:
    void looks_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::newRow("light") << Theme::Mode::Light;
        QTest::newRow("dark") << Theme::Mode::Dark;
    }
    void looks()
    {
        QFETCH(Theme::Mode, mode);
        ReplyBench bench(mode);
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("empty"), mode)));
        bench.showTriage();
        bench.panel->setExpected(*parseJson(kExpected));
        QVERIFY(earlierRuns(bench));
        QVERIFY(bench.run(ReplyBench::answer()));
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("valid"), mode)));
        bench.panel->resize(468, 559);
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("narrow"), mode)));
        bench.panel->resize(587, 800);
        bench.panel->showView(ReplyPanel::ReplyTab);
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("text"), mode)));
        bench.panel->showView(ReplyPanel::RawTab);
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("raw"), mode)));
        bench.panel->showView(ReplyPanel::FieldsTab);
        QVERIFY(bench.run(ReplyBench::answer(1440)));
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("violation"), mode)));
        QVERIFY(bench.run(QByteArray(ReplyBench::answer(1440)).replace("\"priority\":", "\"mood\":\"cross\",\"Priority\":")));
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("extra"), mode)));
        bench.panel->showView(ReplyPanel::ReplyTab);
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("violation-text"), mode)));
        bench.panel->showView(ReplyPanel::FieldsTab);

        bench.server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(ReplyBench::answer().left(190))), FakeServer::hold()});
        PromptRun *run = bench.start();
        QTRY_VERIFY(!bench.find<QPlainTextEdit>("replyText")->toPlainText().isEmpty());
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("streaming"), mode)));
        run->stop();
        QTRY_VERIFY(run->isFinished());
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("stopped"), mode)));

        bench.server.enqueue({FakeServer::write(FakeServer::response(401, {}, kRefusedKey))});
        PromptRun *failed = bench.start();
        QTRY_VERIFY(failed->isFinished());
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("error"), mode)));

        bench.server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::toolCalls())});
        PromptRun *calls = bench.start();
        QTRY_VERIFY(calls->isFinished());
        bench.find<QPlainTextEdit>("result1")->setPlainText(QStringLiteral("{\"id\": 7}"));
        QVERIFY(saveScreenshot(*bench.panel, name(QStringLiteral("tools"), mode)));
    }
};

QTEST_MAIN(TestReplyShots)
#include "tst_replyshots.moc"
