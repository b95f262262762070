#include "mcp/mcpconfig.h"

#include "mcp/mcpreferences.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

using Pairs = QList<std::pair<QString, QString>>;

Pairs pairsOf(const Json &entry, const char *key)
{
    Pairs made;
    if (const Json *object = member(entry, key); object && object->is_object()) {
        for (const auto &[name, value] : object->items()) {
            const QString text = value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(value));
            made.append({fromUtf8(name), text});
        }
    }
    return made;
}

Json jsonOf(const Pairs &pairs)
{
    Json made = Json::object();
    for (const auto &[name, value] : pairs)
        made[toUtf8(name)] = toUtf8(value);
    return made;
}

void put(Json &object, const char *key, Json value, bool wanted)
{
    if (wanted)
        object[key] = std::move(value);
    else
        object.erase(key);
}

bool isStream(const QString &type)
{
    return type == u"http" || type == u"streamable-http" || type == u"streamableHttp";
}

Result<McpEntry> entryOf(const QString &key, const Json &json)
{
    const auto wrong = [](const QString &why) { return fail(Error::Code::Invalid, why); };
    if (!json.is_object())
        return wrong(Words::tr("It is no group of settings."));
    McpEntry made;
    made.key = key;
    made.command = memberText(json, "command");
    made.url = memberText(json, "url", memberText(json, "serverUrl"));
    const QString type = memberText(json, "type");
    if (type == u"sse")
        return wrong(Words::tr("It speaks the old HTTP+SSE protocol, which this program does not."));
    if (!type.isEmpty() && type != u"stdio" && !isStream(type))
        return wrong(Words::tr("“%1” is no way to reach a server.").arg(displayText(type, 40)));
    if (isStream(type))
        made.command.clear();
    else if (!made.command.isEmpty())
        made.url.clear();
    if (made.command.isEmpty() && made.url.isEmpty())
        return wrong(Words::tr("It names neither a command nor an address."));
    if (const Json *arguments = member(json, "args"); arguments && arguments->is_array()) {
        for (const Json &one : *arguments) {
            if (!one.is_string())
                return wrong(Words::tr("Each argument has to be a text."));
            made.arguments.append(fromUtf8(one.get_ref<const std::string &>()));
        }
    }
    made.folder = memberText(json, "cwd");
    made.environment = pairsOf(json, "env");
    made.headers = pairsOf(json, "headers");
    const Json *disabled = member(json, "disabled");
    made.disabled = disabled && *disabled == Json(true);
    return made;
}

McpImport entriesOf(const Json *servers)
{
    McpImport found;
    if (!servers || !servers->is_object())
        return found;
    for (const auto &[key, json] : servers->items()) {
        const auto entry = entryOf(fromUtf8(key), json);
        if (entry)
            found.entries.append(*entry);
        else
            found.problems.append({displayText(fromUtf8(key), 100), entry.error().message});
    }
    return found;
}

Result<Json> parsed(QByteArrayView text)
{
    if (text.size() > McpConfig::kMaxBytes)
        return fail(Error::Code::TooLarge, Words::tr("The file is too large for a list of servers."));
    if (text.trimmed().isEmpty())
        return Json::object();
    return parseJson(text);
}

} // namespace

QString McpEntry::fingerprint() const
{
    Json all{{"command", toUtf8(command)}, {"folder", toUtf8(folder)}, {"url", toUtf8(url)}, {"env", jsonOf(environment)}, {"headers", jsonOf(headers)}};
    all["args"] = Json::array();
    for (const QString &argument : arguments)
        all["args"].push_back(toUtf8(argument));
    return QString::fromLatin1(QCryptographicHash::hash(writeJson(all), QCryptographicHash::Sha256).toHex());
}

Result<McpConfig> McpConfig::read(QByteArrayView text)
{
    auto file = parsed(text);
    if (!file)
        return fail(file.error());
    const Json *servers = member(*file, "mcpServers");
    if (!file->is_object() || (servers && !servers->is_object()))
        return fail(Error::Code::Invalid, Words::tr("This is no list of servers: “mcpServers” is missing or is no group."));
    McpConfig made;
    made.m_file = *std::move(file);
    return made;
}

QByteArray McpConfig::write() const
{
    return writeJson(m_file, 2) + '\n';
}

QList<McpEntry> McpConfig::entries() const
{
    return entriesOf(member(m_file, "mcpServers")).entries;
}

QList<McpEntryProblem> McpConfig::problems() const
{
    return entriesOf(member(m_file, "mcpServers")).problems;
}

void McpConfig::set(const McpEntry &entry)
{
    Json &json = m_file["mcpServers"][toUtf8(entry.key)];
    if (!json.is_object())
        json = Json::object();
    // An entry of the other kind must not be left half in place.
    const QString type = memberText(json, "type");
    if (!type.isEmpty() && isStream(type) != entry.isHttp())
        json["type"] = entry.isHttp() ? "http" : "stdio";
    Json arguments = Json::array();
    for (const QString &argument : entry.arguments)
        arguments.push_back(toUtf8(argument));
    put(json, "command", toUtf8(entry.command), !entry.isHttp());
    put(json, "args", std::move(arguments), !entry.arguments.isEmpty());
    put(json, "env", jsonOf(entry.environment), !entry.environment.isEmpty());
    put(json, "cwd", toUtf8(entry.folder), !entry.folder.isEmpty());
    json.erase("serverUrl");
    put(json, "url", toUtf8(entry.url), entry.isHttp());
    put(json, "headers", jsonOf(entry.headers), !entry.headers.isEmpty());
    put(json, "disabled", true, entry.disabled);
}

bool McpConfig::contains(const QString &key) const
{
    const Json *servers = member(m_file, "mcpServers");
    return servers && servers->contains(toUtf8(key));
}

void McpConfig::rename(const QString &key, const QString &to)
{
    if (!contains(key))
        return;
    Json renamed = Json::object();
    for (const auto &[name, entry] : m_file["mcpServers"].items())
        renamed[fromUtf8(name) == key ? toUtf8(to) : name] = entry;
    m_file["mcpServers"] = std::move(renamed);
}

void McpConfig::remove(const QString &key)
{
    if (m_file.contains("mcpServers"))
        m_file["mcpServers"].erase(toUtf8(key));
}

Result<McpImport> importMcpServers(QByteArrayView text)
{
    auto file = parsed(text);
    if (!file)
        return fail(file.error());
    const Json *root = &*file;
    if (const Json *settings = member(*root, "mcp"); settings && member(*settings, "servers"))
        root = settings;
    const Json *servers = root;
    for (const char *name : {"mcpServers", "servers", "context_servers"}) {
        if (const Json *inner = member(*root, name); inner && inner->is_object()) {
            servers = inner;
            break;
        }
    }
    const auto isOne = [](const Json &json) { return (member(json, "command") && json["command"].is_string()) || (member(json, "url") && json["url"].is_string()); };
    const Json alone = servers->is_object() && isOne(*servers) ? Json{{"server", *servers}} : Json();
    McpImport found = entriesOf(alone.is_null() ? servers : &alone);
    for (McpEntry &entry : found.entries)
        entry = withOwnReferences(std::move(entry));
    if (found.entries.isEmpty() && found.problems.isEmpty())
        return fail(Error::Code::NotFound, Words::tr("There is no server in this text."));
    return found;
}

} // namespace cuewright
