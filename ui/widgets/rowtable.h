#pragma once

#include <QTableView>

namespace cuewright {

class Theme;

/// A table whose rows are one thing each: chosen whole, moved with the mouse where its model takes drops. Tab leaves it.
class RowTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowTable)
public:
    /// `theme` outlives it.
    explicit RowTable(const Theme &theme, QWidget *parent = nullptr);

    /// The model says which rows can be dragged, and has them moved when they are dropped. Rows of another table are not taken.
    void setRowsMovable();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool takes(const QDropEvent &event, int row) const;
    int rowBefore(const QPoint &at) const; ///< what is dropped there comes before this one; the count of rows: last

    const Theme &m_theme;
    int m_dropsBefore = -1;
};

} // namespace cuewright
