#include "reply/longtextview.h"
#include "reply/textmarks.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QtTest>

using namespace cuewright;

/// Where an answer's text breaks rules, and how that is shown.
class TestTextMarks final : public QObject
{
    Q_OBJECT
private slots:
    void places_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("pointers");
        QTest::addColumn<QStringList>("marked");
        const auto row = [](const char *name, const char *text, const QStringList &pointers, const QStringList &marked) {
            QTest::newRow(name) << QString::fromUtf8(text) << pointers << marked;
        };
        const QString a = QStringLiteral("/a");
        row("value", R"({"a": "ü😀", "b": 1})", {a}, {QStringLiteral("\"ü😀\"")});
        row("in the order of the text", R"({"b":2,"a":1})", {a, QStringLiteral("/b")}, {QStringLiteral("2"), QStringLiteral("1")});
        row("missing", R"({"x":{ }})", {QStringLiteral("/x/y")}, {QStringLiteral("\"x\"")});
        row("missing at the top", R"({ })", {QStringLiteral("/y")}, {QStringLiteral("{")});
        row("the whole", "[1]", {QString()}, {QStringLiteral("[")});
        row("a list", R"({"a":[1,1]})", {a}, {QStringLiteral("\"a\"")});
        row("a list in a list", "[[1]]", {QStringLiteral("/0")}, {QStringLiteral("[")});
        row("fenced", "```json\n{\"a\":7}\n```", {a}, {QStringLiteral("7")});
        row("a fence inside of a text", R"({"a":"```\nx```"})", {a}, {QStringLiteral(R"("```\nx```")")});
        row("no JSON", R"({"a":1,})", {}, {QStringLiteral(",")});
        row("nothing wrong", R"({"a":1})", {}, {});
        row("escaped", R"({"a/b":1})", {QStringLiteral("/a~1b")}, {QStringLiteral("1")});
    }
    void places()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, pointers);
        QList<Violation> violations;
        for (const QString &pointer : std::as_const(pointers))
            violations << Violation{pointer, {}, {}, QStringLiteral("why ") + pointer};
        QStringList marked;
        for (const TextMark &mark : textMarks(text, violations))
            marked << text.mid(mark.place.start, mark.place.size);
        QTEST(marked, "marked");
    }

    // The document breaks long lines and has one unit for a CR LF.
    void positions_data()
    {
        QTest::addColumn<QString>("before");
        QTest::newRow("plain") << QStringLiteral("a\nb");
        QTest::newRow("long lines") << QString(3 * LongTextView::kMaxLine + 7, u'x') + u'\n' + QString(LongTextView::kMaxLine, u'y');
        QTest::newRow("CR LF") << QStringLiteral("a\r\n\r\nb\r\n");
        QTest::newRow("more than a slice") << QStringLiteral("line\r\n").repeated(20'000);
    }
    void positions()
    {
        QFETCH(QString, before);
        LongTextView view;
        view.setWhole(before + QStringLiteral("bad") + before);
        view.setMarks({{{before.size(), 3}, QStringLiteral("why")}}, Qt::red);
        QTRY_VERIFY(view.isSettled());
        QCOMPARE(view.extraSelections().size(), 1);
        QCOMPARE(view.extraSelections().first().cursor.selectedText().remove(QChar::ParagraphSeparator), QStringLiteral("bad"));
        view.setMarkColor(Qt::blue); // another theme
        QCOMPARE(view.extraSelections().first().format.underlineColor(), QColor(Qt::blue));
        QCOMPARE(view.extraSelections().first().cursor.selectedText().remove(QChar::ParagraphSeparator), QStringLiteral("bad"));
        view.append(QStringLiteral("more"));
        QCOMPARE(view.extraSelections().first().cursor.selectedText().remove(QChar::ParagraphSeparator), QStringLiteral("bad"));
        view.setWhole(QStringLiteral("new"));
        QVERIFY(view.extraSelections().isEmpty());
    }

    void tooltipSaysWhy()
    {
        LongTextView view;
        view.setWhole(QStringLiteral("bad good good good"));
        view.setMarks({{{0, 3}, QStringLiteral("must be <b>big</b>")}}, Qt::red);
        view.resize(400, 100);
        view.show();
        const auto ask = [&](int at) {
            QTextCursor cursor(view.document());
            cursor.setPosition(at);
            const QPoint point = view.cursorRect(cursor).center();
            QHelpEvent help(QEvent::ToolTip, point, view.viewport()->mapToGlobal(point));
            QCoreApplication::sendEvent(view.viewport(), &help);
            return QToolTip::text();
        };
        QVERIFY2(ask(1).contains(QStringLiteral("must be &lt;b&gt;big")), qPrintable(QToolTip::text()));
        ask(12);
        QTRY_VERIFY(!QToolTip::isVisible());
    }
};

QTEST_MAIN(TestTextMarks)
#include "tst_textmarks.moc"
