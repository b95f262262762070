#include "welcome/samplepreview.h"

#include "widgets/chips.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace cuewright {

SamplePreview::SamplePreview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
    retranslate();
}

QSize SamplePreview::sizeHint() const
{
    return {m_theme.px(600), m_theme.px(190)};
}

void SamplePreview::retranslate()
{
    setAccessibleName(tr("The sample: a prompt with inputs, the price before you run it, and the reply as fields"));
    update();
}

void SamplePreview::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SamplePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), m_theme.color(ColorRole::Panel));
    const int first = width() * 38 / 100;
    const int second = width() * 62 / 100;
    const auto column = [&](int from, int to) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(from, 0, to - from, height())).adjusted(m_theme.px(16), m_theme.px(10), -m_theme.px(16), 0);
    };
    paintPrompt(painter, column(0, first));
    paintRun(painter, column(first, second));
    paintFields(painter, column(second, width()));
    painter.setPen(m_theme.color(ColorRole::Border));
    for (const int x : {first, second}) {
        const int at = isRightToLeft() ? width() - x : x;
        painter.drawLine(at, 0, at, height());
    }
}

QRect SamplePreview::paintHeading(QPainter &painter, const QRect &area, const QString &text) const
{
    painter.setFont(m_theme.font(TextStep::Caption, QFont::DemiBold));
    painter.setPen(m_theme.color(ColorRole::Muted));
    const int height = m_theme.px(20);
    painter.drawText(QRect(area.left(), area.top(), area.width(), height), Qt::AlignVCenter | Qt::AlignLeading, text);
    return area.adjusted(0, height + m_theme.px(4), 0, 0);
}

QRect SamplePreview::paintBox(QPainter &painter, const QRect &box) const
{
    painter.setPen(QPen(m_theme.color(ColorRole::Border), 1));
    painter.setBrush(m_theme.color(ColorRole::Raised));
    painter.drawRoundedRect(QRectF(box).adjusted(.5, .5, -.5, -.5), 5, 5);
    return box.adjusted(m_theme.px(8), m_theme.px(3), -m_theme.px(8), -m_theme.px(3));
}

void SamplePreview::paintPrompt(QPainter &painter, QRect area) const
{
    area = paintHeading(painter, area, tr("1  Prompt and inputs"));
    const auto message = [&](int top, Role role, const QString &text, ColorRole ink) {
        const QRect inner = paintBox(painter, QRect(area.left(), area.top() + m_theme.px(top), area.width(), m_theme.px(46)));
        paintRoleChip(painter, QRect(inner.left(), inner.top(), inner.width(), m_theme.px(20)), m_theme, role);
        painter.setFont(m_theme.font(TextStep::Caption));
        painter.setPen(m_theme.color(ink));
        painter.drawText(QRect(inner.left(), inner.top() + m_theme.px(21), inner.width(), m_theme.px(18)), Qt::AlignVCenter | Qt::AlignLeading,
            painter.fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    };
    message(0, Role::System, tr("You sort incoming support tickets…"), ColorRole::Text);
    message(52, Role::User, QStringLiteral("{{subject}}"), ColorRole::AccentInk);
    const QRect inner = paintBox(painter, QRect(area.left(), area.top() + m_theme.px(104), area.width(), m_theme.px(40)));
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(inner, Qt::AlignTop | Qt::AlignLeading, QStringLiteral("subject"));
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(inner, Qt::AlignBottom | Qt::AlignLeading,
        painter.fontMetrics().elidedText(tr("Cannot sign in after SSO change"), Qt::ElideRight, inner.width()));
}

void SamplePreview::paintRun(QPainter &painter, QRect area) const
{
    area = paintHeading(painter, area, tr("2  Run"));
    const QRect button(area.left(), area.top() + m_theme.px(26), area.width(), m_theme.px(26));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Accent));
    painter.drawRoundedRect(button, 5, 5);
    painter.setFont(m_theme.font(TextStep::Caption, QFont::DemiBold));
    painter.setPen(m_theme.color(ColorRole::AccentText));
    painter.drawText(button, Qt::AlignCenter, painter.fontMetrics().elidedText(tr("Run · tokens · $0"), Qt::ElideRight, button.width() - 8));
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(QRect(area.left(), button.bottom() + m_theme.px(8), area.width(), m_theme.px(48)),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, tr("Tokens and price are on the button first"));
}

void SamplePreview::paintFields(QPainter &painter, QRect area) const
{
    area = paintHeading(painter, area, tr("3  Reply as fields"));
    // Names and values of the sample's schema, which stays English like every schema.
    const std::array rows = {std::pair{QStringLiteral("category"), QStringLiteral("technical")},
        std::pair{QStringLiteral("priority"), QStringLiteral("high")},
        std::pair{QStringLiteral("requires_human_review"), tr("Yes")},
        std::pair{QStringLiteral("confidence_score"), QStringLiteral("0.92")}};
    const int height = m_theme.px(25);
    paintBox(painter, QRect(area.left(), area.top(), area.width(), height * int(rows.size())));
    painter.setFont(m_theme.font(TextStep::Caption));
    const int half = area.width() * 60 / 100;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const QRect line(area.left() + m_theme.px(8), area.top() + int(row) * height, area.width() - m_theme.px(16), height);
        if (row > 0) {
            painter.setPen(m_theme.color(ColorRole::Grid));
            painter.drawLine(area.left() + 1, line.top(), area.right() - 1, line.top());
        }
        painter.setPen(m_theme.color(ColorRole::Muted));
        painter.drawText(QRect(line.left(), line.top(), half - m_theme.px(12), height), Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(rows[row].first, Qt::ElideRight, half - m_theme.px(12)));
        int x = line.left() + half;
        if (row == 1)
            x += paintLevelBars(painter, QRect(x, line.top(), m_theme.px(30), height), m_theme, 3, 4) + m_theme.px(6);
        painter.setPen(m_theme.color(ColorRole::Text));
        painter.drawText(QRect(x, line.top(), line.right() - x, height), Qt::AlignVCenter | Qt::AlignLeft, rows[row].second);
    }
    const int side = m_theme.px(14);
    const int below = area.top() + height * int(rows.size()) + m_theme.px(8);
    painter.drawPixmap(area.left(), below, m_theme.pixmap(Glyph::Success, ColorRole::Success, side, devicePixelRatioF()));
    painter.setPen(m_theme.color(ColorRole::Success));
    painter.drawText(QRect(area.left() + side + 6, below, area.width() - side - 6, side), Qt::AlignVCenter | Qt::AlignLeft, tr("Matches the schema"));
}

} // namespace cuewright
