#include "tokens/encoding.h"

#include "base/files.h"
#include "base/json.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

using Ids = std::vector<TokenId>;

namespace {

QString dataFile(const char *name)
{
    return QStringLiteral(CUEWRIGHT_TEST_DATA "/tokens/") + QLatin1String(name);
}

// QString::fromUtf8 drops a byte order mark at the start, which is text here.
QString withMark(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

// Where the two differ, in words; empty where they are equal.
QString difference(const Ids &actual, const Ids &expected)
{
    if (actual == expected)
        return {};
    const auto list = [](const Ids &ids) {
        QStringList numbers;
        for (const TokenId id : ids)
            numbers.append(QString::number(id));
        return numbers.join(u' ');
    };
    return QStringLiteral("got %1 | expected %2").arg(list(actual), list(expected));
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT
private slots:
    void goldenSmall();
    void goldenPublic_data();
    void goldenPublic();
};

void TestEncoding::goldenSmall()
{
    const auto file = readFile(dataFile("golden-small.json"), 1'000'000);
    VERIFY_RESULT(file);
    const auto json = parseJson(*file);
    VERIFY_RESULT(json);
    int cases = 0;
    for (const Json &one : json->at("cases")) {
        const Encoding *encoding = Encoding::find(memberText(one, "encoding"));
        QVERIFY(encoding);
        const QString wrong = difference(encoding->encode(one.at("text").get<std::string>()), one.at("tokens").get<Ids>());
        QVERIFY2(wrong.isEmpty(), (one.dump() + wrong.toStdString()).c_str());
        ++cases;
    }
    QCOMPARE(cases, 312);
}

void TestEncoding::goldenPublic_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("o200k_base") << QStringLiteral("o200k_base");
    QTest::newRow("cl100k_base") << QStringLiteral("cl100k_base");
}

void TestEncoding::goldenPublic()
{
    QFETCH(QString, name);
    const auto file = readFile(dataFile(("golden-public-" + name.toStdString() + ".jsonl").c_str()), 10'000'000);
    VERIFY_RESULT(file);
    const Encoding *encoding = Encoding::find(name);
    QVERIFY(encoding);
    int cases = 0;
    for (const QByteArray &line : file->split('\n')) {
        if (line.isEmpty())
            continue;
        const auto one = parseJson(line);
        VERIFY_RESULT(one);
        const std::string text = one->at("text").get<std::string>();
        const Ids expected = one->at("ids").get<Ids>();
        const QString wrong = difference(encoding->encode(text), expected);
        QVERIFY2(wrong.isEmpty(), (line.toStdString() + wrong.toStdString()).c_str());
        QCOMPARE(encoding->count(std::string_view(text)), static_cast<std::int64_t>(expected.size()));
        QCOMPARE(encoding->count(withMark(text)), static_cast<std::int64_t>(expected.size()));
        ++cases;
    }
    QCOMPARE(cases, 3073);
}

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
