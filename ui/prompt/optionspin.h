#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace cuewright {

/// A number that may also be left to the model: one step below the smallest value it says "default".
class OptionSpin final : public QDoubleSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionSpin)
public:
    /// `decimals` 0: whole numbers.
    OptionSpin(double smallest, double largest, double step, int decimals, QWidget *parent = nullptr);

    std::optional<double> choice() const;
    void setChoice(std::optional<double> value); ///< no signal
    /// A short word keeps the field narrow.
    QString textFromValue(double value) const override;
    /// Takes the room that its word needs, and no more for the largest number.
    void setNarrow(bool narrow);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(std::optional<double> value);

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    double m_smallest;
    bool m_narrow = false;
};

} // namespace cuewright
