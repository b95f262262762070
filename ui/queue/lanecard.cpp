#include "queue/lanecard.h"

#include "base/format.h"
#include "catalog/provider.h"
#include "models/queuewords.h"
#include "queue/limitrow.h"
#include "queue/limitsform.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

BadgeStyle badgeOf(LaneMood mood)
{
    switch (mood) {
    case LaneMood::Paused:
        return {Tone::Info, false, Glyph::Pause};
    case LaneMood::Stopped:
        return {Tone::Danger, false, Glyph::Error};
    case LaneMood::SlowedDown:
        return {Tone::Warning, false, Glyph::Gauge};
    case LaneMood::Waiting:
        return {Tone::Warning, false, Glyph::Clock};
    case LaneMood::Running:
        return {Tone::Accent, false, Glyph::Play};
    case LaneMood::Idle:
        break;
    }
    return {};
}

void nameButton(QToolButton &button, const QString &name, const QKeySequence &keys = {})
{
    button.setAccessibleName(name);
    button.setToolTip(tipWithShortcut(name, keys));
}

} // namespace

LaneCard::LaneCard(const UiContext &ui, LaneId lane, QWidget *parent)
    : QFrame(parent)
    , m_ui(ui)
    , m_provider(new ElidedLabel(ui.theme, TextStep::Body, ColorRole::Text, QFont::DemiBold, this))
    , m_model(new ElidedLabel(ui.theme, TextStep::Small, ColorRole::Muted, QFont::Normal, this))
    , m_badge(new Badge(ui.theme, {}, {}, this))
    , m_pause(makeIconButton(ui.theme, Glyph::Pause, {}, {}, this))
    , m_limits(makeIconButton(ui.theme, Glyph::Sliders, {}, {}, this))
    , m_cancel(makeIconButton(ui.theme, Glyph::Stop, {}, {}, this))
    , m_body(new QWidget(this))
    , m_counts(makeLabel(LabelKind::Small, {}, m_body))
    , m_note(makeLabel(LabelKind::Small, {}, m_body))
    , m_parallel(new LimitRow(ui.theme, m_body))
    , m_requests(new LimitRow(ui.theme, m_body))
    , m_tokens(new LimitRow(ui.theme, m_body))
    , m_serverRequests(new LimitRow(ui.theme, m_body))
    , m_serverTokens(new LimitRow(ui.theme, m_body))
    , m_serverProjectTokens(new LimitRow(ui.theme, m_body))
    , m_form(new LimitsForm(ui.theme, this))
{
    m_lane.id = lane;
    setObjectName(QStringLiteral("lane%1").arg(lane));
    setProperty("kind", QStringLiteral("card"));
    m_pause->setObjectName(QStringLiteral("lanePause"));
    m_limits->setObjectName(QStringLiteral("laneLimits"));
    m_limits->setCheckable(true);
    m_cancel->setObjectName(QStringLiteral("laneCancel"));
    m_counts->setObjectName(QStringLiteral("laneCounts"));
    m_note->setObjectName(QStringLiteral("laneNote"));
    auto *layout = buildHead();
    buildBody(*layout);
    layout->addWidget(m_form);
    m_form->hide();
    connect(m_pause, &QToolButton::clicked, this, [this] { emit pauseRequested(!isHalted()); });
    connect(m_limits, &QToolButton::clicked, this, [this] { emit limitsRequested(m_form->isHidden()); });
    connect(m_cancel, &QToolButton::clicked, this, &LaneCard::cancelRequested);
    connect(m_form, &LimitsForm::edited, this, &LaneCard::limitsEdited);
    connect(m_form, &LimitsForm::closeRequested, this, [this] { emit limitsRequested(false); });
    retranslate();
}

QVBoxLayout *LaneCard::buildHead()
{
    const Theme &theme = m_ui.theme;
    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_provider);
    names->addWidget(m_model);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(2));
    head->addLayout(names, 1);
    head->addWidget(m_badge);
    for (QToolButton *button : {m_pause, m_limits, m_cancel})
        head->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme.px(12), theme.px(6), theme.px(6), theme.px(8));
    layout->setSpacing(theme.px(6));
    layout->addLayout(head);
    return layout;
}

void LaneCard::buildBody(QVBoxLayout &layout)
{
    m_note->setWordWrap(true);
    setTone(m_note, Tone::Warning);
    m_counts->setWordWrap(true);
    auto *rows = new QVBoxLayout(m_body);
    rows->setContentsMargins(0, 0, m_ui.theme.px(6), 0);
    rows->setSpacing(m_ui.theme.px(6));
    rows->addWidget(m_counts);
    rows->addWidget(m_note);
    for (LimitRow *row : {m_parallel, m_requests, m_serverRequests, m_tokens, m_serverTokens, m_serverProjectTokens})
        rows->addWidget(row);
    layout.addWidget(m_body);
}

void LaneCard::setLane(const LaneStatus &lane, const QDateTime &now)
{
    m_lane = lane;
    m_now = now;
    redraw();
}

void LaneCard::setCurrent(bool current)
{
    m_current = current;
    setProperty("active", current);
    style()->unpolish(this);
    style()->polish(this);
    redraw();
}

