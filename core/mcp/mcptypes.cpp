#include "mcp/mcptypes.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace cuewright {
namespace {

constexpr int kMaxParts = 1000;
constexpr int kScreenIndent = 2;
constexpr qsizetype kMaxNameChars = 128; // facts §5

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

bool memberTruth(const Json &object, std::string_view key, bool fallback)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() ? value->get<bool>() : fallback;
}

Json memberObject(const Json &object, std::string_view key)
{
    const Json *value = member(object, key);
    return value && value->is_object() ? *value : Json();
}

bool isMisleading(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Other_NotAssigned
        || category == QChar::Separator_Line || category == QChar::Separator_Paragraph || category == QChar::Other_Surrogate;
}

QString unusableName(const QString &name)
{
    if (name.isEmpty())
        return Words::tr("It has no name.");
    if (name.size() > kMaxNameChars)
        return Words::tr("Its name has more than %1 characters.").arg(kMaxNameChars);
    const auto points = name.toUcs4();
    if (std::any_of(points.begin(), points.end(), [](char32_t c) { return isMisleading(c); }))
        return Words::tr("Its name has invisible characters.");
    return {};
}

QString firstText(std::initializer_list<QString> texts)
{
    const auto found = std::find_if(texts.begin(), texts.end(), [](const QString &text) { return !text.isEmpty(); });
    return found == texts.end() ? QString() : *found;
}

QByteArray bytesOf(const Json &part, std::string_view key)
{
    const Json *value = member(part, key);
    if (!value || !value->is_string())
        return {};
    const auto &text = value->get_ref<const std::string &>();
    return QByteArray::fromBase64(QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())));
}

McpPart resourcePart(const Json &part)
{
    McpPart made;
    made.kind = McpPart::Kind::Resource;
    const Json resource = memberObject(part, "resource");
    made.uri = memberText(resource, "uri");
    made.mediaType = memberText(resource, "mimeType");
    made.text = memberText(resource, "text");
    made.data = bytesOf(resource, "blob");
    return made;
}

McpPart partFromJson(const Json &part)
{
    McpPart made;
    const QString type = memberText(part, "type");
    if (type == u"text") {
        made.kind = McpPart::Kind::Text;
        made.text = memberText(part, "text");
    } else if (type == u"image" || type == u"audio") {
        made.kind = type == u"image" ? McpPart::Kind::Image : McpPart::Kind::Audio;
        made.data = bytesOf(part, "data");
        made.mediaType = memberText(part, "mimeType");
    } else if (type == u"resource_link") {
        made.kind = McpPart::Kind::ResourceLink;
        made.uri = memberText(part, "uri");
        made.name = firstText({memberText(part, "title"), memberText(part, "name"), made.uri});
        made.mediaType = memberText(part, "mimeType");
    } else if (type == u"resource") {
        made = resourcePart(part);
    } else {
        made.text = QString::fromUtf8(writeJson(part));
    }
    made.annotations = memberObject(part, "annotations");
    return made;
}

QString modelTextOf(const McpPart &part)
{
    const auto named = [&part](const char *what) {
        return QStringLiteral("[%1: %2, %3 bytes]").arg(QLatin1String(what), part.mediaType).arg(part.data.size());
    };
    switch (part.kind) {
    case McpPart::Kind::Text:
    case McpPart::Kind::Unknown:
        return part.text;
    case McpPart::Kind::Image:
        return named("image");
    case McpPart::Kind::Audio:
        return named("audio");
    case McpPart::Kind::ResourceLink:
        return QStringLiteral("[resource: %1, %2]").arg(part.name, part.uri);
    case McpPart::Kind::Resource:
        return part.data.isEmpty() ? part.text : QStringLiteral("[resource: %1, %2 bytes]").arg(part.uri).arg(part.data.size());
    }
    return {};
}

