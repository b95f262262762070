#include "queue/limitsform.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

namespace cuewright {
namespace {

constexpr int kMostRequests = 1'000'000;
constexpr int kMostTokens = std::numeric_limits<int>::max();
constexpr int kMostParallel = 1'000;

void fill(QSpinBox &box, std::int64_t value)
{
    if (box.hasFocus())
        return;
    const QSignalBlocker blocker(box);
    box.setValue(static_cast<int>(std::min<std::int64_t>(value, box.maximum())));
}

} // namespace

LimitsForm::LimitsForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_follow(new QCheckBox(this))
    , m_scope(makeLabel(LabelKind::Caption, {}, this))
    , m_remove(makeButton(ButtonKind::Small, {}, {}, this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, theme.px(4), 0, theme.px(4));
    layout->setSpacing(theme.px(6));
    m_requests = addField(theme, QStringLiteral("limitRequests"), kMostRequests, 10);
    m_tokens = addField(theme, QStringLiteral("limitTokens"), kMostTokens, 10'000);
    m_parallel = addField(theme, QStringLiteral("limitParallel"), kMostParallel, 1);
    m_follow->setObjectName(QStringLiteral("limitFollow"));
    layout->addWidget(m_follow);
    m_scope->setWordWrap(true);
    layout->addWidget(m_scope);
    m_remove->setObjectName(QStringLiteral("limitsRemove"));
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    setFocusPolicy(Qt::NoFocus);
    connect(m_follow, &QCheckBox::toggled, this, &LimitsForm::send);
    connect(m_remove, &QPushButton::clicked, this, &LimitsForm::remove);
    retranslate();
    setLimits({});
}

LimitsForm::Field LimitsForm::addField(const Theme &theme, const QString &name, int most, int step)
{
    const Field field{makeLabel(LabelKind::Body, {}, this), new QSpinBox(this)};
    field.box->setObjectName(name);
    field.box->setRange(0, most);
    field.box->setSingleStep(step);
    field.box->setGroupSeparatorShown(true);
    field.box->setKeyboardTracking(false); // half a number is no limit
    field.box->setFixedWidth(theme.px(110));
    field.caption->setBuddy(field.box);
    auto *line = new QHBoxLayout;
    line->addWidget(field.caption, 1);
    line->addWidget(field.box);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
    connect(field.box, &QSpinBox::valueChanged, this, &LimitsForm::send);
    return field;
}

void LimitsForm::setLimits(const RateLimits &limits)
{
    m_limits = limits;
    fill(*m_requests.box, limits.requestsPerMinute);
    fill(*m_tokens.box, limits.tokensPerMinute);
    fill(*m_parallel.box, limits.concurrent);
    const QSignalBlocker blocker(m_follow);
    m_follow->setChecked(limits.followServer);
    m_remove->setEnabled(limits != RateLimits());
}

void LimitsForm::remove()
{
    m_requests.box->setFocus(Qt::OtherFocusReason); // the button is disabled now
    m_limits = {};
    for (const Field &field : {m_requests, m_tokens, m_parallel}) {
        const QSignalBlocker quiet(field.box);
        field.box->setValue(0);
    }
    const QSignalBlocker quiet(m_follow);
    m_follow->setChecked(true);
    m_remove->setEnabled(false);
    emit edited(m_limits);
}

void LimitsForm::send()
{
    RateLimits limits;
    limits.requestsPerMinute = m_requests.box->value();
    limits.tokensPerMinute = m_tokens.box->value();
    limits.concurrent = m_parallel.box->value();
    limits.followServer = m_follow->isChecked();
    if (limits == m_limits)
        return;
    m_limits = limits;
    m_remove->setEnabled(limits != RateLimits());
    emit edited(limits);
}

void LimitsForm::retranslate()
{
    const auto name = [](const Field &field, const QString &caption, const QString &none, const QString &tip) {
        field.caption->setText(caption);
        field.box->setAccessibleName(caption);
        field.box->setToolTip(tip);
        field.box->setSpecialValueText(none);
    };
    name(m_requests, tr("Requests a minute"), tr("no limit"), tr("At most so many requests in any 60 seconds"));
    name(m_tokens, tr("Tokens a minute"), tr("no limit"), tr("At most so many tokens, sent and received, in any 60 seconds"));
    name(m_parallel, tr("At a time, at most"), tr("by trial"), tr("At most so many requests at a time; by trial: as many as the server takes"));
    m_follow->setText(tr("Keep to the server's figures"));
    m_follow->setToolTip(tr("Waits before the limits that the server names in its answers are passed. Switch it off for "
                            "servers whose figures are wrong; what they refuse counts all the same."));
    m_scope->setText(tr("Each window counts for itself, and so does the command line: two at work send twice as much."));
    m_remove->setText(tr("Remove your limits"));
    m_remove->setToolTip(tr("They are kept until then, also when Cuewright is closed"));
}

void LimitsForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void LimitsForm::focusInEvent(QFocusEvent *event)
{
    m_requests.box->setFocus(event->reason());
}

} // namespace cuewright
