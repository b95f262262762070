#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace cuewright {

/// "‹ Case 3 of 12 ›": goes through the rows of a test set.
class CaseStepper final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CaseStepper)
public:
    explicit CaseStepper(const Theme &theme, QWidget *parent = nullptr);

    void setCount(qsizetype count); ///< 0: hides itself
    qsizetype count() const { return m_count; }
    qsizetype current() const { return m_current; } ///< from 0; -1: none is filled in
    void setCurrent(qsizetype index); ///< no signal
    void setChanged(bool changed); ///< the values are no longer the row's
    void step(int by);

signals:
    void caseChosen(qsizetype index);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_label;
    qsizetype m_count = 0;
    qsizetype m_current = -1;
    bool m_changed = false;
};

} // namespace cuewright
