#pragma once

#include <QAbstractButton>

namespace cuewright {

class Theme;

/// The end of a document tab: a cross to close it, or a dot while there are changes and the pointer is elsewhere.
class TabButton final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TabButton)
public:
    explicit TabButton(const Theme &theme, QWidget *parent = nullptr);

    void setDirty(bool dirty);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    bool m_dirty = false;
};

} // namespace cuewright
