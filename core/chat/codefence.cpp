#include "chat/codefence.h"

#include <QString>

namespace cuewright {

std::optional<QStringView> insideFence(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    const qsizetype firstLine = trimmed.indexOf(u'\n');
    if (!trimmed.startsWith(QLatin1String("```")) || !trimmed.endsWith(QLatin1String("```")) || firstLine < 0 || firstLine + 3 > trimmed.size())
        return std::nullopt;
    return trimmed.mid(firstLine + 1, trimmed.size() - firstLine - 4);
}

} // namespace cuewright
