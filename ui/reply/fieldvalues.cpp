#include "reply/fieldvalues.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

// JSON in one line; a big value costs no more than what is shown of it.
void summarise(const Json &value, std::string &out)
{
    if (out.size() > kMaxValueSummary)
        return;
    if (value.is_string() && value.get_ref<const std::string &>().size() > kMaxValueSummary) {
        out += '"' + value.get_ref<const std::string &>().substr(0, kMaxValueSummary);
    } else if (!value.is_structured()) {
        out += writeJson(value).toStdString();
    } else {
        out += value.is_object() ? '{' : '[';
        bool first = true;
        for (auto it = value.begin(); it != value.end() && out.size() <= kMaxValueSummary; ++it) {
            out += first ? "" : ", ";
            first = false;
            if (value.is_object())
                out += '"' + it.key() + "\": ";
            summarise(*it, out);
        }
        out += value.is_object() ? '}' : ']';
    }
}

} // namespace

bool isScale(const QStringList &choices)
{
    static const std::array scales{
        QStringList{QStringLiteral("none"), QStringLiteral("trivial"), QStringLiteral("very low"), QStringLiteral("low"),
            QStringLiteral("minor"), QStringLiteral("medium"), QStringLiteral("normal"), QStringLiteral("moderate"),
            QStringLiteral("major"), QStringLiteral("high"), QStringLiteral("very high"), QStringLiteral("severe"),
            QStringLiteral("urgent"), QStringLiteral("critical")},
        QStringList{QStringLiteral("very negative"), QStringLiteral("negative"), QStringLiteral("neutral"),
            QStringLiteral("positive"), QStringLiteral("very positive")},
        QStringList{QStringLiteral("never"), QStringLiteral("rarely"), QStringLiteral("sometimes"), QStringLiteral("often"),
            QStringLiteral("always")}};
    if (choices.size() < 3)
        return false;
    return std::any_of(scales.begin(), scales.end(), [&](const QStringList &scale) {
        qsizetype last = -1;
        return std::all_of(choices.begin(), choices.end(), [&](const QString &choice) {
            const qsizetype at = scale.indexOf(choice.toLower().replace(u'_', u' '));
            const bool rises = at > last;
            last = at;
            return rises;
        });
    });
}

SchemaField::Kind kindOfValue(const Json &value)
{
    using Kind = SchemaField::Kind;
    if (value.is_boolean())
        return Kind::YesNo;
    if (value.is_number_integer())
        return Kind::WholeNumber;
    if (value.is_number())
        return Kind::Number;
    if (value.is_string())
        return Kind::Text;
    if (value.is_array())
        return Kind::List;
    return value.is_object() ? Kind::Group : Kind::Any;
}

QString numberText(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString beginning(std::string_view text, std::size_t limit)
{
    if (text.size() <= limit)
        return fromUtf8(text);
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80)
        --limit;
    return fromUtf8(text.substr(0, limit)) + u'…';
}

QString valueSummary(const Json &value)
{
    std::string text;
    summarise(value, text);
    return beginning(text, kMaxValueSummary);
}

bool hasMembers(SchemaField::Kind kind)
{
    return kind == SchemaField::Kind::Group || kind == SchemaField::Kind::List;
}

std::optional<bool> yesOrNo(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (!value.is_string())
        return std::nullopt;
    const QString word = fromUtf8(value.get_ref<const std::string &>()).trimmed().toLower();
    if (word == u"true" || word == u"yes" || word == u"1")
        return true;
    if (word == u"false" || word == u"no" || word == u"0")
        return false;
    return std::nullopt;
}

std::optional<double> numberOf(const Json &value)
{
    if (value.is_number())
        return value.get<double>();
    bool ok = false;
    const double number = value.is_string() ? fromUtf8(value.get_ref<const std::string &>()).trimmed().toDouble(&ok) : 0;
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace cuewright
