#include "schema/providersubset.h"

#include "schema/shape.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

// Facts §3.2. Keywords that hold schemas are handled one by one.
bool isAccepted(std::string_view keyword)
{
    static constexpr std::string_view kAccepted[]
        = {"type", "enum", "const", "title", "description", "pattern", "multipleOf", "minimum", "maximum",
            "exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems"};
    return std::find(std::begin(kAccepted), std::end(kAccepted), keyword) != std::end(kAccepted);
}

bool isAcceptedFormat(const QString &format)
{
    static const QSet<QString> kFormats = {QStringLiteral("date-time"), QStringLiteral("time"),
        QStringLiteral("date"), QStringLiteral("duration"), QStringLiteral("email"),
        QStringLiteral("hostname"), QStringLiteral("ipv4"), QStringLiteral("ipv6"), QStringLiteral("uuid")};
    return kFormats.contains(format);
}

bool isNote(std::string_view keyword)
{
    static constexpr std::string_view kNotes[] = {"$schema", "$id", "$comment", "default", "examples",
        "deprecated", "readOnly", "writeOnly", "$anchor"};
    return std::find(std::begin(kNotes), std::end(kNotes), keyword) != std::end(kNotes);
}

bool hasNullBranch(const Json &branches)
{
    return std::any_of(branches.begin(), branches.end(),
        [](const Json &branch) { return typeNames(branch) == QStringList{QStringLiteral("null")}; });
}

void allowNullAmong(Json &choices)
{
    if (std::find(choices.begin(), choices.end(), Json()) == choices.end())
        choices.push_back(nullptr);
}

// Replaces the value of `key` and its name in place, so that the order of keys stays.
void replaceKey(Json &object, std::string_view key, const std::string &newKey, Json value)
{
    for (auto &[name, held] : object.get_ref<Json::object_t &>()) {
        if (name != key)
            continue;
        const_cast<std::string &>(name)
            = newKey; // the container is a list of pairs: no order depends on the key
        held = std::move(value);
        return;
    }
}

void makeNullable(Json &schema)
{
    if (!schema.is_object())
        return;
    if (schema.contains("$ref")) {
        const Json reference = {{"$ref", schema["$ref"]}};
        replaceKey(schema, "$ref", "anyOf", Json::array({reference, Json{{"type", "null"}}}));
        return;
    }
    if (schema.contains("const") && !schema["const"].is_null())
        replaceKey(schema, "const", "enum", Json::array({schema["const"], nullptr}));
    if (Json *choices = schema.contains("enum") ? &schema["enum"] : nullptr; choices && choices->is_array())
        allowNullAmong(*choices);
    if (Json *branches = schema.contains("anyOf") ? &schema["anyOf"] : nullptr;
        branches && branches->is_array()) {
        if (!hasNullBranch(*branches))
            branches->push_back({{"type", "null"}});
    }
    if (!schema.contains("type"))
        return;
    Json &type = schema["type"];
    if (type.is_string() && type != "null")
        type = Json::array({type, "null"});
    else if (type.is_array() && std::find(type.begin(), type.end(), "null") == type.end())
        type.push_back("null");
}

class SubsetMaker final
{
    Q_DISABLE_COPY_MOVE(SubsetMaker)
public:
    SubsetMaker(const Json &root, QList<LocalOnlyRule> &rules)
        : m_root(root)
        , m_rules(rules)
    { }

    /// `outerRequired`: names that are required besides the schema's own; a branch of allOf speaks for its
    /// parent.
    Json make(const Json &schema, const QString &pointer, const QStringList &outerRequired = {});

private:
    void leaveOut(const QString &pointer, std::string_view keyword, const QString &reason);
    bool keep(Json &out, const std::string &name, const Json &value, const QString &pointer,
        const QStringList &required);
    void refuse(const Json &schema, const std::string &name, const QString &pointer);
    Json properties(const Json &members, const QString &pointer, const QStringList &required);
    void fold(Json &out, const Json &branches, const QString &pointer, const QStringList &required);
    bool merge(Json &out, const Json &branch) const;
    void close(Json &out) const;
    Json reference(const Json &schema, const QString &pointer);
    Json list(const Json &branches, const QString &pointer);

