#include "guiwatchdog.h"
#include "reply/longtextview.h"
#include "reply/rawview.h"
#include "ui/support/uitest.h"
#include "widgets/segment.h"

#include <QClipboard>
#include <QScrollBar>
#include <QTextBlock>
#include <QtTest>

using namespace cuewright;

/// Long and odd texts: shown without holding up the window, copied as they came.
class TestLongText final : public QObject
{
    Q_OBJECT
private slots:
    void copiesAsItCame_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty lines") << QStringLiteral("a\n\nb\n");
        QTest::newRow("exactly one line") << QString(LongTextView::kMaxLine, u'x');
        QTest::newRow("one more") << QString(LongTextView::kMaxLine + 1, u'x');
        QTest::newRow("many parts") << QString(LongTextView::kMaxLine * 3 + 7, u'x') + u'\n' + QString(LongTextView::kMaxLine * 2, u'y');
        QTest::newRow("a pair at the border") << QString(LongTextView::kMaxLine - 1, u'x') + QStringLiteral("😀😀") + QString(10, u'y');
        QTest::newRow("several slices") << QString(100'000, u'z');
    }
    void copiesAsItCame()
    {
        QFETCH(QString, text);
        const UiTest ui;
        LongTextView view;
        view.setWhole(text);
        QTRY_VERIFY(view.isSettled());
        for (QTextBlock block = view.document()->begin(); block.isValid(); block = block.next())
            QVERIFY(block.length() - 1 <= LongTextView::kMaxLine + 1);
        view.selectAll();
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        // The same text in small pieces gives the same document.
        LongTextView pieces;
        for (qsizetype i = 0; i < text.size(); i += 997)
            pieces.append(text.mid(i, 997));
        QTRY_VERIFY(pieces.isSettled());
        QCOMPARE(pieces.toPlainText(), view.toPlainText());
    }

    void partOfALongLine()
    {
        const UiTest ui;
        LongTextView view;
        view.setWhole(QString(LongTextView::kMaxLine - 2, u'x') + QStringLiteral("ABCDEF\nend"));
        QTRY_VERIFY(view.isSettled());
        QTextCursor cursor(view.document());
        cursor.setPosition(int(LongTextView::kMaxLine) - 2);
        cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ABCDEF\nend"));
    }

    void controlCharactersDoNotEndTheText()
    {
        const UiTest ui;
        LongTextView view;
        view.setWhole(QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b"));
        QCOMPARE(view.toPlainText(), QStringLiteral("a\u2400b"));
    }

    void whatIsOverTheLimitIsSaid()
    {
        const UiTest ui;
        LongTextView view;
        view.setWhole(QString(LongTextView::kMaxShown + 5, u'x'));
        QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 30'000);
        QVERIFY(view.toPlainText().endsWith(QStringLiteral("Copy takes all of them.")));
        view.setWhole(QString(100, u'x'));
        QCOMPARE(view.toPlainText(), QString(100, u'x'));
    }

    void staysWhereThePersonIs()
    {
        const UiTest ui;
        LongTextView view;
        view.resize(300, 100);
        view.show();
        view.append(QStringLiteral("line\n").repeated(100));
        QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
        view.verticalScrollBar()->setValue(3);
        view.append(QStringLiteral("more\n").repeated(10));
        QCOMPARE(view.verticalScrollBar()->value(), 3);
        view.setWhole(QStringLiteral("line\n").repeated(100));
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void tenMegabytesDoNotHoldUpTheWindow()
    {
        const UiTest ui;
        LongTextView view;
        view.resize(500, 600);
        view.show();
        const QString text = QString(10'000'000, u'x');
        GuiWatchdog dog;
        view.setWhole(text);
        QVERIFY(dog.turnUntil([&] { return view.isSettled(); }));
        qInfo("longest block %.1f ms", dog.longest());
        QVERIFY2(dog.longest() < 50 * kSlack, qPrintable(QString::number(dog.longest())));
    }

    void rawShowsBothSides()
    {
        UiTest ui;
        RawView raw(ui.context);
        raw.resize(500, 400);
        raw.show();
        auto &text = *raw.findChild<LongTextView *>(QStringLiteral("rawText"));
        auto &side = *raw.findChild<Segment *>();
        QCOMPARE(text.toPlainText(), QString());
        Exchange exchange;
        exchange.url = QUrl(QStringLiteral("https://example.com/v1/chat/completions"));
        exchange.requestBody = R"({"model":"m","messages":[]})";
        exchange.status = 200;
        exchange.responseHeaders = {{"content-type", "application/json"}};
        exchange.responseBody = R"({"id":"1"})";
        Attempt attempt;
        attempt.status = 200;
        attempt.requestId = QStringLiteral("req_7");
        Attempt lost;
        lost.number = 2;
        raw.setExchange(exchange, {attempt, lost}, {{QStringLiteral("temperature"), QStringLiteral("the model does not take it")}});
        QVERIFY(text.toPlainText().startsWith(QStringLiteral("POST https://example.com/v1/chat/completions\nnot sent: temperature (the model does not take it)\n")));
        QVERIFY(text.toPlainText().contains(QStringLiteral("\n  \"model\": \"m\"")));
        side.setCurrent(1);
        QVERIFY(text.toPlainText().contains(QStringLiteral("req_7")));
        QVERIFY(text.toPlainText().contains(QStringLiteral("attempt 2: no answer")));
        QVERIFY(text.toPlainText().contains(QStringLiteral("content-type: application/json")));
        QVERIFY(text.toPlainText().contains(QStringLiteral("\"id\": \"1\"")));
        raw.clear();
        QCOMPARE(text.toPlainText(), QString());
    }

    void oddBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("part");
        QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01ok", 6) << QStringLiteral("ok");
        QTest::newRow("stream") << QByteArray("data: {\"a\":1}\n\ndata: [DONE]\n\n") << QStringLiteral("data: [DONE]");
        QTest::newRow("deep") << QByteArray(100'000, '[') << QStringLiteral("[[[[");
        QTest::newRow("huge") << QByteArray("{\"a\":\"" + QByteArray(5'000'000, 'a') + "\"}") << QStringLiteral("{\"a\":\"aaa");
    }
    void oddBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, part);
        UiTest ui;
        RawView raw(ui.context);
        raw.resize(500, 400);
        raw.show();
        raw.findChild<Segment *>()->setCurrent(1);
        auto &text = *raw.findChild<LongTextView *>();
        Exchange exchange;
        exchange.responseBody = body;
        GuiWatchdog dog;
        raw.setExchange(exchange, {}, {});
        QVERIFY(dog.turnUntil([&] { return text.isSettled(); }));
        QVERIFY(text.toPlainText().contains(part));
        QVERIFY2(dog.longest() < 50 * kSlack, qPrintable(QString::number(dog.longest())));
    }

private:
    // Builds without optimisation, and those that watch memory, are slower by far.
#if defined(__SANITIZE_ADDRESS__)
    static constexpr int kSlack = 10;
#else
    static constexpr int kSlack = 1;
#endif
};

QTEST_MAIN(TestLongText)
#include "tst_longtext.moc"
