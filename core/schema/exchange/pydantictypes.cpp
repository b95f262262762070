#include "schema/exchange/pydanticreader.h"
#include "schema/exchange/sourcetext.h"
#include "schema/nullable.h"
#include "schema/shape.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

QString lastName(const QString &dotted)
{
    return dotted.section(u'.', -1);
}

Json plain(const char *type, const char *format = nullptr)
{
    Json schema{{"type", type}};
    if (format)
        schema["format"] = format;
    return schema;
}

const QHash<QString, Json> &plainTypes()
{
    const auto limited = [](const char *type, const char *keyword) {
        return Json{{"type", type}, {keyword, 0}};
    };
    static const QHash<QString, Json> kTypes = {{QStringLiteral("str"), plain("string")},
        {QStringLiteral("StrictStr"), plain("string")}, {QStringLiteral("int"), plain("integer")},
        {QStringLiteral("StrictInt"), plain("integer")}, {QStringLiteral("float"), plain("number")},
        {QStringLiteral("StrictFloat"), plain("number")}, {QStringLiteral("FiniteFloat"), plain("number")},
        {QStringLiteral("Decimal"), plain("number")}, {QStringLiteral("bool"), plain("boolean")},
        {QStringLiteral("StrictBool"), plain("boolean")}, {QStringLiteral("None"), plain("null")},
        {QStringLiteral("NoneType"), plain("null")}, {QStringLiteral("Any"), Json::object()},
        {QStringLiteral("object"), Json::object()}, {QStringLiteral("JsonValue"), Json::object()},
        {QStringLiteral("list"), plain("array")}, {QStringLiteral("List"), plain("array")},
        {QStringLiteral("tuple"), plain("array")}, {QStringLiteral("Tuple"), plain("array")},
        {QStringLiteral("dict"), plain("object")}, {QStringLiteral("Dict"), plain("object")},
        {QStringLiteral("set"), Json{{"type", "array"}, {"uniqueItems", true}}},
        {QStringLiteral("date"), plain("string", "date")},
        {QStringLiteral("datetime"), plain("string", "date-time")},
        {QStringLiteral("AwareDatetime"), plain("string", "date-time")},
        {QStringLiteral("time"), plain("string", "time")},
        {QStringLiteral("timedelta"), plain("string", "duration")},
        {QStringLiteral("UUID"), plain("string", "uuid")}, {QStringLiteral("UUID4"), plain("string", "uuid")},
        {QStringLiteral("EmailStr"), plain("string", "email")},
        {QStringLiteral("AnyUrl"), plain("string", "uri")},
        {QStringLiteral("AnyHttpUrl"), plain("string", "uri")},
        {QStringLiteral("HttpUrl"), plain("string", "uri")},
        {QStringLiteral("IPv4Address"), plain("string", "ipv4")},
        {QStringLiteral("IPv6Address"), plain("string", "ipv6")},
        {QStringLiteral("PositiveInt"), limited("integer", "exclusiveMinimum")},
        {QStringLiteral("NonNegativeInt"), limited("integer", "minimum")},
        {QStringLiteral("NegativeInt"), limited("integer", "exclusiveMaximum")},
        {QStringLiteral("NonPositiveInt"), limited("integer", "maximum")},
        {QStringLiteral("PositiveFloat"), limited("number", "exclusiveMinimum")},
        {QStringLiteral("NonNegativeFloat"), limited("number", "minimum")},
        {QStringLiteral("NegativeFloat"), limited("number", "exclusiveMaximum")},
        {QStringLiteral("NonPositiveFloat"), limited("number", "maximum")}};
    return kTypes;
}

// min_length means characters, items or members.
std::string lengthKeyword(const Json &schema, const char *end)
{
    QStringList types = typeNames(schema);
    if (const Json *branches = member(schema, "anyOf"); branches && branches->is_array()) {
        for (const Json &branch : *branches)
            types += typeNames(branch);
    }
    const auto has = [&](const char *type) { return types.contains(QLatin1String(type)); };
    return std::string(end)
        + (has("string") || types.isEmpty() ? "Length"
                : has("array")              ? "Items"
                : has("object")             ? "Properties"
                                            : "Length");
}

} // namespace

