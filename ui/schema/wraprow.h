#pragma once

#include <QWidget>

namespace cuewright {

/// Puts its children side by side and goes on in the next line where the width is used up.
class WrapRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WrapRow)
public:
    explicit WrapRow(int gap, QWidget *parent = nullptr);

    void arrange(); ///< after children came, went or changed

    QSize sizeHint() const override { return {0, m_height}; }
    QSize minimumSizeHint() const override { return {0, m_height}; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int m_gap;
    int m_height = 0;
};

} // namespace cuewright
