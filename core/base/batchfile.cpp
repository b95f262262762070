#include "base/batchfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(BatchFile)
};

bool isBatchFile(const QFileInfo &file)
{
    // Windows drops dots and blanks at the end of a name.
    QString name = file.fileName();
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    return name.endsWith(u".cmd", Qt::CaseInsensitive) || name.endsWith(u".bat", Qt::CaseInsensitive);
}

} // namespace

Result<ProgramStart> withoutBatchFile(
    const QString &file, const QStringList &arguments, const std::function<QString(const QString &)> &find)
{
    const QFileInfo info(file);
    if (!isBatchFile(info))
        return ProgramStart{file, arguments};
    const QString name = info.completeBaseName().toLower();
    if (name == u"npx" || name == u"npm") {
        const QDir folder = info.absoluteDir();
        const QString script = folder.filePath(QStringLiteral("node_modules/npm/bin/%1-cli.js").arg(name));
        const QString beside = folder.filePath(QStringLiteral("node.exe"));
        const QString node = QFileInfo(beside).isFile() ? beside : find(QStringLiteral("node"));
        if (!node.isEmpty() && !isBatchFile(QFileInfo(node)) && QFileInfo(script).isFile())
            return ProgramStart{node, QStringList(script) + arguments};
    }
    return fail(Error::Code::Unsupported,
        Words::tr("“%1” is a batch file. Windows lets a shell take its arguments apart, which is not safe, so it is not started. Enter "
                  "the program that it starts instead: for example node, and the path of the script as its first argument.")
            .arg(info.fileName()));
}

} // namespace cuewright
