#include "widgets/accessibility.h"

#include "widgets/gauge.h"
#include "widgets/runbutton.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace cuewright {
namespace {

class GaugeInterface final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit GaugeInterface(Gauge *gauge)
        : QAccessibleWidget(gauge, QAccessible::ProgressBar)
    {
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::ValueInterface)
            return static_cast<QAccessibleValueInterface *>(this);
        return QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Value ? gauge()->valueText() : QAccessibleWidget::text(which);
    }
    QVariant currentValue() const override { return std::min(gauge()->share(), 1.0) * 100; }
    void setCurrentValue(const QVariant &) override { }
    QVariant maximumValue() const override { return 100; }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    Gauge *gauge() const { return static_cast<Gauge *>(widget()); }
};

class RunButtonInterface final : public QAccessibleWidget
{
public:
    explicit RunButtonInterface(RunButton *button)
        : QAccessibleWidget(button, QAccessible::Button)
    {
        addControllingSignal(QStringLiteral("clicked(bool)"));
    }

    QString text(QAccessible::Text which) const override
    {
        return which == QAccessible::Name ? button()->spokenName() : QAccessibleWidget::text(which);
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.pressed = button()->isDown();
        state.hasPopup = button()->menu() != nullptr;
        state.busy = button()->state() == RunButton::State::Running;
        return state;
    }
    QStringList actionNames() const override
    {
        QStringList names{pressAction()};
        if (button()->menu())
            names.append(showMenuAction());
        return names + QAccessibleWidget::actionNames();
    }
    void doAction(const QString &name) override
    {
        if (name == pressAction())
            button()->click();
        else if (name == showMenuAction())
            button()->showMenu();
        else
            QAccessibleWidget::doAction(name);
    }

private:
    RunButton *button() const { return static_cast<RunButton *>(widget()); }
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    if (auto *gauge = qobject_cast<Gauge *>(object))
        return new GaugeInterface(gauge);
    if (auto *button = qobject_cast<RunButton *>(object))
        return new RunButtonInterface(button);
    return nullptr;
}

} // namespace

void installAccessibility()
{
    QAccessible::installFactory(makeInterface);
}

} // namespace cuewright
