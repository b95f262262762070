#include "project/promptfile.h"

#include "base/files.h"
#include "project/body.h"
#include "project/canonical.h"
#include "project/frontmatter.h"
#include "project/migration.h"
#include "project/promptreader.h"
#include "project/textcheck.h"
#include "project/yamledit.h"
#include "project/yamltree.h"
#include "project/yamlvalue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace cuewright {
namespace {

constexpr qint64 kMaxFileBytes = 64 * 1024 * 1024;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

// An error inside the front matter, told in lines of the file.
tl::unexpected<Error> inFile(Error error, const FrontMatter &parts)
{
    if (error.at.line > 0) {
        error.at.line += parts.yamlLine - 1;
        error.message += u' ' + Words::tr("(line %1, column %2)").arg(error.at.line).arg(error.at.column);
    }
    return fail(std::move(error));
}

// Where a JSON pointer into the front matter stands in its text.
qsizetype byteOf(const YamlNode &root, const QString &pointer)
{
    const YamlNode *at = &root;
    for (const QString &step : pointer.split(u'/', Qt::SkipEmptyParts)) {
        const YamlNode *next = nullptr;
        if (at->kind == YamlNode::Kind::Sequence && step.toULongLong() < at->children.size())
            next = &at->children[std::size_t(step.toULongLong())];
        else if (at->kind == YamlNode::Kind::Mapping)
            next = yamlMember(*at, toUtf8(step));
        // An entry of a mapping is an item of the canonical list.
        if (!next && at->kind == YamlNode::Kind::Mapping && step.toULongLong() * 2 + 1 < at->children.size())
            next = &at->children[std::size_t(step.toULongLong()) * 2 + 1];
        if (!next)
            break;
        at = next;
    }
    return at->start;
}

struct Header
{
    std::optional<YamlNode> root;
    Json value; // null: no front matter, or an empty one
};

[[nodiscard]] Result<Header> readHeader(const QByteArray &file, const FrontMatter &parts)
{
    const QByteArrayView yaml = QByteArrayView(file).sliced(parts.yamlStart, parts.yamlEnd - parts.yamlStart);
    auto root = parseYaml(yaml);
    if (!root)
        return inFile(root.error(), parts);
    Header header{std::move(*root), Json()};
    if (header.root)
        header.value = yamlToJson(*header.root);
    if (header.value.is_object() || header.value.is_null())
        return header;
    Error error{Error::Code::Parse, Words::tr("The front matter is not a mapping of keys to values."), {},
        positionOf(yaml, header.root->start)};
    return inFile(std::move(error), parts);
}

QString normalised(QByteArrayView body)
{
    QString text = QString::fromUtf8(body.data(), body.size());
    return text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
}

void setOrRemove(Json &object, const char *key, const QString &value)
{
    if (value.isEmpty())
        object.erase(key);
    else
        object[key] = toUtf8(value);
}

Json &mappingAt(Json &object, const char *key)
{
    Json &value = object[key];
    if (!value.is_object())
        value = Json::object();
    return value;
}

} // namespace

PromptFile::PromptFile()
    : m_text("---\n---\nsystem:\n\nuser:\n")
{
    [[maybe_unused]] const auto done = read();
    Q_ASSERT(done);
}

Result<PromptFile> PromptFile::load(const QString &path)
{
    auto content = readFile(path, kMaxFileBytes);
    if (!content)
        return fail(content.error());
    return parse(*content, path);
}

Result<PromptFile> PromptFile::parse(const QByteArray &text, const QString &path)
{
    PromptFile file;
    file.m_text = text;
    file.m_path = path;
    if (auto done = file.migrate(); !done)
        return fail(done.error());
    if (auto done = file.read(); !done)
        return fail(done.error());
    return file;
}

