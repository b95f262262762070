#pragma once

#include "widgets/uicontext.h"

#include <QFrame>
#include <QList>
#include <QPointer>

#include <functional>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace cuewright {

class EmptyState;

/// A field and a list over the window: type a few letters, Enter does it. For commands and for files alike.
class CommandPalette final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandPalette)
public:
    struct Entry
    {
        QString text;
        QString meta; ///< shortcut or folder
        bool enabled = true;
        std::function<void()> act;
    };

    CommandPalette(const UiContext &ui, QWidget *window);

    /// Shows the entries, best match first while typing; the given order with an empty field.
    void open(const QString &placeholder, QList<Entry> entries);
    void dismiss(); ///< focus goes back to where it was
    QStringList shown() const; ///< texts in the order on screen

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &query);
    void showNothing(const QString &query);
    void act(int row);
    void place();

    const UiContext m_ui;
    QLineEdit *m_field;
    QListView *m_list;
    EmptyState *m_nothing; ///< in the list's place while nothing fits what was typed
    QStandardItemModel *m_model;
    QList<Entry> m_entries;
    QPointer<QWidget> m_before;
};

} // namespace cuewright
