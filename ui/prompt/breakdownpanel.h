#pragma once

#include "base/result.h"
#include "runs/tokenbreakdown.h"
#include "widgets/theme.h"

#include <QFrame>

class QLabel;
class QStackedWidget;
class QTableView;

namespace cuewright {

class BreakdownModel;
class EmptyState;

/// Pops up with where the tokens of the next call go: the most expensive part first, and what each would save if it were
/// left out.
class BreakdownPanel final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BreakdownPanel)
public:
    explicit BreakdownPanel(const Theme &theme, QWidget *parent = nullptr);

    /// Over `anchor`, inside its window; counting until a result is set.
    void open(QWidget &anchor);
    void setBreakdown(const TokenBreakdown &breakdown, const QString &model);
    void setError(const Error &error);
    /// The lines below the table: what is not in it.
    QString notes() const;

signals:
    void partActivated(const cuewright::BreakdownRow &row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fitColumns();
    QString reportNote(const Estimate &estimate) const;

    const Theme &m_theme;
    BreakdownModel *m_model;
    QLabel *m_title;
    QLabel *m_total;
    QStackedWidget *m_stack;
    QTableView *m_view;
    EmptyState *m_state;
    QWidget *m_foot;
    QLabel *m_notes;
};

} // namespace cuewright
