#include "cli/input.h"

#include "base/files.h"
#include "schema/document/jsonsource.h"

#include <QFile>

#include <cstdio>

namespace cuewright {

Result<QByteArray> readInput(const QString &path, qint64 maxBytes)
{
    if (path != u"-")
        return readFile(path, maxBytes);
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(Error::Code::Io, QStringLiteral("Standard input cannot be read."));
    return input.readAll();
}

Result<Json> readJson(const QString &path, qint64 maxBytes)
{
    const auto bytes = readInput(path, maxBytes);
    if (!bytes)
        return fail(bytes.error());
    auto parsed = parseJson(*bytes);
    Error error;
    if (!parsed) {
        error = parsed.error();
    } else if (const auto problem = JsonSource::parse(QString::fromUtf8(*bytes)).problem(); problem && problem->kind == JsonProblem::Kind::DuplicateKey) {
        error = {Error::Code::Parse, problem->message, {}, problem->at};
    } else {
        return parsed;
    }
    QString where = path == u"-" ? QStringLiteral("standard input") : path;
    if (error.at.line > 0)
        where += QStringLiteral(":%1:%2").arg(error.at.line).arg(error.at.column);
    error.message = where + QStringLiteral(": ") + error.message;
    return fail(error);
}

} // namespace cuewright
