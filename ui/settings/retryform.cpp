#include "settings/retryform.h"

#include "net/requestsettings.h"
#include "settings/numberrows.h"
#include "settings/retrywords.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>
#include <cmath>

namespace cuewright {
namespace {

using Milliseconds = std::chrono::milliseconds;
using Preset = RetryPolicy::Preset;

constexpr int kChoiceWidth = 312;
constexpr std::array kPresets{Preset::OfficialSdk, Preset::Patient, Preset::None, Preset::Custom};

enum Row { Attempts, FirstDelay, MaxDelay, Jitter, OverloadDelay, MaxServerDelay };
constexpr std::array kDelays{std::pair(FirstDelay, &RetryPolicy::firstDelay), std::pair(MaxDelay, &RetryPolicy::maxDelay),
    std::pair(OverloadDelay, &RetryPolicy::overloadDelay), std::pair(MaxServerDelay, &RetryPolicy::maxServerDelay)};

double seconds(Milliseconds time)
{
    return static_cast<double>(time.count()) / 1000;
}

} // namespace

RetryForm::RetryForm(RequestSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_preset(new QComboBox(this))
    , m_presetBox(new FieldBox({}, m_preset, this))
    , m_words(makeLabel(LabelKind::Muted, {}, this))
    , m_custom(new NumberRows(this))
{
    m_preset->setObjectName(QStringLiteral("retryPreset"));
    m_words->setObjectName(QStringLiteral("retryWords"));
    m_words->setWordWrap(true);
    m_presetBox->setMaximumWidth(kChoiceWidth);
    for (const Preset preset : kPresets)
        m_preset->addItem({}, static_cast<int>(preset));
    m_custom->addRow(QStringLiteral("retryAttempts"), {1, 20, 1, 0});
    m_custom->addRow(QStringLiteral("retryFirstDelay"), {0, 3'600, 0.5, 1});
    m_custom->addRow(QStringLiteral("retryMaxDelay"), {0, 3'600, 1, 1});
    m_custom->addRow(QStringLiteral("retryJitter"), {0, 100, 5, 0});
    m_custom->addRow(QStringLiteral("retryOverloadDelay"), {0, 3'600, 1, 1});
    m_custom->addRow(QStringLiteral("retryMaxServerDelay"), {0, 86'400, 10, 0});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_presetBox);
    column->addWidget(m_words);
    column->addWidget(m_custom);
    connect(m_preset, &QComboBox::activated, this, [this] { m_settings.setPreset(Preset(m_preset->currentData().toInt())); });
    connect(m_custom, &NumberRows::edited, this, &RetryForm::save);
    connect(&settings, &RequestSettings::defaultsChanged, this, &RetryForm::show);
    setFocusProxy(m_preset);
    retranslate();
}

void RetryForm::show()
{
    const QSignalBlocker quiet(m_preset);
    m_preset->setCurrentIndex(m_preset->findData(static_cast<int>(m_settings.preset())));
    m_custom->setVisible(m_settings.preset() == Preset::Custom);
    const RetryPolicy custom = m_settings.custom();
    m_custom->setValue(Attempts, custom.maxAttempts);
    m_custom->setValue(Jitter, custom.jitter * 100);
    for (const auto &[row, member] : kDelays)
        m_custom->setValue(row, seconds(custom.*member));
    m_words->setText(retryWords(m_settings.defaults().retry));
}

void RetryForm::save()
{
    RetryPolicy policy = m_settings.custom();
    policy.maxAttempts = static_cast<int>(m_custom->value(Attempts));
    policy.jitter = m_custom->value(Jitter) / 100;
    for (const auto &[row, member] : kDelays)
        policy.*member = Milliseconds(std::llround(m_custom->value(row) * 1000));
    m_settings.setCustom(policy);
    show(); // within reason, as it was taken
}

void RetryForm::retranslate()
{
    m_presetBox->setCaption(tr("When a request fails"));
    m_preset->setToolTip(tr("For requests from now on, here and on the command line"));
    m_preset->setItemText(0, tr("As the official libraries do"));
    m_preset->setItemText(1, tr("Patient"));
    m_preset->setItemText(2, tr("Do not try again"));
    m_preset->setItemText(3, tr("Custom"));
    const QString unit = QStringLiteral(" s");
    m_custom->setWords(Attempts, {tr("Attempts, at most"), tr("With the first one")});
    m_custom->setWords(FirstDelay, {tr("First wait"), tr("Doubles with each attempt"), unit});
    m_custom->setWords(MaxDelay, {tr("Longest wait"), tr("Doubling ends here"), unit});
    m_custom->setWords(Jitter,
        {tr("Random part"), tr("Each wait is shorter by up to this part, so that requests that failed together do not come again together (jitter)"),
            QStringLiteral(" %")});
    m_custom->setWords(OverloadDelay, {tr("After an overload, at least"), tr("When the server says that it has too much to do"), unit});
    m_custom->setWords(MaxServerDelay,
        {tr("Wait that a server may ask for"), tr("Where it asks for more (Retry-After), the request ends at once and says when it may be tried again"), unit});
    show();
}

void RetryForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
