#pragma once

#include <QToolButton>

namespace cuewright {

/// A button of the status bar: icon and words, of which one figure may be written stronger.
class StatusButton final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StatusButton)
public:
    explicit StatusButton(QWidget *parent = nullptr);

    /// `figure` is a part of `text`; where it is not, or is empty, all words look alike.
    void setWords(const QString &text, const QString &figure);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont strongFont() const;

    QString m_figure;
};

} // namespace cuewright
