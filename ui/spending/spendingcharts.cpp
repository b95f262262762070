#include "spending/spendingcharts.h"

#include "spending/chartlegend.h"
#include "spending/runningtotal.h"
#include "spending/sessionbars.h"
#include "widgets/labels.h"
#include "widgets/segment.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

// With its choices at once: keyboard order is the order in which widgets are made.
Segment *makeMeasureChoice(QWidget *parent)
{
    auto *segment = new Segment({}, parent);
    segment->addChoice({});
    segment->addChoice({});
    return segment;
}

} // namespace

SpendingCharts::SpendingCharts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(makeLabel(LabelKind::Section, {}, this))
    , m_legend(new ChartLegend(theme, this))
    , m_measureChoice(makeMeasureChoice(this))
    , m_bars(new SessionBars(theme, this))
    , m_lineTitle(makeLabel(LabelKind::Section, {}, this))
    , m_line(new RunningTotal(theme, this))
{
    build();
    connect(m_measureChoice, &Segment::currentChanged, this, [this](int index) {
        emit measureChosen(index == 0 ? SpendingMeasure::Cost : SpendingMeasure::Tokens);
    });
    connect(m_bars, &SessionBars::sessionChosen, this, &SpendingCharts::sessionChosen);
    // Queued: the room is found out in the middle of laying out, and other columns mean laying out again.
    connect(m_bars, &SessionBars::roomChanged, this, &SpendingCharts::showBars, Qt::QueuedConnection);
}

void SpendingCharts::build()
{
    m_measureChoice->setObjectName(QStringLiteral("spendingMeasure"));
    m_title->setObjectName(QStringLiteral("barsTitle"));
    m_bars->setMinimumHeight(120);
    m_line->setMinimumHeight(90);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(16, 0, 16, 0);
    heading->setSpacing(16);
    heading->addWidget(m_title);
    heading->addWidget(m_legend, 1, Qt::AlignVCenter);
    heading->addWidget(m_measureChoice);
    auto *lineHeading = new QHBoxLayout;
    lineHeading->setContentsMargins(16, 4, 16, 0);
    lineHeading->addWidget(m_lineTitle);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 4);
    layout->setSpacing(2);
    layout->addLayout(heading);
    layout->addWidget(m_bars, 5);
    layout->addLayout(lineHeading);
    layout->addWidget(m_line, 2);
    setLineVisible(false); // until somebody knows that there is room
}

void SpendingCharts::setReport(
    const SpendingReport &report, SpendingMeasure measure, ModelColors &colors, const QString &currentSession)
{
    m_report = report;
    m_measure = measure;
    m_colors = &colors;
    m_currentSession = currentSession;
    const QSignalBlocker blocker(m_measureChoice);
    m_measureChoice->setCurrent(measure == SpendingMeasure::Cost ? 0 : 1);
    m_lineTitle->setText(measure == SpendingMeasure::Cost ? tr("Cost of this session, call by call")
                                                          : tr("Tokens of this session, call by call"));
    m_line->setLine(report.line, measure);
    showBars();
}

void SpendingCharts::showBars()
{
    if (!m_colors)
        return;
    const SpendingBars bars = spendingBars(m_report, *m_colors, m_currentSession, m_bars->roomForBars());
    QStringList names = m_colors->models();
    while (names.size() < ModelColors::kOther)
        names += QString();
    names += tr("Other");
    QList<ChartLegend::Entry> entries;
    for (int slot = 0; slot <= ModelColors::kOther; ++slot) {
        if (bars.used[static_cast<std::size_t>(slot)])
            entries += {slot, names[slot].isEmpty() ? tr("(no name)") : names[slot]};
    }
    m_legend->setEntries(entries);
    m_bars->setBars(bars, names, m_measure);
    m_title->setText(m_bars->accessibleName());
    const int labels = std::max(m_bars->labelWidth(), m_line->labelWidth());
    m_bars->setLabelWidth(labels);
    m_line->setLabelWidth(labels);
}

void SpendingCharts::retranslate()
{
    m_measureChoice->setAccessibleName(tr("What the charts show"));
    m_measureChoice->setChoiceText(0, tr("Cost"));
    m_measureChoice->setChoiceText(1, tr("Tokens"));
}

void SpendingCharts::setLineVisible(bool visible)
{
    m_lineTitle->setVisible(visible);
    m_line->setVisible(visible);
}

QImage SpendingCharts::picture() const
{
    constexpr int kScale = 2;
    QImage image(size() * kScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kScale);
    image.fill(m_theme.color(ColorRole::Panel));
    QPainter painter(&image);
    for (QWidget *part :
        {static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_legend), static_cast<QWidget *>(m_bars),
            static_cast<QWidget *>(m_lineTitle), static_cast<QWidget *>(m_line)}) {
        if (part->isVisibleTo(this))
            part->render(&painter, part->pos(), {}, QWidget::DrawChildren);
    }
    return image;
}

} // namespace cuewright
