#pragma once

#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QTimer;
class QToolButton;

namespace cuewright {

class CodeEdit;
class RoleButton;

/// The messages that a turn adds to the conversation: a list of them, and the chosen one as text. It changes nothing itself.
class TurnMessages final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TurnMessages)
public:
    explicit TurnMessages(const UiContext &context, QWidget *parent = nullptr);
    ~TurnMessages() override;

    void show(const CallView &step);
    /// Hands on what was typed and is still waiting for a pause.
    void flush();
    /// The message at this index, ready to be typed in; -1: the last one.
    void choose(int message);

signals:
    /// nullopt: taken away; an index behind the last one: added.
    void edited(cuewright::TurnId turn, int index, const std::optional<cuewright::Message> &message);
    void undoRequested();
    void redoRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    const QList<Message> &messages() const;
    const Message *current() const; ///< nullptr: the turn adds none
    void fillList();
    void showMessage(bool all);
    void add();
    void remove();
    void changeRole(Role role);
    void retranslate();

    const UiContext m_context;
    CallView m_step;
    int m_index = -1;
    bool m_isCut = false;
    bool m_typed = false;
    QLabel *m_title;
    RoleButton *m_role;
    QPushButton *m_showAll;
    QToolButton *m_remove;
    QToolButton *m_add;
    QListWidget *m_list;
    CodeEdit *m_editor;
    QTimer *m_soon;
};

} // namespace cuewright
