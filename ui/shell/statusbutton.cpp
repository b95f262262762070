#include "shell/statusbutton.h"

#include <QFontMetrics>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>
#include <array>
#include <utility>

namespace cuewright {
namespace {

constexpr int kGap = 4; // between icon and words, as the style has it

} // namespace

StatusButton::StatusButton(QWidget *parent)
    : QToolButton(parent)
{
    setProperty("kind", QStringLiteral("status"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize({15, 15});
    setFocusPolicy(Qt::TabFocus);
}

void StatusButton::setWords(const QString &text, const QString &figure)
{
    const QString kept = text.contains(figure) ? figure : QString();
    if (kept == m_figure && text == this->text())
        return;
    m_figure = kept;
    setText(text);
    updateGeometry();
    update();
}

QFont StatusButton::strongFont() const
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    return strong;
}

QSize StatusButton::sizeHint() const
{
    const QSize plain = QToolButton::sizeHint();
    return plain + QSize(QFontMetrics(strongFont()).horizontalAdvance(m_figure) - fontMetrics().horizontalAdvance(m_figure), 0);
}

void StatusButton::paintEvent(QPaintEvent *event)
{
    if (m_figure.isEmpty()) {
        QToolButton::paintEvent(event);
        return;
    }
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawComplexControl(QStyle::CC_ToolButton, option);

    const qsizetype at = text().indexOf(m_figure);
    const std::array<std::pair<QString, QFont>, 3> parts{{{text().left(at), font()}, {m_figure, strongFont()},
        {text().mid(at + m_figure.size()), font()}}};
    const int before = icon().isNull() ? 0 : iconSize().width() + kGap;
    int total = before;
    for (const auto &[words, partFont] : parts)
        total += QFontMetrics(partFont).horizontalAdvance(words);
    // Centred as the style centres icon and words, so that a longer button does not shift against the others.
    int start = std::max(0, (width() - total) / 2);
    const auto place = [this](int from, int width) { return QStyle::visualRect(layoutDirection(), rect(), {from, 0, width, height()}); };
    icon().paint(&painter, place(start, iconSize().width()), Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    start += before;
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    for (const auto &[words, partFont] : parts) {
        const int width = QFontMetrics(partFont).horizontalAdvance(words);
        painter.setFont(partFont);
        painter.drawText(place(start, width), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, words);
        start += width;
    }
}

} // namespace cuewright
