#pragma once

#include "widgets/uicontext.h"

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace cuewright {

class CommandRegistry;

/// All commands with their shortcuts, in one table; the selected one can be given another, or none.
class ShortcutsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsPane)
public:
    ShortcutsPane(const UiContext &ui, CommandRegistry &commands, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();
    void select();
    void assign();
    QString selectedId() const;

    CommandRegistry &m_commands;
    QTreeWidget *m_table;
    QKeySequenceEdit *m_edit;
    QPushButton *m_set;
    QPushButton *m_clear;
    QPushButton *m_reset;
    QLabel *m_message;
};

} // namespace cuewright
