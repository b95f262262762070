#pragma once

#include <QCheckBox>

namespace cuewright {

class Theme;

/// A setting that is on or off at once, without "Apply": drawn as a switch, used like a check box.
class ToggleSwitch final : public QCheckBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToggleSwitch)
public:
    explicit ToggleSwitch(const Theme &theme, const QString &text = {}, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &at) const override { return rect().contains(at); }

private:
    const Theme &m_theme;
};

} // namespace cuewright
