#pragma once

#include "chat/message.h"
#include "widgets/theme.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace cuewright {

class Encoding;
class MessageCard;
class PromptDocument;
class ToolsButton;

/// The cards of a prompt's messages, one below the other, with the row that adds to them.
class MessageList final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageList)
public:
    MessageList(const Theme &theme, PromptDocument &document, QWidget *parent = nullptr);
    ~MessageList() override;

    const QList<MessageCard *> &cards() const { return m_cards; }
    MessageCard *card(quint64 id) const;
    MessageCard *activeCard() const; ///< with the focus, now or last; nullptr: none yet
    void setRoom(int height); ///< of the pane they are shown in
    void setVariableCount(int count);
    void setTabBefore(QWidget *widget); ///< Tab comes from there to the first card

    void addMessage(); ///< below the active card or at the end, with the focus in it
    /// Replaces the selection of the active card by {{name}}; asks its owner for the name through variableWanted().
    void makeVariable();
    void insertVariable(const QString &name);
    void toggleTokens(); ///< of all cards: where one shows them, none does afterwards
    bool tokensShown() const; ///< in some card
    void setEncoding(const Encoding &encoding); ///< whose tokens are counted on each key

    ToolsButton &tools() const { return *m_tools; }

signals:
    /// `area` (of this widget) should be scrolled into view.
    void areaWanted(const QRect &area);
    void tokensToggled(quint64 id, bool shown);
    void variableWanted(const QString &selection);
    void tokensChanged(); ///< of some card's text
    void cardsChanged();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void drawBraces();
    void rebuild();
    MessageCard *makeCard(quint64 id);
    void insertCard(int index);
    void removeCard(int index);
    void moveCard(int from, int to);
    void renumber();
    void takeFocusChange(QWidget *now);
    void addAt(int index);
    int dropIndex(const QPoint &globalPosition) const; ///< between 0 and the number of cards
    void showDropLine(int index);
    void dropCard(MessageCard *card, const QPoint &globalPosition);
    void retranslate();

    const Theme &m_theme;
    PromptDocument &m_document;
    QVBoxLayout *m_column;
    QLabel *m_title;
    QLabel *m_number;
    QLabel *m_braces;
    QLabel *m_variables;
    QPushButton *m_add;
    QPushButton *m_variable;
    ToolsButton *m_tools;
    QWidget *m_dropLine;
    QWidget *m_tabBefore = nullptr;
    QList<MessageCard *> m_cards;
    quint64 m_activeId = 0;
    int m_room = 0;
    int m_variableCount = 0;
    const Encoding *m_encoding = nullptr;
    bool m_tokensWanted = false; ///< also in cards that come
};

} // namespace cuewright