void LaneCard::takeFocus()
{
    m_pause->setFocus(Qt::MouseFocusReason);
}

void LaneCard::showLimits(bool shown)
{
    const bool hadFocus = m_form->isAncestorOf(m_form->window()->focusWidget());
    m_form->setVisible(shown);
    m_limits->setChecked(shown);
    if (shown)
        m_form->findChild<QWidget *>(QStringLiteral("limitRequests"))->setFocus(Qt::OtherFocusReason);
    else if (hadFocus)
        m_limits->setFocus(Qt::OtherFocusReason);
}

bool LaneCard::areLimitsShown() const
{
    return !m_form->isHidden();
}

void LaneCard::setKeys(const QKeySequence &pause, const QKeySequence &limits)
{
    m_pauseKeys = pause;
    m_limitsKeys = limits;
    retranslate();
}

void LaneCard::retranslate()
{
    m_parallel->setCaption(tr("At a time"), tr("Requests that run, of those that may run at the same time"));
    m_requests->setCaption(tr("Requests a minute, your limit"), tr("Sent in the last 60 seconds"));
    m_tokens->setCaption(tr("Tokens a minute, your limit"), tr("Estimated for requests that run, as reported for those that ended; in the last 60 seconds"));
    m_serverRequests->setCaption(tr("Requests, as the server counts"), tr("Learned from the answers' headers"));
    m_serverTokens->setCaption(tr("Tokens, as the server counts"), tr("Learned from the answers' headers"));
    m_serverProjectTokens->setCaption(tr("Tokens of the project, as the server counts"), tr("Learned from the answers' headers"));
    nameButton(*m_limits, tr("Limits of this lane"), m_limitsKeys);
    nameButton(*m_cancel, tr("Cancel all requests of this lane"));
    m_form->retranslate();
    redraw();
}

QString LaneCard::noteText() const
{
    if (m_lane.reason.isEmpty())
        return {};
    const QString when = countdown(m_lane.until, m_now).replace(u' ', QChar::Nbsp); // stays in one line
    return when.isEmpty() ? m_lane.reason : tr("%1 Goes on %2.", "a sentence; in 6 s").arg(m_lane.reason, when);
}

void LaneCard::showHead()
{
    const LaneMood mood = moodOf(m_lane);
    m_provider->setText(providerTitle(m_lane.provider));
    m_model->setText(m_lane.model);
    if (m_badge->text() != moodText(mood)) {
        m_badge->setText(moodText(mood));
        m_badge->setBadgeStyle(badgeOf(mood));
        m_pause->setIcon(m_ui.theme.icon(isHalted() ? Glyph::Play : Glyph::Pause));
    }
    nameButton(*m_pause, isHalted() ? tr("Resume this lane") : tr("Pause this lane: what runs goes on"), m_pauseKeys);
    m_cancel->setEnabled(!m_lane.isIdle());
    const QString counts = laneCounts(m_lane, m_now);
    m_counts->setText(counts);
    m_counts->setVisible(!counts.isEmpty());
    const QString said = counts.isEmpty() ? moodText(mood) : tr("%1, %2", "state, counts").arg(moodText(mood), counts);
    setAccessibleName(tr("%1, %2: %3", "provider, model: state").arg(providerTitle(m_lane.provider), m_lane.model, said));
    const QString note = noteText();
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    setAccessibleDescription(note);
}

void LaneCard::showLimit(LimitRow &row, const RateLimiter::Use &use, bool always)
{
    row.setVisible(always || use.limit > 0);
    row.setUse(use.used, use.limit, use.limit > 0
            ? tr("%1 of %2").arg(formatTokens(use.used), formatTokens(use.limit))
            : tr("%1 · no limit").arg(formatTokens(use.used)));
}

void LaneCard::showLimitRows()
{
    m_parallel->setCells(m_lane.parallel);
    const QString places = tr("%1 of %2").arg(m_lane.running).arg(m_lane.parallel);
    const bool isOwn = m_lane.limits.concurrent > 0 && m_lane.parallel == m_lane.limits.concurrent;
    m_parallel->setUse(m_lane.running, m_lane.parallel,
        m_lane.slowedDown ? tr("%1, lowered").arg(places) : isOwn ? tr("%1, your limit").arg(places) : places);
    showLimit(*m_requests, m_lane.requests, m_lane.serverRequests.limit == 0);
    showLimit(*m_tokens, m_lane.tokens, m_lane.serverTokens.limit == 0);
    showLimit(*m_serverRequests, m_lane.serverRequests, false);
    showLimit(*m_serverTokens, m_lane.serverTokens, false);
    showLimit(*m_serverProjectTokens, m_lane.serverProjectTokens, false);
}

void LaneCard::redraw()
{
    showHead();
    m_body->setVisible(m_current || moodOf(m_lane) != LaneMood::Idle);
    showLimitRows();
    m_form->setLimits(m_lane.limits);
}

void LaneCard::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit chosen();
    QFrame::mousePressEvent(event);
}

} // namespace cuewright
