#include "chat/ssedecoder.h"

#include <QtTest>

#include <QElapsedTimer>

using namespace cuewright;

namespace {

struct Decoded
{
    QList<SseEvent> events;
    std::optional<SseEvent> rest;
};

/// Feeds `text` in pieces of `step` bytes, with an empty piece between any two.
Decoded decodeInPieces(const QByteArray &text, qsizetype step)
{
    SseDecoder decoder;
    Decoded decoded;
    for (qsizetype at = 0; at < text.size(); at += step) {
        decoded.events += decoder.feed(QByteArrayView(text).sliced(at, std::min(step, text.size() - at)));
        decoded.events += decoder.feed({});
    }
    decoded.rest = decoder.finish();
    return decoded;
}

/// Feeds `text` in two pieces, cut at `cut`.
Decoded decodeCut(const QByteArray &text, qsizetype cut)
{
    SseDecoder decoder;
    Decoded decoded;
    decoded.events += decoder.feed(QByteArrayView(text).first(cut));
    decoded.events += decoder.feed({});
    decoded.events += decoder.feed(QByteArrayView(text).sliced(cut));
    decoded.rest = decoder.finish();
    return decoded;
}

/// One line a row: name|data|id, so that a failing comparison can be read.
QByteArray shown(const Decoded &decoded)
{
    QByteArray text;
    const auto add = [&text](const SseEvent &event) { text += event.event + '|' + event.data + '|' + event.id + '\n'; };
    for (const SseEvent &event : decoded.events)
        add(event);
    if (decoded.rest) {
        text += "rest ";
        add(*decoded.rest);
    }
    return text;
}

QByteArray withLineEnds(QByteArray text, const QByteArray &end)
{
    return text.replace('\n', end);
}

} // namespace

class TestSseDecoder : public QObject
{
    Q_OBJECT
private slots:
    void records_data();
    void records();
    void everyCut_data() { records_data(); }
    void everyCut();
    void dataIsNotCopiedIntoLaterEvents();
    void crEndsTheLineAtOnce();
    void hugeEvent();
    void manyPiecesOfOneLineAreLinear();
    void finishStartsAfresh();
    void whereToComeBackTo();
};

void TestSseDecoder::records_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &stream, const QByteArray &expected) {
        QTest::newRow(name) << stream << expected;
    };
    // Facts §13: the number of the case comes first.
    row("1 LF", "data:ok\n\n", "|ok|\n");
    row("1 CR", "data:ok\r\r", "|ok|\n");
    row("1 CRLF", "data:ok\r\n\r\n", "|ok|\n");
    row("1 LF CR", "data:ok\n\r", "|ok|\n");
    row("1 CRLF CR", "data:ok\r\n\r", "|ok|\n");
    row("1 CRLF LF", "data:ok\r\n\n", "|ok|\n");
    row("2 mixed ends, the id stays, the rest is no event", "id: 7\r\ndata: привет\r\r\nevent: второй\rdata: мир\n\ndata: end",
        "|привет|7\nвторой|мир|7\nrest |end|7\n");
    row("3 no blank line", QByteArray("data: x\n").repeated(5), "rest |x\nx\nx\nx\nx|\n");
    row("5 comments and unknown fields", QByteArray(": ping\nfoo: bar\nretry: 5\n").repeated(50) + "data: a\n\n:\n\n", "|a|\n");
    const QByteArray lines = "data: {\ndata: \"foo\":\ndata: \ndata:\ndata: true}\n\n";
    const QByteArray joined = "|{\n\"foo\":\n\n\ntrue}|\n";
    row("6 data lines, LF", lines, joined);
    row("6 data lines, CR", withLineEnds(lines, "\r"), joined);
    row("6 data lines, CRLF", withLineEnds(lines, "\r\n"), joined);
    row("7 escaped line ends", R"(data: {"a":"x\n\ny"})" "\n\n", R"(|{"a":"x\n\ny"}|)" "\n");
    row("8 other separators are content", "data: a\xE2\x80\xA8" "b\xC2\x85" "c\x0B" "d\x0C" "e\n\n",
        "|a\xE2\x80\xA8" "b\xC2\x85" "c\x0B" "d\x0C" "e|\n");
    row("9 characters of many bytes", "data: known: \xF0\x9F\x98\x80 \xD0\xB8\n\n", "|known: \xF0\x9F\x98\x80 \xD0\xB8|\n");
    row("10 name without data", "event: ping\n\ndata: x\n\n", "|x|\n");
    row("10 data without name", "data: {}\n\n", "|{}|\n");
    row("11 CR then LF in another piece", "data: a\r\ndata: b\r\n\r\n", "|a\nb|\n");
    row("12 CR LF LF has one empty line", "data: a\r\n\ndata: b\n\n", "|a|\n|b|\n");
    row("12 CR LF LF LF makes no empty event", "data: a\r\n\n\n\ndata: b\n\n", "|a|\n|b|\n");
    row("13 the sentinel is data like any other", "data: [DONE]\n\n", "|[DONE]|\n");
    row("14 named error", "event: error\ndata: {\"message\":\"m\"}\n\n", "error|{\"message\":\"m\"}|\n");
    row("field error of llama.cpp", "error: {\"code\":500}\n\ndata: a\n\n", "error|{\"code\":500}|\n|a|\n");
    row("byte order mark", "\xEF\xBB\xBF" "data: a\n\n\xEF\xBB\xBF" "data: b\n\n", "|a|\n");
    row("byte order mark before a comment", "\xEF\xBB\xBF: hello\n\ndata: a\n\n", "|a|\n");
    row("one leading space goes, not two", "data:  a \n\n", "| a |\n");
    row("a tab stays", "data:\ta\n\n", "|\ta|\n");
    row("field without colon", "data\n\n", "||\n");
    row("empty data", "data:\n\n", "||\n");
    row("colons in the value", "data: a:b: c\n\n", "|a:b: c|\n");
    row("names are exact", "Data: a\ndata : b\n data: c\n\n", "");
    row("id with NUL", QByteArray("id: a\ndata: 1\n\nid: b\0c\ndata: 2\n\n", 32), "|1|a\n|2|a\n");
    row("empty id clears", "id: a\ndata: 1\n\nid\ndata: 2\n\n", "|1|a\n|2|\n");
    row("NUL in data", QByteArray("data: a\0b\n\n", 11), QByteArray("|a\0b|\n", 6));
    row("the last name wins", "event: a\nevent: b\ndata: 1\n\ndata: 2\n\n", "b|1|\n|2|\n");
    row("blank lines alone", "\n\r\n\r\r\n\n", "");
    row("nothing", "", "");
    row("unterminated sentinel", "data: [DONE]", "rest |[DONE]|\n");
    row("unterminated by one line end", "data: a\n", "rest |a|\n");
}

