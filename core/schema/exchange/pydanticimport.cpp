#include "schema/exchange/pydanticimport.h"

#include "schema/exchange/pydanticreader.h"
#include "schema/exchange/sourcetext.h"

#include <QCoreApplication>

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

const Json &membersOf(const Json &schema)
{
    static const Json kNone = Json::object();
    const Json *members = member(schema, "properties");
    return members ? *members : kNone;
}

bool isPlainComment(const QString &comment)
{
    return !comment.isEmpty() && !comment.startsWith(QLatin1String("noqa"))
        && !comment.startsWith(QLatin1String("type:")) && !comment.startsWith(QLatin1String("pylint"));
}

} // namespace

Result<ImportedSchema> importPydantic(const QString &text)
{
    const auto module = parsePython(text);
    if (!module)
        return fail(module.error());
    PydanticReader reader(text, *module);
    reader.readAll();
    auto &definitions = reader.definitions();
    if (definitions.empty())
        return fail(Error::Code::Invalid,
            Words::tr("There is no model in this text: no class with members that have types."));
    mergeBases(definitions);
    const std::size_t root = rootOf(definitions);
    ImportedSchema imported = assembled(std::move(definitions), root);
    imported.notes = reader.notes() + imported.notes;
    return imported;
}

PydanticReader::PydanticReader(const QString &text, const PythonModule &module)
    : m_lines(text)
    , m_module(module)
{
    for (const PythonClass &made : module.classes)
        declare(made);
    for (const PythonMember &member : module.assignments) {
        if (isAlias(member))
            m_aliases.insert(member.name, &member);
    }
}

void PydanticReader::declare(const PythonClass &made)
{
    m_classes.insert(made.name, &made);
    for (const PythonClass &inner : made.classes) {
        if (inner.name != u"Config" && !m_classes.contains(inner.name))
            declare(inner);
    }
}

void PydanticReader::readAll()
{
    for (const PythonMember &alias : m_module.assignments) {
        if (isAlias(alias) && m_aliases.value(alias.name) == &alias)
            readAlias(alias);
    }
    for (const PythonClass &made : m_module.classes)
        readClass(made);
}

bool PydanticReader::isAlias(const PythonMember &member)
{
    if (!member.value)
        return false;
    if (member.type)
        return lastName(member.type->name) == u"TypeAlias";
    using Kind = PythonExpression::Kind;
    const QString name = lastName(member.value->name);
    return member.value->kind == Kind::Subscript || member.value->kind == Kind::Or
        || (member.value->kind == Kind::Call
            && (name == u"NewType" || name.startsWith(QLatin1String("con"))));
}

void PydanticReader::readAlias(const PythonMember &alias)
{
    const PythonExpression &value = *alias.value;
    const bool newType = value.kind == PythonExpression::Kind::Call && lastName(value.name) == u"NewType"
        && value.items.size() == 2;
    Json schema = type(newType ? value.items[1] : value);
    if (isPlainComment(alias.comment) && schema.is_object())
        schema["description"] = toUtf8(alias.comment);
    m_definitions.push_back({toUtf8(alias.name), std::move(schema), true, place(alias.at), {}});
}

bool PydanticReader::isEnum(const PythonClass &made)
{
    return std::any_of(made.bases.begin(), made.bases.end(), [](const PythonExpression &base) {
        const QString name = lastName(base.name);
        return name == u"Enum" || name == u"StrEnum" || name == u"IntEnum";
    });
}

void PydanticReader::readClass(const PythonClass &made)
{
    for (const PythonClass &inner : made.classes) {
        if (m_classes.value(inner.name) == &inner)
            readClass(inner);
    }
    if (m_classes.value(made.name) != &made) { // a later class of the same name
        note(made.at, Words::tr("There are several classes “%1”; the last was taken.").arg(made.name));
        return;
    }
    TypeDefinition definition;
    definition.name = toUtf8(made.name);
    definition.at = place(made.at);
    const auto rootModel
        = std::find_if(made.bases.begin(), made.bases.end(), [](const PythonExpression &base) {
              return base.kind == PythonExpression::Kind::Subscript && lastName(base.name) == u"RootModel"
                  && base.items.size() == 1;
          });
    const bool bareRoot = std::any_of(made.bases.begin(), made.bases.end(), [](const PythonExpression &base) {
        return base.kind == PythonExpression::Kind::Name && lastName(base.name) == u"RootModel";
    });
    if (isEnum(made)) {
        readEnum(made, definition);
    } else if (rootModel != made.bases.end()) {
        definition.schema = type(rootModel->items.front());
        definition.inlineable = true;
    } else {
        readModel(made, definition);
    }
    if (bareRoot && definition.schema.is_object() && membersOf(definition.schema).contains("root")) {
        definition.schema = Json(membersOf(definition.schema)["root"]);
        definition.inlineable = true;
    }
    if (definition.schema.is_null())
        return;
    if (!made.doc.isEmpty() && definition.schema.is_object())
        definition.schema["description"] = toUtf8(made.doc);
    m_definitions.push_back(std::move(definition));
}