// Sets everything that follows from m_text; on an error nothing is changed.
Result<> PromptFile::read()
{
    if (m_text.size() > kMaxFileBytes)
        return fail(Error::Code::TooLarge, Words::tr("A prompt file larger than 64 MB cannot be edited here."));
    if (auto checked = checkText(m_text); !checked)
        return checked;
    const auto parts = findFrontMatter(m_text);
    if (!parts)
        return fail(parts.error());
    auto header = readHeader(m_text, *parts);
    if (!header)
        return fail(header.error());
    const QString body = normalised(QByteArrayView(m_text).sliced(parts->bodyStart));
    QStringList warnings;
    // The body is read into messages below; the canonical form of the header is enough here.
    auto canonical = canonicalForm(header->value, QString(), &warnings);
    if (!canonical) {
        Error error = canonical.error();
        if (header->root)
            error.at = positionOf(QByteArrayView(m_text).sliced(parts->yamlStart), byteOf(*header->root, error.detail));
        return inFile(std::move(error), *parts);
    }
    Prompt prompt = promptOf(*canonical);
    if (!m_path.isEmpty())
        prompt.folder = QFileInfo(m_path).absolutePath();
    for (const BodyPart &part : bodyParts(body, parts->bodyLine))
        prompt.messages << part.message;
    m_prompt = std::move(prompt);
    m_warnings = std::move(warnings);
    return {};
}

// An older file is changed in memory only; nothing is written until the person saves.
Result<> PromptFile::migrate()
{
    if (m_text.size() > kMaxFileBytes || !checkText(m_text))
        return {}; // read() says why
    const auto parts = findFrontMatter(m_text);
    if (!parts)
        return {};
    auto header = readHeader(m_text, *parts);
    if (!header)
        return {};
    QStringList notes;
    const Json migrated = migrateFrontMatter(header->value, normalised(QByteArrayView(m_text).sliced(parts->bodyStart)), &notes);
    if (notes.isEmpty())
        return {};
    m_notes = notes;
    if (replaceFrontMatter(migrated))
        return {};
    // Anchors and the like: the front matter is written anew, its comments are lost.
    m_notes << Words::tr("The front matter was written anew; its comments are gone.");
    QByteArray yaml = QByteArray::fromStdString(yamlItem(migrated, 0)) + '\n';
    m_text.replace(parts->yamlStart, parts->yamlEnd - parts->yamlStart, yaml.replace('\n', lineBreakOf(m_text)));
    return {};
}

Result<> PromptFile::replaceFrontMatter(const Json &wanted)
{
    const auto parts = findFrontMatter(m_text);
    if (!parts)
        return fail(parts.error());
    const QByteArrayView lineBreak = lineBreakOf(m_text);
    const auto yaml = patchYaml(m_text.mid(parts->yamlStart, parts->yamlEnd - parts->yamlStart), wanted, lineBreak);
    if (!yaml)
        return inFile(yaml.error(), *parts);
    if (parts->present) {
        m_text.replace(parts->yamlStart, parts->yamlEnd - parts->yamlStart, *yaml);
    } else if (!yaml->isEmpty()) {
        const QByteArray line = "---" + lineBreak.toByteArray();
        m_text.insert(parts->bodyStart, line + *yaml + line);
    }
    return {};
}

Result<> PromptFile::change(const std::function<void(Json &)> &edit)
{
    const auto parts = findFrontMatter(m_text);
    if (!parts)
        return fail(parts.error());
    auto header = readHeader(m_text, *parts);
    if (!header)
        return fail(header.error());
    Json wanted = header->value.is_null() ? Json::object() : header->value;
    edit(wanted);
    if (sameFileValue(wanted, header->value) || (wanted.empty() && header->value.is_null()))
        return {};
    const QByteArray before = m_text;
    if (auto done = replaceFrontMatter(wanted); !done)
        return done;
    auto done = read();
    if (!done)
        m_text = before;
    return done;
}

Result<> PromptFile::setName(const QString &name)
{
    return change([&](Json &root) { setOrRemove(root, "name", name); });
}

Result<> PromptFile::setDescription(const QString &text)
{
    return change([&](Json &root) { setOrRemove(root, "description", text); });
}

Result<> PromptFile::setModel(const QString &id, const QString &provider)
{
    if (id == m_prompt.modelId && provider == m_prompt.provider)
        return {};
    return change([&](Json &root) {
        const Json *model = member(root, "model");
        if (provider.isEmpty() && (!model || !model->is_object())) {
            setOrRemove(root, "model", id); // the short form
            return;
        }
        Json &mapping = mappingAt(root, "model");
        setOrRemove(mapping, "id", id);
        setOrRemove(mapping, "provider", provider);
        if (mapping.empty())
            root.erase("model");
    });
}