Json PydanticReader::type(const PythonExpression &expression)
{
    using Kind = PythonExpression::Kind;
    if (m_depth >= kMaxTypeNesting)
        return unknown(expression);
    ++m_depth;
    Json schema;
    if (expression.kind == Kind::Name) {
        schema = named(expression);
    } else if (expression.kind == Kind::Value && expression.value.is_null()) {
        schema = plain("null");
    } else if (expression.kind == Kind::Value && expression.value.is_string()) { // a name that comes later
        const auto inner = parsePythonExpression(fromUtf8(expression.value.get<std::string>()));
        const TextPosition outer = m_place;
        m_place = outer.line > 0 ? outer : place(expression.at);
        schema = inner ? type(*inner) : unknown(expression);
        m_place = outer;
    } else if (expression.kind == Kind::Or) {
        schema = unionOf(expression.items);
    } else if (expression.kind == Kind::Subscript) {
        schema = subscript(expression);
    } else if (expression.kind == Kind::Call) {
        schema = called(expression);
    } else {
        schema = unknown(expression);
    }
    --m_depth;
    return schema;
}

Json PydanticReader::unknown(const PythonExpression &expression)
{
    note(expression.at,
        expression.name.isEmpty()
            ? Words::tr("This type was not understood; it was taken as anything.")
            : Words::tr("The type “%1” was not understood; it was taken as anything.").arg(expression.name));
    return Json::object();
}

Json PydanticReader::named(const PythonExpression &expression)
{
    const QString name = lastName(expression.name);
    if (m_classes.contains(name) || m_aliases.contains(name))
        return {{"$ref", "#/$defs/" + toUtf8(escapePointerStep(name))}};
    const auto found = plainTypes().find(name);
    if (found != plainTypes().end())
        return *found;
    return unknown(expression);
}

Json PydanticReader::unionOf(const std::vector<PythonExpression> &branches)
{
    std::vector<Json> made;
    bool null = false;
    for (const PythonExpression &branch : branches) {
        const Json schema = type(branch);
        if (schema == plain("null"))
            null = true;
        else if (std::find(made.begin(), made.end(), schema) == made.end())
            made.push_back(schema);
    }
    if (made.empty())
        return null ? plain("null") : Json::object();
    Json schema = made.size() == 1 ? made.front() : Json{{"anyOf", made}};
    if (null)
        schema = withNull(schema);
    return schema;
}

Json PydanticReader::subscript(const PythonExpression &expression)
{
    const QString name = lastName(expression.name);
    const auto &items = expression.items;
    if (name == u"Optional" && items.size() == 1)
        return unionOf({items.front(),
            PythonExpression{PythonExpression::Kind::Value, {}, nullptr, {}, {}, expression.at}});
    if (name == u"Union")
        return unionOf(items);
    if (name == u"Annotated" && !items.empty())
        return annotated(expression);
    if (name == u"Literal") {
        std::vector<Json> values;
        for (const PythonExpression &item : items) {
            if (const auto value = valueOf(item))
                values.push_back(*value);
            else
                note(item.at, Words::tr("This value was not understood; it was left out."));
        }
        return values.empty() ? Json::object() : choiceOf(values);
    }
    if ((name == u"NotRequired" || name == u"Required") && items.size() == 1) {
        if (m_field)
            m_field->required = name == u"Required";
        return type(items.front());
    }
    if ((name == u"Final" || name == u"Type" || name == u"ReadOnly") && items.size() == 1)
        return type(items.front());
    if ((name == u"dict" || name == u"Dict" || name == u"Mapping" || name == u"MutableMapping")
        && items.size() == 2) {
        Json map = plain("object");
        if (const Json values = type(items[1]); !values.empty())
            map["additionalProperties"] = values;
        return map;
    }
    return listOf(expression, name);
}

