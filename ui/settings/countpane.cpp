#include "settings/countpane.h"

#include "runs/calibration.h"
#include "settings/countsettings.h"
#include "widgets/labels.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kTextWidth = 640;

} // namespace

CountPane::CountPane(CountSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_correct(new QCheckBox(this))
    , m_hint(makeLabel(LabelKind::Muted, {}, this))
{
    m_correct->setObjectName(QStringLiteral("correctEstimates"));
    m_correct->setChecked(settings.corrects());
    m_hint->setWordWrap(true);
    m_hint->setMaximumWidth(kTextWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    column->addWidget(m_correct, 0, Qt::AlignLeft);
    column->addWidget(m_hint);
    column->addStretch(1);
    connect(m_correct, &QCheckBox::toggled, &settings, &CountSettings::setCorrects);
    connect(&settings, &CountSettings::changed, this, [this] {
        const QSignalBlocker quiet(m_correct);
        m_correct->setChecked(m_settings.corrects());
    });
    setFocusProxy(m_correct);
    retranslate();
}

void CountPane::retranslate()
{
    m_correct->setText(tr("Correct estimates by reported usage"));
    m_correct->setToolTip(tr("Changes figures marked with ≈ only"));
    m_hint->setText(tr("Texts are counted exactly. How a provider shows a schema, tools or the messages of newer models to the "
                       "model is not published; what it reported for your earlier runs tells. From %1 runs of one kind on, the "
                       "estimate is corrected by what they say; the correction stands beside the other parts under “Where "
                       "tokens go”. Practice runs do not count.")
                        .arg(kRunsToTrust));
}

void CountPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
