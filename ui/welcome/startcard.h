#pragma once

#include "widgets/theme.h"

#include <QAbstractButton>

namespace cuewright {

/// A whole card to press: icon, name, and a line that says more. One button for screen readers.
class StartCard final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StartCard)
public:
    StartCard(const Theme &theme, Glyph glyph, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &description);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    Glyph m_glyph;
    QString m_description;
};

} // namespace cuewright
