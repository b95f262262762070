#include "tools/turnsettings.h"

#include "prompt/modelcombo.h"
#include "prompt/optionspin.h"
#include "prompt/stopsequences.h"
#include "tools/offeredtools.h"
#include "tools/tracejson.h"
#include "widgets/fieldbox.h"
#include "widgets/theme.h"
#include "widgets/wholelist.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kEditAfterMs = 400; // a pause in typing makes one edit of what was written in one go
constexpr double kLongestOutput = 1'000'000;
constexpr double kLargestSeed = 9'007'199'254'740'991; // whole numbers are exact up to here
constexpr const char *kEfforts[] = {"none", "minimal", "low", "medium", "high", "xhigh"};
constexpr int kToolsShown = 4;

using Kind = ToolChoice::Kind;

/// A tick in the theme's colours: the style's own box is black on black under the sheet.
class TickDelegate final : public QStyledItemDelegate
{
public:
    TickDelegate(const Theme &theme, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false);
        option->features.setFlag(QStyleOptionViewItem::HasDecoration);
        option->decorationSize = QSize(m_theme.px(14), m_theme.px(14));
        option->icon = option->checkState == Qt::Checked ? m_theme.icon(Glyph::Check, ColorRole::Accent) : QIcon();
    }

private:
    const Theme &m_theme;
};

} // namespace

TurnSettings::TurnSettings(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ModelCombo(context.theme, catalog))
    , m_temperature(new OptionSpin(0, 2, 0.1, 2))
    , m_topP(new OptionSpin(0, 1, 0.05, 2))
    , m_longest(new OptionSpin(1, kLongestOutput, 1, 0))
    , m_frequency(new OptionSpin(-2, 2, 0.1, 2))
    , m_presence(new OptionSpin(-2, 2, 0.1, 2))
    , m_seed(new OptionSpin(0, kLargestSeed, 1, 0))
    , m_stop(new QLineEdit)
    , m_effort(new QComboBox)
    , m_offered(new OfferedTools(context))
    , m_choice(new QComboBox)
    , m_tool(new QComboBox)
    , m_tools(new QListWidget)
    , m_mustCall(new QCheckBox)
    , m_parallel(new QComboBox)
    , m_scroll(new QScrollArea)
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("turnSettings"));
    m_model->fill(at);
    m_effort->addItem(QString(), QString()); // with {} it would be an icon and a text
    for (const char *word : kEfforts)
        m_effort->addItem(QString::fromLatin1(word), QString::fromLatin1(word));
    for (const Kind kind : {Kind::NotSaid, Kind::Auto, Kind::Required, Kind::None, Kind::One, Kind::Allowed})
        m_choice->addItem({}, static_cast<int>(kind));
    for (const int value : {-1, 1, 0})
        m_parallel->addItem({}, value);
    m_soon->setSingleShot(true);
    m_soon->setInterval(kEditAfterMs);
    build();
    connectParts();
    retranslate();
    show({});
}

TurnSettings::~TurnSettings() = default;

FieldBox *TurnSettings::addField(QVBoxLayout &column, QWidget *control, const char *name)
{
    control->setObjectName(QLatin1String(name));
    if (auto *combo = qobject_cast<QComboBox *>(control); combo && combo != m_model)
        openListWhole(*combo);
    auto *box = new FieldBox({}, control);
    m_fields.insert(control, box);
    column.addWidget(box);
    return box;
}

void TurnSettings::build()
{
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(10);
    addField(*column, m_model, "turnModel");
    m_offeredBox = new FieldBox({}, m_offered);
    column->addWidget(m_offeredBox);
    addField(*column, m_choice, "turnToolChoice");
    addField(*column, m_tool, "turnTool");
    addField(*column, m_tools, "turnTools");
    m_tools->setItemDelegate(new TickDelegate(m_context.theme, m_tools));
    m_mustCall->setObjectName(QStringLiteral("turnMustCall"));
    column->addWidget(m_mustCall);
    addField(*column, m_parallel, "turnParallel");
    addNumbers(*column);
    column->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(form);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll);
}

