#include "schema/exchange/codewriter.h"

#include "schema/exchange/foldedschema.h"
#include "schema/lint/mending.h"
#include "schema/shape.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaExport)
};

constexpr int kMaxDepth = 100;
constexpr std::size_t kMaxBranches = 100;
// Of values that are folded in: parts that are folded into parts that are folded in turn can double with each level. No schema that
// somebody has written comes near.
constexpr std::size_t kFoldedAlways = 20'000;
constexpr std::size_t kFoldedPerValue = 20;

bool isClosedList(const Json &schema)
{
    const Json *items = member(schema, "items");
    return items && *items == Json(false);
}

// The type that the other keywords speak of, where there is no `type`.
QString guessedType(const Json &schema)
{
    const auto has = [&](std::initializer_list<const char *> keywords) {
        return std::any_of(
            keywords.begin(), keywords.end(), [&](const char *keyword) { return schema.contains(keyword); });
    };
    if (has({"properties", "required", "additionalProperties", "patternProperties", "minProperties",
            "maxProperties"}))
        return QStringLiteral("object");
    if (has({"items", "prefixItems", "minItems", "maxItems", "uniqueItems"}))
        return QStringLiteral("array");
    if (has({"pattern", "minLength", "maxLength", "format"}))
        return QStringLiteral("string");
    return has({"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"})
        ? QStringLiteral("number")
        : QString();
}

} // namespace

CodeWriter::CodeWriter(const Json &schema, const QString &language, const QSet<QString> &reserved)
    : m_root(schema)
    , m_language(language)
    , m_names(reserved)
    , m_maxFolded(kFoldedAlways + kFoldedPerValue * nodeCount(schema))
{ }

ExportedSchema CodeWriter::write(const QString &name)
{
    QString wanted = typeNameOf(memberText(m_root, "title"));
    if (wanted.isEmpty())
        wanted = typeNameOf(name);
    m_references.insert(
        QStringLiteral("#"), uniqueName(wanted.isEmpty() ? QStringLiteral("Answer") : wanted));
    declareReferenced(QStringLiteral("#"));
    return {file(), m_notes};
}

QString CodeWriter::nameFor(const QString &reference)
{
    const auto known = m_references.constFind(reference);
    if (known != m_references.constEnd())
        return *known;
    const QString wanted = typeNameOf(reference.section(u'/', -1));
    const QString name = uniqueName(wanted.isEmpty() ? QStringLiteral("Part") : wanted);
    m_references.insert(reference, name);
    return name;
}

void CodeWriter::declareReferenced(const QString &reference)
{
    const QString name = nameFor(reference);
    if (m_open.contains(name) || m_done.contains(name))
        return;
    const Json *schema = resolvePointer(m_root, QUrl::fromPercentEncoding(reference.mid(1).toUtf8()));
    m_open.insert(name);
    const QStringList outside = takeComments();
    // What is written around it has no part in it.
    const auto unfolded = std::exchange(m_unfolded, {});
    declare(name, schema ? fold(*schema, reference.mid(1), {schema}) : Json(true), reference.mid(1));
    m_unfolded = unfolded;
    m_comments = outside;
    m_open.remove(name);
    m_done.insert(name);
}

CodeWriter::Typed CodeWriter::type(const Json &schema, const QString &pointer, const QString &hint)
{
    if (m_depth >= kMaxDepth) {
        note(pointer, Words::tr("It is nested too deep for %1; it stands for anything.").arg(m_language));
        return anything();
    }
    ++m_depth;
    const auto unfolded = m_unfolded;
    const Typed made = typeOf(schema, pointer, hint);
    m_unfolded = unfolded;
    --m_depth;
    return made;
}

Json CodeWriter::fold(const Json &schema, const QString &pointer, std::set<const Json *> followed)
{
    QStringList lost;
    Json whole = schema;
    if (member(schema, "allOf") && m_folded > m_maxFolded) {
        whole.erase("allOf");
        lost << QStringLiteral("allOf");
    } else if (member(schema, "allOf")) {
        whole = folded(m_root, schema, m_unfolded, followed, lost);
        m_folded += nodeCount(whole);
    }
    for (const Json *target : followed) {
        if (holdsItself(*target))
            ++m_unfolded[target];
    }
    for (const QString &keyword : lost)
        leaveOut(pointer, keyword);
    return whole;
}

