#pragma once

#include "widgets/theme.h"

#include <QWidget>

namespace cuewright {

/// What the sample shows, in small: a prompt with its input, the button with its price, the reply as fields. A picture that
/// themes and scales; screen readers hear one sentence.
class SamplePreview final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SamplePreview)
public:
    explicit SamplePreview(const Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintPrompt(QPainter &painter, QRect area) const;
    void paintRun(QPainter &painter, QRect area) const;
    void paintFields(QPainter &painter, QRect area) const;
    QRect paintHeading(QPainter &painter, const QRect &area, const QString &text) const;
    QRect paintBox(QPainter &painter, const QRect &box) const;
    void retranslate();

    const Theme &m_theme;
};

} // namespace cuewright
