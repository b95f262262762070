#pragma once

#include "widgets/colorrole.h"
#include "widgets/theme.h"

#include <QWidget>

namespace cuewright {

/// One line of text that gives way with "…" when it is short of room; the tooltip then has all of it.
class ElidedLabel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ElidedLabel)
public:
    explicit ElidedLabel(const Theme &theme, TextStep step = TextStep::Body, ColorRole role = ColorRole::Text,
        QFont::Weight weight = QFont::Normal, QWidget *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void setRole(ColorRole role);
    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    const Theme &m_theme;
    TextStep m_step;
    ColorRole m_role;
    QFont::Weight m_weight;
    Qt::TextElideMode m_mode = Qt::ElideRight;
    QString m_text;
};

} // namespace cuewright
