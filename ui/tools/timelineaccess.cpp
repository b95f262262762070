#include "tools/timelineaccess.h"

#include "tools/timelineview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

namespace cuewright {
namespace {

class StepInterface final : public QAccessibleInterface
{
public:
    StepInterface(TimelineView *view, int row)
        : m_view(view)
        , m_row(row)
    {
    }

    bool isValid() const override { return m_view && m_row < m_view->steps().steps().size(); }
    QObject *object() const override { return nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    QString text(QAccessible::Text which) const override
    {
        return isValid() && which == QAccessible::Name ? m_view->steps().spoken(m_row) : QString();
    }
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect bar = m_view->barRect(m_row);
        return {m_view->viewport()->mapToGlobal(bar.topLeft()), bar.size()};
    }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.selectable = state.focusable = true;
        if (isValid()) {
            state.selected = m_view->current() == m_row;
            state.focused = state.selected && m_view->hasFocus();
        }
        return state;
    }

private:
    QPointer<TimelineView> m_view;
    int m_row;
};

// Items are made when they are asked for and live in Qt's own cache until the view goes.
class TimelineInterface final : public QAccessibleWidget
{
public:
    explicit TimelineInterface(TimelineView *view)
        : QAccessibleWidget(view, QAccessible::List)
    {
    }
    ~TimelineInterface() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return static_cast<int>(view()->steps().steps().size()); }
    QAccessibleInterface *child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        if (const auto known = m_items.constFind(row); known != m_items.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto *item = new StepInterface(view(), row);
        m_items.insert(row, QAccessible::registerAccessibleInterface(item));
        return item;
    }
    int indexOfChild(const QAccessibleInterface *item) const override
    {
        for (auto it = m_items.constBegin(); it != m_items.constEnd(); ++it) {
            if (QAccessible::accessibleInterface(it.value()) == item)
                return it.key();
        }
        return -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        return child(view()->rowAt(view()->viewport()->mapFromGlobal(QPoint(x, y))));
    }
    QAccessibleInterface *focusChild() const override { return view()->hasFocus() ? child(view()->current()) : nullptr; }
    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Value && view()->current() >= 0)
            return view()->steps().spoken(view()->current());
        return QAccessibleWidget::text(which);
    }

private:
    TimelineView *view() const { return static_cast<TimelineView *>(widget()); }
    mutable QHash<int, QAccessible::Id> m_items;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<TimelineView *>(object);
    return view ? new TimelineInterface(view) : nullptr;
}

} // namespace

void installTimelineAccess()
{
    QAccessible::installFactory(makeInterface); // twice is once
}

void announceStep(TimelineView &view)
{
    if (!QAccessible::isActive() || view.current() < 0 || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    event.setChild(view.current());
    QAccessible::updateAccessibility(&event);
}

} // namespace cuewright
