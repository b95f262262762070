#include "randomschemas.h"

namespace cuewright {
namespace {

const char *pick(QRandomGenerator &random, std::initializer_list<const char *> words)
{
    return words.begin()[random.bounded(static_cast<int>(words.size()))];
}

Json randomField(QRandomGenerator &random, int depth);

Json randomGroup(QRandomGenerator &random, int depth)
{
    Json group = Json::object();
    if (random.bounded(4) > 0)
        group["type"] = "object";
    if (random.bounded(8) == 0)
        return group;
    group["properties"] = Json::object();
    const int count = random.bounded(5);
    for (int i = 0; i < count; ++i) {
        const std::string name
            = pick(random, {"a", "b", "c", "name", "a/b", "x~y", "ä ö", "properties", "required", "\"q\""});
        group["properties"][name] = randomField(random, depth + 1);
        if (random.bounded(2) == 0) {
            Json &required = group["required"];
            if (std::find(required.begin(), required.end(), Json(name)) == required.end())
                required.push_back(name);
        }
    }
    if (random.bounded(3) == 0)
        group["additionalProperties"] = false;
    if (random.bounded(6) == 0)
        group["dependentRequired"] = {{"a", Json::array({"b", "c"})}, {"b", Json::array({"a"})}};
    if (random.bounded(6) == 0)
        group["if"] = {{"properties", {{"a", {{"const", 1}}}}}, {"required", Json::array({"a"})}};
    return group;
}

Json randomField(QRandomGenerator &random, int depth)
{
    Json field = Json::object();
    switch (random.bounded(depth > 3 ? 4 : 8)) {
    case 0:
        field = {{"type", "string"}, {"minLength", random.bounded(9)}};
        break;
    case 1:
        field = {{"type", Json::array({"number", "null"})}, {"maximum", 1.5}};
        break;
    case 2:
        field = {{"type", "string"}, {"enum", Json::array({"x", "y", "[,]"})}};
        break;
    case 3:
        field = {{"$ref",
            pick(random,
                {"#/$defs/part", "#/properties/a", "#/properties/b/properties/a", "#", "#/nowhere"})}};
        break;
    case 4:
        field = {{"type", "array"}, {"items", randomField(random, depth + 1)}};
        break;
    case 5:
        field = {{"anyOf", Json::array({randomGroup(random, depth + 1), {{"type", "null"}}})}};
        break;
    case 6:
        return true;
    default:
        return randomGroup(random, depth);
    }
    if (random.bounded(3) == 0)
        field["description"] = pick(random, {"Short.", "With \"quotes\" and, commas: {}", "Zwei\nZeilen 😀"});
    if (random.bounded(8) == 0)
        field["x-own"] = {{"deep", Json::array({1, Json::object(), Json::array()})}};
    return field;
}

struct Layout
{
    QString step, lineBreak, colon, padding;
    int oneLine = 0; ///< of ten containers, how many are in one line
};

QString written(
    const Json &value, const QString &indent, const Layout &layout, QRandomGenerator &random, bool inLine)
{
    if (!value.is_structured() || value.empty())
        return QString::fromUtf8(writeJson(value));
    const bool isObject = value.is_object();
    inLine = inLine || random.bounded(10) < layout.oneLine;
    const QString inner = indent + layout.step;
    QStringList parts;
    for (const auto &[name, member] : value.items()) {
        const QString key = isObject ? QString::fromUtf8(writeJson(name)) + layout.colon : QString();
        parts << (inLine ? QString() : layout.lineBreak + inner) + key
                + written(member, inner, layout, random, inLine);
    }
    const QString content = inLine ? layout.padding + parts.join(u',' + layout.padding) + layout.padding
                                   : parts.join(u',') + layout.lineBreak + indent;
    return isObject ? u'{' + content + u'}' : u'[' + content + u']';
}

} // namespace

Json randomSchema(QRandomGenerator &random)
{
    Json schema = randomGroup(random, 0);
    if (random.bounded(2) == 0)
        schema["$defs"] = {{"part", randomField(random, 2)}};
    return schema;
}

QString inRandomLayout(const Json &value, QRandomGenerator &random)
{
    Layout layout;
    layout.step = QString::fromLatin1(pick(random, {"  ", "    ", "\t", ""}));
    layout.lineBreak = QString::fromLatin1(pick(random, {"\n", "\n", "\r\n", "\n\n"}));
    layout.colon = QString::fromLatin1(pick(random, {": ", ":", " : ", ":\n"}));
    layout.padding = QString::fromLatin1(pick(random, {"", " "}));
    layout.oneLine = std::min(random.bounded(14), 10);
    QString text = written(value, QString(), layout, random, false);
    if (random.bounded(8) == 0)
        text.prepend(QChar(QChar::ByteOrderMark));
    return text + QString::fromLatin1(pick(random, {"", "\n", " \r\n"}));
}

} // namespace cuewright