/// Where its $refs lead to, and those in there, in any number of steps.
bool CodeWriter::holdsItself(const Json &target)
{
    std::set<const Json *> seen;
    std::vector<const Json *> next{&target};
    while (!next.empty()) {
        const Json *at = next.back();
        next.pop_back();
        for (const Json *inner : targetsIn(*at)) {
            if (inner == &target)
                return true;
            if (seen.insert(inner).second)
                next.push_back(inner);
        }
    }
    return false;
}

const std::vector<const Json *> &CodeWriter::targetsIn(const Json &schema)
{
    const auto [found, isNew] = m_targets.try_emplace(&schema);
    std::vector<const Json *> open;
    if (isNew)
        open.push_back(&schema);
    while (!open.empty()) {
        const Json &at = *open.back();
        open.pop_back();
        if (const Json &target = dereferenced(m_root, at); &target != &at)
            found->second.push_back(&target);
        for (const Json &inner : at) {
            if (inner.is_structured())
                open.push_back(&inner);
        }
    }
    return found->second;
}

CodeWriter::Typed CodeWriter::typeOf(const Json &given, const QString &pointer, const QString &hint)
{
    if (!given.is_object())
        return given == Json(false) ? nothing() : anything();
    const Json schema = fold(given, pointer);
    noteUnsaid(schema, pointer);
    if (schema.contains("$ref"))
        return referenceTo(schema, pointer);
    if (schema.contains("enum") || schema.contains("const"))
        return choice(schema, pointer);
    for (const char *keyword : {"anyOf", "oneOf"}) {
        if (schema.contains(keyword) && schema[keyword].is_array() && !schema[keyword].empty())
            return alternatives(schema, keyword, pointer, hint);
    }
    QStringList types = typeNames(schema);
    if (types.isEmpty() && !guessedType(schema).isEmpty())
        types << guessedType(schema);
    const bool nullable = types.removeAll(QStringLiteral("null")) > 0;
    if (types.isEmpty())
        return nullable ? null() : anything();
    if (types.size() == 1 && !nullable)
        return oneType(types.first(), schema, pointer, hint);
    std::vector<Typed> branches;
    for (const QString &each : types)
        branches.push_back(oneType(each, schema, pointer, hint));
    return oneOf(branches, nullable);
}

CodeWriter::Typed CodeWriter::oneType(
    const QString &type, const Json &schema, const QString &pointer, const QString &hint)
{
    if (type == u"string")
        return text(schema, pointer);
    if (type == u"number" || type == u"integer")
        return number(schema, type == u"integer");
    if (type == u"boolean")
        return yesNo();
    if (type == u"array")
        return array(schema, pointer, hint);
    return type == u"object" ? object(schema, pointer, hint) : type == u"null" ? null() : anything();
}

CodeWriter::Typed CodeWriter::choice(const Json &schema, const QString &pointer)
{
    const Json *constant = cuewright::member(schema, "const");
    const Json *values = cuewright::member(schema, "enum");
    const QStringList types = typeNames(schema);
    std::vector<Json> plain;
    bool null = false;
    bool others = false;
    for (const Json &value : constant ? Json::array({*constant})
            : values->is_array()      ? *values
                                      : Json::array()) {
        const char *type = value.is_string() ? "string"
            : value.is_boolean()             ? "boolean"
            : value.is_number_integer()      ? "integer"
                                             : "number";
        if (value.is_null())
            null = types.isEmpty() || types.contains(QLatin1String("null"));
        else if (value.is_structured())
            others = true;
        else if (types.isEmpty() || types.contains(QLatin1String(type))
            || (value.is_number() && types.contains(QLatin1String("number"))))
            plain.push_back(value);
    }
    if (others) {
        leaveOut(pointer, constant ? QStringLiteral("const") : QStringLiteral("enum"));
        return anything();
    }
    if (plain.empty())
        return null ? this->null() : nothing();
    return null ? oneOf({literals(plain)}, true) : literals(plain);
}

