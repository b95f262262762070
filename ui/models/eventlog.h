#pragma once

#include "models/problem.h"

#include <QAbstractListModel>
#include <QDateTime>

#include <deque>

namespace cuewright {

/// What happened, newest last, for the Log drawer. Keeps the last kMaxEntries. Never give it a secret.
class EventLog final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EventLog)
public:
    enum Roles { SeverityRole = Qt::UserRole + 1, TimeRole, DetailRole };
    static constexpr int kMaxEntries = 2000;

    explicit EventLog(QObject *parent = nullptr);

    /// `key`: what rowOf() finds it by; empty: nobody looks for it.
    void append(const QDateTime &time, Problem::Severity severity, const QString &text, const QString &detail = {}, const QString &key = {});
    int rowOf(const QString &key) const; ///< -1: there is none, or it has been dropped
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    struct Entry
    {
        QDateTime time;
        Problem::Severity severity;
        QString text;
        QString detail;
        QString key;
    };
    std::deque<Entry> m_entries;
};

} // namespace cuewright
