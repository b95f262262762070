#include "base/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QSaveFile>

namespace cuewright {
namespace {

QString shown(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Files)
};

} // namespace

Result<QByteArray> readFile(const QString &path, qint64 maxBytes)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Code::NotFound, Words::tr("There is no file “%1”.").arg(shown(path)));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Code::Io, Words::tr("“%1” cannot be read: %2").arg(shown(path), file.errorString()));
    QByteArray content = file.read(maxBytes + 1);
    if (content.size() > maxBytes) {
        return fail(Error::Code::TooLarge,
            Words::tr("“%1” is larger than %2.").arg(shown(path), QLocale().formattedDataSize(maxBytes)));
    }
    if (file.error() != QFileDevice::NoError)
        return fail(Error::Code::Io, Words::tr("“%1” cannot be read: %2").arg(shown(path), file.errorString()));
    return content;
}

Result<> writeFile(const QString &path, const QByteArray &content)
{
    const QFileInfo info(path);
    const QString target = info.isSymLink() ? info.symLinkTarget() : path;
    QDir().mkpath(QFileInfo(target).absolutePath());
    QSaveFile file(target);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit()) {
        return fail(Error::Code::Io,
            Words::tr("“%1” could not be saved: %2. What was there before is unchanged.").arg(shown(path), file.errorString()));
    }
    return {};
}

} // namespace cuewright
