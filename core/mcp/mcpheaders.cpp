#include "mcp/mcpheaders.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>

namespace cuewright {
namespace {

constexpr const char *kMark = "x-mcp-header";
constexpr double kLargestSafe = 9007199254740991.0; // 2^53 - 1: what every language reads alike

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

// Members whose value is an example of data, not a schema: what looks like a mark there is none.
bool holdsData(const std::string &keyword)
{
    static constexpr const char *kData[] = {"const", "default", "enum", "example", "examples"};
    return std::find(std::begin(kData), std::end(kData), keyword) != std::end(kData);
}

bool canBeMarked(const Json &schema)
{
    const QString type = memberText(schema, "type");
    return type == u"string" || type == u"integer" || type == u"boolean";
}

// Looks for marks; a valid one is reached from the root over "properties" alone (facts §8).
class Marks
{
public:
    QString problem() const { return m_problem; }

    void visit(const Json &schema, bool isProperty, bool isReachable)
    {
        if (!m_problem.isEmpty() || !schema.is_structured())
            return;
        if (const Json *mark = member(schema, kMark))
            judge(schema, *mark, isProperty && isReachable);
        for (const auto &[keyword, value] : schema.items()) {
            if (schema.is_object() && keyword == "properties" && value.is_object())
                visitProperties(value, isReachable);
            else if (!schema.is_object() || !holdsData(keyword))
                visit(value, false, false);
        }
    }

private:
    void visitProperties(const Json &properties, bool isReachable)
    {
        for (const auto &[name, property] : properties.items())
            visit(property, true, isReachable);
    }

    void judge(const Json &schema, const Json &mark, bool isReachable)
    {
        const QByteArray name = mark.is_string() ? QByteArray::fromStdString(mark.get<std::string>()) : QByteArray();
        if (!isMcpHeaderName(name))
            m_problem = Words::tr("It wants an argument sent in a header without a usable name.");
        else if (m_known.contains(name.toLower()))
            m_problem = Words::tr("It wants two arguments sent in the header “%1”.").arg(QString::fromLatin1(name));
        else if (!isReachable)
            m_problem = Words::tr("It wants something sent in the header “%1” that is not always the same argument.").arg(QString::fromLatin1(name));
        else if (!canBeMarked(schema))
            m_problem = Words::tr("It wants an argument sent in the header “%1” that is no text, whole number or yes and no.").arg(QString::fromLatin1(name));
        m_known.insert(name.toLower());
    }

    QString m_problem;
    QSet<QByteArray> m_known;
};

std::optional<QByteArray> valueText(const Json &value)
{
    if (value.is_string())
        return mcpHeaderText(fromUtf8(value.get_ref<const std::string &>()));
    if (value.is_boolean())
        return value.get<bool>() ? QByteArray("true") : QByteArray("false");
    if (!value.is_number())
        return std::nullopt;
    const auto number = value.get<double>();
    if (std::abs(number) > kLargestSafe || std::trunc(number) != number)
        return std::nullopt;
    return QByteArray::number(static_cast<qint64>(number));
}

void addHeaders(McpHeaders &headers, const Json &schema, const Json &arguments)
{
    const Json *properties = member(schema, "properties");
    if (!properties || !properties->is_object())
        return;
    for (const auto &[name, property] : properties->items()) {
        const Json *value = member(arguments, name);
        if (!value)
            continue;
        if (const Json *mark = member(property, kMark); mark && mark->is_string()) {
            if (const auto text = valueText(*value))
                headers.append({"Mcp-Param-" + QByteArray::fromStdString(mark->get<std::string>()), *text});
        }
        addHeaders(headers, property, *value);
    }
}

} // namespace

QByteArray mcpHeaderText(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const bool isPlain = !utf8.isEmpty() && std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= 0x20 && c < 0x7F; })
        && utf8.trimmed() == utf8 && !utf8.startsWith("=?base64?");
    return isPlain ? utf8 : "=?base64?" + utf8.toBase64() + "?=";
}

bool isMcpHeaderName(const QByteArray &name)
{
    constexpr QByteArrayView kNone("()<>@,;:\\\"/[]?={}");
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [&](char c) { return c > 0x20 && c < 0x7F && !kNone.contains(c); });
}

QString paramHeadersProblem(const Json &inputSchema)
{
    Marks marks;
    marks.visit(inputSchema, false, true);
    return marks.problem();
}

McpHeaders paramHeaders(const Json &inputSchema, const Json &arguments)
{
    McpHeaders headers;
    addHeaders(headers, inputSchema, arguments);
    return headers;
}

} // namespace cuewright
