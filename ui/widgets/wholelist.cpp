#include "widgets/wholelist.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QScreen>
#include <QScrollBar>

#include <algorithm>

namespace cuewright {
namespace {

/// On the list's window, which is measured by then and not painted yet.
class WholeList final : public QObject
{
public:
    explicit WholeList(QComboBox &combo)
        : QObject(&combo)
        , m_combo(combo)
    {
        combo.view()->window()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *object, QEvent *event) override
    {
        if (event->type() == QEvent::Show)
            grow(*m_combo.view()->window());
        return QObject::eventFilter(object, event);
    }

private:
    void grow(QWidget &window) const
    {
        const QAbstractItemView &list = *m_combo.view();
        const int rows = std::min(m_combo.count(), m_combo.maxVisibleItems());
        int height = list.contentsMargins().top() + list.contentsMargins().bottom();
        for (int row = 0; row < rows; ++row)
            height += list.visualRect(m_combo.model()->index(row, m_combo.modelColumn())).height();
        const QMargins frame = window.contentsMargins();
        height += frame.top() + frame.bottom();
        if (window.height() < height && window.y() + height <= window.screen()->availableGeometry().bottom() + 1) {
            list.verticalScrollBar()->setRange(0, 0); // or the scrollers that it calls for take the new room
            window.resize(window.width(), height);
        }
    }

    QComboBox &m_combo;
};

} // namespace

void openListWhole(QComboBox &combo)
{
    new WholeList(combo);
}

} // namespace cuewright
