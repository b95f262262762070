#include "chat/answermerge.h"

#include <QCryptographicHash>
#include <QSet>

namespace cuewright {

void nameToolCalls(Completion &completion)
{
    QSet<QString> used;
    for (qsizetype i = 0; i < completion.toolCalls.size(); ++i) {
        ToolCall &call = completion.toolCalls[i];
        if (call.id.isEmpty() || used.contains(call.id)) {
            const QString seed = QStringLiteral("%1\n%2\n").arg(completion.id).arg(i) + call.name + u'\n' + call.arguments;
            const QByteArray hash = QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
            call.id = QStringLiteral("call_") + QString::fromLatin1(hash);
        }
        used.insert(call.id);
    }
}

} // namespace cuewright
