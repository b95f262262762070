#pragma once

#include "widgets/theme.h"

#include <QTreeView>

namespace cuewright {

class FieldsModel;

/// The Fields tab's table: names, values by kind, expected values. Rows with long text are as high as it needs.
class FieldsView final : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldsView)
public:
    FieldsView(const Theme &theme, FieldsModel &model, QWidget *parent = nullptr);

    /// The Expected column, where there is room for it.
    void setExpectedShown(bool shown);
    /// The current value, or all of them as JSON where nothing is selected.
    QString copyText() const;
    /// What else can be copied: all as JSON, as a CSV row, as CSV with the columns' names. Also in its context menu.
    QList<QAction *> copyActions() const { return {m_copyJson, m_copyRow, m_copyTable}; }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void openNew(const QModelIndex &parent, int first, int last);
    void restyle();
    void placeColumns();
    void makeActions();
    void retranslate();

    const Theme &m_theme;
    FieldsModel &m_fields;
    QAction *m_copyValue;
    QAction *m_copyJson;
    QAction *m_copyRow;
    QAction *m_copyTable;
    bool m_expected = false;
};

} // namespace cuewright
