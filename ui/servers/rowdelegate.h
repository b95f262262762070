#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// A row of two lines: a sign and a name with a badge at its end, and quiet words below. Roles beside DisplayRole may be missing.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowDelegate)
public:
    enum Role {
        DetailRole = Qt::UserRole + 1,
        BadgeRole, ///< text
        BadgeToneRole, ///< int of Tone
        GlyphRole, ///< int of Glyph
        QuietRole, ///< true: it cannot be used
    };

    explicit RowDelegate(const Theme &theme, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace cuewright
