#include "mcp/mcpreferences.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace cuewright {
namespace {

constexpr int kMinLookBytes = 16; // shorter values that only look random are words

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

const QRegularExpression &reference()
{
    static const QRegularExpression found(QStringLiteral("\\$\\{([^{}]*)\\}"));
    return found;
}

/// Every text of an entry that may hold references, one after the other.
template<typename Entry, typename Visit>
void visitTexts(Entry &entry, Visit visit)
{
    visit(entry.command);
    for (auto &argument : entry.arguments)
        visit(argument);
    visit(entry.folder);
    for (auto &pair : entry.environment)
        visit(pair.second);
    visit(entry.url);
    for (auto &pair : entry.headers)
        visit(pair.second);
}

/// `text` with each reference replaced by what `of` makes of its inside.
template<typename Of>
QString replaced(const QString &text, Of of)
{
    QString made;
    qsizetype from = 0;
    for (auto it = reference().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        made += QStringView(text).mid(from, match.capturedStart() - from);
        made += of(match.captured(1));
        from = match.capturedEnd();
    }
    made += QStringView(text).mid(from);
    return made;
}

class Resolver
{
public:
    explicit Resolver(const McpLookup &lookup)
        : m_lookup(lookup)
    {
    }
    QString operator()(const QString &text)
    {
        return replaced(text, [this](const QString &inside) { return valueOf(inside); });
    }

    std::optional<Error> problem;
    QList<Secret> secrets;

private:
    QString valueOf(const QString &inside)
    {
        const QString name = inside.section(u':', 1);
        if (inside.startsWith(u"env:")) {
            const auto value = m_lookup.variable ? m_lookup.variable(name) : std::nullopt;
            if (!value)
                note(Error::Code::NotFound, Words::tr("The environment variable %1 is not set.").arg(name));
            else if (looksLikeSecret(name, *value))
                secrets.append(Secret(value->toUtf8()));
            return value.value_or(QString());
        }
        if (inside.startsWith(u"keychain:")) {
            const Secret secret = m_lookup.secret ? m_lookup.secret(name) : Secret();
            if (secret.isEmpty())
                note(Error::Code::NotFound, Words::tr("There is no key “%1” in the keychain.").arg(name));
            secrets.append(secret);
            return QString::fromUtf8(secret.reveal());
        }
        if (inside == u"workspaceFolder")
            return m_lookup.workspaceFolder;
        note(Error::Code::Invalid, Words::tr("“${%1}” is not known here.").arg(displayText(inside, 60)));
        return {};
    }
    void note(Error::Code code, const QString &message)
    {
        if (!problem)
            problem = Error{code, message, {}, {}};
    }

    const McpLookup &m_lookup;
};

} // namespace

QString keychainName(const QString &server, const QString &name)
{
    return QStringLiteral("mcp/%1/%2").arg(server, name);
}

McpEntry withOwnReferences(McpEntry entry)
{
    static const QRegularExpression variable(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    const QString key = entry.key;
    visitTexts(entry, [&key](QString &text) {
        text = replaced(text, [&key](const QString &inside) {
            if (inside.startsWith(u"input:"))
                return QStringLiteral("${keychain:%1}").arg(keychainName(key, inside.mid(6)));
            const bool plain = inside != u"workspaceFolder" && variable.match(inside).hasMatch();
            return QStringLiteral("${%1%2}").arg(plain ? QStringLiteral("env:") : QString(), inside);
        });
    });
    return entry;
}

bool looksLikeSecret(const QString &name, const QString &value)
{
    static const QRegularExpression names(QStringLiteral("(^|[_-])(key|token|secret|passw(or)?d|pwd|pat|auth|authorization|credentials?|cookie|bearer)s?($|[_-])|api-?key|token$|secret$|password$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression looks(QStringLiteral("^(Bearer |Basic )|^(sk|pk|rk|ghp|gho|ghs|github_pat|glpat|xox[abprs]|AKIA|AIza|hf|tvly|npm|pat)[-_A-Za-z0-9]"));
    if (value.trimmed().isEmpty() || value.contains(reference()))
        return false;
    return names.match(name).hasMatch() || (value.size() >= kMinLookBytes && looks.match(value).hasMatch() && !value.contains(u'/'));
}

void setApart(McpEntryWithSecrets &made, std::pair<QString, QString> &pair)
{
    if (pair.second.trimmed().isEmpty() || pair.second.contains(reference()))
        return;
    const qsizetype scheme = pair.second.startsWith(u"Bearer ") || pair.second.startsWith(u"Basic ") ? pair.second.indexOf(u' ') + 1 : 0;
    const QString name = keychainName(made.entry.key, pair.first);
    made.secrets.append({name, Secret(pair.second.mid(scheme).trimmed().toUtf8())});
    pair.second = pair.second.left(scheme) + QStringLiteral("${keychain:%1}").arg(name);
}

McpEntryWithSecrets withSecretsApart(const McpEntry &entry)
{
    McpEntryWithSecrets made{entry, {}};
    const auto apart = [&](std::pair<QString, QString> &pair) {
        if (looksLikeSecret(pair.first, pair.second))
            setApart(made, pair);
    };
    for (auto &pair : made.entry.environment)
        apart(pair);
    for (auto &pair : made.entry.headers)
        apart(pair);
    return made;
}

QStringList keychainNames(const McpEntry &entry)
{
    QStringList names;
    visitTexts(entry, [&names](const QString &text) {
        for (auto it = reference().globalMatch(text); it.hasNext();) {
            const QString inside = it.next().captured(1);
            if (inside.startsWith(u"keychain:") && !names.contains(inside.mid(9)))
                names.append(inside.mid(9));
        }
    });
    return names;
}

std::optional<QString> environmentVariable(const QString &name)
{
    const QByteArray local = name.toLocal8Bit();
    return qEnvironmentVariableIsSet(local.constData()) ? std::optional(qEnvironmentVariable(local.constData())) : std::nullopt;
}

Result<McpLaunch> launchOf(const McpEntry &entry, const McpLookup &lookup)
{
    Resolver resolve(lookup);
    McpLaunch made;
    made.program = resolve(entry.command);
    for (const QString &argument : entry.arguments)
        made.arguments.append(resolve(argument));
    made.folder = resolve(entry.folder);
    if (made.folder.isEmpty())
        made.folder = lookup.workspaceFolder;
    const auto noteSecret = [&resolve](const QString &name, const QString &value) {
        if (looksLikeSecret(name, value))
            resolve.secrets.append(Secret(value.toUtf8()));
    };
    for (const auto &[name, value] : entry.environment) {
        made.environment.append({name, resolve(value)});
        noteSecret(name, made.environment.last().second);
    }
    made.url = QUrl(resolve(entry.url));
    for (const auto &[name, value] : entry.headers) {
        const QString resolved = resolve(value);
        made.headers.append({name.toUtf8(), resolved.toUtf8()});
        noteSecret(name, resolved);
    }
    if (resolve.problem)
        return fail(*resolve.problem);
    made.secrets = resolve.secrets;
    return made;
}

} // namespace cuewright
