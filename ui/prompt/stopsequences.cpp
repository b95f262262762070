#include "prompt/stopsequences.h"

#include <utility>

namespace cuewright {

QStringList splitStops(const QString &text)
{
    QStringList stops;
    QString current;
    qsizetype kept = 0; // what comes after it are blanks before a comma
    const auto finish = [&] {
        current.truncate(std::exchange(kept, 0));
        if (!current.isEmpty())
            stops.append(std::exchange(current, QString()));
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (unit == u'\\' && i + 1 < text.size()) {
            const QChar next = text.at(++i);
            current += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
            kept = current.size();
        } else if (unit == u',') {
            finish();
        } else if (!unit.isSpace()) {
            current += unit;
            kept = current.size();
        } else if (!current.isEmpty()) {
            current += unit;
        }
    }
    finish();
    return stops;
}

QString joinStops(const QStringList &stops)
{
    QStringList written;
    for (QString text : stops) {
        text.replace(u'\\', QStringLiteral("\\\\")).replace(u',', QStringLiteral("\\,"));
        text.replace(u'\n', QStringLiteral("\\n")).replace(u'\t', QStringLiteral("\\t"));
        if (text.endsWith(u' ')) // else it would be one before the comma
            text.insert(text.size() - 1, u'\\');
        if (text.size() > 1 && text.startsWith(u' '))
            text.prepend(u'\\');
        written.append(text);
    }
    return written.join(QStringLiteral(", "));
}

} // namespace cuewright
