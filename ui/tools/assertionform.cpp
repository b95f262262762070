#include "tools/assertionform.h"

#include "tools/tracewords.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/theme.h"
#include "widgets/wholelist.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace cuewright {
namespace {

using Kind = TraceAssertion::Kind;

constexpr int kMostTimes = 10'000;
constexpr int kLargest = 100'000'000;
constexpr int kArgumentLines = 7;

tl::unexpected<Error> invalid(const QString &message)
{
    return fail(Error::Code::Invalid, message);
}

} // namespace

AssertionForm::AssertionForm(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(makeLabel(LabelKind::Section))
    , m_kind(new QComboBox)
    , m_tool(new QComboBox)
    , m_times(new QSpinBox)
    , m_match(new QComboBox)
    , m_arguments(new CodeEdit(context.theme))
    , m_most(new QSpinBox)
    , m_cost(new QLineEdit)
    , m_problem(makeLabel(LabelKind::Small))
    , m_save(makeButton(ButtonKind::Primary, {}))
    , m_cancel(makeButton(ButtonKind::Secondary, {}))
{
    setObjectName(QStringLiteral("assertionForm"));
    for (const Kind kind : {Kind::Called, Kind::NotCalled, Kind::CalledFirst, Kind::Arguments, Kind::FinalAnswer, Kind::MaxRounds, Kind::MaxTokens, Kind::MaxCost})
        m_kind->addItem({}, static_cast<int>(kind));
    for (const ArgumentRule::Kind kind : {ArgumentRule::Kind::Partial, ArgumentRule::Kind::Exact, ArgumentRule::Kind::Pattern, ArgumentRule::Kind::Any})
        m_match->addItem({}, static_cast<int>(kind));
    m_tool->setEditable(true);
    m_tool->setInsertPolicy(QComboBox::NoInsert);
    m_times->setRange(-1, kMostTimes);
    m_most->setRange(0, kLargest);
    m_arguments->setProperty("kind", QStringLiteral("input"));
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &AssertionForm::arrange);
    connect(m_match, &QComboBox::currentIndexChanged, this, &AssertionForm::arrange);
    connect(m_save, &QPushButton::clicked, this, &AssertionForm::accept);
    connect(m_cancel, &QPushButton::clicked, this, &AssertionForm::rejected);
    retranslate();
    arrange();
}

FieldBox *AssertionForm::addField(QWidget *control, const char *name)
{
    control->setObjectName(QLatin1String(name));
    if (auto *combo = qobject_cast<QComboBox *>(control))
        openListWhole(*combo);
    auto *box = new FieldBox({}, control);
    m_fields.insert(control, box);
    return box;
}

void AssertionForm::build()
{
    m_problem->setObjectName(QStringLiteral("assertionProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, Tone::Danger);
    m_save->setObjectName(QStringLiteral("saveAssertion"));
    m_cancel->setObjectName(QStringLiteral("cancelAssertion"));
    m_arguments->setFixedHeight(m_context.theme.px(18) * kArgumentLines + m_context.theme.px(14));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_title);
    column->addWidget(addField(m_kind, "assertionKind"));
    column->addWidget(addField(m_tool, "assertionTool"));
    column->addWidget(addField(m_times, "assertionTimes"));
    column->addWidget(addField(m_match, "assertionMatch"));
    column->addWidget(addField(m_arguments, "assertionArguments"));
    column->addWidget(addField(m_most, "assertionMost"));
    column->addWidget(addField(m_cost, "assertionCost"));
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    column->addLayout(row);
    column->addStretch(1);
}

Kind AssertionForm::kind() const
{
    return static_cast<Kind>(m_kind->currentData().toInt());
}

ArgumentRule::Kind AssertionForm::match() const
{
    return static_cast<ArgumentRule::Kind>(m_match->currentData().toInt());
}

void AssertionForm::open(const std::optional<TraceAssertion> &assertion, const QStringList &tools)
{
    m_isNew = !assertion;
    m_before = assertion.value_or(TraceAssertion());
    m_tool->clear();
    m_tool->addItems(tools);
    if (m_isNew) {
        m_before.tool = tools.value(0);
        m_before.rule = {ArgumentRule::Kind::Partial, Json::object()};
        m_before.most = 10;
    }
    fill(m_before);
    m_problem->hide();
    retranslate();
    arrange();
    m_kind->setFocus(Qt::OtherFocusReason);
}

void AssertionForm::fill(const TraceAssertion &assertion)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(assertion.kind)));
    m_tool->setEditText(assertion.tool);
    m_times->setValue(assertion.times.value_or(-1));
    m_match->setCurrentIndex(m_match->findData(static_cast<int>(assertion.rule.kind)));
    m_arguments->setText(assertion.rule.value.is_null() ? QString() : indented(QString::fromUtf8(writeJson(assertion.rule.value))));
    m_most->setValue(static_cast<int>(std::clamp<std::int64_t>(assertion.most, 0, kLargest)));
    m_cost->setText(assertion.kind == Kind::MaxCost ? assertion.mostCost.toDecimal() : QStringLiteral("0.01"));
}

