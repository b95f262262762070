#include "cli/output.h"

#include "chat/problems.h"

#include <cstdio>

namespace cuewright {
namespace {

void write(std::FILE *file, QByteArrayView bytes)
{
    std::fwrite(bytes.data(), 1, static_cast<std::size_t>(bytes.size()), file);
    std::fflush(file);
}

} // namespace

QString counted(qint64 count, const char *thing)
{
    return QStringLiteral("%1 %2%3").arg(count).arg(QLatin1String(thing), count == 1 ? QString() : QStringLiteral("s"));
}

void print(const QString &line)
{
    write(stdout, QByteArray(line.toUtf8() + '\n'));
}

void printRaw(QByteArrayView bytes)
{
    write(stdout, bytes);
}

void printJson(const Json &document)
{
    write(stdout, QByteArray(writeJson(document, 2) + '\n'));
}

int failWith(const Error &error)
{
    QString text = QStringLiteral("cuewright-cli: ") + error.message;
    if (!error.detail.isEmpty())
        text += QStringLiteral("\n  ") + error.detail;
    write(stderr, QByteArray(text.toUtf8() + '\n'));
    return kFailed;
}

int failWith(const Error &error, int attempts, bool kept)
{
    const ProblemText text = problemText(error, {Reader::CommandLine, attempts, kept});
    Error told = error;
    told.message = text.joined();
    return failWith(told);
}

void warn(const QString &message)
{
    write(stderr, QByteArray("cuewright-cli: " + message.toUtf8() + '\n'));
}

int usageError(const QString &message)
{
    write(stderr, QByteArray("cuewright-cli: " + message.toUtf8() + "\nTry: cuewright-cli --help\n"));
    return kUsage;
}

} // namespace cuewright
