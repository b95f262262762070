#include "queue/limitrow.h"

#include "widgets/elidedlabel.h"
#include "widgets/gauge.h"
#include "widgets/labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr double kNearlyUsedUp = 0.75;

} // namespace

LimitRow::LimitRow(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_caption(new ElidedLabel(theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
    , m_words(makeLabel(LabelKind::Small, {}, this))
    , m_gauge(new Gauge(theme, this))
{
    m_gauge->setBarWidth(0);
    m_gauge->setWarningMark(kNearlyUsedUp);
    m_words->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(8));
    line->addWidget(m_caption, 1);
    line->addWidget(m_words);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme.px(3));
    layout->addLayout(line);
    layout->addWidget(m_gauge);
}

void LimitRow::setCaption(const QString &caption, const QString &tip)
{
    m_caption->setText(caption);
    setToolTip(tip);
    m_gauge->setAccessibleName(caption);
    m_gauge->setAccessibleDescription(tip);
}

void LimitRow::setUse(qint64 used, qint64 limit, const QString &words)
{
    m_words->setText(words);
    m_gauge->setVisible(limit > 0);
    if (words != m_gauge->valueText())
        m_gauge->setValueText(words);
    m_gauge->setShare(limit > 0 ? double(used) / double(limit) : 0);
}

void LimitRow::setCells(int cells)
{
    m_gauge->setCells(cells);
    m_gauge->setWarningMark(cells > 0 ? std::optional<double>() : kNearlyUsedUp); // all places taken is no reason to worry
}

} // namespace cuewright
