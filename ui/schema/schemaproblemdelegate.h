#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// One problem of a schema: how bad it is, the field, the sentence, and a button that mends it.
class SchemaProblemDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaProblemDelegate)
public:
    explicit SchemaProblemDelegate(const Theme &theme, QObject *parent = nullptr);

    void setFixesEnabled(bool enabled) { m_fixesEnabled = enabled; }
    /// Where the row's button is; empty: it has none.
    QRect buttonRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

signals:
    void fixPressed(const QModelIndex &index);

private:
    void paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const;
    int paintEnd(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
    bool m_fixesEnabled = true;
    QPersistentModelIndex m_pressed; ///< row whose button is held down …
    QString m_pressedFor; ///< … and its problem
};

} // namespace cuewright