void TurnSettings::addNumbers(QVBoxLayout &column)
{
    addField(column, m_temperature, "turnTemperature");
    addField(column, m_topP, "turnTopP");
    addField(column, m_longest, "turnLongest");
    addField(column, m_effort, "turnEffort");
    addField(column, m_frequency, "turnFrequency");
    addField(column, m_presence, "turnPresence");
    addField(column, m_seed, "turnSeed");
    m_seed->setNarrow(true); // the largest one would widen the form
    addField(column, m_stop, "turnStop");
}

void TurnSettings::connectParts()
{
    connect(m_soon, &QTimer::timeout, this, &TurnSettings::flush);
    connect(m_model, &ModelCombo::modelChosen, this, [this] { touch(m_model, false); });
    for (OptionSpin *spin : {m_temperature, m_topP, m_longest, m_frequency, m_presence, m_seed})
        connect(spin, &OptionSpin::chosen, this, [this, spin] { touch(spin, false); });
    connect(m_stop, &QLineEdit::textEdited, this, [this] { touch(m_stop, false); });
    connect(m_offered, &OfferedTools::edited, this, &TurnSettings::takeTools);
    for (QComboBox *combo : {m_effort, m_parallel})
        connect(combo, &QComboBox::activated, this, [this, combo] { touch(combo, true); });
    connect(m_choice, &QComboBox::activated, this, [this] {
        showChoice();
        touch(m_choice, true);
    });
    connect(m_tool, &QComboBox::activated, this, [this] { touch(m_choice, true); });
    connect(m_tools, &QListWidget::itemChanged, this, [this] { touch(m_choice, true); });
    connect(m_tools, &QListWidget::itemClicked, this, [](QListWidgetItem *item) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    });
    connect(m_mustCall, &QCheckBox::clicked, this, [this] { touch(m_choice, true); });
}

void TurnSettings::touch(QWidget *control, bool atOnce)
{
    if (m_filling || !m_step.isOpen())
        return;
    m_touched.insert(control);
    if (atOnce)
        flush();
    else
        m_soon->start();
}

void TurnSettings::show(const CallView &step)
{
    if (step.turn != m_step.turn)
        flush();
    m_step = step;
    m_touched.clear();
    m_soon->stop();
    fill(step.of && step.isModel() ? *step.of->settings : ChatRequest());
    setOpen(step.isOpen() && step.isModel());
}

// A control that is shut loses the focus to whatever comes next. While a conversation runs the form itself has it, which the keys
// still scroll, and afterwards the control again.
void TurnSettings::setOpen(bool isOpen)
{
    if (QWidget *focused = focusWidget(); !isOpen && focused && focused->hasFocus() && focused != m_scroll && m_scroll->isAncestorOf(focused)) {
        m_left = focused;
        m_scroll->setFocus(Qt::OtherFocusReason);
    }
    for (QWidget *control : m_fields.keys())
        control->setEnabled(isOpen);
    m_mustCall->setEnabled(isOpen);
    m_parallel->setEnabled(isOpen && m_step.of && !m_step.of->settings->tools.isEmpty());
    if (isOpen && m_left) {
        if (m_scroll->hasFocus() && m_left->isEnabled() && m_left->isVisible())
            m_left->setFocus(Qt::OtherFocusReason);
        m_left = nullptr;
    }
}

void TurnSettings::takeTools(const QList<ToolDefinition> &tools)
{
    m_soon->stop();
    if (!m_step.of || !m_step.isOpen())
        return;
    ChatRequest settings = *m_step.of->settings;
    apply(settings);
    m_touched.clear();
    settings.tools = tools;
    QStringList names;
    for (const ToolDefinition &tool : tools)
        names << tool.name;
    settings.options.toolChoice = toolChoiceJson(toolChoiceAmong(toolChoiceFrom(settings.options.toolChoice), names));
    if (settingsToJson(settings) != settingsToJson(*m_step.of->settings))
        emit edited(m_step.turn, settings);
}

