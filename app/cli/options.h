#pragma once

#include <QCommandLineParser>
#include <QStringList>

#include <optional>

namespace cuewright {

/// The options of one command. parse() gives an exit code where the program has to end (wrong usage, --help).
class Options
{
public:
    /// `usage` is what stands after "cuewright-cli" in the help text.
    explicit Options(const QString &usage);

    void flag(const QString &name, const QString &help);
    void value(const QString &name, const QString &placeholder, const QString &help);

    [[nodiscard]] std::optional<int> parse(const QStringList &arguments);
    /// Exit code where the number of words that are no options is wrong.
    [[nodiscard]] std::optional<int> expectPositional(int least, int most) const;

    bool has(const QString &name) const { return m_parser.isSet(name); }
    QString text(const QString &name) const { return m_parser.value(name); }
    QStringList texts(const QString &name) const { return m_parser.values(name); }
    QStringList positional() const { return m_parser.positionalArguments(); }

private:
    QString m_usage;
    QCommandLineParser m_parser;
};

} // namespace cuewright
