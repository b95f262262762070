#include "project/workspace.h"

#include "base/files.h"
#include "chat/wireformat.h"
#include "project/promptreferences.h"
#include "project/propertyschema.h"
#include "project/render.h"
#include "project/testset.h"
#include "tools/toolfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qint64 kMaxJsonFileBytes = 16 * 1024 * 1024;
constexpr qint64 kMaxTestSetBytes = 512 * 1024 * 1024;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

struct Place
{
    QString folder;
    QStringList patterns;
};

Place placeOf(Workspace::Kind kind)
{
    switch (kind) {
    case Workspace::Kind::Prompt: return {QStringLiteral("prompts"), {QStringLiteral("*.prompty")}};
    case Workspace::Kind::Schema: return {QStringLiteral("schemas"), {QStringLiteral("*.schema.json")}};
    case Workspace::Kind::Tool: return {QStringLiteral("tools"), {QStringLiteral("*.tool.json")}};
    case Workspace::Kind::TestSet: return {QStringLiteral("data"), {QStringLiteral("*.csv"), QStringLiteral("*.jsonl")}};
    case Workspace::Kind::Trace: return {QStringLiteral("traces"), {QStringLiteral("*.trace.json")}};
    }
    return {};
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// "case 2" before "case 10", capitals beside small letters. Not by locale, so that every machine shows the same order.
bool naturalLess(const QString &a, const QString &b)
{
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto number = [](const QString &text, qsizetype &at) {
                while (at < text.size() - 1 && text[at] == u'0' && isDigit(text[at + 1]))
                    ++at;
                const qsizetype start = at;
                while (at < text.size() && isDigit(text[at]))
                    ++at;
                return QStringView(text).mid(start, at - start);
            };
            const QStringView first = number(a, i);
            const QStringView second = number(b, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (const int order = first.compare(second))
                return order < 0;
        } else {
            const QChar first = a[i++].toCaseFolded();
            const QChar second = b[j++].toCaseFolded();
            if (first != second)
                return first < second;
        }
    }
    if (a.size() - i != b.size() - j)
        return a.size() - i < b.size() - j;
    return a < b;
}

Error ofFile(Error error, const QString &relative)
{
    error.message = Words::tr("In “%1”: %2").arg(relative, error.message);
    return error;
}

// Letters, digits, "_" and "-" of a file's name, at most 64: what a schema may be called on the wire.
QString schemaName(const QString &relative)
{
    QString name = QFileInfo(relative).fileName().section(u'.', 0, 0);
    for (QChar &c : name) {
        const bool fits = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_' || c == u'-';
        c = fits ? c : QChar(u'_');
    }
    return name.isEmpty() ? QStringLiteral("answer") : name.left(64);
}

} // namespace

Workspace::Workspace(const QString &folder)
    : m_folder(QDir::cleanPath(QDir(folder).absolutePath()))
{
}

QString Workspace::name() const
{
    return QFileInfo(m_folder).fileName();
}

QStringList Workspace::files(Kind kind) const
{
    const Place place = placeOf(kind);
    QStringList found;
    if (m_folder.isEmpty())
        return found;
    QDirIterator files(m_folder + u'/' + place.folder, place.patterns, QDir::Files, QDirIterator::Subdirectories);
    const QDir base(m_folder);
    while (files.hasNext())
        found << base.relativeFilePath(files.next());
    std::sort(found.begin(), found.end(), naturalLess);
    return found;
}

QString Workspace::absolute(const QString &relative) const
{
    const QString clean = QDir::cleanPath(relative);
    if (m_folder.isEmpty() || relative.isEmpty() || QDir::isAbsolutePath(clean) || clean == u".." || clean.startsWith(u"../"))
        return {};
    const QString full = m_folder + u'/' + clean;
    return isInside(full, {m_folder}) ? full : QString();
}

Result<QByteArray> Workspace::read(const QString &relative, qint64 maxBytes) const
{
    const QString path = absolute(relative);
    if (path.isEmpty()) {
        return fail(Error::Code::Invalid, Words::tr("“%1” does not lie in the workspace folder, so it was not read.").arg(relative), relative);
    }
    return readFile(path, maxBytes);
}

