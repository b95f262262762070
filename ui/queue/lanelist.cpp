#include "queue/lanelist.h"

#include "queue/lanecard.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {

LaneList::LaneList(const UiContext &ui, QWidget *parent)
    : QScrollArea(parent)
    , m_ui(ui)
    , m_empty(makeLabel(LabelKind::Muted))
{
    setObjectName(QStringLiteral("laneList"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its buttons take it
    auto *inside = new QWidget(this);
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(ui.theme.px(8), ui.theme.px(8), ui.theme.px(8), ui.theme.px(8));
    m_layout->setSpacing(ui.theme.px(8));
    m_empty->setWordWrap(true);
    m_layout->addWidget(m_empty);
    m_layout->addStretch(1);
    setWidget(inside);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (const LaneCard *card : std::as_const(m_cards)) {
            if (now && card->isAncestorOf(now)) {
                setCurrent(card->lane());
                ensureWidgetVisible(now);
                return;
            }
        }
    });
    retranslate();
}

// The cards go after this, and the focus moves while they do.
LaneList::~LaneList()
{
    disconnect(qApp, nullptr, this, nullptr);
}

LaneCard *LaneList::card(LaneId lane) const
{
    const auto found = std::find_if(m_cards.begin(), m_cards.end(), [&](const LaneCard *card) { return card->lane() == lane; });
    return found == m_cards.end() ? nullptr : *found;
}

void LaneList::addCard(LaneId lane)
{
    auto *card = new LaneCard(m_ui, lane, widget());
    card->setKeys(m_pauseKeys, m_limitsKeys);
    m_cards.append(card);
    m_layout->insertWidget(m_layout->count() - 1, card);
    connect(card, &LaneCard::chosen, this, [this, card] {
        setCurrent(card->lane());
        card->takeFocus();
    });
    connect(card, &LaneCard::pauseRequested, this, [this, lane](bool paused) { emit pauseRequested(lane, paused); });
    connect(card, &LaneCard::cancelRequested, this, [this, lane] { emit cancelRequested(lane); });
    connect(card, &LaneCard::limitsEdited, this, [this, lane](const RateLimits &limits) { emit limitsEdited(lane, limits); });
    connect(card, &LaneCard::limitsRequested, this, [this, lane](bool shown) {
        setCurrent(lane);
        showLimits(shown);
    });
}

// Lanes stay as long as the program runs, and new ones come behind.
void LaneList::setLanes(const QList<LaneStatus> &lanes, const QDateTime &now)
{
    m_lanes = lanes;
    m_empty->setVisible(lanes.isEmpty());
    for (qsizetype i = 0; i < lanes.size(); ++i) {
        if (i >= m_cards.size())
            addCard(lanes[i].id);
        m_cards[i]->setLane(lanes[i], now);
    }
    if (m_current == 0 && !lanes.isEmpty())
        setCurrent(lanes.first().id);
}

const LaneStatus *LaneList::currentStatus() const
{
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(), [&](const LaneStatus &lane) { return lane.id == m_current; });
    return found == m_lanes.end() ? nullptr : &*found;
}

void LaneList::setCurrent(LaneId lane)
{
    if (lane == m_current || !card(lane))
        return;
    if (LaneCard *old = card(m_current))
        old->setCurrent(false);
    m_current = lane;
    card(lane)->setCurrent(true);
    emit currentChanged();
}

void LaneList::showLimits(bool shown)
{
    if (LaneCard *found = card(m_current)) {
        found->showLimits(shown);
        ensureWidgetVisible(found);
        emit limitsShown(shown);
    }
}

bool LaneList::areLimitsShown() const
{
    const LaneCard *found = card(m_current);
    return found && found->areLimitsShown();
}

void LaneList::setKeys(const QKeySequence &pause, const QKeySequence &limits)
{
    if (pause == m_pauseKeys && limits == m_limitsKeys)
        return;
    m_pauseKeys = pause;
    m_limitsKeys = limits;
    for (LaneCard *card : std::as_const(m_cards))
        card->setKeys(pause, limits);
}

void LaneList::retranslate()
{
    setAccessibleName(tr("Lanes and limits"));
    m_empty->setText(tr("Each provider, key and model family gets a lane of its own here with the first request. Its limits "
                        "are learned from the answers, and can be set."));
    for (LaneCard *card : std::as_const(m_cards))
        card->retranslate();
}

} // namespace cuewright
