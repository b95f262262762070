#include "schema/exchange/exportnames.h"

namespace cuewright {

QString typeNameOf(const QString &text)
{
    QString name;
    bool starts = true;
    for (const QChar c : text.left(80)) {
        if (!c.isLetterOrNumber() || c.isSurrogate()) {
            starts = true;
            continue;
        }
        if (name.isEmpty() && c.isDigit())
            name = QStringLiteral("Type");
        name += starts ? c.toUpper() : c;
        starts = false;
    }
    return name;
}

QString UniqueNames::take(const QString &wanted)
{
    QString name = wanted;
    for (int i = 2; m_taken.contains(name); ++i)
        name = wanted + QString::number(i);
    m_taken.insert(name);
    return name;
}

} // namespace cuewright
