#include "reply/fielddelegate.h"
#include "reply/fieldsmodel.h"
#include "reply/fieldsview.h"
#include "ui/support/uitest.h"

#include <QClipboard>
#include <QPainter>
#include <QtTest>

using namespace cuewright;

/// Where the parts of a field's value go, and how high its row gets.
class TestFieldCell final : public QObject
{
    Q_OBJECT
private slots:
    void layout_data()
    {
        QTest::addColumn<int>("cellWidth");
        QTest::addColumn<int>("text");
        QTest::addColumn<int>("low");
        QTest::addColumn<int>("high");
        QTest::addColumn<int>("note");
        QTest::addColumn<bool>("bar");
        QTest::addColumn<int>("noteWidth");
        QTest::newRow("number with a bar") << 240 << 20 << 7 << 21 << 0 << true << 0;
        QTest::newRow("just room") << 8 + 30 + 6 + 7 + 6 + 82 + 6 + 21 + 8 << 20 << 7 << 21 << 0 << true << 0;
        QTest::newRow("one pixel short") << 8 + 30 + 6 + 7 + 6 + 82 + 6 + 21 + 8 - 1 << 20 << 7 << 21 << 0 << false << 0;
        QTest::newRow("no limits") << 240 << 20 << 0 << 0 << 0 << false << 0;
        QTest::newRow("a wide value") << 240 << 200 << 7 << 21 << 0 << false << 0;
        QTest::newRow("note takes the rest") << 240 << 20 << 0 << 0 << 900 << false << 240 - 8 - 30 - 6 - 8;
        QTest::newRow("no room at all") << 10 << 500 << 7 << 21 << 50 << false << 0;
    }
    void layout()
    {
        QFETCH(int, cellWidth);
        QFETCH(int, text);
        QFETCH(int, low);
        QFETCH(int, high);
        QFETCH(int, note);
        QFETCH(bool, bar);
        const QRect cell(100, 10, cellWidth, 37);
        const auto layout = FieldCellLayout::inside(cell, {}, text, low, high, note);
        QCOMPARE(!layout.bar.isEmpty(), bar);
        QCOMPARE(!layout.low.isEmpty(), bar);
        QTEST(layout.note.width(), "noteWidth");
        int right = cell.left();
        for (const QRect &part : {layout.text, layout.low, layout.bar, layout.high, layout.note}) {
            if (part.isEmpty())
                continue;
            QVERIFY(cell.contains(part));
            QVERIFY(part.left() > right);
            right = part.right();
        }
        if (bar) {
            QCOMPARE(layout.bar.width(), 82);
            QVERIFY(std::abs(layout.bar.center().y() - cell.center().y()) <= 1);
        }
    }

    void lines_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("maxLines");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("empty") << QString() << 3 << QStringList{QString()};
        QTest::newRow("short") << QStringLiteral("abc") << 3 << QStringList{QStringLiteral("abc")};
        QTest::newRow("line ends") << QStringLiteral("a\nb") << 3 << QStringList{QStringLiteral("a"), QStringLiteral("b")};
        QTest::newRow("cut") << QStringLiteral("a\nb\nc") << 2 << QStringList{QStringLiteral("a"), QStringLiteral("b…")};
        QTest::newRow("as many as there is room for") << QStringLiteral("a\nb") << 2 << QStringList{QStringLiteral("a"), QStringLiteral("b")};
    }
    void lines()
    {
        QFETCH(QString, text);
        QFETCH(int, maxLines);
        const UiTest ui;
        QTEST(wrappedLines(text, ui.theme.font(), 300, maxLines), "lines");
    }

    void longWordsAreBroken()
    {
        const UiTest ui;
        const QFontMetrics metrics(ui.theme.font());
        const QStringList lines = wrappedLines(QString(5000, u'm'), ui.theme.font(), 200, 12);
        QCOMPARE(lines.size(), 12);
        for (const QString &line : lines)
            QVERIFY(metrics.horizontalAdvance(line) <= 200);
        QVERIFY(lines.last().endsWith(u'…'));
    }

    void rowsAreAsHighAsTheirText()
    {
        const UiTest ui;
        FieldsModel model;
        model.setFields(schemaFields(parseJson(QByteArray(R"({"type":"object","properties":{"n":{"type":"number"},"t":{"type":"string"}}})")).value()));
        FieldsView view(ui.theme, model);
        view.resize(560, 600);
        view.show();
        const auto height = [&](int row) { return view.visualRect(model.index(row, 1)).height(); };
        QCOMPARE(height(0), ui.theme.px(37));
        QCOMPARE(height(1), ui.theme.px(37));
        Json answer = Json::object();
        answer["t"] = std::string(150, 'w') + " end";
        model.setValue(answer, QStringLiteral("/t"), false);
        QTRY_VERIFY(height(1) > 3 * ui.theme.px(19));
        QCOMPARE(height(0), ui.theme.px(37));
        const int high = height(1);
        answer["t"] = std::string(4000, 'w');
        model.setValue(answer, {}, true);
        QTRY_VERIFY(height(1) > high);
        QVERIFY(height(1) <= ui.theme.px(9) + 12 * ui.theme.px(19) + ui.theme.px(11));
        view.resize(300, 600);
        QTRY_COMPARE(view.columnWidth(0) + view.columnWidth(1), view.viewport()->width());
        // A broken rule that does not fit beside its value gets lines of its own.
        answer["n"] = 5;
        model.setValue(answer, {}, true);
        model.setViolations({{QStringLiteral("/n"), {}, {}, QStringLiteral("must follow a rule that takes many words to say, and then some")}});
        QTRY_VERIFY(height(0) > ui.theme.px(37));
        model.setViolations({});
        QTRY_COMPARE(height(0), ui.theme.px(37));
    }

    void expectedNeedsRoom()
    {
        const UiTest ui;
        FieldsModel model;
        FieldsView view(ui.theme, model);
        view.resize(560, 300);
        view.show();
        QVERIFY(view.isColumnHidden(FieldsModel::ExpectedColumn));
        view.setExpectedShown(true);
        QVERIFY(!view.isColumnHidden(FieldsModel::ExpectedColumn));
        view.resize(460, 300);
        QTRY_VERIFY(view.isColumnHidden(FieldsModel::ExpectedColumn));
        view.resize(560, 300);
        QTRY_VERIFY(!view.isColumnHidden(FieldsModel::ExpectedColumn));
        view.setExpectedShown(false);
        QVERIFY(view.isColumnHidden(FieldsModel::ExpectedColumn));
    }

    void groupsOpenAndCopyWorks()
    {
        const UiTest ui;
        FieldsModel model;
        model.setFields(schemaFields(parseJson(QByteArray(R"({"type":"object","properties":{"list":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}}}}}})")).value()));
        FieldsView view(ui.theme, model);
        view.resize(560, 600);
        view.show();
        model.setValue(parseJson(QByteArray(R"({"list":[{"id":"a"},{"id":"b"}]})")).value(), {}, true);
        const QModelIndex deep = model.indexOf(QStringLiteral("/list/1/id"));
        QTRY_VERIFY(!view.visualRect(deep).isEmpty());
        view.setCurrentIndex(deep);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("b"));
        view.setCurrentIndex({});
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"id\": \"a\"")));
        QVERIFY(!view.grab().isNull());
    }
};

QTEST_MAIN(TestFieldCell)
#include "tst_fieldcell.moc"
