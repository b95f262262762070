#pragma once

#include "mcp/mcpconfig.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace cuewright {

/// Names and values, a row each, with a lock for what belongs into the keychain. The lock closes by itself where a name or a value
/// looks like a secret, until a person has touched it.
class PairRows final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PairRows)
public:
    /// `nameHint`: "Name" or "Header", a placeholder.
    PairRows(const UiContext &context, const QString &nameHint, QWidget *parent = nullptr);

    void setPairs(const QList<std::pair<QString, QString>> &pairs);
    struct Pair
    {
        QString name;
        QString value;
        bool isSecret = false;
    };
    QList<Pair> pairs() const; ///< without rows that have no name

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QLineEdit *name = nullptr;
        QLineEdit *value = nullptr;
        QToolButton *lock = nullptr;
        bool touched = false; ///< the lock, by a person
    };
    void add(const QString &name, const QString &value);
    void remove(const QWidget *widget);
    void showLock(Row &row);
    Row *rowOf(const QWidget *widget);

    const UiContext m_context;
    const QString m_nameHint;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    QList<Row> m_list;
};

} // namespace cuewright
