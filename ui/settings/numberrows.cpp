#include "settings/numberrows.h"

#include "widgets/labels.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace cuewright {
namespace {

constexpr int kNumberWidth = 140;

} // namespace

NumberRows::NumberRows(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(2, 1);
}

int NumberRows::addRow(const QString &objectName, const Range &range)
{
    const Row row{makeLabel(LabelKind::Body, {}, this), new QDoubleSpinBox(this)};
    row.box->setObjectName(objectName);
    row.box->setDecimals(range.decimals);
    row.box->setRange(range.least, range.most);
    row.box->setSingleStep(range.step);
    row.box->setMinimumWidth(kNumberWidth);
    row.box->setKeyboardTracking(false);
    row.caption->setBuddy(row.box);
    const int line = static_cast<int>(m_rows.size());
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(row.caption, line, 0);
    grid->addWidget(row.box, line, 1);
    connect(row.box, &QDoubleSpinBox::valueChanged, this, &NumberRows::edited);
    m_rows.push_back(row);
    return line;
}

void NumberRows::setWords(int row, const Words &words)
{
    const Row &named = m_rows.at(static_cast<std::size_t>(row));
    named.caption->setText(words.caption);
    named.box->setAccessibleName(words.caption);
    named.box->setToolTip(words.tip);
    named.box->setSuffix(words.suffix);
    named.box->setSpecialValueText(words.least);
}

double NumberRows::value(int row) const
{
    return m_rows.at(static_cast<std::size_t>(row)).box->value();
}

void NumberRows::setValue(int row, double value)
{
    QDoubleSpinBox &box = *m_rows.at(static_cast<std::size_t>(row)).box;
    const QSignalBlocker quiet(&box);
    box.setValue(value);
}

} // namespace cuewright
