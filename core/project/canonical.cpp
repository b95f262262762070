#include "project/canonical.h"

#include <QCoreApplication>
#include <QSet>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

tl::unexpected<Error> wrong(const QString &what, const QString &pointer)
{
    return fail(Error::Code::Parse, what, pointer);
}

QString kindOf(const Json &value)
{
    if (value.is_boolean())
        return QStringLiteral("boolean");
    if (value.is_number_integer())
        return QStringLiteral("integer");
    if (value.is_number())
        return QStringLiteral("float");
    if (value.is_array())
        return QStringLiteral("array");
    if (value.is_object())
        return QStringLiteral("object");
    return QStringLiteral("string");
}

class Canonical
{
public:
    explicit Canonical(QStringList *warnings)
        : m_warnings(warnings)
    {
    }

    [[nodiscard]] Result<> properties(Json &value, const QString &pointer);
    [[nodiscard]] Result<> tools(Json &value);
    [[nodiscard]] Result<> modelOf(Json &root);
    [[nodiscard]] Result<> templateOf(Json &root);
    void unknownKeys(const Json &root);

private:
    [[nodiscard]] Result<> property(Json &value, const QString &pointer);
    // A mapping name → value becomes a list of objects with that name; `scalar` says what a value that is no mapping means.
    template<typename Scalar>
    [[nodiscard]] Result<> asList(Json &value, const QString &pointer, Scalar scalar);
    void warn(const QString &text)
    {
        if (m_warnings)
            *m_warnings << text;
    }

    QStringList *m_warnings;
};

template<typename Scalar>
Result<> Canonical::asList(Json &value, const QString &pointer, Scalar scalar)
{
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (!value[i].is_object())
                return wrong(Words::tr("Each entry of a list of inputs, outputs or tools is a mapping with a name."),
                    pointer + u'/' + QString::number(i));
        }
        return {};
    }
    if (!value.is_object())
        return wrong(Words::tr("Inputs, outputs, tools and parameters are lists, or mappings from a name."), pointer);
    Json list = Json::array();
    for (const auto &[name, entry] : value.items()) {
        Json item = Json::object();
        item["name"] = name;
        if (entry.is_object()) {
            for (const auto &[key, inner] : entry.items())
                item[key] = key == "name" ? Json(name) : inner;
        } else {
            scalar(item, entry);
        }
        list.push_back(std::move(item));
    }
    value = std::move(list);
    return {};
}

Result<> Canonical::properties(Json &value, const QString &pointer)
{
    const auto scalar = [](Json &item, const Json &entry) {
        item["kind"] = toUtf8(kindOf(entry));
        item["default"] = entry;
    };
    if (auto list = asList(value, pointer, scalar); !list)
        return list;
    QSet<QString> names;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const QString at = pointer + u'/' + QString::number(i);
        const QString name = memberText(value[i], "name");
        if (name.isEmpty())
            warn(Words::tr("An entry of %1 has no name.").arg(pointer));
        else if (names.contains(name))
            return wrong(Words::tr("“%1” is declared twice.").arg(name), at + QStringLiteral("/name"));
        names.insert(name);
        if (auto done = property(value[i], at); !done)
            return done;
    }
    return {};
}

Result<> Canonical::property(Json &value, const QString &pointer)
{
    if (!value.is_object())
        return wrong(Words::tr("A property is a mapping."), pointer);
    if (!member(value, "kind")) {
        const Json *sample = member(value, "default") ? member(value, "default") : member(value, "example");
        value["kind"] = toUtf8(sample ? kindOf(*sample) : QStringLiteral("string"));
        warn(Words::tr("“%1” says no kind; read as %2.").arg(memberText(value, "name"), memberText(value, "kind")));
    }
    if (memberText(value, "kind") == u"number")
        value["kind"] = "float";
    const QString kind = memberText(value, "kind");
    if (kind == u"union") {
        const auto filled = [&](const char *key) {
            const Json *list = member(value, key);
            return list && list->is_array() && !list->empty();
        };
        if (filled("oneOf") == filled("anyOf"))
            return wrong(Words::tr("A union names its alternatives under exactly one of oneOf and anyOf."), pointer);
    }
    for (const char *key : {"oneOf", "anyOf"}) {
        const auto it = value.find(key);
        if (it == value.end() || !it->is_array())
            continue;
        for (std::size_t i = 0; i < it->size(); ++i) {
            if (auto done = property((*it)[i], QStringLiteral("%1/%2/%3").arg(pointer, QLatin1String(key)).arg(i)); !done)
                return done;
        }
    }
    if (const auto items = value.find("items"); items != value.end() && items->is_object()) {
        if (auto done = property(*items, pointer + QStringLiteral("/items")); !done)
            return done;
    }
    if (const auto members = value.find("properties"); members != value.end() && !members->is_null())
        return properties(*members, pointer + QStringLiteral("/properties"));
    return {};
}