void AssertionForm::arrange()
{
    const bool isTool = kind() == Kind::Called || kind() == Kind::NotCalled || kind() == Kind::CalledFirst || kind() == Kind::Arguments;
    m_fields[m_tool]->setVisible(isTool);
    m_fields[m_times]->setVisible(kind() == Kind::Called);
    m_fields[m_match]->setVisible(kind() == Kind::Arguments);
    m_fields[m_arguments]->setVisible(kind() == Kind::Arguments && match() != ArgumentRule::Kind::Any);
    m_fields[m_most]->setVisible(kind() == Kind::MaxRounds || kind() == Kind::MaxTokens);
    m_fields[m_cost]->setVisible(kind() == Kind::MaxCost);
}

// By way of the form that files have, so that the form takes no more and no less than they do.
Result<TraceAssertion> AssertionForm::read() const
{
    TraceAssertion made;
    made.kind = kind();
    made.others = m_before.others;
    made.tool = m_tool->currentText().trimmed();
    if (m_times->value() >= 0)
        made.times = m_times->value();
    made.most = m_most->value();
    made.rule.kind = match();
    if (made.kind == Kind::Arguments && match() != ArgumentRule::Kind::Any) {
        auto value = parseJson(m_arguments->text().toUtf8());
        if (!value)
            return fail(value.error());
        made.rule.value = std::move(*value);
    }
    if (made.kind == Kind::MaxCost) {
        const auto dollars = Money::fromDecimal(m_cost->text().trimmed());
        if (!dollars)
            return invalid(tr("The amount is a number of dollars, for example 0.01."));
        made.mostCost = *dollars;
    }
    const auto read = assertionsFrom(assertionsToJson({made}));
    if (!read)
        return fail(read.error());
    return read->first();
}

void AssertionForm::accept()
{
    const auto made = read();
    m_problem->setVisible(!made);
    if (made)
        emit accepted(*made);
    else
        m_problem->setText(made.error().message);
}

void AssertionForm::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        emit rejected();
    else if (isEnter && event->modifiers() == Qt::NoModifier)
        accept();
    else
        QWidget::keyPressEvent(event);
}

void AssertionForm::retranslate()
{
    setAccessibleName(m_isNew ? tr("New assertion") : tr("Change the assertion"));
    m_title->setText(accessibleName());
    m_fields[m_kind]->setCaption(tr("What has to hold"));
    const QStringList kinds{tr("A tool is called"), tr("A tool is not called"), tr("A tool is called first"), tr("A tool is called with these arguments"),
        tr("The final answer is valid"), tr("At most so many rounds"), tr("At most so many tokens"), tr("At most so much money")};
    for (int i = 0; i < kinds.size(); ++i)
        m_kind->setItemText(i, kinds[i]);
    m_fields[m_tool]->setCaption(tr("Tool"));
    m_fields[m_times]->setCaption(tr("How often"));
    m_times->setSpecialValueText(tr("at least once"));
    m_fields[m_match]->setCaption(tr("How the arguments match"));
    const QStringList matches{tr("These members, and others may be there"), tr("Exactly these"), tr("Texts are regular expressions"), tr("Any arguments")};
    for (int i = 0; i < matches.size(); ++i)
        m_match->setItemText(i, matches[i]);
    m_fields[m_arguments]->setCaption(tr("Arguments as JSON"));
    m_fields[m_most]->setCaption(tr("At most"));
    m_fields[m_cost]->setCaption(tr("At most, in dollars"));
    m_save->setText(tr("Save"));
    m_save->setToolTip(tipWithShortcut(tr("Save it with the prompt"), QKeySequence(Qt::Key_Return)));
    m_cancel->setText(tr("Cancel"));
}

void AssertionForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
