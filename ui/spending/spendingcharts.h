#pragma once

#include "spending/spendingreport.h"
#include "widgets/theme.h"

#include <QImage>
#include <QWidget>

class QLabel;

namespace cuewright {

class ChartLegend;
class RunningTotal;
class Segment;
class SessionBars;

/// The two charts of the page with their headings, legend and the choice between cost and tokens.
class SpendingCharts final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingCharts)
public:
    SpendingCharts(const Theme &theme, QWidget *parent);

    /// `colors` is the page's and outlives this.
    void setReport(const SpendingReport &report, SpendingMeasure measure, ModelColors &colors,
        const QString &currentSession);
    void setLineVisible(bool visible);
    /// Words that stay; all others come with the next report.
    void retranslate();
    /// What a person sees without the controls, on the colour of the page, at twice the size of the screen.
    QImage picture() const;

signals:
    void measureChosen(cuewright::SpendingMeasure measure);
    void sessionChosen(const QString &session);

private:
    void build();
    void showBars();

    const Theme &m_theme;
    QLabel *m_title;
    ChartLegend *m_legend;
    Segment *m_measureChoice;
    SessionBars *m_bars;
    QLabel *m_lineTitle;
    RunningTotal *m_line;
    SpendingReport m_report;
    SpendingMeasure m_measure = SpendingMeasure::Cost;
    ModelColors *m_colors = nullptr;
    QString m_currentSession;
};

} // namespace cuewright
