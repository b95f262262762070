#include "widgets/tokenbar.h"

#include "base/format.h"
#include "widgets/chips.h"

#include <QEvent>
#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cstdlib>

namespace cuewright {
namespace {

constexpr qreal kBarHeight = 6;
constexpr qreal kGap = 1;
constexpr qreal kSmallestPart = 2;

QString partText(const TokenBar::Part &part)
{
    const QString sign = part.tokens < 0 ? QStringLiteral("−") : part.estimated ? QStringLiteral("≈") : QString();
    return QStringLiteral("%1 %2%3").arg(part.name, sign, formatTokens(std::abs(part.tokens)));
}

} // namespace

TokenBar::TokenBar(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Where tokens go"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void TokenBar::setParts(const QList<Part> &parts)
{
    m_parts = parts;
    setAccessibleDescription(legend());
    updateGeometry();
    update();
}

QString TokenBar::legend() const
{
    QStringList words;
    for (const Part &part : m_parts)
        words.append(partText(part));
    return words.join(QStringLiteral(" · "));
}

QList<QRectF> TokenBar::partRects(qreal width) const
{
    std::int64_t total = 0;
    qsizetype shown = 0;
    for (const Part &part : m_parts) {
        total += std::max<std::int64_t>(part.tokens, 0);
        shown += part.tokens > 0;
    }
    QList<QRectF> rects;
    const qreal room = width - kGap * std::max<qreal>(shown - 1, 0) - kSmallestPart * shown;
    qreal x = 0;
    for (const Part &part : m_parts) {
        if (part.tokens <= 0 || total == 0) {
            rects.append(QRectF());
            continue;
        }
        // Each part has its smallest width; the rest is shared by tokens, so that the sum is always the whole bar.
        const qreal wide = kSmallestPart + std::max<qreal>(room, 0) * part.tokens / total;
        rects.append(QRectF(x, 0, wide, m_theme.px(kBarHeight)));
        x += wide + kGap;
    }
    return rects;
}

QSize TokenBar::sizeHint() const
{
    const QFontMetrics metrics(m_theme.font(TextStep::Caption));
    return {metrics.horizontalAdvance(legend()), m_theme.px(kBarHeight) + m_theme.px(6) + metrics.height()};
}

QSize TokenBar::minimumSizeHint() const
{
    return {m_theme.px(80), sizeHint().height()};
}

void TokenBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QList<QRectF> rects = partRects(width());
    for (qsizetype part = 0; part < rects.size(); ++part) {
        QRectF rect = rects[part];
        if (rect.isEmpty())
            continue;
        if (isRightToLeft())
            rect.moveLeft(width() - rect.right());
        painter.setBrush(m_theme.color(m_parts[part].role));
        painter.drawRoundedRect(rect, 2, 2);
    }
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    const int top = m_theme.px(kBarHeight) + m_theme.px(4);
    const QRect line(0, top, width(), height() - top);
    const QString all = legend();
    const bool fits = painter.fontMetrics().horizontalAdvance(all) <= width();
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeading,
        fits ? all : painter.fontMetrics().elidedText(tr("Where tokens go"), Qt::ElideRight, width()));
    if (hasFocus())
        paintFocusRing(painter, QRectF(rect()).adjusted(3, 3, -3, -3), m_theme, 2);
}

bool TokenBar::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Where tokens go"));
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), legend(), this);
        return true;
    }
    return QAbstractButton::event(event);
}

} // namespace cuewright
