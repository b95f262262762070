#pragma once

#include "chat/request.h"
#include "schema/document/jsonsource.h"
#include "schema/lint/lint.h"
#include "tools/argumentrule.h"
#include "tools/toolresult.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <chrono>

namespace cuewright {

/// A made-up result. In files {"name", "match"?, "arguments"?, "default"?, "result", "isError"?}.
struct ToolMock
{
    QString name; ///< unique in its file
    ArgumentRule rule;
    bool isDefault = false; ///< for calls that no other mock is meant for; its rule is not looked at
    Json result; ///< a text is sent as it is, everything else as JSON (toolText())
    bool isError = false;
    bool isUsable = true; ///< false: its rule makes no sense, and it answers no call; written back as it was
    Json others; ///< members that this version does not know; null: none

    friend bool operator==(const ToolMock &, const ToolMock &) = default;
};

/// A result that a call got once. In files {"arguments", "result", "isError"?, "when"?}.
struct RecordedResult
{
    Json arguments;
    Json result; ///< as ToolMock::result
    bool isError = false;
    QDateTime when; ///< UTC; invalid: not known
    Json others;

    friend bool operator==(const RecordedResult &, const RecordedResult &) = default;
};

/// Who answers this tool's calls. In files {"kind": toolSourceWord(), "server"?, "tool"?, "command"?, "timeLimitMs"?}; without
/// it Mock where there are mocks, else Manual.
struct ToolSourceSettings
{
    ToolSource kind = ToolSource::Manual; ///< never Program
    QString server; ///< Mcp: key in mcp.json
    QString tool; ///< Mcp: the server's own name for it; empty: the tool's name
    QStringList command; ///< Command: the program and its arguments, one each; never given to a shell
    std::chrono::milliseconds timeLimit{30'000}; ///< Command, Mcp
    Json others;

    friend bool operator==(const ToolSourceSettings &, const ToolSourceSettings &) = default;
};

/// Which mock answers a call: of those whose rule matches, an exact one before a partial one, that before a pattern, that before
/// "any"; the first in the file where there are several; where none matches, the first that is the default. nullptr: none.
const ToolMock *mockFor(const QList<ToolMock> &mocks, const Json &arguments);
/// The latest recording whose arguments are the same (sameValue()). nullptr: none.
const RecordedResult *recordingFor(const QList<RecordedResult> &recorded, const Json &arguments);

ToolResult resultOf(const ToolMock &mock);
ToolResult resultOf(const RecordedResult &recorded);

/// A tools/*.tool.json being edited: its text is the truth. {"name", "description", "parameters", "strict"} as a request has
/// them, either at the top or inside {"type":"function","function":{…}}; beside them, always at the top, "destructive",
/// "source", "mocks" and "recorded". A setter changes only what differs: layout, order of keys and unknown members survive.
///
/// A value type without signals. A file that says something impossible opens all the same, so that it can be mended: what
/// cannot be used has its default, and problems() tells.
class ToolFile
{
public:
    ToolFile(); ///< a new tool: no name yet, takes no arguments

    /// Errors: NotFound, TooLarge (over 16 MiB), Io, Parse with line and column (also: two equal keys in one object), Invalid
    /// where it is no object. A file that cannot be read is never written over: save() to its path is refused.
    [[nodiscard]] static Result<ToolFile> load(const QString &path);
    [[nodiscard]] static Result<ToolFile> parse(const QByteArray &text);
    /// What is parsed already. Errors: Invalid where it is no object.
    [[nodiscard]] static Result<ToolFile> from(const JsonSource &file);

    const ToolDefinition &definition() const { return m_definition; }
    const QList<ToolMock> &mocks() const { return m_mocks; }
    const QList<RecordedResult> &recorded() const { return m_recorded; }
    const ToolSourceSettings &source() const { return m_source; }
    /// It changes or deletes something for good: asked for each time, never allowed "always". nullopt: the file does not say,
    /// the source's own hint counts (of a command: yes).
    std::optional<bool> destructive() const { return m_destructive; }
    QByteArray text() const; ///< as it would be saved
    /// JSON pointer of the definition's object: "" or "/function".
    QString definitionPointer() const;
    /// What is wrong with it. Pointers are those of the file; rules beside the schema's own are "tool-name", "parameters",
    /// "mock-name", "mock-rule", "mock-default", "mock-result", "source", "command". Only problems of the parameters can have a
    /// fix; fixed() wants their pointer without definitionPointer() + "/parameters".
    QList<LintProblem> problems() const;
    /// Those of them that are not about the schema of the parameters, which takes longer to look at.
    QList<LintProblem> problemsBesideParameters() const;

    /// All setters: a value that is there already changes nothing. Errors: Invalid where the text cannot be patched so.
    [[nodiscard]] Result<> setDefinition(const ToolDefinition &definition);
    [[nodiscard]] Result<> setMocks(const QList<ToolMock> &mocks);
    [[nodiscard]] Result<> setRecorded(const QList<RecordedResult> &recorded);
    [[nodiscard]] Result<> setSource(const ToolSourceSettings &source);
    [[nodiscard]] Result<> setDestructive(std::optional<bool> destructive);
    /// At the end, under `mock.name` or, where that is empty or taken, a name made from it; returns the name.
    [[nodiscard]] Result<QString> addMock(ToolMock mock);
    /// The whole text, as typed. Errors as parse(); nothing changes then.
    [[nodiscard]] Result<> setText(const QByteArray &text);

    /// Atomic. Errors: Io; Invalid where `path` holds a file that cannot be read as a tool: that one is left alone.
    [[nodiscard]] Result<> save(const QString &path) const;

private:
    explicit ToolFile(const JsonSource &json);
    [[nodiscard]] Result<> rewrite(const Json &wanted);
    template<typename Item>
    [[nodiscard]] Result<> rewriteList(const char *name, const QList<Item> &items, Json (*toJson)(const Item &));

    JsonSource m_json;
    ToolDefinition m_definition;
    QList<ToolMock> m_mocks;
    QList<RecordedResult> m_recorded;
    ToolSourceSettings m_source;
    std::optional<bool> m_destructive;
    QList<LintProblem> m_unusable; ///< found while reading
};

/// One to begin with: called as near to `name` as tools may be, and it takes no arguments yet.
ToolFile newTool(const QString &name);

/// Where a tool's parameters are in its file, also where it has none yet.
QString toolParametersPointer(const Json &file);

/// [A-Za-z0-9_-]{1,64}: what every server takes (facts §4).
bool isToolName(QStringView name);
Error badToolName(const QString &name);
/// The definition in a tool file, for a request. Errors: Invalid for what cannot be sent.
[[nodiscard]] Result<ToolDefinition> toolOfFile(const Json &content);

} // namespace cuewright
