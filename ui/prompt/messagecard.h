#pragma once

#include "prompt/promptedit.h"
#include "widgets/theme.h"

#include <QFrame>

#include <cstdint>
#include <optional>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace cuewright {

class ElidedLabel;
class GripHandle;
class PromptDocument;
class RoleButton;

/// One message of a prompt: who says it, how many tokens it has, and its text. Writes to the document and follows it.
class MessageCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageCard)
public:
    MessageCard(const Theme &theme, PromptDocument &document, quint64 id, QWidget *parent = nullptr);

    quint64 id() const { return m_id; }
    PromptEdit &edit() const { return *m_edit; }
    RoleButton &roleButton() const { return *m_role; }
    GripHandle &grip() const { return *m_grip; }

    void setRole(Role role);
    /// How many tokens the filled-in text has; nullopt: not counted yet.
    void setTokens(std::optional<std::int64_t> tokens, bool exact);
    void setNote(const QString &note); ///< "counted with case 14 filled in"
    /// Height of the pane: long texts take a share of it only.
    void setRoom(int height);
    void setActive(bool active); ///< the focus is inside
    void setPosition(int index, int count); ///< in the list: which moves there are

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);
    bool isFolded() const { return m_hiddenLines > 0; }
    bool tokensShown() const;
    void setTokensShown(bool shown); ///< a text with variables comes filled in by PromptEdit::showFilled()

signals:
    void tokensToggled(bool shown);
    void moveRequested(int by); ///< -1: up, 1: down
    void removeRequested();
    void addRequested(int offset); ///< 0: above, 1: below
    void cursorMoved(); ///< the text should be scrolled so that the cursor can be seen

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void buildHeader();
    void buildMenu();
    void takeSize();
    void retranslate();
    void nameCard();
    void showCount();
    void copyText();
    void applyChange(quint64 id, const TextChange &change);

    const Theme &m_theme;
    PromptDocument &m_document;
    const quint64 m_id;
    QWidget *m_header;
    GripHandle *m_grip;
    RoleButton *m_role;
    ElidedLabel *m_note;
    QToolButton *m_count;
    QToolButton *m_copy;
    QToolButton *m_more;
    QMenu *m_menu;
    QAction *m_collapse;
    QAction *m_addAbove;
    QAction *m_addBelow;
    QAction *m_up;
    QAction *m_down;
    QAction *m_remove;
    QWidget *m_body;
    PromptEdit *m_edit;
    QPushButton *m_fold;
    QString m_noteText;
    std::optional<std::int64_t> m_tokens;
    bool m_exact = true;
    bool m_collapsed = false;
    bool m_unfolded = false;
    bool m_sending = false; ///< the change that comes back is our own
    int m_room = 0;
    int m_hiddenLines = 0;
};

} // namespace cuewright
