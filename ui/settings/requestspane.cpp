#include "settings/requestspane.h"

#include "net/requestsettings.h"
#include "settings/numberrows.h"
#include "settings/retryform.h"
#include "settings/routeform.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <array>

namespace cuewright {
namespace {

using Seconds = std::chrono::seconds;

constexpr std::array kDeadlines{&CallDeadlines::connect, &CallDeadlines::firstByte, &CallDeadlines::idle, &CallDeadlines::total};
constexpr int kWidth = 640;
constexpr double kLongest = std::chrono::duration_cast<Seconds>(RequestSettings::kLongest).count();

} // namespace

RequestsPane::RequestsPane(const UiContext &ui, RequestSettings &settings, KeyRing &keys, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_retryTitle(makeLabel(LabelKind::Section))
    , m_timeTitle(makeLabel(LabelKind::Section))
    , m_wayTitle(makeLabel(LabelKind::Section))
    , m_deadlines(new NumberRows)
{
    setObjectName(QStringLiteral("requestsPane"));
    auto *inside = new QWidget;
    auto *parts = new QWidget(inside);
    // In a row with nothing: a column alone asks its texts for their height at its own width, not at the widest of theirs.
    parts->setMaximumWidth(kWidth);
    auto *row = new QHBoxLayout(inside);
    row->setContentsMargins(24, 16, 24, 16);
    row->addWidget(parts, 1);
    row->addStretch(0);
    auto *column = new QVBoxLayout(parts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *retry = new RetryForm(settings);
    for (QWidget *part : std::initializer_list<QWidget *>{m_retryTitle, retry, m_timeTitle, m_deadlines, m_wayTitle, new RouteForm(ui, settings, keys)}) {
        if (part == m_timeTitle || part == m_wayTitle)
            column->addSpacing(12);
        column->addWidget(part);
    }
    column->addStretch(1);
    for (const char *name : {"deadlineConnect", "deadlineFirstByte", "deadlineIdle", "deadlineTotal"})
        m_deadlines->addRow(QLatin1String(name), {0, kLongest, 10, 0});
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    connect(m_deadlines, &NumberRows::edited, this, &RequestsPane::saveDeadlines);
    connect(&settings, &RequestSettings::defaultsChanged, this, &RequestsPane::showDeadlines);
    setFocusProxy(retry);
    showDeadlines();
    retranslate();
}

void RequestsPane::showDeadlines()
{
    const CallDeadlines deadlines = m_settings.deadlines();
    for (std::size_t i = 0; i < kDeadlines.size(); ++i)
        m_deadlines->setValue(static_cast<int>(i), static_cast<double>((deadlines.*kDeadlines[i]).count()) / 1000);
}

void RequestsPane::saveDeadlines()
{
    CallDeadlines deadlines;
    for (std::size_t i = 0; i < kDeadlines.size(); ++i)
        deadlines.*kDeadlines[i] = Seconds(static_cast<std::int64_t>(m_deadlines->value(static_cast<int>(i))));
    m_settings.setDeadlines(deadlines);
}

void RequestsPane::retranslate()
{
    m_retryTitle->setText(tr("Trying again"));
    m_timeTitle->setText(tr("Time limits"));
    m_wayTitle->setText(tr("The way to the server"));
    const QString unit = QStringLiteral(" s");
    const QString none = tr("no limit");
    m_deadlines->setWords(0, {tr("Until the request is sent"), tr("Looking up the name, connecting, and sending"), unit, none});
    m_deadlines->setWords(1, {tr("Until the answer begins"), tr("Models that think for long need minutes here"), unit, none});
    m_deadlines->setWords(2, {tr("Between two pieces of the answer"), tr("The connection may be broken when nothing comes for so long"), unit, none});
    m_deadlines->setWords(3, {tr("For the whole request"), tr("With all attempts and waits. It is not tried again after that."), unit, none});
}

void RequestsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
