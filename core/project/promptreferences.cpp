#include "project/promptreferences.h"

#include "base/files.h"
#include "project/canonical.h"
#include "project/frontmatter.h"
#include "project/textcheck.h"
#include "project/yamltree.h"
#include "project/yamlvalue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace cuewright {
namespace {

constexpr qint64 kMaxReferencedBytes = 16 * 1024 * 1024;
constexpr int kMaxReferenceDepth = 8; // files that refer to files

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

// The path with links resolved as far as it exists.
QString canonicalPath(const QString &path)
{
    QFileInfo info(QDir::cleanPath(path));
    QStringList missing;
    while (!info.exists() && !info.isRoot() && !info.isSymLink()) {
        missing.prepend(info.fileName());
        const QString parent = info.absolutePath();
        if (parent == info.absoluteFilePath())
            break;
        info.setFile(parent);
    }
    const QString canonical = info.canonicalFilePath(); // empty for a link that leads nowhere
    return canonical.isEmpty() || missing.isEmpty() ? canonical : canonical + u'/' + missing.join(u'/');
}

class Resolver
{
public:
    explicit Resolver(const ReferenceScope &scope)
        : m_scope(scope)
    {
    }

    [[nodiscard]] Result<Json> resolve(const Json &value, int depth = 0)
    {
        if (value.is_string())
            return text(value, depth);
        if (value.is_array()) {
            Json out = Json::array();
            for (const Json &item : value) {
                auto resolved = resolve(item, depth);
                if (!resolved)
                    return resolved;
                out.push_back(std::move(*resolved));
            }
            return out;
        }
        if (!value.is_object())
            return value;
        Json out = value;
        for (auto it = out.begin(); it != out.end(); ++it) {
            auto resolved = resolve(it.value(), depth);
            if (!resolved)
                return resolved;
            it.value() = std::move(*resolved);
        }
        return out;
    }

private:
    [[nodiscard]] Result<Json> text(const Json &value, int depth);
    [[nodiscard]] Result<Json> variable(const QString &reference);
    [[nodiscard]] Result<Json> file(const QString &path, int depth);

    const ReferenceScope &m_scope;
};

Result<Json> Resolver::text(const Json &value, int depth)
{
    const QString whole = fromUtf8(value.get_ref<const std::string &>());
    if (!whole.startsWith(u"${") || !whole.endsWith(u'}'))
        return value;
    const QString inner = whole.mid(2, whole.size() - 3);
    const qsizetype colon = inner.indexOf(u':');
    const QString protocol = inner.left(std::max<qsizetype>(colon, 0)).toLower();
    if (protocol == u"env")
        return variable(inner.mid(colon + 1));
    if (protocol == u"file")
        return file(inner.mid(colon + 1), depth);
    return value;
}

Result<Json> Resolver::variable(const QString &reference)
{
    const QString name = reference.section(u':', 0, 0);
    if (const auto value = m_scope.environment ? m_scope.environment(name) : std::nullopt)
        return Json(toUtf8(*value));
    const QString fallback = reference.section(u':', 1);
    if (!fallback.isEmpty())
        return Json(toUtf8(fallback));
    return fail(Error::Code::Invalid,
        Words::tr("The environment variable “%1” that this prompt refers to is not set, and there is no default.").arg(name), name);
}

Result<Json> Resolver::file(const QString &path, int depth)
{
    if (depth >= kMaxReferenceDepth)
        return fail(Error::Code::TooLarge, Words::tr("Files refer to files more than %1 deep.").arg(kMaxReferenceDepth), path);
    const QString full = QDir(m_scope.folder).absoluteFilePath(path);
    if (m_scope.folder.isEmpty() || !isInside(full, QStringList(m_scope.folder) + m_scope.roots)) {
        return fail(Error::Code::Invalid,
            Words::tr("The prompt refers to the file “%1”, which is not in its folder. It was not read.").arg(path),
            QStringLiteral("outside allowed roots: ") + path);
    }
    const auto content = readFile(full, kMaxReferencedBytes);
    if (!content)
        return fail(content.error());
    if (auto checked = checkText(*content); !checked)
        return fail(checked.error());
    const QString suffix = QFileInfo(full).suffix().toLower();
    Json value;
    if (suffix == u"json") {
        auto parsed = parseJson(*content);
        if (!parsed)
            return parsed;
        value = std::move(*parsed);
    } else if (suffix == u"yaml" || suffix == u"yml") {
        if (content->size() > kMaxFrontMatterBytes)
            return fail(Error::Code::TooLarge, Words::tr("The file “%1” is larger than 1 MB.").arg(path), path);
        auto parsed = parseYaml(*content);
        if (!parsed)
            return fail(parsed.error());
        value = *parsed ? yamlToJson(**parsed) : Json();
    } else {
        return Json(content->toStdString());
    }
    return value.is_structured() ? resolve(value, depth + 1) : Result<Json>(value);
}

[[nodiscard]] Result<> resolveDefaults(QList<Property> &properties, const ReferenceScope &scope)
{
    for (Property &property : properties) {
        auto value = resolveReferences(property.defaultValue, scope);
        if (!value)
            return fail(value.error());
        property.defaultValue = std::move(*value);
    }
    return {};
}

} // namespace

