#pragma once

#include "spending/plotview.h"

class QBarCategoryAxis;
class QBarSet;
class QStackedBarSeries;

namespace cuewright {

/// What each session cost, or used in tokens, by model. One tab stop: Left and Right move over the columns,
/// Enter chooses one, and so does a click.
class SessionBars final : public PlotView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionBars)
public:
    SessionBars(const Theme &theme, QWidget *parent);

    /// `names` are those of the colours in use, in their order; the last is the one for all others.
    void setBars(const SpendingBars &bars, const QStringList &names, SpendingMeasure measure);
    /// How many columns fit and can still be told apart.
    qsizetype roomForBars() const;
    int focusColumn() const { return m_focus; }

signals:
    /// A session for itself was chosen; days and months cannot be.
    void sessionChosen(const QString &session);
    void roomChanged();

protected:
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void restyle() override;
    void laidOut() override;

private:
    qsizetype columnCount() const; ///< room for this many, bars or not
    QRectF columnRect(int column) const;
    int columnAt(const QPointF &position) const;
    QString amountText(const Spending &sums) const;
    QString columnText(int column) const;
    QString barTip(int column) const;
    void drawSums(QPainter &painter) const;
    void drawDates(QPainter &painter) const;
    void describe();
    void choose(int column);
    void moveFocus(int column);

    QStackedBarSeries *m_series;
    QBarCategoryAxis *m_columns;
    QList<QBarSet *> m_sets; ///< one for each colour, the last for "Other"
    SpendingBars m_bars;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
    int m_focus = -1;
    qsizetype m_room = 0;
};

} // namespace cuewright
