#include "prompt/inputsform.h"

#include "prompt/casestepper.h"
#include "prompt/inputfield.h"
#include "prompt/testcases.h"
#include "widgets/buttons.h"
#include "widgets/labels.h"

#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace cuewright {

namespace {

constexpr int kTwoColumns = 460; // below this, fields stand one under the other

} // namespace

InputsForm::InputsForm(const Theme &theme, PromptDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_document(document)
    , m_cases(new TestCases(this))
{
    setObjectName(QStringLiteral("inputs"));
    m_title = makeLabel(LabelKind::Section);
    m_from = makeLabel(LabelKind::Small);
    m_source = makeButton(ButtonKind::Ghost, {}, theme.icon(Glyph::Dataset));
    m_source->setObjectName(QStringLiteral("testSet"));
    m_source->setParent(this);
    m_stepper = new CaseStepper(theme, this);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(6);
    heading->addWidget(m_title);
    heading->addWidget(m_from);
    heading->addWidget(m_source);
    heading->addStretch();
    heading->addWidget(m_stepper);
    m_grid = new QWidget(this);
    m_gridLayout = new QGridLayout(m_grid);
    m_gridLayout->setContentsMargins(0, 0, 0, 0);
    m_gridLayout->setHorizontalSpacing(12);
    m_gridLayout->setVerticalSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(heading);
    column->addWidget(m_grid);

    connect(m_source, &QPushButton::clicked, this, &InputsForm::testSetRequested);
    connect(m_stepper, &CaseStepper::caseChosen, this, &InputsForm::applyCase);
    connect(m_cases, &TestCases::loaded, this, [this] {
        m_stepper->setCount(m_cases->count());
        retranslate();
    });
    connect(m_cases, &TestCases::failed, this, [this](const Error &error) {
        m_stepper->setCount(0);
        retranslate();
        emit failed(error);
    });
    connect(&document, &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part == PromptDocument::Part::TestSet)
            loadTestSet();
        else if (part == PromptDocument::Part::Inputs)
            rebuild();
    });
    connect(&document, &PromptDocument::inputValuesChanged, this, &InputsForm::showValues);
    connect(&document, &PromptDocument::reloaded, this, [this] {
        loadTestSet();
        rebuild();
    });
    retranslate();
    rebuild();
}

void InputsForm::setWorkspace(const Workspace &workspace)
{
    m_workspace = workspace;
    loadTestSet();
}

void InputsForm::loadTestSet()
{
    m_stepper->setCurrent(-1);
    m_cases->load(m_workspace, m_document.prompt().testSet);
    retranslate();
}

Property InputsForm::propertyOf(const QString &name) const
{
    for (const Property &property : m_document.prompt().inputs) {
        if (property.name == name)
            return property;
    }
    Property undeclared;
    undeclared.name = name;
    return undeclared;
}

void InputsForm::setVariables(const QStringList &names, const QStringList &longTexts)
{
    if (names == m_names && longTexts == m_longNames)
        return;
    m_names = names;
    m_longNames = longTexts;
    rebuild();
}

QStringList InputsForm::inOrder() const
{
    QStringList ordered;
    for (const Property &property : m_document.prompt().inputs) {
        if (m_names.contains(property.name))
            ordered.append(property.name);
    }
    for (const QString &name : m_names) {
        if (!ordered.contains(name))
            ordered.append(name);
    }
    return ordered;
}

void InputsForm::rebuild()
{
    const Json values = m_document.inputValues();
    QList<InputField *> kept;
    for (const QString &name : inOrder()) {
        const Property property = propertyOf(name);
        const Json *value = member(values, toUtf8(name));
        const bool longText = m_longNames.contains(name) || InputField::needsLongText(value ? *value : Json())
            || InputField::needsLongText(property.defaultValue) || InputField::needsLongText(property.example);
        const auto same = std::find_if(m_fields.begin(), m_fields.end(),
            [&](const InputField *field) { return field->isSameKind(property, longText); });
        if (same != m_fields.end()) {
            // A field that somebody is typing in stays, whatever happens around it.
            kept.append(*same);
            m_fields.erase(same);
            continue;
        }
        auto *made = new InputField(m_theme, property, longText, m_grid);
        if (m_encoding)
            made->setEncoding(*m_encoding);
        connect(made, &InputField::changed, this, &InputsForm::takeValues);
        kept.append(made);
    }
    for (InputField *field : std::as_const(m_fields))
        field->deleteLater();
    m_fields = kept;
    m_columns = 0;
    showValues();
    arrange();
    setVisible(!m_fields.isEmpty());
}

