#include "widgets/banner.h"

#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>

namespace cuewright {
namespace {

const QString kWords = QStringLiteral("bannerWords");
constexpr int kLeastDetail = 200; // design pixels: below that a sentence becomes a column of words

Glyph glyphOf(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return Glyph::Success;
    case Tone::Warning:
        return Glyph::Warning;
    case Tone::Danger:
        return Glyph::Error;
    case Tone::Neutral:
    case Tone::Accent:
    case Tone::Info:
        break;
    }
    return Glyph::Info;
}

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_headline(makeLabel(LabelKind::Strong, {}, this))
    , m_detail(makeLabel(LabelKind::Small, {}, this))
    , m_action(makeButton(ButtonKind::Small, {}, {}, this))
    , m_other(makeButton(ButtonKind::Small, {}, {}, this))
{
    m_headline->setObjectName(QStringLiteral("bannerHeadline"));
    m_detail->setObjectName(QStringLiteral("bannerDetail"));
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_other->setObjectName(QStringLiteral("bannerOtherAction"));
    m_action->hide();
    m_other->hide();

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(40, 7, 12, 7);
    layout->setSpacing(8);
    auto *words = new QBoxLayout(QBoxLayout::LeftToRight);
    words->setObjectName(kWords);
    words->addWidget(m_headline);
    words->addWidget(m_detail, 1);
    layout->addLayout(words, 1);
    layout->addWidget(m_other);
    layout->addWidget(m_action);
    QWidget::setTabOrder(m_other, m_action);
    connect(m_other, &QPushButton::clicked, this, &Banner::otherActionTriggered);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(&theme, &Theme::changed, this, &Banner::restyle);
    restyle();
    hide();
}

void Banner::say(Tone tone, const QString &headline, const QString &detail)
{
    m_tone = tone;
    m_headline->setText(headline);
    m_detail->setText(detail);
    setAccessibleName(detail.isEmpty() ? headline : headline + QStringLiteral(". ") + detail);
    restyle();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::setAction(const QString &text, const QIcon &icon)
{
    m_action->setText(text);
    m_action->setIcon(icon);
    m_action->setVisible(!text.isEmpty());
    arrange();
}

void Banner::setOtherAction(const QString &text, const QIcon &icon)
{
    m_other->setText(text);
    m_other->setIcon(icon);
    m_other->setVisible(!text.isEmpty());
    arrange();
}

void Banner::clear()
{
    hide();
    m_headline->clear();
    m_detail->clear();
    setAction({});
    setOtherAction({});
}

QString Banner::headline() const
{
    return m_headline->text();
}

QString Banner::detail() const
{
    return m_detail->text();
}

void Banner::restyle()
{
    setTone(m_headline, m_tone);
    layout()->setContentsMargins(m_theme.px(40), m_theme.px(7), m_theme.px(12), m_theme.px(7));
    arrange();
    update();
}

void Banner::arrange()
{
    const QMargins margins = layout()->contentsMargins();
    int room = width() - margins.left() - margins.right() - m_headline->sizeHint().width() - layout()->spacing();
    for (const QPushButton *button : {m_other, m_action})
        room -= button->isHidden() ? 0 : button->sizeHint().width() + layout()->spacing();
    const int needed = std::min(m_detail->fontMetrics().horizontalAdvance(m_detail->text()), m_theme.px(kLeastDetail));
    auto *words = findChild<QBoxLayout *>(kWords);
    words->setDirection(room < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    words->setSpacing(room < needed ? m_theme.px(2) : layout()->spacing());
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrange();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(softOf(m_tone)));
    const int side = m_theme.px(16);
    const int x = isRightToLeft() ? width() - m_theme.px(16) - side : m_theme.px(16);
    painter.drawPixmap(
        x, (height() - side) / 2, m_theme.pixmap(glyphOf(m_tone), inkOf(m_tone), side, devicePixelRatioF()));
}

} // namespace cuewright
