#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;

namespace cuewright {

class ElidedLabel;
class Gauge;

/// One limit of a lane: what it is, how much of it is used in figures, and the same as a bar.
class LimitRow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LimitRow)
public:
    explicit LimitRow(const Theme &theme, QWidget *parent = nullptr);

    void setCaption(const QString &caption, const QString &tip);
    /// `limit` 0: none is known; then there is no bar.
    void setUse(qint64 used, qint64 limit, const QString &words);
    void setCells(int cells); ///< the bar as that many places; 0: in one piece

private:
    ElidedLabel *m_caption;
    QLabel *m_words;
    Gauge *m_gauge;
};

} // namespace cuewright
