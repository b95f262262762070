#include "prompt/stopsequences.h"

namespace cuewright {

QStringList splitStops(const QString &text)
{
    QStringList stops;
    QString current;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text.at(i);
        if (unit == u'\\' && i + 1 < text.size()) {
            const QChar next = text.at(++i);
            current += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
        } else if (unit == u',') {
            stops.append(current.trimmed());
            current.clear();
        } else {
            current += unit;
        }
    }
    // Trimming would eat a sequence that is only a line end.
    stops.append(current.trimmed().isEmpty() ? QString(current).remove(u' ') : current.trimmed());
    stops.removeAll(QString());
    return stops;
}

QString joinStops(const QStringList &stops)
{
    QStringList written;
    for (QString text : stops) {
        text.replace(u'\\', QStringLiteral("\\\\")).replace(u',', QStringLiteral("\\,"));
        text.replace(u'\n', QStringLiteral("\\n")).replace(u'\t', QStringLiteral("\\t"));
        written.append(text);
    }
    return written.join(QStringLiteral(", "));
}

} // namespace cuewright
