#include "tools/toolfile.h"

#include "base/files.h"
#include "schema/document/schemaedit.h"
#include "schema/emptyschema.h"
#include "schema/values.h"
#include "tools/toolfilejson.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qint64 kMaxToolFileBytes = 16 * 1024 * 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolFile)
};

const Json &definitionIn(const Json &file)
{
    const Json *function = member(file, "function");
    return function && function->is_object() ? *function : file;
}

void checkMocks(const QList<ToolMock> &mocks, QList<LintProblem> &problems)
{
    QSet<QString> names;
    bool hasDefault = false;
    for (qsizetype i = 0; i < mocks.size(); ++i) {
        const QString at = QStringLiteral("/mocks/%1").arg(i);
        if (mocks[i].name.trimmed().isEmpty())
            problems << toolProblem(at, "mock-name", Words::tr("This mock has no name."));
        else if (names.contains(mocks[i].name))
            problems << toolProblem(at + QStringLiteral("/name"), "mock-name", Words::tr("Two mocks are called “%1”.").arg(mocks[i].name));
        names.insert(mocks[i].name);
        if (mocks[i].isUsable && !mocks[i].isDefault && mocks[i].rule.kind != ArgumentRule::Kind::Any && !mocks[i].rule.value.is_object()) {
            problems << toolProblem(at + QStringLiteral("/arguments"), "mock-rule",
                Words::tr("The arguments of a call are a group; these never match."), LintSeverity::Warning);
        }
        if (mocks[i].isDefault && std::exchange(hasDefault, true)) {
            problems << toolProblem(at + QStringLiteral("/default"), "mock-default",
                Words::tr("Another mock is the default already; this one is never used for it."), LintSeverity::Warning);
        }
    }
}

void checkSource(const ToolSourceSettings &source, QList<LintProblem> &problems)
{
    const QString at = QStringLiteral("/source");
    if (source.kind == ToolSource::Mcp && source.server.isEmpty())
        problems << toolProblem(at, "source", Words::tr("It is not said which MCP server has this tool."));
    if (source.kind == ToolSource::Command && source.command.value(0).isEmpty())
        problems << toolProblem(at, "command", Words::tr("There is no program to run."));
}

// What an item of a list was written as: the one of its name, or what stands in its place.
const Json *oldItem(const Json &old, const Json &wanted, std::size_t index)
{
    if (!old.is_array())
        return nullptr;
    if (const Json *name = member(wanted, "name")) {
        for (const Json &item : old) {
            if (const Json *known = member(item, "name"); known && *known == *name)
                return &item;
        }
    }
    return index < old.size() ? &old[index] : nullptr;
}

} // namespace

const ToolMock *mockFor(const QList<ToolMock> &mocks, const Json &arguments)
{
    using Kind = ArgumentRule::Kind;
    for (const Kind kind : {Kind::Exact, Kind::Partial, Kind::Pattern, Kind::Any}) {
        for (const ToolMock &mock : mocks) {
            if (mock.isUsable && !mock.isDefault && mock.rule.kind == kind && mock.rule.matches(arguments))
                return &mock;
        }
    }
    const auto it = std::find_if(mocks.begin(), mocks.end(), [](const ToolMock &mock) { return mock.isUsable && mock.isDefault; });
    return it == mocks.end() ? nullptr : &*it;
}

const RecordedResult *recordingFor(const QList<RecordedResult> &recorded, const Json &arguments)
{
    const RecordedResult *latest = nullptr;
    for (const RecordedResult &known : recorded) {
        // Of equally old ones the later in the file: that is where new ones go.
        if (sameValue(known.arguments, arguments) && (!latest || !(known.when < latest->when)))
            latest = &known;
    }
    return latest;
}

ToolResult resultOf(const ToolMock &mock)
{
    ToolResult result;
    result.text = toolText(mock.result);
    result.source = ToolSource::Mock;
    result.origin = mock.name;
    result.isError = mock.isError;
    return result;
}

ToolResult resultOf(const RecordedResult &recorded)
{
    ToolResult result;
    result.text = toolText(recorded.result);
    result.source = ToolSource::Recorded;
    result.isError = recorded.isError;
    return result;
}