    const Json &m_root;
    QList<LocalOnlyRule> &m_rules;
    int m_folding = 0; ///< allOf inside allOf: a $ref there may lead back
};

void SubsetMaker::leaveOut(const QString &pointer, std::string_view keyword, const QString &reason)
{
    m_rules.append({pointer + u'/' + escapePointerStep(fromUtf8(keyword)), fromUtf8(keyword), reason});
}

Json SubsetMaker::make(const Json &schema, const QString &pointer, const QStringList &outerRequired)
{
    if (!schema.is_object())
        return schema;
    if (schema.contains("$ref"))
        return reference(schema, pointer);
    QStringList required = outerRequired + requiredNames(schema);
    const Json *all = member(schema, "allOf");
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i)
        required += requiredNames(dereferenced(m_root, (*all)[i]));
    Json out = Json::object();
    for (const auto &[name, value] : schema.items()) {
        if (name == "required" || name == "additionalProperties")
            out[name] = nullptr; // keeps its place; close() fills it in
        else if (!keep(out, name, value, pointer, required))
            refuse(schema, name, pointer);
        if (name == "additionalProperties" && value != Json(false))
            leaveOut(pointer, name, Words::tr("The provider never accepts members that are not listed."));
    }
    close(out);
    return out;
}

// Puts what may be sent into `out`; false for a keyword that may not.
bool SubsetMaker::keep(Json &out, const std::string &name, const Json &value, const QString &pointer,
    const QStringList &required)
{
    const QString here = pointer + u'/' + escapePointerStep(fromUtf8(name));
    const bool acceptedFormat
        = name == "format" && value.is_string() && isAcceptedFormat(fromUtf8(value.get<std::string>()));
    if (isAccepted(name) || acceptedFormat) {
        out[name] = value;
    } else if (name == "properties" && value.is_object()) {
        Json made = properties(value, here, required);
        if (out.contains(name)) // an allOf that stands before has brought some
            made.update(Json(out[name]));
        out[name] = std::move(made);
    } else if (name == "items" && value.is_object()) {
        out[name] = make(value, here);
    } else if (name == "anyOf" && value.is_array() && !out.contains("anyOf")) {
        out[name] = list(value, here);
    } else if (name == "oneOf" && value.is_array() && !out.contains("anyOf")) {
        leaveOut(pointer, name, Words::tr("Sent as anyOf: that exactly one alternative fits is only checked here."));
        out["anyOf"] = list(value, here);
    } else if (name == "allOf" && value.is_array()) {
        fold(out, value, here, required);
    } else if ((name == "$defs" || name == "definitions") && value.is_object()) {
        out[name] = Json::object();
        for (const auto &[key, definition] : value.items())
            out[name][key] = make(definition, here + u'/' + escapePointerStep(fromUtf8(key)));
    } else {
        return false;
    }
    return true;
}

void SubsetMaker::refuse(const Json &schema, const std::string &name, const QString &pointer)
{
    if ((name == "then" || name == "else") && schema.contains("if"))
        return; // named with its "if"
    if (isNote(name))
        leaveOut(pointer, name, Words::tr("The provider refuses this note; it has no effect on the answer."));
    else if (name == "if")
        leaveOut(pointer, name, Words::tr("The provider refuses if/then/else; the rule is only checked here."));
    else
        leaveOut(pointer, name, Words::tr("The provider refuses this keyword; it is only checked here."));
}

Json SubsetMaker::properties(const Json &members, const QString &pointer, const QStringList &required)
{
    Json made = Json::object();
    for (const auto &[name, schema] : members.items()) {
        Json child = make(schema, pointer + u'/' + escapePointerStep(fromUtf8(name)));
        if (!required.contains(fromUtf8(name)) && !allowsNull(m_root, schema))
            makeNullable(child);
        made[name] = std::move(child);
    }
    return made;
}

// Strict mode knows no allOf: what its branches say is said by the schema itself where both can stand side by
// side.
void SubsetMaker::fold(Json &out, const Json &branches, const QString &pointer, const QStringList &required)
{
    ++m_folding;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const QString here = pointer + u'/' + QString::number(i);
        const Json &branch = dereferenced(m_root, branches[i]);
        if (m_folding > 16 || !merge(out, make(branch, here, required)))
            m_rules.append({here, QStringLiteral("allOf"),
                Words::tr("It collides with the rules beside it; it is only checked here.")});
    }
    --m_folding;
}

