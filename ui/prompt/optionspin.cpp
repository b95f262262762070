#include "prompt/optionspin.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>
#include <QWheelEvent>

namespace cuewright {

OptionSpin::OptionSpin(double smallest, double largest, double step, int decimals, QWidget *parent)
    : QDoubleSpinBox(parent)
    , m_smallest(smallest)
{
    setDecimals(decimals);
    setSingleStep(step);
    setRange(smallest - step, largest);
    setSpecialValueText(tr("default"));
    setValue(minimum());
    connect(this, &QDoubleSpinBox::valueChanged, this, [this] { emit chosen(choice()); });
}

std::optional<double> OptionSpin::choice() const
{
    // The lowest value stands for "not set"; comparing rounded values, as the box itself does.
    return value() < m_smallest - singleStep() / 2 ? std::nullopt : std::optional(value());
}

void OptionSpin::setChoice(std::optional<double> value)
{
    // Writing into a field that somebody is typing in would move the cursor.
    if (value == choice())
        return;
    const QSignalBlocker blocker(this);
    setValue(value.value_or(minimum()));
}

QString OptionSpin::textFromValue(double value) const
{
    QString text = locale().toString(value, 'f', decimals());
    // 0.2 and not 0.20: as a person would write it.
    while (decimals() > 1 && text.endsWith(u'0') && !text.at(text.size() - 2).isPunct())
        text.chop(1);
    text.remove(locale().groupSeparator());
    return text;
}

void OptionSpin::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
}

QSize OptionSpin::sizeHint() const
{
    // Qt leaves out the margins that its line edit has inside, and the last letter is cut.
    constexpr int kLineMargins = 4;
    QSize hint = QDoubleSpinBox::sizeHint() + QSize(kLineMargins, 0);
    if (m_narrow) {
        QStyleOptionSpinBox option;
        initStyleOption(&option);
        const QSize word(fontMetrics().horizontalAdvance(specialValueText()) + kLineMargins, 0);
        hint.setWidth(style()->sizeFromContents(QStyle::CT_SpinBox, &option, word, this).width());
    }
    return hint;
}

QSize OptionSpin::minimumSizeHint() const
{
    return m_narrow ? sizeHint() : QDoubleSpinBox::minimumSizeHint();
}

void OptionSpin::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        setSpecialValueText(tr("default"));
        updateGeometry();
    }
    QDoubleSpinBox::changeEvent(event);
}

void OptionSpin::wheelEvent(QWheelEvent *event)
{
    // Scrolling over the page must not change what is sent.
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace cuewright