void checkStructured(McpToolResult &result, const Json &outputSchema)
{
    if (outputSchema.is_null() || result.isError)
        return;
    if (result.structured.is_null()) {
        result.schemaProblem = Words::tr("The server promised structured content and sent none.");
        return;
    }
    const auto validator = Validator::compile(outputSchema);
    if (validator)
        result.violations = validator->check(result.structured);
    else
        result.schemaProblem = validator.error().message;
}

QString structuredTextOf(const McpToolResult &result)
{
    if (result.structured.is_null())
        return {};
    // A text part usually repeats it.
    const bool isRepeated = std::any_of(result.parts.begin(), result.parts.end(), [&](const McpPart &part) {
        const auto json = part.kind == McpPart::Kind::Text ? parseJson(part.text.toUtf8()) : Result<Json>(Json());
        return json && *json == result.structured;
    });
    return isRepeated ? QString() : displayText(QString::fromUtf8(writeJson(result.structured, kScreenIndent)), std::numeric_limits<qsizetype>::max());
}

} // namespace

QString displayText(const QString &text, qsizetype limit)
{
    QString shown;
    shown.reserve(std::min(text.size(), limit));
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown.size() >= limit) {
            shown += u'…';
            break;
        }
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t point = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
        if (point == '\n' || point == '\t' || !isMisleading(point))
            shown.append(QStringView(text).mid(i, pair ? 2 : 1));
        i += pair ? 1 : 0;
    }
    return shown;
}

Result<McpTool> mcpToolFromJson(const Json &entry)
{
    const auto unusable = [](const QString &why) { return fail(Error::Code::Invalid, why); };
    if (!entry.is_object())
        return unusable(Words::tr("It is no description of a tool."));
    McpTool tool;
    tool.name = memberText(entry, "name");
    if (const QString why = unusableName(tool.name); !why.isEmpty())
        return unusable(why);
    const Json *schema = member(entry, "inputSchema");
    if (!schema || !schema->is_object())
        return unusable(Words::tr("It does not say which arguments it takes."));
    const Json execution = memberObject(entry, "execution");
    if (memberText(execution, "taskSupport") == u"required")
        return unusable(Words::tr("It only runs as a background task, which this program cannot start."));
    const Json annotations = memberObject(entry, "annotations");
    tool.title = firstText({memberText(entry, "title"), memberText(annotations, "title"), tool.name});
    tool.description = memberText(entry, "description");
    tool.inputSchema = *schema;
    tool.outputSchema = memberObject(entry, "outputSchema");
    tool.readOnly = memberTruth(annotations, "readOnlyHint", false);
    tool.destructive = !tool.readOnly && memberTruth(annotations, "destructiveHint", true);
    tool.idempotent = !tool.readOnly && memberTruth(annotations, "idempotentHint", false);
    tool.openWorld = memberTruth(annotations, "openWorldHint", true);
    tool.fingerprint
        = QString::fromLatin1(QCryptographicHash::hash(writeJson(entry), QCryptographicHash::Sha256).toHex());
    return tool;
}

Result<McpToolResult> mcpResultFromJson(const Json &result, const Json &outputSchema)
{
    const Json *content = member(result, "content");
    const Json *structured = member(result, "structuredContent");
    if (!result.is_object() || (content && !content->is_array()) || (!content && !structured))
        return fail(Error::Code::Protocol, Words::tr("The server answered the call with something that is no result of a tool."));
    McpToolResult made;
    made.raw = result;
    made.isError = memberTruth(result, "isError", false);
    if (structured)
        made.structured = *structured;
    if (content) {
        if (content->size() > kMaxParts)
            return fail(Error::Code::TooLarge, Words::tr("The result has more than %1 parts.").arg(kMaxParts));
        for (const Json &part : *content)
            made.parts.append(partFromJson(part));
    }
    made.structuredText = structuredTextOf(made);
    checkStructured(made, outputSchema);
    return made;
}

QString McpToolResult::modelText() const
{
    if (parts.isEmpty() && !structured.is_null())
        return QString::fromUtf8(writeJson(structured));
    QStringList texts;
    for (const McpPart &part : parts)
        texts.append(modelTextOf(part));
    return texts.join(u'\n');
}

} // namespace cuewright