void InputsForm::arrange()
{
    const int columns = width() >= m_theme.px(kTwoColumns) ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    while (QLayoutItem *item = m_gridLayout->takeAt(0))
        delete item;
    const bool anyLong = std::any_of(
        m_fields.cbegin(), m_fields.cend(), [](const InputField *field) { return field->shape() == InputField::Shape::Long; });
    // Short fields on the left, two halves to a row; long texts on the right, as tall as what is beside them.
    const int shortColumns = columns == 1 || anyLong ? 2 : 4;
    int row = 0;
    int column = 0;
    int longRow = 0;
    QWidget *previous = m_stepper->findChild<QWidget *>(QStringLiteral("nextCase"));
    for (InputField *field : std::as_const(m_fields)) {
        field->show();
        QWidget::setTabOrder(previous, field->control());
        previous = field->control();
        if (field->shape() == InputField::Shape::Long && columns == 2) {
            m_gridLayout->addWidget(field, longRow, 2, 2, 2, Qt::AlignTop);
            longRow += 2;
            continue;
        }
        const int span = field->shape() == InputField::Shape::Half ? 1 : 2;
        if (column + span > shortColumns) {
            ++row;
            column = 0;
        }
        m_gridLayout->addWidget(field, row, column, 1, span, Qt::AlignTop);
        column += span;
    }
    emit fieldsArranged();
    for (int i = 0; i < 4; ++i)
        m_gridLayout->setColumnStretch(i, i < 2 ? 5 : (columns == 2 ? (anyLong ? 7 : 5) : 0));
}

InputField *InputsForm::field(const QString &name) const
{
    for (InputField *field : m_fields) {
        if (field->name() == name)
            return field;
    }
    return nullptr;
}

void InputsForm::takeValues()
{
    if (m_filling)
        return;
    const QScopedValueRollback filling(m_filling, true);
    Json values = m_document.inputValues();
    for (const InputField *field : std::as_const(m_fields)) {
        const Json value = field->value();
        if (value.is_null())
            values.erase(toUtf8(field->name()));
        else
            values[toUtf8(field->name())] = value;
    }
    m_document.setInputValues(values);
    m_stepper->setChanged(m_stepper->current() >= 0);
    emit caseChanged();
}

void InputsForm::showValues()
{
    if (m_filling)
        return;
    const QScopedValueRollback filling(m_filling, true);
    const Json values = m_document.inputValues();
    for (InputField *field : std::as_const(m_fields)) {
        const Json *value = member(values, toUtf8(field->name()));
        field->setValue(value ? *value : Json());
    }
}

void InputsForm::applyCase(qsizetype index)
{
    const Json row = m_cases->row(index);
    Json values = m_document.inputValues();
    for (const auto &[key, value] : row.items())
        values[key] = value;
    // Values of the case before that this one does not have must not stay behind.
    for (const QString &name : std::as_const(m_names)) {
        if (!member(row, toUtf8(name)))
            values.erase(toUtf8(name));
    }
    m_document.setInputValues(values);
    rebuild();
    m_stepper->setChanged(false);
    emit caseChanged();
}

QString InputsForm::missing() const
{
    for (const InputField *field : m_fields) {
        if (field->isMissing())
            return field->name();
    }
    return {};
}

QStringList InputsForm::sentEmpty() const
{
    const QList<Property> declared = m_document.prompt().inputs;
    QStringList names;
    for (const InputField *field : m_fields) {
        const auto declares = [field](const Property &property) { return property.name == field->name(); };
        if (field->value().is_null() && std::none_of(declared.begin(), declared.end(), declares))
            names.append(field->name());
    }
    return names;
}

void InputsForm::pointOutMissing()
{
    InputField *first = nullptr;
    for (InputField *field : std::as_const(m_fields)) {
        field->showMissing(field->isMissing());
        if (!first && field->isMissing())
            first = field;
    }
    if (first)
        first->control()->setFocus();
}

void InputsForm::setEncoding(const Encoding &encoding)
{
    m_encoding = &encoding;
    for (InputField *field : std::as_const(m_fields))
        field->setEncoding(encoding);
}

qsizetype InputsForm::caseNumber() const
{
    return m_stepper->current() + 1;
}

void InputsForm::retranslate()
{
    const QString set = m_document.prompt().testSet;
    m_title->setText(tr("Inputs"));
    m_from->setText(set.isEmpty() ? QString() : tr("from"));
    m_from->setVisible(!set.isEmpty());
    m_source->setText(set.isEmpty() ? tr("Choose a test set…") : QFileInfo(set).fileName());
    m_source->setToolTip(set);
    setAccessibleName(tr("Inputs"));
}

void InputsForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void InputsForm::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace cuewright
