#pragma once

#include <QStyledItemDelegate>

namespace cuewright {

class Theme;

/// A row of the command palette: text, and at the end the shortcut or the folder.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PaletteDelegate)
public:
    static constexpr int MetaRole = Qt::UserRole + 1;

    explicit PaletteDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace cuewright
