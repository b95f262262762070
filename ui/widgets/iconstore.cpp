#include "widgets/iconstore.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

class GlyphEngine final : public QIconEngine
{
public:
    GlyphEngine(std::shared_ptr<IconStore> store, Glyph glyph, ColorRole normal, ColorRole active)
        : m_store(std::move(store))
        , m_glyph(glyph)
        , m_normal(normal)
        , m_active(active)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const int size = std::min(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2,
            m_store->pixmap(m_glyph, colorFor(mode), size, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    // `size` is in device pixels, and the ratio is what they are of the window's.
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const int logical = static_cast<int>(std::lround(std::min(size.width(), size.height()) / scale));
        return m_store->pixmap(m_glyph, colorFor(mode), logical, scale);
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_store, m_glyph, m_normal, m_active); }
    bool isNull() override { return false; }

private:
    QColor colorFor(QIcon::Mode mode) const
    {
        if (mode == QIcon::Disabled)
            return m_store->color(ColorRole::Disabled);
        return m_store->color(mode == QIcon::Normal ? m_normal : m_active);
    }

    std::shared_ptr<IconStore> m_store;
    Glyph m_glyph;
    ColorRole m_normal;
    ColorRole m_active;
};

} // namespace

size_t qHash(const IconStore::Key &key, size_t seed)
{
    return qHashMulti(seed, static_cast<int>(key.glyph), key.color, key.size, key.ratioPercent);
}

void IconStore::setColors(const std::array<QColor, kColorRoleCount> &colors)
{
    m_colors = colors;
    m_drawn.clear();
}

QByteArray IconStore::source(Glyph glyph, const QColor &color) const
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kGlyphNames[static_cast<std::size_t>(glyph)])));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    // QtSvg knows no currentColor; the icons are drawn in pure black, which is nowhere else.
    return file.readAll().replace("#000000", color.name().toLatin1());
}

QPixmap IconStore::pixmap(Glyph glyph, const QColor &color, int size, qreal devicePixelRatio)
{
    const Key key{glyph, color.rgba(), size, static_cast<int>(std::lround(devicePixelRatio * 100))};
    const auto found = m_drawn.constFind(key);
    if (found != m_drawn.constEnd())
        return *found;
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(source(glyph, color));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    m_drawn.insert(key, pixmap);
    return pixmap;
}

QIcon makeIcon(const std::shared_ptr<IconStore> &store, Glyph glyph, ColorRole normal, ColorRole active)
{
    return QIcon(new GlyphEngine(store, glyph, normal, active));
}

} // namespace cuewright