Result<> PromptFile::setOption(const QString &name, const Json &value)
{
    return change([&](Json &root) {
        const Json *model = member(root, "model");
        const std::string key = toUtf8(name);
        if (value.is_null() && !(model && member(*model, "options") && member(*member(*model, "options"), key)))
            return;
        if (model && !model->is_object()) {
            const Json id = *model;
            mappingAt(root, "model")["id"] = id; // the short form has no place for options
        }
        Json &options = mappingAt(mappingAt(root, "model"), "options");
        if (value.is_null())
            options.erase(key);
        else
            options[key] = value;
        if (options.empty())
            root["model"].erase("options");
    });
}

Result<> PromptFile::setInputs(const QList<Property> &inputs)
{
    return change([&](Json &root) {
        const Json *old = member(root, "inputs");
        // Known keys are read from the canonical list, whatever form the file uses.
        Json known = Json::array();
        if (old) {
            const auto canonical = canonicalForm(Json::object({{"inputs", *old}}), QString());
            known = canonical ? *member(*canonical, "inputs") : known;
        }
        Json list = Json::array();
        for (const Property &input : inputs) {
            const Json *existing = nullptr;
            for (const Json &entry : known) {
                if (memberText(entry, "name") == input.name)
                    existing = &entry;
            }
            list.push_back(propertyJson(input, existing));
        }
        if (sameFileValue(list, known))
            return;
        if (list.empty())
            root.erase("inputs");
        else
            root["inputs"] = std::move(list);
    });
}

Result<> PromptFile::setExtra(const QString &name, const Json &value)
{
    return change([&](Json &root) {
        const std::string key = toUtf8(name);
        if (!value.is_null()) {
            mappingAt(mappingAt(root, "metadata"), "cuewright")[key] = value;
            return;
        }
        const Json *metadata = member(root, "metadata");
        const Json *extras = metadata ? member(*metadata, "cuewright") : nullptr;
        if (!extras || !member(*extras, key))
            return;
        Json &mapping = root["metadata"]["cuewright"];
        mapping.erase(key);
        if (mapping.empty())
            root["metadata"].erase("cuewright");
        if (root["metadata"].empty())
            root.erase("metadata");
    });
}

Result<> PromptFile::setMessages(const QList<MessageTemplate> &messages)
{
    const auto parts = findFrontMatter(m_text);
    if (!parts)
        return fail(parts.error());
    const QByteArrayView bytes = QByteArrayView(m_text).sliced(parts->bodyStart);
    const QString body = normalised(bytes);
    const auto changed = replaceMessages(body, messages);
    if (!changed)
        return fail(changed.error());
    if (*changed == body)
        return {};
    QByteArray text = changed->toUtf8();
    const QByteArrayView lineBreak = lineBreakOf(m_text);
    if (lineBreak != "\n")
        text.replace('\n', lineBreak);
    m_text.replace(parts->bodyStart, bytes.size(), text);
    m_prompt.messages.clear();
    for (const BodyPart &part : bodyParts(*changed, parts->bodyLine))
        m_prompt.messages << part.message;
    return {};
}

Result<> PromptFile::setText(const QByteArray &text)
{
    const QByteArray before = std::exchange(m_text, text);
    auto done = read();
    if (!done)
        m_text = before;
    return done;
}

Result<> PromptFile::save(const QString &path)
{
    const QFileInfo info(path);
    if (info.exists()) {
        const auto there = readFile(path, kMaxFileBytes);
        // What cannot be understood is somebody's work all the same.
        if (!there || !parse(*there, path)) {
            return fail(Error::Code::Invalid,
                Words::tr("“%1” holds something that cannot be read as a prompt, so it was not written over. Save under another name, or "
                   "repair that file first.")
                    .arg(QDir::toNativeSeparators(path)));
        }
    }
    if (auto written = writeFile(path, m_text); !written)
        return written;
    m_path = path;
    m_prompt.folder = info.absolutePath();
    return {};
}

} // namespace cuewright
