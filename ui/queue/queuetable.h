#pragma once

#include "widgets/theme.h"

#include <QTableView>

namespace cuewright {

/// A table of whole rows with quiet lines, as wide as its place: one column gives way, and one goes where room is short.
class QueueTable final : public QTableView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueTable)
public:
    /// Of the model's columns; widths in design pixels.
    struct Shape
    {
        QList<int> widths; ///< by column; 0: the one that gives way
        int optional = -1; ///< left out where the table is narrow
    };

    QueueTable(const Theme &theme, QAbstractItemModel &model, Shape shape, QWidget *parent);

    QList<int> selectedRows() const; ///< from the top

public slots:
    void copy() { emit copyRequested(); } ///< what Edit › Copy looks for

signals:
    void copyRequested();
    void selectionMoved();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void layOut();
    void chooseRow(int row); ///< unlike selectRow() it does not mind the keys that are held: a shortcut's own still are

    const Theme &m_theme;
    Shape m_shape;
    int m_row = -1; ///< the current one, while the model sorts out what goes
};

} // namespace cuewright
