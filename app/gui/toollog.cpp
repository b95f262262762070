#include "gui/toollog.h"

#include "base/strikeout.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolLog)
};

QString permissionText(const ToolLogEntry &entry)
{
    switch (entry.permission) {
    case ToolPermission::Deny: return Words::tr("not allowed");
    case ToolPermission::Once: return Words::tr("allowed once");
    case ToolPermission::Session: return entry.wasAsked ? Words::tr("allowed for this session") : Words::tr("allowed earlier in this session");
    case ToolPermission::Always: return entry.wasAsked ? Words::tr("always allowed from now on") : Words::tr("always allowed");
    }
    return {};
}

} // namespace

QString toolLogKey(const ToolLogEntry &entry)
{
    return QStringLiteral("tool/%1").arg(entry.number);
}

QString toolLogText(const ToolLogEntry &entry)
{
    return Words::tr("%1, %2").arg(entry.use.text(), permissionText(entry));
}

QString toolLogDetail(const ToolLogEntry &entry, const QList<Secret> &secrets)
{
    QString detail = Words::tr("Arguments: %1").arg(QString::fromUtf8(writeJson(entry.use.arguments)));
    if (!entry.use.folder.isEmpty())
        detail += u'\n' + Words::tr("In the folder: %1").arg(entry.use.folder);
    for (const Secret &secret : secrets)
        detail = strikeOut(detail, secret);
    return detail;
}

} // namespace cuewright