Json PydanticReader::listOf(const PythonExpression &expression, const QString &name)
{
    static const QSet<QString> kLists
        = {QStringLiteral("list"), QStringLiteral("List"), QStringLiteral("Sequence"),
            QStringLiteral("Iterable"), QStringLiteral("Collection"), QStringLiteral("deque")};
    static const QSet<QString> kSets = {QStringLiteral("set"), QStringLiteral("Set"),
        QStringLiteral("frozenset"), QStringLiteral("FrozenSet")};
    const auto &items = expression.items;
    const bool tuple = name == u"tuple" || name == u"Tuple";
    const bool open = tuple && items.size() == 2 && items[1].kind == PythonExpression::Kind::Ellipsis;
    Json list = plain("array");
    if (open || ((kLists.contains(name) || kSets.contains(name)) && items.size() == 1)) {
        if (const Json each = type(items.front()); !each.empty())
            list["items"] = each;
        if (kSets.contains(name))
            list["uniqueItems"] = true;
        return list;
    }
    if (tuple && !items.empty()) {
        for (const PythonExpression &item : items)
            list["prefixItems"].push_back(type(item));
        list["items"] = false;
        list["minItems"] = items.size();
        return list;
    }
    if (m_classes.contains(name)) { // a generic model
        note(expression.at, Words::tr("Type parameters were taken as anything."));
        return named(expression);
    }
    return unknown(expression);
}

Json PydanticReader::annotated(const PythonExpression &expression)
{
    Field field;
    field.schema = type(expression.items.front());
    for (std::size_t i = 1; i < expression.items.size(); ++i) {
        const PythonExpression &item = expression.items[i];
        if (item.kind == PythonExpression::Kind::Call)
            applyCall(field, item);
        else if (const auto text = item.json(); text && text->is_string())
            field.description = fromUtf8(text->get<std::string>());
        else
            note(item.at, Words::tr("This rule was not understood; it was left out."));
    }
    // Of a member itself, what it says belongs to the member; deeper, to the type.
    if (m_field && m_depth == 1) {
        m_field->required = m_field->required && field.required;
        m_field->description = field.description;
        m_field->name = field.name.isEmpty() ? m_field->name : field.name;
    } else if (!field.description.isEmpty() && field.schema.is_object()) {
        field.schema["description"] = toUtf8(field.description);
    }
    return field.schema;
}

// constr(max_length=5), conlist(int, min_length=1)
Json PydanticReader::called(const PythonExpression &expression)
{
    static const QHash<QString, Json> kCalls = {{QStringLiteral("constr"), plain("string")},
        {QStringLiteral("conint"), plain("integer")}, {QStringLiteral("confloat"), plain("number")},
        {QStringLiteral("condecimal"), plain("number")}, {QStringLiteral("conlist"), plain("array")},
        {QStringLiteral("conset"), Json{{"type", "array"}, {"uniqueItems", true}}}};
    const auto known = kCalls.find(lastName(expression.name));
    if (known == kCalls.end())
        return unknown(expression);
    Field field;
    field.schema = *known;
    if (!expression.items.empty() && field.schema["type"] == "array")
        field.schema["items"] = type(expression.items.front());
    for (const auto &[name, value] : expression.named)
        applyArgument(field, name, value);
    return field.schema;
}

std::optional<Json> PydanticReader::valueOf(const PythonExpression &expression) const
{
    if (expression.kind != PythonExpression::Kind::Name || !expression.name.contains(u'.'))
        return expression.json();
    const PythonClass *made = m_classes.value(expression.name.section(u'.', -2, -2)); // Priority.LOW
    for (const PythonMember &member : made ? made->members : std::vector<PythonMember>()) {
        if (member.name == lastName(expression.name) && member.value)
            return member.value->json();
    }
    return std::nullopt;
}

