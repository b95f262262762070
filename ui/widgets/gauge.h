#pragma once

#include "widgets/theme.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace cuewright {

/// A thin bar: how much of a limit is used. It turns amber at the warning mark and red at the limit.
class Gauge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Gauge)
public:
    enum class Level { Fine, Near, Over };

    explicit Gauge(const Theme &theme, QWidget *parent = nullptr);

    /// `share` of the limit, 0 to 1; more than 1 is shown as full. Not a number: as empty.
    void setShare(double share);
    double share() const { return m_share; }
    /// Where amber begins; nullopt: never (and no mark).
    void setWarningMark(std::optional<double> mark);
    Level level() const;
    /// The value in words, "0.035 of 0.50 dollars, 7 percent"; the percentage alone where it is empty.
    void setValueText(const QString &text);
    QString valueText() const;
    void setBarWidth(int designPx); ///< 0: as wide as there is room

    /// As that many places side by side, the taken ones filled: for small whole numbers. 0, or more than kMostCells: one bar.
    void setCells(int cells);
    static constexpr int kMostCells = 24;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintCells(QPainter &painter) const;

    const Theme &m_theme;
    double m_share = 0;
    std::optional<double> m_mark;
    QString m_valueText;
    int m_width = 56;
    int m_cells = 0;
};

} // namespace cuewright
