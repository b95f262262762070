#include "schema/formats.h"

#include <QSet>
#include <QtTest>

using namespace cuewright;

/// Each format with what it takes and what it does not; the official suite (tst_officialsuite) has more of both.
class TestFormats : public QObject
{
    Q_OBJECT
private slots:
    void texts_data();
    void texts();
    void unknown();
};

namespace {

struct Row
{
    const char *format;
    QStringList good;
    QStringList bad;
};

// Those of draft 2020-12, validation §7.3, each once.
const QList<Row> &rows()
{
    static const QList<Row> kRows{
        {"date-time",
            {QStringLiteral("2024-02-29T12:00:00Z"), QStringLiteral("2024-02-29t12:00:00.123456z"),
                QStringLiteral("1998-12-31T23:59:60Z"), QStringLiteral("1998-12-31T15:59:60-08:00"),
                QStringLiteral("2024-01-01T00:00:00+14:00")},
            {QStringLiteral("2023-02-29T12:00:00Z"), QStringLiteral("2024-02-29 12:00:00Z"), QStringLiteral("2024-02-29T12:00:00"),
                QStringLiteral("2024-02-29T24:00:00Z"), QStringLiteral("2024-02-29T12:00Z"), QStringLiteral("2024-02-29T12:00:60Z"),
                QStringLiteral("2024-02-29T12:00:00+24:00"), QStringLiteral("2024-02-29T12:00:00.Z"),
                QStringLiteral("2024-02-29T12:00:0\u0665Z"), QStringLiteral("2024-02-29")}},
        {"date", {QStringLiteral("2024-02-29"), QStringLiteral("2000-02-29"), QStringLiteral("0001-01-01"), QStringLiteral("1999-12-31")},
            {QStringLiteral("2023-02-29"), QStringLiteral("1900-02-29"), QStringLiteral("2024-13-01"), QStringLiteral("2024-00-01"),
                QStringLiteral("2024-01-00"), QStringLiteral("2024-04-31"), QStringLiteral("2024-1-1"), QStringLiteral("20240229"),
                QStringLiteral("2024-W01-1"), QStringLiteral("24-02-29"), QStringLiteral("2024-02-29 "),
                QStringLiteral("2024-02-2\u0669"), QString()}},
        {"time", {QStringLiteral("08:30:06Z"), QStringLiteral("08:30:06.5+05:30"), QStringLiteral("23:59:60Z"), QStringLiteral("01:29:60+01:30")},
            {QStringLiteral("08:30:06"), QStringLiteral("24:00:00Z"), QStringLiteral("08:60:00Z"), QStringLiteral("08:30:61Z"),
                QStringLiteral("22:59:60Z"), QStringLiteral("8:30:06Z"), QStringLiteral("08:30Z"), QStringLiteral("08:30:06PST"),
                QStringLiteral("08:30:06+5:30")}},
        {"duration",
            {QStringLiteral("P4DT12H30M5S"), QStringLiteral("P2W"), QStringLiteral("PT0S"), QStringLiteral("P1Y2M"), QStringLiteral("PT36H")},
            {QStringLiteral("P"), QStringLiteral("PT"), QStringLiteral("P1YT"), QStringLiteral("P2D1Y"), QStringLiteral("4DT12H"),
                QStringLiteral("PT1D"), QStringLiteral("P1Y2W"), QStringLiteral("P1"), QStringLiteral("P\u0662Y")}},
        {"email",
            {QStringLiteral("joe@example.com"), QStringLiteral("a.b+c@x-y.org"), QStringLiteral("\"a b\"@example.com"),
                QStringLiteral("joe@[127.0.0.1]"), QStringLiteral("joe@[IPv6:::1]"), QStringLiteral("~te~st~@example.com")},
            {QStringLiteral("joe"), QStringLiteral(".joe@example.com"), QStringLiteral("joe.@example.com"), QStringLiteral("j..e@example.com"),
                QStringLiteral("joe@"), QStringLiteral("@example.com"), QStringLiteral("joe@-x.com"), QStringLiteral("joe@[300.0.0.1]"),
                QStringLiteral("j e@example.com"), QStringLiteral("j\u00f6e@example.com")}},
        {"idn-email", {QStringLiteral("j\u00f6e@b\u00fccher.example"), QStringLiteral("joe@example.com")},
            {QStringLiteral("joe"), QStringLiteral("@b\u00fccher.example"), QStringLiteral("\u5b9f..\u4f8b@example.com")}},
        {"hostname",
            {QStringLiteral("www.example.com"), QStringLiteral("a"), QStringLiteral("1host"), QStringLiteral("xn--bcher-kva"),
                QString(63, u'a')},
            {QStringLiteral("-a.com"), QStringLiteral("a-.com"), QStringLiteral("a_b"), QStringLiteral("a..b"), QStringLiteral("b\u00fccher"),
                QString(64, u'a'), QString(), QStringLiteral("a b")}},
        {"idn-hostname", {QStringLiteral("b\u00fccher.example"), QStringLiteral("\uc2e4\ub840.\ud14c\uc2a4\ud2b8"), QStringLiteral("l\u00b7l")},
            {QStringLiteral("-b\u00fccher"), QStringLiteral("a\u00b7l"), QStringLiteral("\u302e\uc2e4\ub840"), QStringLiteral("a b"),
                QString(64, u'\u00fc')}},
        {"ipv4", {QStringLiteral("192.168.0.1"), QStringLiteral("0.0.0.0"), QStringLiteral("255.255.255.255")},
            {QStringLiteral("256.0.0.1"), QStringLiteral("1.2.3"), QStringLiteral("1.2.3.4.5"), QStringLiteral("01.2.3.4"),
                QStringLiteral("0x7f.0.0.1"), QStringLiteral("1.2.3.4/8"), QStringLiteral("1.2.3.\u0664"), QStringLiteral("1.2.3.")}},
        {"ipv6",
            {QStringLiteral("::1"), QStringLiteral("::"), QStringLiteral("2001:db8::ff00:42:8329"), QStringLiteral("::ffff:192.168.0.1"),
                QStringLiteral("1:2:3:4:5:6:7:8"), QStringLiteral("1::")},
            {QStringLiteral("1:2:3:4:5:6:7"), QStringLiteral("1:2:3:4:5:6:7:8:9"), QStringLiteral("1::2::3"), QStringLiteral(":1"),
                QStringLiteral("12345::"), QStringLiteral("::g"), QStringLiteral("fe80::1%eth0"), QStringLiteral("::1.2.3.256"),
                QStringLiteral("::1/64"), QStringLiteral("127.0.0.1")}},
        {"uuid", {QStringLiteral("2EB8AA08-aa98-11ea-b4aa-73b441d16380"), QStringLiteral("00000000-0000-0000-0000-000000000000")},
            {QStringLiteral("2eb8aa08aa9811eab4aa73b441d16380"), QStringLiteral("2eb8aa08-aa98-11ea-b4aa-73b441d1638"),
                QStringLiteral("2eb8aa08-aa98-11ea-b4aa-73b441d1638g"), QStringLiteral("{2eb8aa08-aa98-11ea-b4aa-73b441d16380}"),
                QStringLiteral("2eb8aa0-8aa98-11ea-b4aa-73b441d16380")}},
        {"uri",
            {QStringLiteral("https://example.com/a?b=c#d"), QStringLiteral("urn:oasis:x"), QStringLiteral("mailto:a@b.c"),
                QStringLiteral("http://[::1]:80/"), QStringLiteral("http://a/%C3%BC")},
            {QStringLiteral("/a/b"), QStringLiteral("//example.com"), QStringLiteral("example"), QStringLiteral("http://a b"),
                QStringLiteral("http://a/%zz"), QStringLiteral("http://a/<x>"), QStringLiteral("1http://a"), QStringLiteral("http://[::1"),
                QStringLiteral("http://a/\u00fc"), QStringLiteral(":x"), QStringLiteral("http://a:x/")}},
        {"uri-reference", {QStringLiteral("/a/b"), QStringLiteral("#x"), QStringLiteral("a?b"), QString(), QStringLiteral("https://a")},
            {QStringLiteral("\\\\server\\share"), QStringLiteral("a b"), QStringLiteral("/\u00fc"), QStringLiteral("#a\\b"), QStringLiteral("%2")}},
        {"iri", {QStringLiteral("http://b\u00fccher.example/\u00fc?\u00e4"), QStringLiteral("http://a/")},
            {QStringLiteral("/\u00fc"), QStringLiteral("http://a/ \u00fc"), QStringLiteral("b\u00fccher"), QStringLiteral("http://2001:db8::1/")}},
        {"iri-reference", {QStringLiteral("/\u00fc"), QStringLiteral("#\u00e4"), QStringLiteral("http://a/\u00fc")},
            {QStringLiteral("\\\u00fc"), QStringLiteral("#\u00e4\\b"), QStringLiteral("\u00fc \u00fc")}},
        {"uri-template", {QStringLiteral("http://a/{x}/{?y,z*}"), QStringLiteral("{+x:3}"), QStringLiteral("plain"), QString()},
            {QStringLiteral("http://a/{x"), QStringLiteral("a}"), QStringLiteral("{}"), QStringLiteral("{x y}"), QStringLiteral("{{x}}")}},
        {"json-pointer", {QString(), QStringLiteral("/a/~0~1/0"), QStringLiteral("/"), QStringLiteral("/\u00fc %")},
            {QStringLiteral("a"), QStringLiteral("/~"), QStringLiteral("/~2"), QStringLiteral("#/a")}},
        {"relative-json-pointer", {QStringLiteral("0"), QStringLiteral("1/a"), QStringLiteral("120#"), QStringLiteral("0/~1")},
            {QString(), QStringLiteral("/a"), QStringLiteral("01"), QStringLiteral("-1/a"), QStringLiteral("+1"), QStringLiteral("0##"),
                QStringLiteral("1/~"), QStringLiteral("\u0661/a")}},
        {"regex", {QStringLiteral("^a+$"), QStringLiteral("(?<n>x)\\k<n>"), QStringLiteral("[\\d-]"), QStringLiteral("\\cA")},
            {QStringLiteral("(a"), QStringLiteral("["), QStringLiteral("a**"), QStringLiteral("\\Z"), QStringLiteral("a{2,1}")}},
    };
    return kRows;
}

} // namespace

void TestFormats::texts_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fits");
    for (const Row &row : rows()) {
        const QString format = QLatin1String(row.format);
        for (const bool fits : {true, false}) {
            for (const QString &text : fits ? row.good : row.bad)
                QTest::newRow(qPrintable(format + (fits ? u' ' : u'!') + text)) << format << text << fits;
        }
    }
}

void TestFormats::texts()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(bool, fits);
    QCOMPARE(hasFormat(format, text), std::optional(fits));
}

void TestFormats::unknown()
{
    for (const char *name : {"", "Date", "color", "zip", "date-time "})
        QVERIFY2(!hasFormat(QLatin1String(name), QStringLiteral("2024-02-29")), name);
    QCOMPARE(rows().size(), qsizetype(19));
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
