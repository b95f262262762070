#include "prompt/casestepper.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace cuewright {

CaseStepper::CaseStepper(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_previous(makeIconButton(theme, Glyph::ChevronLeft, {}, {}, this))
    , m_next(makeIconButton(theme, Glyph::ChevronRight, {}, {}, this))
    , m_label(makeLabel(LabelKind::Body, {}, this))
{
    m_previous->setObjectName(QStringLiteral("previousCase"));
    m_next->setObjectName(QStringLiteral("nextCase"));
    m_label->setObjectName(QStringLiteral("caseLabel"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_previous);
    row->addWidget(m_label);
    row->addWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    setCount(0);
}

void CaseStepper::setCount(qsizetype count)
{
    m_count = count;
    m_current = std::min(m_current, count - 1);
    setVisible(count > 0);
    retranslate();
}

void CaseStepper::setCurrent(qsizetype index)
{
    m_current = std::clamp<qsizetype>(index, -1, m_count - 1);
    m_changed = false;
    retranslate();
}

void CaseStepper::setChanged(bool changed)
{
    if (changed == m_changed)
        return;
    m_changed = changed;
    retranslate();
}

void CaseStepper::step(int by)
{
    const qsizetype target = std::clamp<qsizetype>(m_current + by, 0, m_count - 1);
    if (m_count == 0 || (target == m_current && !m_changed))
        return;
    setCurrent(target);
    emit caseChosen(target);
}

void CaseStepper::retranslate()
{
    m_previous->setEnabled(m_current > 0);
    m_next->setEnabled(m_current + 1 < m_count);
    m_previous->setToolTip(tipWithShortcut(tr("Previous case"), QKeySequence(Qt::CTRL | Qt::Key_PageUp)));
    m_previous->setAccessibleName(tr("Previous test case"));
    m_next->setToolTip(tipWithShortcut(tr("Next case"), QKeySequence(Qt::CTRL | Qt::Key_PageDown)));
    m_next->setAccessibleName(tr("Next test case"));
    if (m_current < 0)
        m_label->setText(tr("%n cases", nullptr, int(m_count)));
    else if (m_changed)
        m_label->setText(tr("Case %1 of %2, changed").arg(m_current + 1).arg(m_count));
    else
        m_label->setText(tr("Case %1 of %2").arg(m_current + 1).arg(m_count));
}

void CaseStepper::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