Result<> Canonical::tools(Json &value)
{
    if (auto list = asList(value, QStringLiteral("/tools"), [](Json &item, const Json &entry) { item["kind"] = entry; }); !list)
        return list;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const QString pointer = QStringLiteral("/tools/%1").arg(i);
        if (memberText(value[i], "kind").trimmed().isEmpty())
            return wrong(Words::tr("The tool “%1” says no kind (function, mcp, openapi, …).").arg(memberText(value[i], "name")), pointer);
        const auto parameters = value[i].find("parameters");
        if (parameters == value[i].end() || parameters->is_null())
            continue;
        if (auto done = properties(*parameters, pointer + QStringLiteral("/parameters")); !done)
            return done;
    }
    return {};
}

Result<> Canonical::modelOf(Json &root)
{
    const auto it = root.find("model");
    if (it == root.end() || it->is_null())
        return {};
    if (it->is_string()) {
        Json model = Json::object();
        model["id"] = *it;
        *it = std::move(model);
        return {};
    }
    if (!it->is_object())
        return wrong(Words::tr("“model” is the name of a model, or a mapping."), QStringLiteral("/model"));
    const Json *options = member(*it, "options");
    if (options && !options->is_object() && !options->is_null() && !options->is_string())
        return wrong(Words::tr("“options” is a mapping."), QStringLiteral("/model/options"));
    return {};
}

Result<> Canonical::templateOf(Json &root)
{
    const auto it = root.find("template");
    if (it == root.end() || it->is_null())
        return {};
    if (!it->is_object()) {
        return wrong(Words::tr("Invalid template format: “template” is a mapping with “format” and “parser”."), QStringLiteral("/template"));
    }
    for (const auto &[key, standard] : {std::pair{"format", "jinja2"}, std::pair{"parser", "prompty"}}) {
        Json &part = (*it)[key];
        if (part.is_null() || part.is_string()) {
            Json mapping = Json::object();
            const bool isStandard = part.is_null() || part == "" || part == "*";
            mapping["kind"] = isStandard ? Json(standard) : part;
            part = std::move(mapping);
        } else if (!part.is_object()) {
            return wrong(Words::tr("“%1” of the template is a name or a mapping.").arg(QLatin1String(key)),
                QStringLiteral("/template/") + QLatin1String(key));
        }
    }
    return {};
}

void Canonical::unknownKeys(const Json &root)
{
    static const QStringList known{QStringLiteral("kind"), QStringLiteral("name"), QStringLiteral("displayName"),
        QStringLiteral("description"), QStringLiteral("metadata"), QStringLiteral("inputs"), QStringLiteral("outputs"),
        QStringLiteral("model"), QStringLiteral("tools"), QStringLiteral("template"), QStringLiteral("instructions")};
    for (const auto &[key, value] : root.items()) {
        if (!known.contains(fromUtf8(key)))
            warn(Words::tr("The key “%1” is not part of the format. It is kept, but other programs may drop it.").arg(fromUtf8(key)));
    }
}

} // namespace

QString instructionsOf(const QString &body)
{
    qsizetype from = 0;
    while (from < body.size() && body[from].isSpace())
        ++from;
    qsizetype to = body.size();
    while (to > from && (body[to - 1] == u'\n' || body[to - 1] == u'\r'))
        --to;
    QString text = body.mid(from, to - from);
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
}

Result<Json> canonicalForm(const Json &frontMatter, const QString &body, QStringList *warnings)
{
    Json root = frontMatter.is_null() ? Json::object() : frontMatter;
    if (!root.is_object())
        return wrong(Words::tr("The front matter is not a mapping of keys to values."), {});
    Canonical canonical(warnings);
    canonical.unknownKeys(root);
    root["kind"] = "prompt";
    for (const char *key : {"name", "displayName", "description"}) {
        const Json *value = member(root, key);
        if (value && value->is_structured())
            return wrong(Words::tr("“%1” is a text.").arg(QLatin1String(key)), u'/' + QString::fromLatin1(key));
    }
    for (const char *key : {"inputs", "outputs"}) {
        const auto it = root.find(key);
        if (it == root.end() || it->is_null())
            continue;
        if (auto done = canonical.properties(*it, u'/' + QString::fromLatin1(key)); !done)
            return fail(done.error());
    }
    if (auto done = canonical.modelOf(root); !done)
        return fail(done.error());
    if (const auto it = root.find("tools"); it != root.end() && !it->is_null()) {
        if (auto done = canonical.tools(*it); !done)
            return fail(done.error());
    }
    if (auto done = canonical.templateOf(root); !done)
        return fail(done.error());
    root["instructions"] = toUtf8(instructionsOf(body));
    return root;
}

} // namespace cuewright