void TurnSettings::fill(const ChatRequest &settings)
{
    const QScopedValueRollback filling(m_filling, true);
    const ChatOptions &options = settings.options;
    m_model->setModelId(settings.model);
    m_temperature->setChoice(options.temperature);
    m_topP->setChoice(options.topP);
    m_longest->setChoice(options.maxOutputTokens ? std::optional<double>(*options.maxOutputTokens) : std::nullopt);
    m_frequency->setChoice(options.frequencyPenalty);
    m_presence->setChoice(options.presencePenalty);
    m_seed->setChoice(options.seed ? std::optional(static_cast<double>(*options.seed)) : std::nullopt);
    if (const QString stop = joinStops(options.stop); splitStops(m_stop->text()) != options.stop)
        m_stop->setText(stop);
    int effort = m_effort->findData(options.reasoningEffort);
    if (effort < 0) {
        m_effort->addItem(options.reasoningEffort, options.reasoningEffort);
        effort = m_effort->count() - 1;
    }
    m_effort->setCurrentIndex(effort);
    m_parallel->setCurrentIndex(m_parallel->findData(options.parallelToolCalls ? static_cast<int>(*options.parallelToolCalls) : -1));
    m_offered->show(settings.tools, m_step.isOpen() && m_step.isModel());
    fillChoice(settings);
    showChoice();
}

void TurnSettings::fillChoice(const ChatRequest &settings)
{
    const ToolChoice choice = toolChoiceFrom(settings.options.toolChoice);
    QStringList names;
    for (const ToolDefinition &tool : settings.tools)
        names << tool.name;
    for (const QString &name : choice.tools) { // also one that is not offered any more
        if (!names.contains(name))
            names << name;
    }
    m_tool->clear();
    m_tool->addItems(names);
    m_tool->setCurrentText(choice.tools.value(0));
    m_tools->clear();
    for (const QString &name : std::as_const(names)) {
        auto *item = new QListWidgetItem(name, m_tools);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const bool isAllowed = choice.kind != Kind::Allowed || choice.tools.contains(name);
        item->setCheckState(isAllowed ? Qt::Checked : Qt::Unchecked);
    }
    m_tools->setFixedHeight(std::clamp(static_cast<int>(names.size()), 1, kToolsShown) * m_context.theme.px(26) + 6);
    m_mustCall->setChecked(choice.mustCall);
    if (const int other = m_choice->findData(static_cast<int>(Kind::Other)); other >= 0)
        m_choice->removeItem(other);
    if (choice.kind == Kind::Other)
        m_choice->addItem(tr("As the file says it"), static_cast<int>(Kind::Other));
    auto *items = qobject_cast<QStandardItemModel *>(m_choice->model());
    for (const Kind kind : {Kind::Required, Kind::One, Kind::Allowed}) // without tools there is nothing to choose from
        items->item(m_choice->findData(static_cast<int>(kind)))->setEnabled(!names.isEmpty());
    m_choice->setCurrentIndex(m_choice->findData(static_cast<int>(choice.kind)));
}

Kind TurnSettings::choiceKind() const
{
    return static_cast<Kind>(m_choice->currentData().toInt());
}

void TurnSettings::showChoice()
{
    m_fields[m_tool]->setVisible(choiceKind() == Kind::One);
    m_fields[m_tools]->setVisible(choiceKind() == Kind::Allowed);
    m_mustCall->setVisible(choiceKind() == Kind::Allowed);
}

ToolChoice TurnSettings::choice() const
{
    ToolChoice choice;
    choice.kind = choiceKind();
    if (choice.kind == Kind::One)
        choice.tools << m_tool->currentText();
    if (choice.kind == Kind::Other && m_step.of)
        choice.json = m_step.of->settings->options.toolChoice;
    if (choice.kind != Kind::Allowed)
        return choice;
    for (int row = 0; row < m_tools->count(); ++row) {
        if (m_tools->item(row)->checkState() == Qt::Checked)
            choice.tools << m_tools->item(row)->text();
    }
    choice.mustCall = m_mustCall->isChecked();
    return choice;
}

