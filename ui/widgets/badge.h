#pragma once

#include "widgets/chips.h"

#include <QWidget>

namespace cuewright {

/// paintBadge as a widget. It keeps its own height in any row.
class Badge final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Badge)
public:
    explicit Badge(const Theme &theme, const QString &text = {}, const BadgeStyle &style = {}, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setBadgeStyle(const BadgeStyle &style);

    QSize sizeHint() const override { return badgeSize(m_theme, m_text, m_style); }
    QSize minimumSizeHint() const override { return {theme().px(24), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &theme() const { return m_theme; }

    const Theme &m_theme;
    QString m_text;
    BadgeStyle m_style;
};

} // namespace cuewright
