#pragma once

#include "widgets/uicontext.h"

#include <QList>
#include <QObject>

class QLabel;
class QMenu;
class QMenuBar;
class QPushButton;
class QToolButton;

namespace cuewright {

class CommandRegistry;

/// The menu bar made of the registry's commands, with the command field and the panel buttons in its corner.
class Menus final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Menus)
public:
    Menus(const UiContext &ui, CommandRegistry &commands, QMenuBar &bar);

    void setCompact(bool compact); ///< a shorter command field
    void retranslate();

signals:
    void aboutToShow(); ///< a menu opens: time to bring the commands' state up to date

private:
    void fill();
    void buildCorner();
    void fitField(); ///< the words of the command field, cut where its keys begin
    QToolButton *panelButton(const QString &command);

    const UiContext m_ui;
    CommandRegistry &m_commands;
    QMenuBar &m_bar;
    QList<QMenu *> m_menus;
    QMenu *m_theme = nullptr;
    QMenu *m_language = nullptr;
    QPushButton *m_field = nullptr;
    QLabel *m_keys = nullptr;
    QLabel *m_mark = nullptr;
    QWidget *m_corner = nullptr;
};

} // namespace cuewright
