#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;

namespace cuewright {

class ElidedLabel;

/// One of the page's big numbers: what it is about, the figure, and the small facts under it.
class SpendTile final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendTile)
public:
    struct Content
    {
        QString figure;
        QString note; ///< beside the title
        QString facts; ///< below, at the start
        QString remark; ///< below, at the end
    };

    SpendTile(const Theme &theme, QWidget *parent);

    /// Shown with the next content.
    void setTitle(const QString &title);
    void setContent(const Content &content);

private:
    QLabel *m_title;
    ElidedLabel *m_note;
    QLabel *m_figure;
    ElidedLabel *m_facts;
    ElidedLabel *m_remark;
};

} // namespace cuewright
