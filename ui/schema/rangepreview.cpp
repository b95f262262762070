#include "schema/rangepreview.h"

#include <QPainter>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qreal kHeight = 40; // design pixels
constexpr qreal kLine = 4;

QString written(const Json &number)
{
    return QString::fromUtf8(writeJson(number));
}

} // namespace

RangePreview::RangePreview(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("rangePreview"));
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
    speak();
}

void RangePreview::setLimits(const std::optional<Json> &low, const std::optional<Json> &high)
{
    m_low = low;
    m_high = high;
    speak();
    update();
}

void RangePreview::setSample(const std::optional<Json> &sample)
{
    m_sample = sample && sample->is_number() ? sample : std::nullopt;
    speak();
    update();
}

void RangePreview::speak()
{
    const QString low = m_low ? written(*m_low) : tr("no lowest");
    const QString high = m_high ? written(*m_high) : tr("no largest");
    QString words = tr("Accepted: %1 to %2").arg(low, high);
    if (m_sample)
        words += u' ' + tr("The sample has %1.").arg(written(*m_sample));
    setAccessibleName(words);
    setToolTip(words);
}

QSize RangePreview::sizeHint() const
{
    return {m_theme.px(120), m_theme.px(kHeight)};
}

void RangePreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    // The line spans the limits and the sample; an open end runs out of the picture.
    const double low = m_low ? m_low->get<double>() : m_sample ? std::min(0.0, m_sample->get<double>()) : 0;
    const double high = m_high ? m_high->get<double>() : std::max(low + 1, m_sample ? m_sample->get<double>() * 1.2 : low + 1);
    const double from = m_sample ? std::min(low, m_sample->get<double>()) : low;
    const double to = std::max({high, m_sample ? m_sample->get<double>() : high, from + 1e-9});
    const int edge = m_theme.px(6);
    const qreal span = width() - 2 * edge;
    const auto x = [&](double number) { return edge + span * std::clamp((number - from) / (to - from), 0.0, 1.0); };
    const qreal middle = m_theme.px(12);
    const qreal thick = m_theme.px(kLine);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(QRectF(edge, middle - thick / 2, span, thick), thick / 2, thick / 2);
    const qreal left = m_low ? x(low) : edge;
    const qreal right = m_high ? x(high) : width() - edge;
    painter.setBrush(m_theme.color(ColorRole::Accent));
    painter.drawRect(QRectF(left, middle - thick / 2, std::max<qreal>(0, right - left), thick));
    painter.setFont(m_theme.font(TextStep::Caption));
    const auto end = [&](const std::optional<Json> &limit, qreal at) {
        if (!limit)
            return;
        painter.fillRect(QRectF(at - 1, middle - m_theme.px(6), 2, m_theme.px(12)), m_theme.color(ColorRole::Accent));
        const QString text = written(*limit);
        const int wide = painter.fontMetrics().horizontalAdvance(text);
        painter.setPen(m_theme.color(ColorRole::Muted));
        painter.drawText(QPointF(std::clamp<qreal>(at - wide / 2., 0, width() - wide), height() - m_theme.px(6)), text);
    };
    end(m_low, left);
    end(m_high, right);
    if (!m_sample)
        return;
    const double number = m_sample->get<double>();
    const bool broken = (m_low && number < low) || (m_high && number > high);
    const QString text = tr("sample %1").arg(written(*m_sample));
    const int wide = painter.fontMetrics().horizontalAdvance(text);
    const int size = m_theme.px(13);
    painter.drawPixmap(QPointF(x(number) - size / 2., middle - size / 2.),
        m_theme.pixmap(broken ? Glyph::Error : Glyph::Success, broken ? ColorRole::Danger : ColorRole::Success, size, devicePixelRatioF()));
    painter.setPen(m_theme.color(broken ? ColorRole::Danger : ColorRole::Success));
    if (broken)
        painter.drawText(QPointF(std::clamp<qreal>(x(number) - wide / 2., 0, width() - wide), height() - m_theme.px(6)), text);
}

} // namespace cuewright
