#include "spending/chartlegend.h"

#include "spending/modelcolors.h"

#include <QFontMetrics>
#include <QPainter>
#include <QResizeEvent>
#include <QStringList>
#include <QStyle>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kSquare = 9;
constexpr int kGap = 6;
constexpr int kBetween = 16;
constexpr int kWidestName = 240;

} // namespace

ChartLegend::ChartLegend(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("chartLegend"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    m_entries = entries;
    QStringList names;
    for (const Entry &entry : entries)
        names += entry.name;
    setAccessibleName(tr("Colours of the chart"));
    setAccessibleDescription(names.join(QLatin1String(", ")));
    setToolTip(names.join(u'\n'));
    updateGeometry();
    update();
}

QList<QRect> ChartLegend::places(int width) const
{
    const QFontMetrics metrics(m_theme.font(TextStep::Small));
    const int line = metrics.height() + m_theme.px(4);
    QList<QRect> found;
    int x = 0;
    int y = 0;
    for (const Entry &entry : m_entries) {
        const int text = std::min(metrics.horizontalAdvance(entry.name) + 1, m_theme.px(kWidestName));
        const int wide = m_theme.px(kSquare) + m_theme.px(kGap) + text;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += line;
        }
        found += QRect(x, y, std::min(wide, std::max(width, 1)), line);
        x += wide + m_theme.px(kBetween);
    }
    return found;
}

int ChartLegend::heightForWidth(int width) const
{
    const QList<QRect> found = places(width);
    return found.isEmpty() ? 0 : found.last().bottom() + 1;
}

QSize ChartLegend::sizeHint() const
{
    const QList<QRect> found = places(QWIDGETSIZE_MAX);
    return found.isEmpty() ? QSize(0, 0) : QSize(found.last().right() + 1, found.last().bottom() + 1);
}

QSize ChartLegend::minimumSizeHint() const
{
    return {m_theme.px(120), heightForWidth(std::max(width(), m_theme.px(120)))};
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(TextStep::Small));
    const QFontMetrics metrics(painter.font());
    const QList<QRect> found = places(width());
    const int square = m_theme.px(kSquare);
    for (qsizetype i = 0; i < found.size(); ++i) {
        QRect place = found[i];
        if (isRightToLeft())
            place.moveRight(width() - found[i].left());
        const QRect all = QStyle::visualRect(
            layoutDirection(), place, QRect(place.left(), place.center().y() - square / 2, square, square));
        const bool other = m_entries[i].slot == ModelColors::kOther;
        painter.fillRect(
            all, other ? m_theme.color(ColorRole::Control) : m_theme.chartColor(m_entries[i].slot));
        const int skip = square + m_theme.px(kGap);
        const QRect text = QStyle::visualRect(layoutDirection(), place, place.adjusted(skip, 0, 0, 0));
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(text, Qt::AlignVCenter | (isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft),
            metrics.elidedText(m_entries[i].name, Qt::ElideMiddle, text.width()));
    }
}

} // namespace cuewright
