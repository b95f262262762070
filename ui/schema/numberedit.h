#pragma once

#include "base/json.h"

#include <QAbstractSpinBox>

#include <optional>

namespace cuewright {

/// A number as JSON writes it, or nothing at all: an empty field is "no limit". Keeps the digits as they were typed.
class NumberEdit final : public QAbstractSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberEdit)
public:
    enum class Allows { Any, Whole, Count }; ///< Count: whole and not below zero

    explicit NumberEdit(Allows allows = Allows::Any, QWidget *parent = nullptr);

    void setAllows(Allows allows) { m_allows = allows; }
    std::optional<Json> value() const; ///< nullopt: empty, or no number
    void setValue(const std::optional<Json> &value); ///< emits nothing

    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void valueChosen(); ///< by a person: with Enter, by going on, or a step

protected:
    StepEnabled stepEnabled() const override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void commit();

    Allows m_allows;
    QString m_committed;
};

} // namespace cuewright
