#include "project/yamlvalue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace cuewright {
namespace {

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

Json integerOf(std::string_view digits, int base, bool negative)
{
    std::uint64_t magnitude = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), magnitude, base);
    if (error != std::errc() || end != digits.data() + digits.size())
        return Json();
    if (!negative)
        return magnitude <= std::uint64_t(std::numeric_limits<std::int64_t>::max()) ? Json(std::int64_t(magnitude)) : Json(magnitude);
    if (magnitude <= std::uint64_t(std::numeric_limits<std::int64_t>::max()))
        return Json(-std::int64_t(magnitude));
    return Json();
}

bool allDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?
bool isCoreFloat(std::string_view text)
{
    std::size_t i = 0;
    const auto digits = [&] {
        const std::size_t from = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i > from;
    };
    if (i < text.size() && (text[i] == '-' || text[i] == '+'))
        ++i;
    const bool whole = digits();
    bool fraction = false;
    if (i < text.size() && text[i] == '.') {
        ++i;
        fraction = digits();
    }
    if (!whole && !fraction)
        return false;
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        ++i;
        if (i < text.size() && (text[i] == '-' || text[i] == '+'))
            ++i;
        if (!digits())
            return false;
    }
    return i == text.size();
}

Json numberOf(std::string_view text)
{
    if (text.starts_with("0x"))
        return integerOf(text.substr(2), 16, false);
    if (text.starts_with("0o"))
        return integerOf(text.substr(2), 8, false);
    const bool negative = text.front() == '-';
    const std::string_view unsignedText = negative || text.front() == '+' ? text.substr(1) : text;
    if (allDigits(unsignedText)) {
        if (Json integer = integerOf(unsignedText, 10, negative); !integer.is_null())
            return integer;
    }
    if (isOneOf(unsignedText, {".inf", ".Inf", ".INF"}))
        return Json(negative ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
    if (isCoreFloat(text))
        return Json(QByteArray(text.data(), qsizetype(text.size())).toDouble());
    return Json();
}

Json plainValue(const std::string &text)
{
    if (isOneOf(text, {"", "~", "null", "Null", "NULL"}))
        return Json();
    if (isOneOf(text, {"true", "True", "TRUE"}))
        return Json(true);
    if (isOneOf(text, {"false", "False", "FALSE"}))
        return Json(false);
    if (isOneOf(text, {".nan", ".NaN", ".NAN"}))
        return Json(std::numeric_limits<double>::quiet_NaN());
    if (Json number = numberOf(text); !number.is_null())
        return number;
    return Json(text);
}

// Any text that YAML 1.1 or a JavaScript or Python reader takes for a number, a date or a base-60 figure is made of these.
bool looksNumeric(std::string_view text)
{
    const char first = text.front();
    if (!((first >= '0' && first <= '9') || first == '.' || first == '-' || first == '+'))
        return false;
    return text.find_first_not_of("0123456789abcdefABCDEFxXoO_.,:+-TtZz ") == std::string_view::npos;
}

bool isKeyword(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return isOneOf(text, {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan", "nan", "inf"});
}

bool isPlainSafe(const std::string &text, bool insideFlow)
{
    if (isKeyword(text) || looksNumeric(text) || text.back() == ' ' || text.back() == ':')
        return false;
    const auto first = static_cast<unsigned char>(text.front());
    const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') || first >= 0x80;
    const bool digit = first >= '0' && first <= '9';
    if (!letter && !digit && !isOneOf(std::string_view(text).substr(0, 1), {"_", "/", "$", "(", "."}))
        return false;
    if (text.find(": ") != std::string::npos || text.find(" #") != std::string::npos)
        return false;
    if (insideFlow && text.find_first_of(",[]{}:") != std::string::npos)
        return false;
    if (text.find("\xEF\xBB\xBF") != std::string::npos) // decoding would drop one at the start
        return false;
    const QString decoded = fromUtf8(text);
    return std::all_of(decoded.begin(), decoded.end(),
        [](QChar c) { return (c.isPrint() || c.isSurrogate()) && c != QChar(0x2028) && c != QChar(0x2029); });
}

// JSON's escapes are a subset of YAML's double-quoted ones; breaks that only YAML knows are escaped as well.
std::string doubleQuoted(const std::string &text)
{
    QByteArray quoted = writeJson(Json(text));
    quoted.replace("\x7F", "\\u007f").replace("\xC2\x85", "\\u0085").replace("\xE2\x80\xA8", "\\u2028");
    quoted.replace("\xE2\x80\xA9", "\\u2029").replace("\xEF\xBB\xBF", "\\ufeff");
    for (int c = 0x80; c < 0xA0; ++c) { // C1 controls are not printable in YAML
        const char bytes[] = {'\xC2', char(c), '\0'};
        quoted.replace(bytes, QByteArray("\\u00") + QByteArray::number(c, 16));
    }
    return quoted.toStdString();
}

// YAML 1.1 readers want a point before the exponent and a sign in it.
std::string numberText(const Json &value)
{
    if (!value.is_number_float())
        return value.dump();
    const double number = value.get<double>();
    if (std::isnan(number))
        return ".nan";
    if (std::isinf(number))
        return number > 0 ? ".inf" : "-.inf";
    std::string text = value.dump();
    const std::size_t exponent = text.find('e');
    if (exponent != std::string::npos && text.find('.') == std::string::npos)
        text.insert(exponent, ".0");
    return text;
}

// A block scalar shows a text as it is; texts it cannot hold exactly stay quoted.
bool fitsLiteral(const std::string &text)
{
    if (text.find('\n') == std::string::npos || text.front() == '\n' || text.front() == ' ' || text.front() == '\t')
        return false;
    if (text.find(" \n") != std::string::npos || text.find("\t\n") != std::string::npos || text.back() == ' ')
        return false;
    if (text.back() == '\n' && text.size() > 1 && text[text.size() - 2] == '\n')
        return false;
    const QString decoded = fromUtf8(text);
    return std::all_of(decoded.begin(), decoded.end(), [](QChar c) {
        return c == u'\n' || c == u'\t' || ((c.isPrint() || c.isSurrogate()) && c != QChar(0xFEFF));
    });
}

YamlText literal(const std::string &text, int indent)
{
    YamlText out{text.back() == '\n' ? "|" : "|-", {}};
    const std::string pad = "\n" + std::string(std::size_t(indent), ' ');
    std::size_t from = 0;
    const std::size_t size = text.back() == '\n' ? text.size() - 1 : text.size();
    while (from <= size) {
        const std::size_t end = std::min(text.find('\n', from), size);
        out.tail += end == from ? "\n" : pad + text.substr(from, end - from);
        from = end + 1;
    }
    return out;
}

std::string keyText(const std::string &key)
{
    return isPlainSafe(key, true) ? key : doubleQuoted(key);
}

std::string entry(const std::string &key, const Json &value, int indent)
{
    const YamlText text = yamlValue(value, indent);
    return keyText(key) + (text.head.empty() ? ":" : ": ") + text.head + text.tail;
}

} // namespace

Json yamlToJson(const YamlNode &node)
{
    if (node.kind == YamlNode::Kind::Scalar) {
        const bool plain = node.style == YamlNode::Style::Plain && (node.tag.empty() || node.tag.starts_with("tag:yaml.org,2002:"));
        return plain && node.tag != "tag:yaml.org,2002:str" ? plainValue(node.text) : Json(node.text);
    }
    if (node.kind == YamlNode::Kind::Sequence) {
        Json list = Json::array();
        for (const YamlNode &child : node.children)
            list.push_back(yamlToJson(child));
        return list;
    }
    Json object = Json::object();
    // Keys are known to be different, so each one is simply put at the end.
    auto &members = object.get_ref<Json::object_t &>();
    for (std::size_t i = 0; i + 1 < node.children.size(); i += 2)
        members.Container::emplace_back(node.children[i].text, yamlToJson(node.children[i + 1]));
    return object;
}

bool sameFileValue(const Json &a, const Json &b)
{
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size())
            return false;
        auto beside = b.begin(); // mostly in the same order: then no key is searched for
        for (auto it = a.begin(); it != a.end(); ++it, ++beside) {
            const Json *other = beside.key() == it.key() ? &*beside : member(b, it.key());
            if (!other || !sameFileValue(it.value(), *other))
                return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array())
        return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), sameFileValue);
    if (a.is_number() && b.is_number() && std::isnan(a.get<double>()))
        return std::isnan(b.get<double>());
    return a == b;
}

