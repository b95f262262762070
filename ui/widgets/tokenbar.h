#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QAbstractButton>

#include <cstdint>

namespace cuewright {

/// Where the tokens of a request go: a bar of parts in their colours and one line of words below,
/// "System 119 · User 74 · Schema ≈170". A press asks for more about it.
class TokenBar final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TokenBar)
public:
    struct Part
    {
        QString name;
        std::int64_t tokens = 0; ///< below 0: said, but no part of the bar
        ColorRole role = ColorRole::Accent;
        bool estimated = false; ///< written with "≈"
    };

    explicit TokenBar(const Theme &theme, QWidget *parent = nullptr);

    void setParts(const QList<Part> &parts);
    const QList<Part> &parts() const { return m_parts; }
    QString legend() const;
    /// Left edge and width of each part of the bar, in pixels; parts without tokens have none.
    QList<QRectF> partRects(qreal width) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    const Theme &m_theme;
    QList<Part> m_parts;
};

} // namespace cuewright