ReferenceScope ReferenceScope::ofProcess(const QString &folder, const QStringList &roots)
{
    const auto environment = [](const QString &name) -> std::optional<QString> {
        const QByteArray key = name.toLocal8Bit();
        return qEnvironmentVariableIsSet(key.constData()) ? std::optional(qEnvironmentVariable(key.constData())) : std::nullopt;
    };
    return {folder, roots, environment};
}

bool isInside(const QString &path, const QStringList &roots)
{
    const QString canonical = canonicalPath(path);
    if (canonical.isEmpty())
        return false;
    for (const QString &root : roots) {
        const QString base = QFileInfo(root).canonicalFilePath();
        const QString prefix = base.endsWith(u'/') ? base : base + u'/';
        if (!base.isEmpty() && (canonical == base || canonical.startsWith(prefix)))
            return true;
    }
    return false;
}

Result<Json> resolveReferences(const Json &value, const ReferenceScope &scope)
{
    return Resolver(scope).resolve(value);
}

Result<Prompt> resolvedPrompt(const Prompt &prompt, const ReferenceScope &scope)
{
    Prompt out = prompt;
    for (Json *part : {&out.connection, &out.options, &out.tools}) {
        auto value = resolveReferences(*part, scope);
        if (!value)
            return fail(value.error());
        *part = std::move(*value);
    }
    for (QString *text : {&out.modelId, &out.provider, &out.apiType}) {
        const auto value = resolveReferences(Json(toUtf8(*text)), scope);
        if (!value)
            return fail(value.error());
        if (value->is_string())
            *text = fromUtf8(value->get_ref<const std::string &>()).trimmed();
    }
    if (auto done = resolveDefaults(out.inputs, scope); !done)
        return fail(done.error());
    return out;
}

Result<Json> loadCanonical(const QString &path, const ReferenceScope &scope)
{
    const auto file = readFile(path, 64 * 1024 * 1024);
    if (!file)
        return fail(file.error());
    if (auto checked = checkText(*file); !checked)
        return fail(checked.error());
    const auto parts = findFrontMatter(*file);
    if (!parts)
        return fail(parts.error());
    const auto root = parseYaml(QByteArrayView(*file).sliced(parts->yamlStart, parts->yamlEnd - parts->yamlStart));
    if (!root)
        return fail(root.error());
    Json front = *root ? yamlToJson(**root) : Json();
    const Json *metadata = member(front, "metadata");
    const Json ours = metadata && member(*metadata, "cuewright") ? *member(*metadata, "cuewright") : Json();
    auto resolved = resolveReferences(front, scope);
    if (!resolved)
        return resolved;
    if (!ours.is_null() && member(*resolved, "metadata")->is_object())
        (*resolved)["metadata"]["cuewright"] = ours; // plain data of the editor, nothing is looked up in it
    return canonicalForm(*resolved, QString::fromUtf8(file->mid(parts->bodyStart)));
}

} // namespace cuewright
