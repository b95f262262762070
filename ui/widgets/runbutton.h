#pragma once

#include "widgets/theme.h"

#include <QAbstractButton>
#include <QMenu>
#include <QPointer>
#include <QStringList>

namespace cuewright {

/// The button that spends: what it does, how many tokens go in, and what that will cost, before it is pressed.
///
/// It only shows: whoever owns it sets state and words and acts on the signals. Its width grows to the longest text it has
/// had and stays there, so that nothing jumps while figures change.
class RunButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunButton)
public:
    enum class State {
        Ready,
        Running, ///< pressing it stops
        Waiting, ///< for a limit or a retry; pressing it tries now
        OverCap, ///< a budget forbids the run; pressing it explains
        MissingInput, ///< pressing it leads to what is missing
        Done, ///< nothing is left to do; pressing it leads to what could come next
    };
    Q_ENUM(State)

    explicit RunButton(const Theme &theme, QWidget *parent = nullptr);

    State state() const { return m_state; }
    /// `headline` is the deed or the reason ("Run", "Stop", "Waiting", "Over the cap", "Fill in subject"), `facts` the
    /// figures after it ("≈374 tok in", "$0.0001–0.0004", or "price unknown").
    void setContent(State state, const QString &headline, const QStringList &facts);
    QString headline() const { return m_headline; }
    QStringList facts() const { return m_facts; }
    /// Figures are of the text before the last keystrokes: the old ones stay, with "…" after them.
    void setStale(bool stale);
    /// What a screen reader says in place of symbols: "about 374 tokens in, estimated 0.0001 to 0.0004 dollars".
    void setSpokenFacts(const QString &text);
    /// Opens from the right end, by Alt+Down or by the menu key; without one there is no right end. Not owned.
    void setMenu(QMenu *menu);
    QMenu *menu() const { return m_menu; }
    void showMenu();

    QString spokenName() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void runRequested();
    void stopRequested();
    void retryRequested();
    /// Pressed while over the cap, with input missing, or done.
    void reasonRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool hitButton(const QPoint &position) const override;

private:
    bool hasMenu() const;
    int menuWidth() const;
    QRect buttonRect() const; ///< without the room for the focus ring
    QRect menuRect() const;
    int contentWidth() const;
    QString factsText() const;
    void paintContent(QPainter &painter, const QRect &area, ColorRole ink) const;
    void act();

    const Theme &m_theme;
    State m_state = State::Ready;
    QString m_headline;
    QStringList m_facts;
    QString m_spoken;
    bool m_stale = false;
    QPointer<QMenu> m_menu;
    int m_widest = 0;
};

} // namespace cuewright