CodeWriter::Typed CodeWriter::alternatives(
    const Json &schema, const char *keyword, const QString &pointer, const QString &hint)
{
    const QString here = pointer + u'/' + QLatin1String(keyword);
    Json beside = schema;
    const Json branches = schema[keyword];
    for (const char *mine : {keyword, "title", "description", "default", "examples", "$schema", "$id",
             "$comment", "$defs", "definitions"})
        beside.erase(mine);
    const bool exclusive = std::string_view(keyword) == "oneOf" && branches.size() > 1
        && !std::any_of(branches.begin(), branches.end(),
            [](const Json &branch) { return typeNames(branch) == QStringList{QStringLiteral("null")}; });
    if (exclusive)
        leaveOut(pointer, QStringLiteral("oneOf"));
    if (branches.size() > kMaxBranches) {
        leaveOut(pointer, QLatin1String(keyword));
        return anything();
    }
    m_folded += beside.empty() ? 0 : branches.size() * nodeCount(beside);
    if (m_folded > m_maxFolded) {
        leaveOut(pointer, QLatin1String(keyword));
        return anything();
    }
    std::vector<Typed> made;
    bool null = false;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const auto unfolded = m_unfolded;
        Json branch = branches[i].is_object() || branches[i] == Json(false) ? branches[i] : Json::object();
        if (branch.is_object() && !beside.empty() && branch.contains("$ref")) {
            branch = {{"allOf", Json::array({branch, beside})}};
        } else if (branch.is_object() && !beside.empty()) {
            const QString place = here + u'/' + QString::number(i);
            QStringList lost;
            branch = fold(branch, place);
            foldInto(branch, beside, lost);
            for (const QString &name : lost)
                leaveOut(place, name);
        }
        if (typeNames(branch) == QStringList{QStringLiteral("null")} && !branch.contains("enum"))
            null = true;
        else
            made.push_back(type(branch, here + u'/' + QString::number(i), hint));
        m_unfolded = unfolded;
    }
    if (made.empty())
        return this->null();
    return made.size() == 1 && !null ? made.front() : oneOf(made, null);
}

CodeWriter::Typed CodeWriter::array(const Json &schema, const QString &pointer, const QString &hint)
{
    const Json *items = cuewright::member(schema, "items");
    const bool draft7 = items && items->is_array();
    const Json *parts = draft7 ? items : cuewright::member(schema, "prefixItems");
    const Json *rest = draft7 ? cuewright::member(schema, "additionalItems") : items;
    const QString itemHint = hint + QStringLiteral("Item");
    if (!parts || !parts->is_array() || parts->empty())
        return list(schema, rest ? type(*rest, pointer + QStringLiteral("/items"), itemHint) : anything());
    std::vector<Typed> made;
    for (std::size_t i = 0; i < parts->size(); ++i)
        made.push_back(type((*parts)[i], pointer + QStringLiteral("/prefixItems/") + QString::number(i),
            itemHint + QString::number(i + 1)));
    if (isClosedList(schema) || (draft7 && rest && *rest == Json(false)))
        return tuple(schema, pointer, made, nullptr);
    const Typed further = rest ? type(*rest, pointer + QStringLiteral("/items"), itemHint) : anything();
    return tuple(schema, pointer, made, &further);
}

CodeWriter::Group CodeWriter::groupOf(const Json &schema, const QString &pointer, const QString &name)
{
    Group group{name, schema, pointer, {}, false, std::nullopt};
    const QStringList required = requiredNames(schema);
    const Json none = Json::object();
    const Json *properties = cuewright::member(schema, "properties");
    for (const auto &[key, child] : (properties && properties->is_object() ? *properties : none).items()) {
        const QString text = fromUtf8(key);
        const QString here = pointer + QStringLiteral("/properties/") + escapePointerStep(text);
        group.members.push_back({text, child, here, required.contains(text)});
    }
    const Json *others = cuewright::member(schema, "additionalProperties");
    for (const QString &key : required) {
        const auto same = [&](const Member &known) { return known.key == key; };
        if (std::none_of(group.members.begin(), group.members.end(), same))
            group.members.push_back({key, others ? *others : Json(true),
                pointer + QStringLiteral("/additionalProperties"), true});
    }
    group.closed = others && *others == Json(false);
    if (others && others->is_object() && !others->empty())
        group.others = *others;
    return group;
}