std::string yamlScalar(const Json &value, YamlNode::Style like, bool insideFlow)
{
    if (value.is_null())
        return "null";
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    if (value.is_number())
        return numberText(value);
    const auto &text = value.get_ref<const std::string &>();
    if (like == YamlNode::Style::SingleQuoted && (isPlainSafe(text, false) || isPlainSafe("a" + text + "a", false))) {
        std::string quoted = "'";
        for (const char c : text)
            quoted += c == '\'' ? std::string("''") : std::string(1, c);
        return quoted + '\'';
    }
    return like != YamlNode::Style::DoubleQuoted && isPlainSafe(text, insideFlow) ? text : doubleQuoted(text);
}

std::string yamlFlow(const Json &value, bool insideFlow)
{
    if (value.is_array()) {
        std::string out = "[";
        for (const Json &item : value)
            out += (out.size() > 1 ? ", " : "") + yamlFlow(item);
        return out + ']';
    }
    if (value.is_object()) {
        std::string out = "{";
        for (const auto &[key, item] : value.items())
            out += (out.size() > 1 ? ", " : "") + keyText(key) + ": " + yamlFlow(item);
        return out + '}';
    }
    return yamlScalar(value, YamlNode::Style::Plain, insideFlow);
}

YamlText yamlValue(const Json &value, int indent)
{
    const std::string pad = "\n" + std::string(std::size_t(indent) + 2, ' ');
    YamlText out;
    if (value.is_object() && !value.empty()) {
        for (const auto &[key, item] : value.items())
            out.tail += pad + entry(key, item, indent + 2);
        return out;
    }
    if (value.is_array() && !value.empty()) {
        for (const Json &item : value)
            out.tail += pad + "- " + yamlItem(item, indent + 4);
        return out;
    }
    if (value.is_string() && fitsLiteral(value.get_ref<const std::string &>()))
        return literal(value.get_ref<const std::string &>(), indent + 2);
    return {yamlFlow(value, false), {}};
}

std::string yamlItem(const Json &value, int indent)
{
    const std::string pad = "\n" + std::string(std::size_t(indent), ' ');
    std::string out;
    if (value.is_object() && !value.empty()) {
        for (const auto &[key, item] : value.items())
            out += (out.empty() ? std::string() : pad) + entry(key, item, indent);
        return out;
    }
    if (value.is_array() && !value.empty()) {
        for (const Json &item : value)
            out += (out.empty() ? std::string() : pad) + "- " + yamlItem(item, indent + 2);
        return out;
    }
    if (value.is_string() && fitsLiteral(value.get_ref<const std::string &>())) {
        const YamlText text = literal(value.get_ref<const std::string &>(), indent);
        return text.head + text.tail;
    }
    return yamlFlow(value, false);
}

} // namespace cuewright
