#include "cli/options.h"

#include "cli/output.h"

namespace cuewright {

Options::Options(const QString &usage)
    : m_usage(usage)
{
    m_parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    flag(QStringLiteral("help"), QStringLiteral("Shows this text."));
}

void Options::flag(const QString &name, const QString &help)
{
    m_parser.addOption(QCommandLineOption(name, help));
}

void Options::value(const QString &name, const QString &placeholder, const QString &help)
{
    m_parser.addOption(QCommandLineOption(name, help, placeholder));
}

std::optional<int> Options::parse(const QStringList &arguments)
{
    // The parser takes the first word for the program's name.
    if (!m_parser.parse(QStringList{QStringLiteral("cuewright-cli")} + arguments))
        return usageError(m_parser.errorText());
    if (has(QStringLiteral("help"))) {
        print(QStringLiteral("Usage: cuewright-cli ") + m_usage);
        const QString help = m_parser.helpText();
        print(help.mid(help.indexOf(u'\n')).trimmed());
        return kFine;
    }
    return std::nullopt;
}

std::optional<int> Options::expectPositional(int least, int most) const
{
    const qsizetype count = positional().size();
    if (count < least || count > most)
        return usageError(QStringLiteral("usage: cuewright-cli ") + m_usage);
    return std::nullopt;
}

} // namespace cuewright