void TurnSettings::apply(ChatRequest &settings) const
{
    ChatOptions &options = settings.options;
    if (m_touched.contains(m_model))
        settings.model = m_model->modelId();
    if (m_touched.contains(m_temperature))
        options.temperature = m_temperature->choice();
    if (m_touched.contains(m_topP))
        options.topP = m_topP->choice();
    if (m_touched.contains(m_longest)) {
        const auto longest = m_longest->choice();
        options.maxOutputTokens = longest ? std::optional(static_cast<int>(*longest)) : std::nullopt;
    }
    if (m_touched.contains(m_frequency))
        options.frequencyPenalty = m_frequency->choice();
    if (m_touched.contains(m_presence))
        options.presencePenalty = m_presence->choice();
    if (m_touched.contains(m_seed)) {
        const auto seed = m_seed->choice();
        options.seed = seed ? std::optional(static_cast<qint64>(*seed)) : std::nullopt;
    }
    if (m_touched.contains(m_stop))
        options.stop = splitStops(m_stop->text());
    if (m_touched.contains(m_effort))
        options.reasoningEffort = m_effort->currentData().toString();
    if (m_touched.contains(m_choice))
        options.toolChoice = toolChoiceJson(choice());
    if (m_touched.contains(m_parallel)) {
        const int parallel = m_parallel->currentData().toInt();
        options.parallelToolCalls = parallel < 0 ? std::nullopt : std::optional(parallel > 0);
    }
}

void TurnSettings::flush()
{
    m_soon->stop();
    if (m_touched.isEmpty() || !m_step.of || !m_step.isOpen())
        return;
    ChatRequest settings = *m_step.of->settings;
    apply(settings);
    m_touched.clear();
    if (settingsToJson(settings) != settingsToJson(*m_step.of->settings))
        emit edited(m_step.turn, settings);
}

void TurnSettings::retranslate()
{
    setAccessibleName(tr("Settings of the turn"));
    const QScopedValueRollback filling(m_filling, true);
    m_fields[m_model]->setCaption(tr("Model"));
    m_offeredBox->setCaption(tr("Tools it may call"));
    m_offered->list().setAccessibleName(tr("Tools it may call"));
    m_fields[m_choice]->setCaption(tr("Tools"));
    m_choice->setToolTip(tr("tool_choice: how free the model is to call tools"));
    m_fields[m_tool]->setCaption(tr("Which tool"));
    m_fields[m_tools]->setCaption(tr("Which tools"));
    m_mustCall->setText(tr("One of them has to be called"));
    m_fields[m_parallel]->setCaption(tr("Several calls at once"));
    m_parallel->setToolTip(tr("parallel_tool_calls: whether one answer may ask for several calls"));
    m_fields[m_temperature]->setCaption(tr("Temperature"));
    m_fields[m_topP]->setCaption(tr("Top P"));
    m_fields[m_longest]->setCaption(tr("Longest answer"));
    m_fields[m_effort]->setCaption(tr("Reasoning effort"));
    m_fields[m_frequency]->setCaption(tr("Frequency penalty"));
    m_fields[m_presence]->setCaption(tr("Presence penalty"));
    m_fields[m_seed]->setCaption(tr("Seed"));
    m_seed->setToolTip(tr("seed: with the same one, answers are alike where the server can do that"));
    m_fields[m_stop]->setCaption(tr("Stop at"));
    m_stop->setToolTip(tr("stop: texts that end the answer, with commas between; \\n is a line end"));
    m_stop->setPlaceholderText(tr("nowhere"));
    m_effort->setItemText(0, tr("default"));
    const QStringList choices{tr("Not said"), tr("The model decides"), tr("It has to call a tool"), tr("No tool"), tr("This one tool"),
        tr("Only some tools")};
    for (int i = 0; i < choices.size(); ++i)
        m_choice->setItemText(i, choices[i]);
    const QStringList parallel{tr("default"), tr("Yes"), tr("No")};
    for (int i = 0; i < parallel.size(); ++i)
        m_parallel->setItemText(i, parallel[i]);
}

void TurnSettings::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
