#pragma once

#include "tools/trace.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace cuewright {

class LongTextView;
class Segment;

/// The bytes of a turn's request and answer, exactly as they went over the wire. Of long ones the beginning, until all is wanted.
class ExchangePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExchangePane)
public:
    static constexpr qsizetype kMaxShown = 64 * 1024;

    explicit ExchangePane(const UiContext &context, QWidget *parent = nullptr);

    /// `trace` is copied, which costs little.
    void show(const Trace &trace, TurnId turn);
    bool isCut() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void render(bool all);
    void retranslate();

    Trace m_trace;
    TurnId m_turn = kNoTurn;
    bool m_stale = true; ///< to be rendered when it is seen
    Segment *m_side;
    QLabel *m_head;
    QPushButton *m_all;
    QLabel *m_notSent;
    LongTextView *m_text;
};

} // namespace cuewright
