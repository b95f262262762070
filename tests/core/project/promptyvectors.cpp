#include "promptyvectors.h"

#include "base/files.h"

#include <QtTest>

namespace cuewright {

QList<Json> promptyVectors(const char *group)
{
    static const auto file = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/prompty/vectors.json"), 16 * 1024 * 1024);
    if (!file)
        qFatal("%s", qPrintable(file.error().message));
    static const auto all = parseJson(*file);
    if (!all)
        qFatal("%s", qPrintable(all.error().message));
    QList<Json> cases;
    for (const Json &entry : *member(*all, "cases")) {
        if (memberText(entry, "group") == QLatin1String(group))
            cases << entry;
    }
    return cases;
}

void promptyRows(const char *group)
{
    QTest::addColumn<QByteArray>("vector");
    for (const Json &entry : promptyVectors(group)) {
        const QByteArray api = memberText(entry, "api").toUtf8();
        const QByteArray name = memberText(entry, "name").toUtf8() + (api.isEmpty() ? "" : " ") + api;
        QTest::newRow(name.constData()) << writeJson(entry);
    }
}

bool isSubset(const Json &expected, const Json &actual)
{
    if (expected.is_object()) {
        if (!actual.is_object())
            return false;
        for (const auto &[key, value] : expected.items()) {
            const Json *there = member(actual, key);
            if (value.is_null() ? there && !there->is_null() : !there || !isSubset(value, *there))
                return false;
        }
        return true;
    }
    if (expected.is_array())
        return actual.is_array() && actual.size() == expected.size() && std::equal(expected.begin(), expected.end(), actual.begin(), isSubset);
    return expected == actual;
}

} // namespace cuewright