bool SubsetMaker::merge(Json &out, const Json &branch) const
{
    if (!branch.is_object())
        return branch == Json(true);
    static const QSet<QString> kOwn = {QStringLiteral("required"), QStringLiteral("additionalProperties"),
        QStringLiteral("title"), QStringLiteral("description"), QStringLiteral("properties")};
    const Json none = Json::object();
    const Json *members = member(branch, "properties");
    for (const auto &[name, value] : branch.items()) {
        const bool same = out.contains(name) && out[name] == value;
        if (out.contains(name) && !same && !kOwn.contains(fromUtf8(name)))
            return false;
    }
    for (const auto &[name, value] : (members ? *members : none).items()) {
        if (out.contains("properties") && out["properties"].contains(name))
            return false;
    }
    for (const auto &[name, value] : branch.items()) {
        if (name == "properties") {
            if (!out.contains(name))
                out[name] = Json::object();
            out[name].update(value);
        } else if (!out.contains(name) && name != "required" && name != "additionalProperties") {
            out[name] = value;
        }
    }
    return true;
}

void SubsetMaker::close(Json &out) const
{
    const Json *members = member(out, "properties");
    if (!describesObject(out)) {
        out.erase("required");
        out.erase("additionalProperties");
        return;
    }
    Json names = Json::array();
    if (members) {
        for (const auto &[name, value] : members->items())
            names.push_back(name);
    }
    out["required"] = std::move(names);
    out["additionalProperties"] = false;
}

// A reference stands alone; only notes may stand beside it.
Json SubsetMaker::reference(const Json &schema, const QString &pointer)
{
    Json out = Json::object();
    for (const auto &[name, value] : schema.items()) {
        const bool definitions = name == "$defs" || name == "definitions";
        if (name == "$ref" || name == "title" || name == "description")
            out[name] = value;
        else if (definitions)
            keep(out, name, value, pointer, {});
        else
            leaveOut(pointer, name,
                Words::tr("The provider accepts no rules beside a reference; it is only checked here."));
    }
    return out;
}

Json SubsetMaker::list(const Json &branches, const QString &pointer)
{
    Json made = Json::array();
    for (std::size_t i = 0; i < branches.size(); ++i)
        made.push_back(make(branches[i], pointer + u'/' + QString::number(i)));
    return made;
}

void removeNulls(const Json &root, const Json &given, Json &answer, int depth)
{
    const Json &schema = dereferenced(root, given);
    if (depth > kMaxJsonDepth || !schema.is_object())
        return;
    if (const Json *items = member(schema, "items"); items && answer.is_array()) {
        for (Json &item : answer)
            removeNulls(root, *items, item, depth + 1);
    }
    const QStringList required = requiredNames(schema);
    const Json *members = answer.is_object() ? member(schema, "properties") : nullptr;
    const Json none = Json::object();
    for (const auto &[name, child] : (members && members->is_object() ? *members : none).items()) {
        const auto held = answer.find(name);
        if (held == answer.end())
            continue;
        if (held->is_null() && !required.contains(fromUtf8(name)) && !allowsNull(root, child))
            answer.erase(held);
        else
            removeNulls(root, child, *held, depth + 1);
    }
    for (const char *keyword : {"allOf", "anyOf", "oneOf"}) {
        const Json *branches = member(schema, keyword);
        for (std::size_t i = 0; branches && branches->is_array() && i < branches->size(); ++i)
            removeNulls(root, (*branches)[i], answer, depth + 1);
    }
}

} // namespace

SentSchema forProvider(const Json &schema, bool strict)
{
    SentSchema sent{schema, {}};
    if (strict)
        sent.schema = SubsetMaker(schema, sent.localOnly).make(schema, {});
    return sent;
}

Json withoutAddedNulls(const Json &schema, Json answer)
{
    removeNulls(schema, schema, answer, 0);
    return answer;
}

} // namespace cuewright