void PydanticReader::readEnum(const PythonClass &made, TypeDefinition &definition)
{
    std::vector<Json> values;
    for (const PythonMember &member : made.members) {
        if (!member.value || member.name.startsWith(u'_'))
            continue;
        const auto value = member.value->json();
        values.push_back(value && value->is_primitive() ? *value : Json(toUtf8(member.name.toLower())));
        const bool counted
            = member.value->kind == PythonExpression::Kind::Call && lastName(member.value->name) == u"auto";
        if (!value && !counted)
            note(member.at,
                Words::tr("The value of “%1” is no plain value; its name was taken.").arg(member.name));
    }
    if (values.empty()) {
        note(made.at, Words::tr("The enum “%1” has no values; it was left out.").arg(made.name));
        return;
    }
    definition.schema = choiceOf(values);
    definition.inlineable = true;
}

bool PydanticReader::forbidsMore(const PythonClass &made)
{
    const auto says = [](const std::optional<PythonExpression> &value) {
        return value && (value->json() == Json("forbid") || lastName(value->name) == u"forbid");
    };
    for (const auto &[name, value] : made.options) {
        if (name == u"extra" && says(value))
            return true;
    }
    for (const PythonClass &inner : made.classes) {
        for (const PythonMember &member : inner.members) {
            if (inner.name == u"Config" && member.name == u"extra" && says(member.value))
                return true;
        }
    }
    for (const PythonMember &member : made.members) {
        if (member.name != u"model_config" || !member.value)
            continue;
        for (const auto &[name, value] : member.value->named) {
            if (name == u"extra" && says(value))
                return true;
        }
        if (const auto dict = member.value->json(); dict && memberText(*dict, "extra") == u"forbid")
            return true;
    }
    return false;
}

void PydanticReader::readModel(const PythonClass &made, TypeDefinition &definition)
{
    bool isModel = false;
    for (const PythonExpression &base : made.bases) {
        const QString name = lastName(base.name);
        static const QStringList kKnown
            = {QStringLiteral("BaseModel"), QStringLiteral("TypedDict"), QStringLiteral("NamedTuple"),
                QStringLiteral("BaseSettings"), QStringLiteral("GenericModel"), QStringLiteral("SQLModel")};
        isModel = isModel || kKnown.contains(name) || m_classes.contains(name);
        if (name == u"RootModel")
            continue;
        if (m_classes.contains(name))
            definition.bases.push_back(toUtf8(name));
        else if (!kKnown.contains(name) && name != u"Generic" && name != u"ABC" && name != u"object")
            note(base.at,
                Words::tr("“%1” is not in this text; what “%2” takes from it is missing.")
                    .arg(base.name, made.name));
    }
    const bool total
        = std::none_of(made.options.begin(), made.options.end(), [](const PythonArgument &option) {
              return option.name == u"total" && option.value.json() == Json(false);
          });
    Json schema{{"type", "object"}};
    if (!made.doc.isEmpty())
        schema["description"] = toUtf8(made.doc);
    for (const PythonMember &member : made.members)
        readMember(member, schema, total);
    if (!isModel && !schema.contains("properties")) {
        note(made.at,
            Words::tr("The class “%1” has no members with types; it was passed over.").arg(made.name));
        return;
    }
    for (const auto &[name, at] : made.functions) {
        if (!name.startsWith(QLatin1String("__")))
            note(at, Words::tr("What the function “%1” checks or computes was not taken over.").arg(name));
    }
    const Json required = schema.value("required", Json::array());
    schema.erase("required");
    if (!required.empty())
        schema["required"] = required;
    if (forbidsMore(made))
        schema["additionalProperties"] = false;
    definition.schema = std::move(schema);
}

void PydanticReader::readMember(const PythonMember &member, Json &schema, bool total)
{
    if (!member.type) {
        if (member.name != u"model_config" && !member.name.startsWith(u'_'))
            note(member.at, Words::tr("“%1” has no type; it was passed over.").arg(member.name));
        return;
    }
    const QString head = lastName(member.type->name);
    if (head == u"ClassVar" || head == u"PrivateAttr" || (member.name.startsWith(u'_')))
        return;
    Field field;
    field.name = member.name;
    field.required = total;
    m_field = &field;
    field.schema = type(*member.type);
    m_field = nullptr;
    if (member.value) {
        const QString name = lastName(member.value->name);
        if (member.value->kind == PythonExpression::Kind::Call && (name == u"Field" || name == u"field"))
            applyCall(field, *member.value);
        else
            setDefault(field, *member.value);
    }
    const QString &fallback = isPlainComment(member.comment) ? member.comment : QString();
    const QString &text = field.description.isEmpty() ? fallback : field.description;
    if (!text.isEmpty()) {
        const Json given = field.schema.value("default", Json());
        field.schema.erase("default");
        field.schema["description"] = toUtf8(text);
        if (!given.is_null())
            field.schema["default"] = given;
    }
    const std::string key = toUtf8(field.name);
    schema["properties"][key] = std::move(field.schema);
    if (field.required)
        schema["required"].push_back(key);
}

} // namespace cuewright
