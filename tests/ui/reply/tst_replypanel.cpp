#include "chat/continuation.h"
#include "replybench.h"

#include "base/format.h"
#include "reply/fieldsview.h"
#include "reply/historymodel.h"
#include "reply/historyview.h"
#include "reply/longtextview.h"
#include "net/queuestatus.h"
#include "reply/metricsrow.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/segment.h"
#include "widgets/viewtabs.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>
#include <QtTest>

using namespace cuewright;

namespace {

/// Every sentence of the program in another "language", longer by a third as German is.
class LongLanguage final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QString::fromUtf8(source) + QStringLiteral("~") + QString(static_cast<int>(qstrlen(source)) / 3, u'n');
    }
};

} // namespace

class TestReplyPanel final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<ReplyBench>();
        m_bench->showTriage();
        m_bench->panel->show();
    }
    void cleanup() { m_bench.reset(); }

    void emptyBeforeTheFirstRun()
    {
        QVERIFY(m_bench->panel->findChild<EmptyState *>()->isVisible());
        QVERIFY(!m_bench->banner().isVisible());
        QVERIFY(!m_bench->find<QPushButton>("addToMessages")->isEnabled());
        QVERIFY(m_bench->panel->findChild<HistoryView *>()->isFolded());
    }

    void streamsTextAndFields()
    {
        const QByteArray answer = ReplyBench::answer();
        const auto cut = answer.indexOf("fail");
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(answer.left(cut))), FakeServer::hold(),
            FakeServer::write(ReplyBench::delta(answer.mid(cut)) + ReplyBench::streamEnd())});
        QPointer<PromptRun> run = m_bench->start();
        QVERIFY(m_bench->banner().headline().contains(QStringLiteral("OpenAI")));
        QCOMPARE(state("/category"), int(FieldsModel::State::Waiting));
        QTRY_COMPARE(text().toPlainText(), QString::fromUtf8(answer.left(cut)));
        QTRY_COMPARE(value("/category"), QStringLiteral("technical"));
        QCOMPARE(m_bench->banner().tone(), Tone::Info);
        QCOMPARE(state("/reasoning"), int(FieldsModel::State::Arriving));
        QVERIFY(!m_bench->find<QPushButton>("addToMessages")->isEnabled());
        m_bench->server.release();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->banner().tone(), Tone::Success);
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Matches ticket_triage"));
        QCOMPARE(m_bench->banner().detail(), QStringLiteral("7 of 7 field(s) valid · finished normally"));
        QTRY_COMPARE(text().toPlainText(), QString::fromUtf8(answer));
        QCOMPARE(state("/reasoning"), int(FieldsModel::State::Done));
        const QStringList said = metrics();
        QVERIFY2(said.contains(QStringLiteral("Tokens, 371 in · 88 out, estimate was %1 in").arg(run->plan().estimate.tokens.total)), qPrintable(said.join(u'|')));
        const auto widgets = m_bench->panel->findChildren<QWidget *>();
        const std::int64_t estimated = run->plan().estimate.tokens.total;
        const QString both = QStringLiteral("Input: estimate was %1, reported 371 (%2 %3).").arg(estimated).arg(std::abs(371 - estimated)).arg(estimated > 371 ? QStringLiteral("fewer") : QStringLiteral("more"));
        QVERIFY(std::any_of(widgets.begin(), widgets.end(), [&](const QWidget *widget) { return widget->toolTip() == both; }));
        QVERIFY(said.contains(QStringLiteral("Cost, $0.00011, from reported usage")));
        QVERIFY(said.contains(QStringLiteral("Session so far, $0.00011, 1 call(s)")));
        QCOMPARE(history().rowCount(), 1);
        QCOMPARE(m_bench->find<QTreeView>("history")->currentIndex().row(), 0);
        QVERIFY(m_bench->find<QToolButton>("runButton")->text().startsWith(QStringLiteral("Run 1  ")));
        QVERIFY(!m_bench->panel->findChild<HistoryView *>()->isFolded());
    }

    void whatIsCopiedIsTheAnswer()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        auto *copy = m_bench->find<QToolButton>("copyReply");
        m_bench->panel->showView(ReplyPanel::ReplyTab);
        QVERIFY(!copy->menu());
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(ReplyBench::answer()));
        QSignalSpy added(m_bench->panel.get(), &ReplyPanel::addToMessagesRequested);
        m_bench->find<QPushButton>("addToMessages")->click();
        QCOMPARE(added.value(0).value(0).toString(), QString::fromUtf8(ReplyBench::answer()));
    }

    // As fields, it can be taken as JSON or as a row of a table.
    void fieldsAreCopiedAsJsonAndAsARow()
    {
        m_bench->panel->showView(ReplyPanel::FieldsTab);
        auto *copy = m_bench->find<QToolButton>("copyReply");
        const auto copied = [&](const char *name) {
            const auto actions = copy->menu()->actions();
            const auto action = std::find_if(actions.begin(), actions.end(), [&](const QAction *one) { return one->objectName() == QLatin1String(name); });
            return action == actions.end() ? QStringLiteral("no action") : ((*action)->trigger(), QGuiApplication::clipboard()->text());
        };
        QVERIFY(m_bench->run(ReplyBench::answer()));
        QCOMPARE(copy->popupMode(), QToolButton::InstantPopup);
        QCOMPARE(copied("copyReplyText"), QString::fromUtf8(ReplyBench::answer()));
        QCOMPARE(json(copied("copyJson")), json(QString::fromUtf8(ReplyBench::answer())));
        const QString row = copied("copyCsvRow");
        QVERIFY2(row.startsWith(QStringLiteral("technical,Single sign-on,high,true,90,0.92,\"Sign-in fails")) && row.endsWith(QStringLiteral("\r\n")), qPrintable(row));
        QCOMPARE(copied("copyCsvTable"), QStringLiteral("category,subcategory,priority,requires_human_review,estimated_resolution_time,confidence_score,reasoning\r\n") + row);
        auto *view = m_bench->find<FieldsView>("fieldsView");
        QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
        view->setCurrentIndex(fields().indexOf(QStringLiteral("/priority")));
        view->actions().first()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("high"));
    }

    // The stream in single bytes, cut anywhere: what is shown only ever grows, and nothing is called wrong before it is whole.
    void everyByteOfAStream()
    {
        m_bench->panel->findChild<QTimer *>()->setInterval(0);
        QByteArray answer = R"({"category":"bug_report","subcategory":"","priority":"urgent","requires_human_review":true,)"
                                  R"("estimated_resolution_time":72.5,"confidence_score":1e-1,"reasoning":"ü"})";
        answer.replace(":\"\"", ":\"Zo\\u00eb’s \\\"SSO\\\" 😀\""); // moc does not understand such a raw string
        const QByteArray wire = ReplyBench::stream(answer, 11 * 1024); // one event, so that the bytes of letters are cut as well
        QByteArray events = FakeServer::streamHead();
        const QString text = QString::fromUtf8(answer);
        for (qsizetype i = 0; i < text.size(); i += text[i].isHighSurrogate() ? 2 : 1)
            events += ReplyBench::delta(text.mid(i, text[i].isHighSurrogate() ? 2 : 1).toUtf8());
        events += ReplyBench::streamEnd();
        for (const QByteArray &bytes : {wire, events}) {
            FakeServer::Script script;
            for (qsizetype i = 0; i < bytes.size(); ++i)
                script << FakeServer::write(bytes.mid(i, 1)) << FakeServer::hold();
            m_bench->server.enqueue(script);
            const PromptRun *run = m_bench->start();
            QHash<QString, QString> shown;
            const auto look = [&] {
                if (run->isFinished())
                    return true;
                bool fine = m_bench->banner().tone() == Tone::Info;
                for (int row = 0; row < fields().rowCount(); ++row) {
                    const QModelIndex index = fields().index(row, 1);
                    const auto state = FieldsModel::State(index.data(FieldStateRole).toInt());
                    const QString name = index.siblingAtColumn(0).data().toString();
                    const QString before = std::exchange(shown[name], index.data().toString());
                    const bool grows = shown[name].startsWith(before) || name == u"confidence_score"; // 1, then 0.1
                    fine = fine && grows && state != FieldsModel::State::Missing && state != FieldsModel::State::Extra
                        && index.data(FieldProblemRole).toString().isEmpty();
                }
                return fine && fields().rowCount() == 7;
            };
            bool fine = true;
            QObject guard;
            connect(&fields(), &QAbstractItemModel::dataChanged, &guard, [&] { fine = fine && look(); });
            QTRY_COMPARE(m_bench->server.held(), 1);
            for (int step = 0; step < 20 * bytes.size() && !run->isFinished(); ++step) {
                m_bench->server.release();
                QCoreApplication::processEvents();
                fine = fine && look();
            }
            QVERIFY(fine);
            QTRY_VERIFY(run->isFinished() && m_bench->read());
            QCOMPARE(m_bench->banner().tone(), Tone::Success);
            QCOMPARE(value("/subcategory"), QString::fromUtf8("Zoë’s \"SSO\" 😀"));
            QCOMPARE(value("/confidence_score"), QStringLiteral("0.1"));
            m_bench->server.release();
        }
    }

    void practiceIsSaidNotCharged()
    {
        RunPlan plan = m_bench->plan();
        plan.endpoint.profile = *providerProfile(u"practice");
        plan.endpoint.base = m_bench->server.url();
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer()))});
        PromptRun *run = m_bench->start(plan);
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QVERIFY2(metrics().contains(QStringLiteral("Cost, $0.00011, practice, not charged")), qPrintable(metrics().join(u'|')));
        QVERIFY(metrics().contains(QStringLiteral("Session so far, $0.00011, practice, not charged")));
        // Where a cell is short of room its note ends in "…", not in half a letter; the tooltip has the rest.
        auto *row = m_bench->panel->findChild<MetricsRow *>();
        m_bench->panel->resize(320, 600);
        const auto notes = row->findChildren<ElidedLabel *>();
        QTRY_VERIFY(std::any_of(notes.begin(), notes.end(), [](const ElidedLabel *note) { return note->isElided() && note->toolTip() == note->text(); }));
    }

    void practiceDoesNotHideWhatWasCharged()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        const QString charged = metrics().filter(QStringLiteral("Session so far")).value(0);
        QVERIFY2(charged.contains(u'$') && charged.endsWith(QStringLiteral("1 call(s)")), qPrintable(charged));
        RunPlan plan = m_bench->plan();
        plan.endpoint.profile = *providerProfile(u"practice");
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer()))});
        const PromptRun *run = m_bench->start(plan);
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QVERIFY(metrics().filter(QStringLiteral("Cost, ")).value(0).endsWith(QStringLiteral("practice, not charged")));
        QCOMPARE(metrics().filter(QStringLiteral("Session so far")).value(0), charged);
    }

    // What was saved is read whole where the panel is as narrow as in a small window.
    void savedByTheCacheFits()
    {
        CallRecord call;
        call.usage = Usage{.input = 371, .output = 88};
        call.estimatedInput = 371;
        call.basis = CostBasis::Cached;
        call.cost = Money();
        call.saved = *Money::fromDecimal(u"0.000424");
        UiTest ui;
        MetricsRow row(ui.theme);
        row.setCall(call);
        row.resize(340, row.sizeHint().height());
        row.show();
        const auto notes = row.findChildren<ElidedLabel *>();
        const auto saved = std::find_if(notes.begin(), notes.end(), [](const ElidedLabel *note) { return note->text() == u"saved $0.00042"; });
        QVERIFY(saved != notes.end());
        QTRY_VERIFY((*saved)->isVisible() && !(*saved)->isElided());
        const auto cells = row.findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        QCOMPARE(cells.at(2)->accessibleName(), QStringLiteral("Cost, $0 cached, saved $0.00042"));
        call.saved = Money(); // nobody knows what it was worth
        row.setCall(call);
        QCOMPARE(cells.at(2)->accessibleName(), QStringLiteral("Cost, $0 cached"));
    }

    void aBrokenRuleIsMarked()
    {
        QVERIFY(m_bench->run(ReplyBench::answer(1440)));
        QCOMPARE(m_bench->banner().tone(), Tone::Danger);
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("The reply breaks 1 rule(s)"));
        QVERIFY(m_bench->banner().detail().contains(QStringLiteral("720")));
        QVERIFY(fields().indexOf(QStringLiteral("/estimated_resolution_time")).data(FieldProblemRole).toString().startsWith(QStringLiteral("must be")));
        QVERIFY(fields().indexOf(QStringLiteral("/priority")).data(FieldProblemRole).toString().isEmpty());
        // In the text as well, with the reason.
        const auto waves = text().extraSelections();
        QCOMPARE(waves.size(), 1);
        QCOMPARE(waves.first().cursor.selectedText(), QStringLiteral("1440"));
        // The next run starts clean.
        m_bench->server.enqueue({FakeServer::hold()});
        PromptRun *run = m_bench->start();
        QVERIFY(text().extraSelections().isEmpty());
        QCOMPARE(state("/estimated_resolution_time"), int(FieldsModel::State::Waiting));
        QVERIFY(fields().indexOf(QStringLiteral("/estimated_resolution_time")).data(FieldProblemRole).toString().isEmpty());
        QCOMPARE(m_bench->banner().tone(), Tone::Info);
        run->stop();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
    }

    void earlierRunsAreMarkedToo()
    {
        QVERIFY(m_bench->run(ReplyBench::answer(1440)));
        QVERIFY(m_bench->run(ReplyBench::answer()));
        QVERIFY(text().extraSelections().isEmpty());
        m_bench->find<QTreeView>("history")->setCurrentIndex(history().index(1, 0));
        QTRY_COMPARE(text().extraSelections().size(), 1);
        QCOMPARE(text().extraSelections().first().cursor.selectedText(), QStringLiteral("1440"));
    }

    // What is asked again is the playground's to send; here are its button, and which attempt it is.
    void askingAgain_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("can");
        QTest::newRow("rules") << ReplyBench::answer(1440) << true;
        QTest::newRow("no JSON") << QByteArray("Sure, here it is:") << true;
        QTest::newRow("valid") << ReplyBench::answer() << false;
    }
    void askingAgain()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, can);
        QVERIFY(m_bench->run(answer));
        QCOMPARE(m_bench->find<QPushButton>("bannerAction")->text() == QStringLiteral("Send back"), can);
        QVERIFY(!m_bench->banner().detail().contains(QStringLiteral("attempt")));
        QSignalSpy asked(m_bench->panel.get(), &ReplyPanel::remedyRequested);
        if (can) {
            QTest::mouseClick(m_bench->find<QPushButton>("bannerAction"), Qt::LeftButton);
            QCOMPARE(asked.size(), 1);
            QCOMPARE(asked[0][0].value<Remedy>(), Remedy::AskAgain);
        }
        RunPlan plan = m_bench->plan();
        plan.round = 2;
        plan.rounds = 3;
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(answer.left(5))), FakeServer::hold(),
            FakeServer::write(ReplyBench::delta(answer.mid(5)) + ReplyBench::streamEnd())});
        const PromptRun *second = m_bench->start(plan);
        QCOMPARE(m_bench->banner().detail(), QStringLiteral("attempt 2 of 3"));
        QTRY_COMPARE(m_bench->banner().headline(), QStringLiteral("The reply is arriving"));
        QCOMPARE(m_bench->banner().detail(), QStringLiteral("attempt 2 of 3"));
        m_bench->server.release();
        QTRY_VERIFY(second->isFinished() && m_bench->read());
        QVERIFY(m_bench->banner().detail().endsWith(QStringLiteral(" · attempt 2 of 3")));
    }

    void stoppedKeepsTheText()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(ReplyBench::answer().left(60))), FakeServer::hold()});
        PromptRun *run = m_bench->start();
        QTRY_VERIFY(!text().toPlainText().isEmpty());
        run->stop();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Stopped"));
        QCOMPARE(m_bench->banner().detail(), QStringLiteral("What had arrived is kept and its cost estimated; nothing is sent again by itself."));
        QCOMPARE(text().toPlainText(), QString::fromUtf8(ReplyBench::answer().left(60)));
        QCOMPARE(value("/category"), QStringLiteral("technical"));
        QTRY_COMPARE(state("/reasoning"), int(FieldsModel::State::Missing));
        QVERIFY(m_bench->find<QPushButton>("addToMessages")->isEnabled());
        QVERIFY(metrics().filter(QStringLiteral("Cost, ≈$")).size() == 1);
    }

    // Nothing is sent again by itself; going on and starting anew are both one click away.
    void whatBrokeOffCanBeGoneOnWith()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(ReplyBench::answer().left(60))), FakeServer::hold(), FakeServer::close()});
        RunPlan plan = m_bench->plan();
        plan.options.retry = RetryPolicy::officialSdk();
        PromptRun *run = m_bench->start(plan);
        QTRY_VERIFY(!text().toPlainText().isEmpty());
        m_bench->server.release();
        QTRY_VERIFY(run->isFinished());
        QCOMPARE(m_bench->server.postCount(), 1);
        QVERIFY(m_bench->banner().detail().contains(QStringLiteral("nothing is sent again by itself")));
        QSignalSpy asked(m_bench->panel.get(), &ReplyPanel::remedyRequested);
        for (const char *button : {"bannerOtherAction", "bannerAction"}) {
            QVERIFY(m_bench->find<QPushButton>(button)->isVisibleTo(m_bench->panel.get()));
            m_bench->find<QPushButton>(button)->click();
        }
        QCOMPARE(asked.size(), 2);
        QCOMPARE(asked[0][0].value<Remedy>(), Remedy::Continue);
        QCOMPARE(asked[1][0].value<Remedy>(), Remedy::RunAgain);

        plan.request = withContinuation(plan.request, run->outcome().partial.text);
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer().mid(60)))});
        PromptRun *second = m_bench->start(plan);
        QTRY_VERIFY(second->isFinished());
        QCOMPARE(m_bench->banner().tone(), Tone::Success);
        QCOMPARE(text().toPlainText(), QString::fromUtf8(ReplyBench::answer()));
        QTRY_COMPARE(value("/category"), QStringLiteral("technical"));
        QVERIFY(!m_bench->find<QPushButton>("bannerOtherAction")->isVisibleTo(m_bench->panel.get()));
    }

    void failuresNameTheRemedy_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("remedy");
        QTest::newRow("key") << 401 << QByteArray(R"({"error":{"message":"no","code":"invalid_api_key"}})") << int(Remedy::CheckKey);
        QTest::newRow("server") << 500 << QByteArray("{}") << int(Remedy::RunAgain);
        QTest::newRow("bad request") << 400 << QByteArray(R"({"error":{"message":"no such thing"}})") << int(Remedy::RunAgain);
    }
    void failuresNameTheRemedy()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        m_bench->server.enqueue({FakeServer::write(FakeServer::response(status, {}, body))});
        PromptRun *run = m_bench->start();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->banner().tone(), Tone::Danger);
        QVERIFY(!m_bench->banner().detail().isEmpty());
        QCOMPARE(state("/category"), int(FieldsModel::State::Missing)); // nothing comes any more
        QSignalSpy asked(m_bench->panel.get(), &ReplyPanel::remedyRequested);
        m_bench->find<QPushButton>("bannerAction")->click();
        QCOMPARE(asked.size(), 1);
        QTEST(int(asked[0][0].value<Remedy>()), "remedy");
        QVERIFY(metrics().contains(QStringLiteral("Cost, $0, nothing to pay")));
    }

    void waitingCanBeCutShort()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::response(429, {{"retry-after", "50"}}, R"({"error":{"message":"slow down","code":"rate_limit_exceeded"}})"))});
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer()))});
        RunPlan plan = m_bench->plan();
        plan.options.retry = RetryPolicy::officialSdk();
        PromptRun *run = m_bench->start(plan);
        QTRY_COMPARE(m_bench->banner().tone(), Tone::Warning);
        QVERIFY(!m_bench->banner().headline().isEmpty());
        QSignalSpy asked(m_bench->panel.get(), &ReplyPanel::remedyRequested);
        m_bench->find<QPushButton>("bannerAction")->click();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(asked.size(), 0);
        QCOMPARE(m_bench->banner().tone(), Tone::Success);
    }

    void toolCallsGetATab()
    {
        auto &tabs = *m_bench->panel->findChild<ViewTabs *>();
        QVERIFY(!tabs.isTabVisible(ReplyPanel::ToolsTab));
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::toolCalls())});
        PromptRun *run = m_bench->start();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QVERIFY(tabs.isTabVisible(ReplyPanel::ToolsTab));
        QCOMPARE(tabs.currentIndex(), int(ReplyPanel::ToolsTab));
        QSignalSpy sent(m_bench->panel.get(), &ReplyPanel::sendResultsRequested);
        m_bench->find<QPlainTextEdit>("result2")->setPlainText(QStringLiteral("second"));
        m_bench->find<QPlainTextEdit>("result1")->setPlainText(QStringLiteral("first"));
        m_bench->find<QPushButton>("sendResults")->click();
        QCOMPARE(sent.value(0).value(0).toStringList(), (QStringList{QStringLiteral("first"), QStringLiteral("second")}));
        QVERIFY(m_bench->run(ReplyBench::answer()));
        QVERIFY(!tabs.isTabVisible(ReplyPanel::ToolsTab));
        QCOMPARE(tabs.currentIndex(), int(ReplyPanel::FieldsTab));
    }

    void wordsGiveWayToTheTabs()
    {
        auto &tabs = *m_bench->panel->findChild<ViewTabs *>();
        auto *run = m_bench->find<QToolButton>("runButton");
        auto *add = m_bench->find<QPushButton>("addToMessages");
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::toolCalls())});
        const PromptRun *call = m_bench->start();
        QTRY_VERIFY(call->isFinished() && m_bench->read());
        m_bench->panel->resize(900, 800);
        QVERIFY(!add->text().isEmpty());
        QVERIFY(run->text().startsWith(QStringLiteral("Run 1  ")));
        // Long words, as other languages have them: what limits the width is the header.
        tabs.setTabText(ReplyPanel::ReplyTab, QString(40, u'n'));
        m_bench->panel->resize(1400, 800);
        const int needed = tabs.sizeHint().width() + run->sizeHint().width();
        m_bench->panel->resize(needed + 110, 800);
        QVERIFY(add->text().isEmpty());
        QVERIFY(run->text().startsWith(QStringLiteral("Run 1  ")));
        m_bench->panel->resize(needed + 50, 800);
        QCOMPARE(run->text(), QStringLiteral("Run 1"));
        QVERIFY(run->toolTip().startsWith(QStringLiteral("Run 1  ")));
        QVERIFY(tabs.width() >= tabs.sizeHint().width());
        m_bench->panel->resize(1400, 800);
        QVERIFY(run->text().startsWith(QStringLiteral("Run 1  ")));
    }

    void earlierRunsComeBack()
    {
        QVERIFY(m_bench->run(ReplyBench::answer(1440, "account")));
        QVERIFY(m_bench->run(ReplyBench::answer()));
        QCOMPARE(history().rowCount(), 2);
        auto &table = *m_bench->find<QTreeView>("history");
        table.setCurrentIndex(history().index(1, 0));
        QCOMPARE(value("/category"), QStringLiteral("account"));
        QCOMPARE(m_bench->banner().tone(), Tone::Danger);
        QVERIFY(m_bench->find<QToolButton>("runButton")->text().startsWith(QStringLiteral("Run 1  ")));
        QTRY_COMPARE(text().toPlainText(), QString::fromUtf8(ReplyBench::answer(1440, "account")));
        table.setCurrentIndex(history().index(0, 0));
        QCOMPARE(value("/category"), QStringLiteral("technical"));
        QCOMPARE(m_bench->banner().tone(), Tone::Success);

        // A panel that is made later shows the latest one by itself.
        ReplyPanel second(m_bench->ui.context, *m_bench->async);
        second.setPrompt(QStringLiteral("prompts/triage.prompty"));
        second.setSchema(ReplyBench::schema(), QStringLiteral("ticket_triage"));
        QTRY_VERIFY(!second.isReading());
        QCOMPARE(second.findChild<Banner *>()->headline(), QStringLiteral("Matches ticket_triage"));
        QCOMPARE(second.findChild<FieldsModel *>()->indexOf(QStringLiteral("/category")).siblingAtColumn(1).data().toString(), QStringLiteral("technical"));
        second.setPrompt(QStringLiteral("prompts/other.prompty"));
        QTRY_VERIFY(!second.isReading());
        QCOMPARE(second.findChild<HistoryModel *>()->rowCount(), 0);
        QVERIFY(!second.findChild<Banner *>()->isVisibleTo(&second));
    }

    void overBudgetCanBeAllowed()
    {
        m_bench->async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
        PromptRun *run = m_bench->start();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->server.postCount(), 0);
        QCOMPARE(m_bench->banner().tone(), Tone::Warning);
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Not sent: over budget"));
        QVERIFY2(m_bench->banner().detail().contains(QStringLiteral("the day’s stop of")), qPrintable(m_bench->banner().detail()));
        QCOMPARE(state("/category"), int(FieldsModel::State::Missing));
        QCOMPARE(history().index(0, HistoryModel::FirstColumn).data().toString(), QStringLiteral("Over budget"));
        QSignalSpy asked(m_bench->panel.get(), &ReplyPanel::remedyRequested);
        emit m_bench->banner().actionTriggered();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Remedy>(), Remedy::AllowOnce);
    }

    void unknownCostIsNotSaidToBeOverBudget()
    {
        m_bench->async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
        RunPlan plan = m_bench->plan();
        plan.request.model = QStringLiteral("nobody-knows-it");
        plan.estimate = m_bench->runner.estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
        const PromptRun *run = m_bench->start(plan);
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->server.postCount(), 0);
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Not sent: cost unknown"));
        QCOMPARE(m_bench->banner().detail(),
            QStringLiteral("What this call may cost is not known, and a budget stops. Nothing was sent. Set the longest answer, choose a model "
                           "whose price is known, or allow it once."));
    }

    void whyItIsQueuedIsSaid()
    {
        QVERIFY(m_bench->run(ReplyBench::answer())); // makes the lane
        RequestQueue &queue = m_bench->client.queue();
        const LaneId lane = queue.lanes().constFirst().id;
        queue.pause(lane);
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer()))});
        const PromptRun *run = m_bench->start();
        QTRY_COMPARE(m_bench->banner().headline(), QStringLiteral("In the queue"));
        QCOMPARE(m_bench->banner().detail(), QStringLiteral("You paused this lane."));
        queue.resume(lane);
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Matches ticket_triage"));
    }

    void sessionIsReadAgainWhenThePanelIsShown()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        m_bench->server.enqueue({FakeServer::write(ReplyBench::stream(ReplyBench::answer()))});
        const PromptRun *other = m_bench->runner.start(m_bench->plan(QStringLiteral("prompts/other.prompty")), &m_bench->owner);
        QTRY_VERIFY(other->isFinished());
        const auto session = [this] { return metrics().filter(QStringLiteral("Session so far")).value(0); };
        QVERIFY2(session().endsWith(QStringLiteral("1 call(s)")), qPrintable(session()));
        m_bench->panel->hide();
        m_bench->panel->show();
        QVERIFY(m_bench->read());
        QVERIFY2(session().endsWith(QStringLiteral("2 call(s)")), qPrintable(session()));
    }

    void costOfARequestGivenUpIsNotPromised()
    {
        CallRecord call; // as it stands in the ledger when a request went out and nothing came
        auto *row = m_bench->panel->findChild<MetricsRow *>();
        row->setCall(call);
        QVERIFY2(metrics().contains(QStringLiteral("Cost, not known, nothing reported")), qPrintable(metrics().join(u'|')));
        call.usage = Usage();
        row->setCall(call);
        QVERIFY(metrics().contains(QStringLiteral("Cost, price unknown")));
        call.usage.reset();
        call.cost = Money();
        row->setCall(call);
        QVERIFY(metrics().contains(QStringLiteral("Cost, $0, nothing to pay")));
        call.practice = true;
        row->setCall(call);
        QVERIFY(metrics().contains(QStringLiteral("Cost, $0, practice, not charged")));
    }

    void deletedRunKeepsWhatCame()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(ReplyBench::answer().left(60))), FakeServer::hold()});
        PromptRun *run = m_bench->start();
        QTRY_COMPARE(text().toPlainText().size(), 60);
        delete run;
        QVERIFY(m_bench->read());
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Stopped"));
        QCOMPARE(text().toPlainText().size(), 60);
        QCOMPARE(history().index(0, HistoryModel::FirstColumn).data().toString(), QStringLiteral("Stopped"));
        QTRY_COMPARE(m_bench->server.hangUps(), 1);
        QVERIFY(m_bench->run(ReplyBench::answer()));
        QCOMPARE(m_bench->banner().tone(), Tone::Success);
    }

    void destroyedPanelLeavesTheRunAlone()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta("{")), FakeServer::hold(), FakeServer::write(ReplyBench::streamEnd())});
        PromptRun *run = m_bench->start();
        QTRY_COMPARE(m_bench->server.held(), 1);
        m_bench->panel.reset();
        m_bench->server.release();
        QTRY_VERIFY(run->isFinished());
    }

    void promptSwitchedMidRun()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta("{")), FakeServer::hold(),
            FakeServer::write(ReplyBench::delta(ReplyBench::answer().mid(1)) + ReplyBench::streamEnd())});
        PromptRun *run = m_bench->start();
        QTRY_COMPARE(m_bench->server.held(), 1);
        m_bench->panel->setPrompt(QStringLiteral("prompts/other.prompty"));
        m_bench->server.release();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        QCOMPARE(m_bench->banner().tone(), Tone::Success);
        QCOMPARE(history().rowCount(), 0);
        m_bench->panel->setPrompt(QStringLiteral("prompts/triage.prompty"));
        QVERIFY(m_bench->read());
        QCOMPARE(history().rowCount(), 1);
    }

    void schemaSwitchedMidRun()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::streamHead() + ReplyBench::delta(ReplyBench::answer().left(60))), FakeServer::hold(),
            FakeServer::write(ReplyBench::delta(ReplyBench::answer().mid(60)) + ReplyBench::streamEnd())});
        PromptRun *run = m_bench->start();
        QTRY_COMPARE(value("/category"), QStringLiteral("technical"));
        m_bench->panel->setSchema(*parseJson(QByteArray(R"({"type":"object","properties":{"priority":{"type":"string"},"later":{"type":"string"}}})")), QStringLiteral("other"));
        QCOMPARE(fields().fieldCount(), 2);
        QCOMPARE(state("/later"), int(FieldsModel::State::Waiting));
        QCOMPARE(value("/category"), QStringLiteral("technical")); // an extra, now
        m_bench->panel->setSchema(Json(), {});
        QVERIFY(!m_bench->panel->findChild<ViewTabs *>()->isTabVisible(ReplyPanel::FieldsTab));
        m_bench->server.release();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        m_bench->panel->setSchema(ReplyBench::schema(), QStringLiteral("again"));
        QCOMPARE(m_bench->banner().headline(), QStringLiteral("Matches again"));
        QCOMPARE(value("/priority"), QStringLiteral("high"));
    }

    void theKeyIsNowhere()
    {
        m_bench->server.enqueue({FakeServer::write(FakeServer::response(401, {{"x-echo", "Bearer sk-secret-1234567890"}}, R"({"error":{"message":"bad key sk-secret-1234567890"}})"))});
        PromptRun *run = m_bench->start();
        QTRY_VERIFY(run->isFinished() && m_bench->read());
        m_bench->panel->showView(ReplyPanel::RawTab);
        auto &raw = *m_bench->find<LongTextView>("rawText");
        QTRY_VERIFY(raw.toPlainText().contains(QStringLiteral("gpt-4o-mini")));
        QVERIFY(!raw.toPlainText().contains(QStringLiteral("sk-secret")));
        m_bench->panel->findChild<Segment *>()->setCurrent(1);
        QTRY_VERIFY(raw.toPlainText().contains(QStringLiteral("401")));
        QVERIFY(!raw.toPlainText().contains(QStringLiteral("sk-secret")));
        QVERIFY(!m_bench->banner().detail().contains(QStringLiteral("sk-secret")));
    }

    void anotherLanguage()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        LongLanguage language;
        QCoreApplication::installTranslator(&language);
        QTRY_VERIFY(m_bench->banner().headline().contains(u'~'));
        const auto labels = m_bench->panel->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible() && !label->text().isEmpty())
                QVERIFY2(label->text().contains(u'~') || label->text().contains(u'$'), qPrintable(label->text()));
        }
        QVERIFY(m_bench->find<QToolButton>("foldHistory")->text().contains(u'~'));
        QVERIFY(history().headerData(HistoryModel::CostColumn, Qt::Horizontal).toString().contains(u'~'));
        for (const int width : {468, 587}) {
            m_bench->panel->resize(width, 700);
            QTRY_COMPARE(m_bench->panel->width(), width);
            QVERIFY(saveScreenshot(*m_bench->panel, QStringLiteral("reply-long-words-%1").arg(width)));
        }
        QCoreApplication::removeTranslator(&language);
        QTRY_VERIFY(!m_bench->banner().headline().contains(u'~'));
    }

    void smallWindowsFoldTheHistory()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        auto &view = *m_bench->panel->findChild<HistoryView *>();
        QVERIFY(!view.isFolded());
        m_bench->panel->resize(468, 559);
        QTRY_VERIFY(view.isFolded());
        QTRY_VERIFY(view.height() < 50);
        QVERIFY(m_bench->find<QPushButton>("addToMessages")->text().isEmpty());
        m_bench->find<QToolButton>("foldHistory")->click();
        QVERIFY(!view.isFolded());
        QTRY_VERIFY(view.height() > 100);
        auto &table = *m_bench->find<QTreeView>("history");
        QVERIFY(table.isColumnHidden(HistoryModel::LatencyColumn));
        QVERIFY(!table.isColumnHidden(HistoryModel::CostColumn));
        m_bench->panel->resize(468, 550);
        QTRY_COMPARE(m_bench->panel->height(), 550);
        QVERIFY(!view.isFolded()); // what a person chose stays
    }

    void everythingHasAName()
    {
        QVERIFY(m_bench->run(ReplyBench::answer()));
        const auto widgets = m_bench->panel->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisibleTo(m_bench->panel.get()) || widget->focusPolicy() == Qt::NoFocus || qobject_cast<const QLabel *>(widget))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool named = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

private:
    static Json json(const QString &text) { return *parseJson(text.toUtf8()); }
    LongTextView &text() const { return *m_bench->find<LongTextView>("replyText"); }
    FieldsModel &fields() const { return *m_bench->panel->findChild<FieldsModel *>(); }
    HistoryModel &history() const { return *m_bench->panel->findChild<HistoryModel *>(); }
    int state(const char *pointer) const { return fields().indexOf(QString::fromLatin1(pointer)).data(FieldStateRole).toInt(); }
    QString value(const char *pointer) const { return fields().indexOf(QString::fromLatin1(pointer)).siblingAtColumn(1).data().toString(); }
    QStringList metrics() const
    {
        QStringList said;
        const auto cells = m_bench->panel->findChild<MetricsRow *>()->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *cell : cells)
            said << cell->accessibleName();
        return said;
    }

    std::unique_ptr<ReplyBench> m_bench;
};

QTEST_MAIN(TestReplyPanel)
#include "tst_replypanel.moc"
