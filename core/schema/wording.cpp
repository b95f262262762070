#include "schema/wording.h"

#include "schema/node.h"

#include <QCoreApplication>
#include <QStringList>

namespace cuewright {
namespace {

constexpr qsizetype kLongestQuote = 60;
constexpr std::size_t kLongestList = 12;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

QString plainValue(const Json &value)
{
    return value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : quotedValue(value);
}

// "city in item 2 of orders": inside an item, a name cannot be joined by a full stop.
QString placeWords(const SchemaPlace &place, bool startsSentence)
{
    if (!place.parent)
        return startsSentence ? Words::tr("The value") : Words::tr("the value");
    if (place.name) {
        const QString own = fromUtf8(*place.name);
        if (!place.parent->parent)
            return own;
        const QString outer = placeWords(*place.parent, false);
        return place.parent->name ? outer + u'.' + own : Words::tr("%1 in %2").arg(own, outer);
    }
    const QString outer = placeWords(*place.parent, false);
    const QString number = QString::number(place.index + 1);
    return startsSentence ? Words::tr("Item %1 of %2").arg(number, outer) : Words::tr("item %1 of %2").arg(number, outer);
}

} // namespace

QString SchemaPlace::pointer() const
{
    if (!parent)
        return {};
    return parent->pointer() + u'/' + (name ? escapePointerStep(fromUtf8(*name)) : QString::number(index));
}

QString SchemaPlace::subject() const
{
    return placeWords(*this, true);
}

QString quotedValue(const Json &value)
{
    if (value.is_string()) {
        QString text = fromUtf8(value.get_ref<const std::string &>());
        if (text.size() > kLongestQuote) {
            const bool splitsPair = text[kLongestQuote - 1].isHighSurrogate();
            text = text.left(kLongestQuote - (splitsPair ? 1 : 0)) + u'…';
        }
        return u'“' + text + u'”';
    }
    if (value.is_array())
        return Words::tr("a list of %1").arg(value.size());
    if (value.is_object())
        return Words::tr("a group of %1").arg(value.size());
    return QString::fromUtf8(writeJson(value));
}

QString listedValues(const std::vector<Json> &values)
{
    QStringList words;
    for (std::size_t i = 0; i < std::min(values.size(), kLongestList); ++i)
        words << plainValue(values[i]);
    const QString listed = words.join(QLatin1String(", "));
    return values.size() > kLongestList ? Words::tr("%1 or %2 more").arg(listed).arg(values.size() - kLongestList)
                                        : listed;
}

QString typeWords(std::uint8_t types)
{
    QStringList words;
    if (types & StringType)
        words << Words::tr("a text");
    if (types & NumberType)
        words << Words::tr("a number");
    else if (types & IntegerType)
        words << Words::tr("a whole number");
    if (types & BooleanType)
        words << Words::tr("true or false");
    if (types & ArrayType)
        words << Words::tr("a list");
    if (types & ObjectType)
        words << Words::tr("a group of fields");
    if (types & NullType)
        words << Words::tr("nothing (null)");
    if (words.size() < 2)
        return words.join(QString());
    const QString last = words.takeLast();
    return Words::tr("%1 or %2").arg(words.join(QLatin1String(", ")), last);
}

} // namespace cuewright
