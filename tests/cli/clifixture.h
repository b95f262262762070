#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace cuewright {

/// Runs the command line as scripts do: arguments in, exit code and output out. Each test has a home of its own, and no key.
class CliFixture
{
protected:
    struct Output
    {
        int code = -1;
        QByteArray out, err;
    };

    void setUp()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home->path());
        m_environment.insert(QStringLiteral("XDG_DATA_HOME"), m_home->filePath(QStringLiteral("data")));
        m_environment.remove(QStringLiteral("OPENAI_API_KEY"));
        m_environment.remove(QStringLiteral("OPENAI_BASE_URL"));
    }

    Output run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(CUEWRIGHT_CLI), arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static QString sample(const char *name) { return QStringLiteral(CUEWRIGHT_SAMPLES "/prompts/%1.prompty").arg(QLatin1String(name)); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_home->filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }

    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

} // namespace cuewright