void TestSseDecoder::records()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, expected);
    QCOMPARE(shown(decodeInPieces(stream, std::max<qsizetype>(stream.size(), 1))), expected);
}

void TestSseDecoder::everyCut()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, expected);
    for (qsizetype step = 1; step < stream.size(); ++step)
        QCOMPARE(shown(decodeInPieces(stream, step)), expected);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut)
        QCOMPARE(shown(decodeCut(stream, cut)), expected);
}

void TestSseDecoder::dataIsNotCopiedIntoLaterEvents()
{
    SseDecoder decoder;
    const QList<SseEvent> first = decoder.feed("event: a\ndata: 1\n\n");
    decoder.feed("data: 2\n\n");
    QCOMPARE(first.size(), 1);
    QCOMPARE(first[0].data, QByteArray("1"));
    QCOMPARE(first[0].event, QByteArray("a"));
}

void TestSseDecoder::crEndsTheLineAtOnce()
{
    SseDecoder decoder;
    QCOMPARE(decoder.feed("data: a\r").size(), 0);
    QCOMPARE(decoder.feed("\r").size(), 1); // §13 11: no waiting for a possible LF
    QCOMPARE(decoder.feed("\ndata: b\r").size(), 0);
    QCOMPARE(decoder.feed("\n\n").size(), 1);
}

void TestSseDecoder::hugeEvent()
{
    // §13 4: over 64 MiB, in pieces as a socket would bring them.
    const qsizetype size = (qsizetype(64) << 20) + 17;
    const QByteArray piece(1 << 16, 'x');
    SseDecoder decoder;
    QVERIFY(decoder.feed("data: ").isEmpty());
    for (qsizetype sent = 0; sent < size; sent += piece.size())
        QVERIFY(decoder.feed(QByteArrayView(piece).first(std::min(piece.size(), size - sent))).isEmpty());
    const QList<SseEvent> events = decoder.feed("\n\n");
    QCOMPARE(events.size(), 1);
    QCOMPARE(events[0].data.size(), size);
    QCOMPARE(events[0].data.count('x'), size);
}

void TestSseDecoder::manyPiecesOfOneLineAreLinear()
{
    // 4 MiB in pieces of 2 bytes: quadratic work would take minutes.
    SseDecoder decoder;
    QElapsedTimer timer;
    timer.start();
    decoder.feed("data: ");
    for (int i = 0; i < (2 << 20); ++i)
        decoder.feed("xy");
    decoder.feed("\n\n: ");
    for (int i = 0; i < (2 << 20); ++i)
        decoder.feed("xy");
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

void TestSseDecoder::finishStartsAfresh()
{
    // §13 3: 2000 lines that no blank line ends, in pieces of three sizes.
    const QByteArray text = QByteArray("data: x\n").repeated(2000);
    for (const qsizetype step : {1, 97, 100'000}) {
        SseDecoder decoder;
        for (qsizetype at = 0; at < text.size(); at += step)
            QVERIFY(decoder.feed(QByteArrayView(text).sliced(at, std::min(step, text.size() - at))).isEmpty());
        QVERIFY(decoder.finish());
        QVERIFY(!decoder.finish());
        QCOMPARE(decoder.feed("data: new\n\n"), (QList<SseEvent>{{{}, "new", {}}}));
    }
}

void TestSseDecoder::whereToComeBackTo()
{
    SseDecoder decoder;
    QVERIFY(!decoder.retryMs());
    decoder.feed("id: 7\nretry: 700\n\n"); // no data, so no event
    QCOMPARE(decoder.lastId(), QByteArray("7"));
    QCOMPARE(decoder.retryMs(), std::optional(700));
    decoder.feed("retry: soon\n\nretry: -1\n\nid: 8\ndata: x\n\n");
    QCOMPARE(decoder.retryMs(), std::optional(700));
    QCOMPARE(decoder.lastId(), QByteArray("8"));
}

QTEST_GUILESS_MAIN(TestSseDecoder)
#include "tst_ssedecoder.moc"