Result<Json> Workspace::readJson(const QString &relative) const
{
    const auto content = read(relative, kMaxJsonFileBytes);
    if (!content)
        return fail(content.error());
    auto value = parseJson(*content);
    if (!value)
        return fail(ofFile(value.error(), relative));
    return value;
}

Result<ResponseFormat> Workspace::responseFormat(const Prompt &prompt) const
{
    ResponseFormat format;
    if (!prompt.schemaFile.isEmpty()) {
        auto schema = readJson(prompt.schemaFile);
        if (!schema)
            return fail(schema.error());
        if (!schema->is_object())
            return fail(ofFile(Error{Error::Code::Parse, Words::tr("A schema is a JSON object."), {}, {1, 1}}, prompt.schemaFile));
        format.kind = ResponseFormat::Kind::JsonSchema;
        format.name = schemaName(prompt.schemaFile);
        format.schema = std::move(*schema);
        format.strict = prompt.schemaStrict;
    } else if (!prompt.outputs.isEmpty()) {
        format = structuredOutput(prompt.outputs);
    } else if (prompt.jsonMode) {
        format.kind = ResponseFormat::Kind::JsonObject;
    }
    return format;
}

Result<QList<ToolDefinition>> Workspace::tools(const Prompt &prompt) const
{
    auto tools = toolsOf(prompt.tools);
    if (!tools)
        return tools;
    for (const QString &relative : prompt.toolFiles) {
        const auto content = readJson(relative);
        if (!content)
            return fail(content.error());
        auto tool = toolOfFile(*content);
        if (!tool)
            return fail(ofFile(tool.error(), relative));
        const bool taken = std::any_of(tools->begin(), tools->end(), [&](const ToolDefinition &other) { return other.name == tool->name; });
        if (taken) {
            return fail(Error::Code::Invalid,
                Words::tr("Two tools of this prompt are called “%1” (the second in “%2”). A model could not tell them apart.").arg(tool->name, relative),
                tool->name);
        }
        *tools << *tool;
    }
    return tools;
}

Result<Prompt> Workspace::resolved(const Prompt &prompt) const
{
    return resolvedPrompt(prompt, ReferenceScope::ofProcess(prompt.folder, m_folder.isEmpty() ? QStringList() : QStringList(m_folder)));
}

Result<QList<Message>> Workspace::messages(const Prompt &prompt, const Json &inputs) const
{
    const auto ready = resolved(prompt);
    if (!ready)
        return fail(ready.error());
    return renderMessages(*ready, typedInputs(ready->inputs, inputs));
}

std::optional<WireFormat> wireFormatOf(const Prompt &prompt)
{
    // apiType "chat" is what every file says that does not care.
    if (prompt.api.isEmpty() && prompt.apiType == u"responses")
        return WireFormat::Responses;
    return wireFormatNamed(prompt.api);
}

Result<ChatRequest> Workspace::request(const Prompt &prompt, const Json &inputs) const
{
    const auto resolved = this->resolved(prompt);
    if (!resolved)
        return fail(resolved.error());
    ChatRequest request;
    request.model = resolved->modelId;
    request.wire = wireFormatOf(*resolved);
    auto messages = renderMessages(*resolved, typedInputs(resolved->inputs, inputs));
    if (!messages)
        return fail(messages.error());
    request.messages = std::move(*messages);
    auto format = responseFormat(*resolved);
    if (!format)
        return fail(format.error());
    request.responseFormat = std::move(*format);
    auto definitions = tools(*resolved);
    if (!definitions)
        return fail(definitions.error());
    request.tools = std::move(*definitions);
    if (auto done = readOptions(resolved->options, request.options, request.extraBody); !done)
        return fail(done.error());
    return request;
}

Result<QList<Json>> Workspace::testCases(const QString &relative, int limit) const
{
    const auto content = read(relative, kMaxTestSetBytes);
    if (!content)
        return fail(content.error());
    auto rows = relative.endsWith(u".csv", Qt::CaseInsensitive) ? readCsv(*content, limit) : readJsonLines(*content, limit);
    if (!rows)
        return fail(ofFile(rows.error(), relative));
    return rows;
}

} // namespace cuewright
