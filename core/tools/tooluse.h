#pragma once

#include "base/json.h"
#include "tools/toolresult.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QStringList>

namespace cuewright {

/// What is about to run for real: all that a person needs to say yes or no.
struct ToolUse
{
    QString tool; ///< as the model calls it
    ToolSource source = ToolSource::Command; ///< Command or Mcp
    QStringList command; ///< Command: the program and its arguments, exactly these, without a shell. Mcp: how its server is started
    QString folder; ///< where the command runs
    QString server; ///< Mcp: its key in mcp.json
    QString address; ///< Mcp over HTTP
    QString serverTool; ///< Mcp: the server's own name for the tool; empty: the server itself is to be started
    QString fingerprint; ///< Mcp: changes with what the server says about the tool; start of a server: McpEntry::fingerprint()
    /// Start of a server: "NAME=value" of its environment, "Name: value" of its headers, as mcp.json has them, secrets hidden.
    QStringList surroundings;
    QStringList remarks; ///< Start of a server: what a person may want to think of; translated
    Json arguments;
    bool isDestructive = true; ///< changes or deletes something for good, or nobody knows

    bool isServerStart() const { return source == ToolSource::Mcp && serverTool.isEmpty(); }

    /// Tool and everything that runs, but not the arguments: what was allowed is allowed for this alone, so that a changed
    /// command, folder, server or description asks again. Hex.
    QString key() const;
    /// In one line for a log: "get_weather: /usr/bin/weather --json" or "get_weather: weather of the server “files”". Translated.
    QString text() const;
};

enum class ToolPermission {
    Deny, ///< this one; asked again the next time
    Once,
    Session, ///< until the program ends
    Always, ///< kept in the person's settings
};

/// A destructive tool is asked for each time.
constexpr bool mayRemember(const ToolUse &use)
{
    return !use.isDestructive;
}

/// Where "always" is kept: outside of any workspace, whose files may come from somebody else.
class ToolPermissionStore
{
public:
    virtual ~ToolPermissionStore() = default;
    virtual bool isAllowed(const QString &key) const = 0;
    /// `text` is for the person who looks through the list later.
    virtual void allow(const QString &key, const QString &text) = 0;
};

/// A question to a person. Answered once; it belongs to the gate that asks. destroyed() before the answer: the call is gone,
/// nobody wants to know any more.
class ToolQuestion final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolQuestion)
public:
    ToolQuestion(ToolUse use, QObject *parent)
        : QObject(parent)
        , m_use(std::move(use))
    {
    }

    const ToolUse &use() const { return m_use; }
    bool isAnswered() const { return m_isAnswered; }
    /// A second answer is ignored. Session and Always count as Once for a use that must not be remembered.
    void answer(cuewright::ToolPermission permission);

signals:
    void answered(cuewright::ToolPermission permission);

private:
    ToolUse m_use;
    bool m_isAnswered = false;
};

/// Puts questions to a person: a dialog, or the command line's options. One question is open at a time.
class ToolAsker
{
public:
    virtual ~ToolAsker() = default;
    /// May be answered at once.
    virtual void ask(ToolQuestion &question) = 0;
};

} // namespace cuewright