ToolFile::ToolFile()
    : ToolFile(JsonSource::parse(QStringLiteral("{\n  \"name\": \"\",\n  \"description\": \"\"\n}\n")))
{
}

ToolFile::ToolFile(const JsonSource &json)
    : m_json(json)
{
    const Json &file = m_json.json();
    m_definition = definitionFrom(definitionIn(file));
    m_mocks = mocksFrom(file, m_unusable);
    m_recorded = recordedFrom(file, m_unusable);
    m_source = sourceFrom(file, m_mocks.isEmpty() ? ToolSource::Manual : ToolSource::Mock, m_unusable);
    if (const Json *destructive = member(file, "destructive"); destructive && destructive->is_boolean())
        m_destructive = destructive->get<bool>();
}

Result<ToolFile> ToolFile::load(const QString &path)
{
    const auto content = readFile(path, kMaxToolFileBytes);
    if (!content)
        return fail(content.error());
    return parse(*content);
}

Result<ToolFile> ToolFile::parse(const QByteArray &text)
{
    const QString letters = fromUtf8(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    if (letters.toUtf8() != text)
        return fail(Error{Error::Code::Parse, Words::tr("This text is not UTF-8."), {}, {1, 1}});
    const JsonSource json = JsonSource::parse(letters);
    if (const auto &problem = json.problem()) {
        const auto code = problem->kind == JsonProblem::Kind::TooDeep ? Error::Code::TooLarge : Error::Code::Parse;
        return fail(Error{code, problem->message, {}, problem->at});
    }
    return from(json);
}

Result<ToolFile> ToolFile::from(const JsonSource &file)
{
    if (!file.json().is_object())
        return fail(Error::Code::Invalid, Words::tr("A tool is an object with a name, a description and parameters."));
    return ToolFile(file);
}

QByteArray ToolFile::text() const
{
    return m_json.text().toUtf8();
}

QString ToolFile::definitionPointer() const
{
    return toolParametersPointer(m_json.json()).section(u'/', 0, -2);
}

QList<LintProblem> ToolFile::problems() const
{
    QList<LintProblem> problems = problemsBesideParameters();
    if (m_definition.parameters.is_null())
        return problems;
    const LintTarget target = m_definition.strict.value_or(false) ? LintTarget::OpenAiStrict : LintTarget::None;
    for (LintProblem problem : lint(m_definition.parameters, target).problems) {
        problem.pointer.prepend(toolParametersPointer(m_json.json()));
        problems << problem;
    }
    return problems;
}

QList<LintProblem> ToolFile::problemsBesideParameters() const
{
    QList<LintProblem> problems;
    if (!isToolName(m_definition.name))
        problems << toolProblem(definitionPointer() + QStringLiteral("/name"), "tool-name", badToolName(m_definition.name).message);
    const Json *written = member(definitionIn(m_json.json()), "parameters");
    if (written && !written->is_null() && !written->is_object()) {
        problems << toolProblem(toolParametersPointer(m_json.json()), "parameters",
            Words::tr("The parameters of a tool are a JSON Schema object."));
    }
    problems << m_unusable;
    checkMocks(m_mocks, problems);
    checkSource(m_source, problems);
    return problems;
}

Result<> ToolFile::rewrite(const Json &wanted)
{
    const auto edit = rewriteAs(m_json, wanted, {});
    if (!edit)
        return fail(edit.error());
    if (edit->isEmpty())
        return {};
    return setText(patchedText(edit->before, edit->patches).toUtf8());
}

template<typename Item>
Result<> ToolFile::rewriteList(const char *name, const QList<Item> &items, Json (*toJson)(const Item &))
{
    Json file = m_json.json();
    const Json old = std::exchange(file[name], Json::array());
    for (qsizetype i = 0; i < items.size(); ++i) {
        const Json wanted = toJson(items[i]);
        const Json *before = oldItem(old, wanted, static_cast<std::size_t>(i));
        file[name].push_back(before ? inOrderOf(wanted, *before) : wanted);
    }
    for (const Json &item : old.is_array() ? old : Json::array()) { // problems() tells of it; it is not ours to throw away
        if (!item.is_object())
            file[name].push_back(item);
    }
    if (file[name].empty())
        file.erase(name);
    return rewrite(file);
}

Result<> ToolFile::setText(const QByteArray &text)
{
    auto read = parse(text);
    if (!read)
        return fail(read.error());
    *this = std::move(*read);
    return {};
}

Result<> ToolFile::setDefinition(const ToolDefinition &definition)
{
    Json file = m_json.json();
    Json *function = nullptr;
    if (!definitionPointer().isEmpty())
        function = &file["function"];
    putDefinition(function ? *function : file, definition);
    return rewrite(file);
}

Result<> ToolFile::setMocks(const QList<ToolMock> &mocks)
{
    if (mocks == m_mocks)
        return {};
    return rewriteList("mocks", mocks, mockToJson);
}

Result<> ToolFile::setRecorded(const QList<RecordedResult> &recorded)
{
    if (recorded == m_recorded)
        return {};
    return rewriteList("recorded", recorded, recordedToJson);
}

Result<> ToolFile::setSource(const ToolSourceSettings &source)
{
    if (source == m_source)
        return {};
    Json file = m_json.json();
    Json &written = file["source"];
    written = inOrderOf(sourceToJson(source), written);
    return rewrite(file);
}

Result<> ToolFile::setDestructive(std::optional<bool> destructive)
{
    if (destructive == m_destructive)
        return {};
    Json file = m_json.json();
    if (destructive)
        file["destructive"] = *destructive;
    else
        file.erase("destructive");
    return rewrite(file);
}

Result<QString> ToolFile::addMock(ToolMock mock)
{
    const QString wanted = mock.name.trimmed().isEmpty() ? Words::tr("Mock") : mock.name.trimmed();
    const auto isTaken = [this](const QString &name) {
        return std::any_of(m_mocks.begin(), m_mocks.end(), [&](const ToolMock &known) { return known.name == name; });
    };
    mock.name = wanted;
    for (int n = 2; isTaken(mock.name); ++n)
        mock.name = wanted + QStringLiteral(" %1").arg(n);
    if (const auto done = setMocks(m_mocks + QList<ToolMock>{mock}); !done)
        return fail(done.error());
    return mock.name;
}

Result<> ToolFile::save(const QString &path) const
{
    if (QFileInfo::exists(path)) {
        if (const auto there = load(path); !there && there.error().code != Error::Code::NotFound) {
            return fail(Error::Code::Invalid,
                Words::tr("“%1” holds something that is no tool; it was left alone.").arg(QFileInfo(path).fileName()), there.error().message);
        }
    }
    return writeFile(path, text());
}

ToolFile newTool(const QString &name)
{
    static const QRegularExpression unusable(QStringLiteral("[^A-Za-z0-9_-]+"));
    const QString called = name.trimmed().replace(unusable, QStringLiteral("_")).left(64);
    const Json content{{"name", toUtf8(called)}, {"description", ""}, {"parameters", emptySchema()}};
    return ToolFile::parse(writeJson(content, 2) + '\n').value_or(ToolFile());
}

QString toolParametersPointer(const Json &file)
{
    return &definitionIn(file) == &file ? QStringLiteral("/parameters") : QStringLiteral("/function/parameters");
}

bool isToolName(QStringView name)
{
    return !name.isEmpty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
    });
}

Error badToolName(const QString &name)
{
    return {Error::Code::Invalid,
        Words::tr("“%1” is no name for a tool: it takes 1 to 64 letters (a–z), digits, “_” or “-”.").arg(name), name, {}};
}

Result<ToolDefinition> toolOfFile(const Json &content)
{
    if (!content.is_object())
        return fail(Error::Code::Invalid, Words::tr("A tool is an object with a name, a description and parameters."));
    const Json &object = definitionIn(content);
    const ToolDefinition tool = definitionFrom(object);
    if (!isToolName(tool.name))
        return fail(badToolName(tool.name));
    const Json *parameters = member(object, "parameters");
    if (parameters && !parameters->is_null() && !parameters->is_object())
        return fail(Error::Code::Invalid, Words::tr("The parameters of the tool “%1” are a JSON Schema object.").arg(tool.name), tool.name);
    return tool;
}

} // namespace cuewright
