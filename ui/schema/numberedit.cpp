#include "schema/numberedit.h"

#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace cuewright {

NumberEdit::NumberEdit(Allows allows, QWidget *parent)
    : QAbstractSpinBox(parent)
    , m_allows(allows)
{
    setKeyboardTracking(false);
    lineEdit()->setPlaceholderText(QStringLiteral("–"));
    connect(lineEdit(), &QLineEdit::returnPressed, this, &NumberEdit::commit);
}

std::optional<Json> NumberEdit::value() const
{
    const auto number = parseJson(lineEdit()->text().trimmed().toUtf8());
    return number && number->is_number() ? std::optional(*number) : std::nullopt;
}

void NumberEdit::setValue(const std::optional<Json> &value)
{
    m_committed = value && value->is_number() ? QString::fromUtf8(writeJson(*value)) : QString();
    if (lineEdit()->text() != m_committed)
        lineEdit()->setText(m_committed);
}

QValidator::State NumberEdit::validate(QString &text, int &) const
{
    static const QRegularExpression any(QStringLiteral("^-?\\d*\\.?\\d*([eE][-+]?\\d*)?$"));
    static const QRegularExpression whole(QStringLiteral("^-?\\d*$"));
    static const QRegularExpression count(QStringLiteral("^\\d{0,9}$"));
    const QRegularExpression &allowed = m_allows == Allows::Any ? any : m_allows == Allows::Whole ? whole : count;
    if (!allowed.match(text).hasMatch())
        return QValidator::Invalid;
    const auto number = parseJson(text.toUtf8());
    return text.isEmpty() || (number && number->is_number()) ? QValidator::Acceptable : QValidator::Intermediate;
}

void NumberEdit::stepBy(int steps)
{
    const auto now = value();
    // A fraction between 0 and 1 goes in tenths, everything else in ones.
    const double from = now ? now->get<double>() : 0;
    const bool fine = m_allows == Allows::Any && now && !now->is_number_integer();
    double to = fine ? (std::round(from * 10) + steps) / 10 : std::floor(from) + (now ? steps : 0);
    if (m_allows == Allows::Count)
        to = std::max(to, 0.0);
    lineEdit()->setText(QString::number(to, 'g', 15));
    commit();
}

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const
{
    return isReadOnly() ? StepNone : StepUpEnabled | StepDownEnabled;
}

void NumberEdit::focusOutEvent(QFocusEvent *event)
{
    QAbstractSpinBox::focusOutEvent(event);
    commit();
}

void NumberEdit::commit()
{
    const QString text = lineEdit()->text().trimmed();
    if (text == m_committed)
        return;
    QString typed = text;
    int position = 0;
    if (validate(typed, position) != QValidator::Acceptable) {
        lineEdit()->setText(m_committed); // "-", "1e", and what was pasted
        return;
    }
    m_committed = text;
    emit valueChosen();
}

QSize NumberEdit::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'0') * 8 + 28, QAbstractSpinBox::sizeHint().height()};
}

QSize NumberEdit::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u'0') * 4 + 28, sizeHint().height()};
}

} // namespace cuewright