void PydanticReader::applyCall(Field &field, const PythonExpression &call)
{
    static const QHash<QString, QString> kOneRule
        = {{QStringLiteral("Ge"), QStringLiteral("ge")}, {QStringLiteral("Gt"), QStringLiteral("gt")},
            {QStringLiteral("Le"), QStringLiteral("le")}, {QStringLiteral("Lt"), QStringLiteral("lt")},
            {QStringLiteral("MultipleOf"), QStringLiteral("multiple_of")},
            {QStringLiteral("MinLen"), QStringLiteral("min_length")},
            {QStringLiteral("MaxLen"), QStringLiteral("max_length")},
            {QStringLiteral("Doc"), QStringLiteral("description")}};
    static const QSet<QString> kManyRules = {QStringLiteral("Field"), QStringLiteral("field"),
        QStringLiteral("StringConstraints"), QStringLiteral("Interval"), QStringLiteral("WithJsonSchema")};
    const QString name = lastName(call.name);
    if (const QString rule = kOneRule.value(name); !rule.isEmpty() && call.items.size() == 1) {
        applyArgument(field, rule, call.items.front());
        return;
    }
    if (!kManyRules.contains(name)) {
        note(call.at, Words::tr("“%1” was not understood; it was left out.").arg(call.name));
        return;
    }
    if (!call.items.empty())
        setDefault(field, call.items.front());
    for (const auto &[key, value] : call.named)
        applyArgument(field, key, value);
}

void PydanticReader::setDefault(Field &field, const PythonExpression &value)
{
    if (value.kind == PythonExpression::Kind::Ellipsis)
        return;
    field.required = false;
    if (const auto json = valueOf(value); json && !json->is_null())
        field.schema["default"] = *json;
}

void PydanticReader::applyArgument(Field &field, const QString &name, const PythonExpression &value)
{
    static const QHash<QString, const char *> kKeywords = {{QStringLiteral("ge"), "minimum"},
        {QStringLiteral("gt"), "exclusiveMinimum"}, {QStringLiteral("le"), "maximum"},
        {QStringLiteral("lt"), "exclusiveMaximum"}, {QStringLiteral("multiple_of"), "multipleOf"},
        {QStringLiteral("pattern"), "pattern"}, {QStringLiteral("regex"), "pattern"},
        {QStringLiteral("title"), "title"}, {QStringLiteral("examples"), "examples"},
        {QStringLiteral("min_items"), "minItems"}, {QStringLiteral("max_items"), "maxItems"},
        {QStringLiteral("unique_items"), "uniqueItems"}, {QStringLiteral("deprecated"), "deprecated"}};
    static const QSet<QString> kSilent = {QStringLiteral("strict"), QStringLiteral("frozen"),
        QStringLiteral("repr"), QStringLiteral("exclude"), QStringLiteral("init"), QStringLiteral("kw_only"),
        QStringLiteral("validate_default"), QStringLiteral("discriminator"), QStringLiteral("union_mode"),
        QStringLiteral("allow_inf_nan"), QStringLiteral("strip_whitespace"),
        QStringLiteral("serialization_alias"), QStringLiteral("alias_priority")};
    if (kSilent.contains(name))
        return;
    if (name == u"default")
        return setDefault(field, value);
    if (name == u"default_factory") {
        field.required = false;
        return;
    }
    const auto json = valueOf(value);
    if (!json) {
        note(value.at, Words::tr("The value of “%1” is no plain value; it was left out.").arg(name));
    } else if (const char *keyword = kKeywords.value(name)) {
        constrain(field.schema, keyword, *json);
    } else if (name == u"min_length" || name == u"max_length") {
        constrain(field.schema, lengthKeyword(field.schema, name == u"min_length" ? "min" : "max"), *json);
    } else if (name == u"description" && json->is_string()) {
        field.description = dedented(fromUtf8(json->get<std::string>()));
    } else if ((name == u"alias" || name == u"validation_alias") && json->is_string()) {
        field.name = fromUtf8(json->get<std::string>());
    } else if (name == u"json_schema_extra" && json->is_object()) {
        field.schema.update(*json);
    } else {
        note(value.at, Words::tr("“%1” was not understood; it was left out.").arg(name));
    }
}

} // namespace cuewright
