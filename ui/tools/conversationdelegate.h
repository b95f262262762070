#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// A message with its role; of a long one the first lines. Shows a ConversationModel.
class ConversationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationDelegate)
public:
    explicit ConversationDelegate(const Theme &theme, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QString shownText(const QModelIndex &index) const;
    QFont textFont(const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace cuewright
