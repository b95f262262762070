#include "reference/plainmerging.h"
#include "tokens/encoding.h"

#include <QtTest>

using namespace cuewright;
using reference::Ids;

class TestCharacters : public QObject
{
    Q_OBJECT
private slots:
    void everyCodePointInContext_data();
    void everyCodePointInContext();
};

void TestCharacters::everyCodePointInContext_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<int>("context");
    for (const char *name : {"cl100k_base", "o200k_base"}) {
        for (int context = 0; context < 3; ++context)
            QTest::addRow("%s %d", name, context) << QString::fromLatin1(name) << context;
    }
}

// Each one between letters, between blanks and digits, and twice behind a capital; in texts of many, so that all the ways of a
// large text are taken.
void TestCharacters::everyCodePointInContext()
{
    QFETCH(QString, encoding);
    QFETCH(int, context);
    static constexpr struct
    {
        const char *before;
        const char *between;
        const char *behind;
    } contexts[] = {{"x", nullptr, "b "}, {" ", nullptr, "1\n"}, {"'A", "", "c "}};
    const auto &[before, between, behind] = contexts[context];
    const reference::PlainMerging &plain = reference::plainMerging(encoding);
    const Encoding &actual = *Encoding::find(encoding);
    constexpr char32_t kChunk = 2048;
    std::string text;
    for (char32_t chunk = 0; chunk < 0x110000; chunk += kChunk) {
        // The planes that are hardly used are all alike, so one context is enough for each of theirs.
        const bool isUsed = chunk < 0x32000 || (chunk >= 0xE0000 && chunk < 0xE1000) || context == 0;
        const char32_t step = reference::kSanitized ? 29 : isUsed ? 1 : 37;
        text.clear();
        for (char32_t point = chunk; point < chunk + kChunk; point += step) {
            if (QChar::isSurrogate(point))
                break;
            const QByteArray one = QStringView(QChar::fromUcs4(point)).toUtf8();
            text.append(before).append(one.constData(), static_cast<std::size_t>(one.size()));
            if (between)
                text.append(between).append(one.constData(), static_cast<std::size_t>(one.size()));
            text.append(behind);
        }
        const Ids expected = plain.encoded(text);
        const Ids ids = actual.encode(text);
        if (ids == expected)
            continue;
        const auto [at, other] = std::mismatch(ids.begin(), ids.end(), expected.begin(), expected.end());
        std::size_t bytes = 0;
        for (auto it = ids.begin(); it != at; ++it)
            bytes += actual.bytes(*it).size();
        QFAIL(qPrintable(QStringLiteral("of the characters from %1 on: %2").arg(chunk, 0, 16).arg(QString::fromStdString(text.substr(bytes, 20)))));
    }
}

QTEST_GUILESS_MAIN(TestCharacters)
#include "tst_characters.moc"
