#pragma once

#include "widgets/theme.h"

#include <QTreeView>

namespace cuewright {

class SchemaModel;

/// The fields of a schema. The row that is chosen is known by its pointer, so that it survives edits.
class SchemaTree final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaTree)
public:
    SchemaTree(const Theme &theme, SchemaModel &model, QWidget *parent = nullptr);

    QString currentPointer() const;
    void select(QStringView pointer); ///< and what it lies in is opened
    void editName(); ///< of the current row
    int headAndFirstRow() const; ///< height that shows no more than that

signals:
    void currentPointerChanged(const QString &pointer);
    void typePopupRequested(const QModelIndex &index);
    void openRequested(); ///< Enter: into the fields of the form

protected:
    void resizeEvent(QResizeEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void restyle();
    QColor selectionTint() const;
    void placeColumns();
    void openNew(const QModelIndex &parent, int first, int last);

    const Theme &m_theme;
    SchemaModel &m_schema;
    QPersistentModelIndex m_pressed;
};

} // namespace cuewright