CodeWriter::Typed CodeWriter::object(const Json &schema, const QString &pointer, const QString &hint)
{
    Group group = groupOf(schema, pointer, hint);
    if (!group.members.empty() || group.closed)
        return this->group(group);
    return map(schema,
        group.others ? type(
            *group.others, pointer + QStringLiteral("/additionalProperties"), hint + QStringLiteral("Value"))
                     : anything());
}

bool CodeWriter::isGroup(const Json &schema) const
{
    if (!schema.is_object() || schema.contains("$ref") || schema.contains("enum") || schema.contains("const")
        || schema.contains("anyOf") || schema.contains("oneOf"))
        return false;
    const QStringList types = typeNames(schema);
    const bool object
        = types.isEmpty() ? guessedType(schema) == u"object" : types == QStringList{QStringLiteral("object")};
    const Json *properties = cuewright::member(schema, "properties");
    const Json *others = cuewright::member(schema, "additionalProperties");
    return object
        && ((properties && properties->is_object() && !properties->empty())
            || !requiredNames(schema).isEmpty() || (others && *others == Json(false)));
}

CodeWriter::Typed CodeWriter::referenceTo(const Json &schema, const QString &pointer)
{
    const QString reference = memberText(schema, "$ref");
    if (!reference.startsWith(u'#')
        || !resolvePointer(m_root, QUrl::fromPercentEncoding(reference.mid(1).toUtf8()))) {
        leaveOut(pointer, QStringLiteral("$ref"));
        return anything();
    }
    static const QStringList kNotes = {QStringLiteral("$ref"), QStringLiteral("title"),
        QStringLiteral("description"), QStringLiteral("default"), QStringLiteral("examples"),
        QStringLiteral("$defs"), QStringLiteral("definitions"), QStringLiteral("$schema"),
        QStringLiteral("$id"), QStringLiteral("$comment"), QStringLiteral("deprecated")};
    for (const auto &[keyword, value] : schema.items()) {
        if (!kNotes.contains(fromUtf8(keyword)))
            leaveOut(pointer, fromUtf8(keyword));
    }
    declareReferenced(reference);
    return this->reference(nameFor(reference));
}

void CodeWriter::noteUnsaid(const Json &schema, const QString &pointer)
{
    static const QStringList kEverywhere = {QStringLiteral("if"), QStringLiteral("not"),
        QStringLiteral("dependentSchemas"), QStringLiteral("dependentRequired"),
        QStringLiteral("dependencies"), QStringLiteral("unevaluatedProperties"),
        QStringLiteral("unevaluatedItems"), QStringLiteral("contains"), QStringLiteral("propertyNames"),
        QStringLiteral("patternProperties"), QStringLiteral("$dynamicRef")};
    for (const QString &keyword : kEverywhere + unsaidKeywords()) {
        const Json *value = cuewright::member(schema, toUtf8(keyword));
        if (value && *value != Json(false) && !(keyword == u"patternProperties" && value->empty()))
            leaveOut(pointer, keyword);
    }
}

void CodeWriter::leaveOut(const QString &pointer, const QString &keyword)
{
    const QString shown = keyword == u"if" ? QStringLiteral("if/then/else") : keyword;
    note(pointer + u'/' + keyword,
        Words::tr("%1 cannot say “%2”; it stands as a comment.").arg(m_language, shown));
    if (!m_comments.contains(shown))
        m_comments << shown;
}

void CodeWriter::note(const QString &pointer, const QString &text)
{
    const QString noted = pointer + u'\n' + text;
    if (m_noted.contains(noted))
        return;
    m_noted.insert(noted);
    m_notes.append({pointer, text});
}

QString CodeWriter::quoted(const QString &text)
{
    return QString::fromUtf8(writeJson(toUtf8(text)));
}

QString CodeWriter::descriptionOf(const Json &schema)
{
    const QString text = memberText(schema, "description").trimmed();
    return text.isEmpty() ? memberText(schema, "title").trimmed() : text;
}

QString CodeWriter::indented(const QString &text, int spaces)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = line.isEmpty() ? line : QString(spaces, u' ') + line;
    return lines.join(u'\n');
}

} // namespace cuewright
