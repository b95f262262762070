#pragma once

#include <QSet>
#include <QString>

namespace cuewright {

/// "ticket triage", "ticket_triage" → "TicketTriage"; empty where nothing is left.
QString typeNameOf(const QString &text);

/// Names that are handed out once each.
class UniqueNames
{
public:
    explicit UniqueNames(const QSet<QString> &reserved = {})
        : m_taken(reserved)
    { }

    /// `wanted`, or `wanted` with the first number that makes it new.
    QString take(const QString &wanted);
    bool has(const QString &name) const { return m_taken.contains(name); }

private:
    QSet<QString> m_taken;
};

} // namespace cuewright
