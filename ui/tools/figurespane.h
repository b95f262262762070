#pragma once

#include "tools/trace.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QFormLayout;

namespace cuewright {

/// When a step happened, how long it took, and what it cost.
class FiguresPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FiguresPane)
public:
    explicit FiguresPane(const UiContext &context, QWidget *parent = nullptr);

    /// `call` < 0: of the turn alone.
    void show(const Trace &trace, const QString &branch, TurnId turn, int call);

private:
    void row(const QString &name, const QString &value);
    void showTurn(const TraceTurn &turn);

    QFormLayout *m_form;
};

} // namespace cuewright
