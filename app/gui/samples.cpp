#include "gui/samples.h"

#include "base/files.h"

#include <QDir>
#include <QDirIterator>

namespace cuewright {
namespace {

constexpr qint64 kMaxSampleBytes = 1024 * 1024;

} // namespace

QString samplePrompt()
{
    return QStringLiteral("prompts/ticket-triage.prompty");
}

Result<QString> installSample(const QString &folder)
{
    const QDir source(QStringLiteral(":/samples/support-desk"));
    const QDir target(folder + QStringLiteral("/Support desk"));
    QDirIterator files(source.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString copy = target.filePath(source.relativeFilePath(path));
        if (QFile::exists(copy))
            continue;
        const auto content = readFile(path, kMaxSampleBytes);
        if (!content)
            return fail(content.error());
        if (const auto written = writeFile(copy, *content); !written)
            return fail(written.error());
    }
    return target.path();
}

} // namespace cuewright
