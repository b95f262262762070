#include "toolfile/answerform.h"

#include "toolfile/answersmodel.h"
#include "widgets/codeedit.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/toggleswitch.h"

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace cuewright {
namespace {

constexpr int kTypedAfterMs = 600; // a pause in typing: one step of the history for what is written in one go
constexpr int kIndent = 2;
constexpr int kLeastHeight = 64; // of an editor, design pixels

constexpr std::array kRules = {MockRule::Exact, MockRule::Partial, MockRule::Pattern, MockRule::Any, MockRule::Default};
constexpr std::array kWords = {ArgumentRule::Kind::Exact, ArgumentRule::Kind::Partial, ArgumentRule::Kind::Pattern, ArgumentRule::Kind::Any};

/// For reading: a text as it is, everything else as JSON in lines.
QString shown(const Json *value)
{
    if (!value)
        return {};
    return value->is_string() ? toolText(*value) : QString::fromUtf8(writeJson(*value, kIndent));
}

/// A new member stands where people look for it: with what the mock answers to.
void putBeforeResult(Json &answer, const std::string &name, const Json &value)
{
    if (answer.contains(name)) {
        answer[name] = value;
        return;
    }
    Json ordered = Json::object();
    for (const auto &[key, old] : answer.items()) {
        if (key == "result")
            ordered[name] = value;
        ordered[key] = old;
    }
    ordered[name] = value;
    answer = std::move(ordered);
}

/// What was typed: groups and lists are JSON, everything else is the text that it is, unless a number, "true" … stood there before.
Json typed(const QString &text, const Json *before)
{
    const auto json = parseJson(text.toUtf8());
    const bool wasValue = before && !before->is_string() && !before->is_structured();
    return json && (json->is_structured() || (wasValue && !json->is_string())) ? *json : Json(toUtf8(text));
}

} // namespace

AnswerForm::AnswerForm(const UiContext &context, ToolAnswers list, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_list(list)
    , m_typedSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("answerForm"));
    build();
    connectParts();
    retranslate();
    show(nullptr, true, {});
}

CodeEdit *AnswerForm::makeEdit(const char *name)
{
    auto *edit = new CodeEdit(m_context.theme);
    edit->setObjectName(QLatin1String(name));
    edit->setMinimumHeight(m_context.theme.px(kLeastHeight));
    edit->installEventFilter(this);
    connect(edit, &CodeEdit::undoRequested, this, [this] {
        flush();
        emit undoRequested();
    });
    connect(edit, &CodeEdit::redoRequested, this, &AnswerForm::redoRequested);
    return edit;
}

void AnswerForm::build()
{
    m_name = new QLineEdit;
    m_name->setObjectName(QStringLiteral("answerName"));
    m_nameBox = new FieldBox({}, m_name, this);
    m_rule = new QComboBox;
    m_rule->setObjectName(QStringLiteral("answerRule"));
    m_ruleBox = new FieldBox({}, m_rule, this);
    m_problem = makeLabel(LabelKind::Small, {}, this);
    m_problem->setObjectName(QStringLiteral("answerProblem"));
    m_problem->setWordWrap(true);
    setTone(m_problem, Tone::Warning);
    m_arguments = makeEdit("answerArguments");
    m_argumentsBox = new FieldBox({}, m_arguments, this);
    m_result = makeEdit("answerResult");
    m_resultBox = new FieldBox({}, m_result, this);
    m_isError = new ToggleSwitch(m_context.theme, {}, this);
    m_isError->setObjectName(QStringLiteral("answerIsError"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(10);
    column->addWidget(m_nameBox);
    column->addWidget(m_ruleBox);
    column->addWidget(m_problem);
    column->addWidget(m_argumentsBox, 2);
    column->addWidget(m_resultBox, 3);
    column->addWidget(m_isError);
    m_nameBox->setVisible(m_list == ToolAnswers::Mocks);
    m_ruleBox->setVisible(m_list == ToolAnswers::Mocks);
    setMinimumWidth(m_context.theme.px(280));
}

void AnswerForm::connectParts()
{
    m_typedSoon->setSingleShot(true);
    m_typedSoon->setInterval(kTypedAfterMs);
    connect(m_typedSoon, &QTimer::timeout, this, &AnswerForm::flush);
    connect(m_name, &QLineEdit::editingFinished, this, &AnswerForm::flush);
    connect(m_rule, &QComboBox::activated, this, &AnswerForm::takeRule);
    connect(m_arguments, &CodeEdit::edited, this, [this] {
        m_argumentsTyped = true;
        m_typedSoon->start();
    });
    connect(m_result, &CodeEdit::edited, this, [this] {
        m_resultTyped = true;
        m_typedSoon->start();
    });
    connect(m_isError, &QCheckBox::clicked, this, [this](bool on) { put("isError", on ? Json(true) : Json()); });
}

void AnswerForm::show(const Json *answer, bool isOther, const QString &problem)
{
    const bool isUsable = answer && answer->is_object();
    m_answer = isUsable ? *answer : Json();
    for (QWidget *part : std::initializer_list<QWidget *>{m_nameBox, m_ruleBox, m_argumentsBox, m_resultBox, m_isError})
        part->setEnabled(isUsable);
    if (isOther) {
        m_typedSoon->stop();
        m_argumentsTyped = m_resultTyped = false;
        m_name->setModified(false);
    }
    if (!m_name->isModified())
        m_name->setText(memberText(m_answer, "name"));
    // How it is written stays while it is being written.
    const auto showText = [isOther](CodeEdit &edit, const Json *value, bool isTyped) {
        const bool says = value && typed(edit.text(), value) == *value;
        if (isOther || (!isTyped && !says))
            edit.setText(shown(value));
    };
    showText(*m_arguments, member(m_answer, "arguments"), m_argumentsTyped);
    showText(*m_result, member(m_answer, "result"), m_resultTyped);
    const Json *isError = member(m_answer, "isError");
    m_isError->setChecked(isError && *isError == Json(true));
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    showRule();
}

void AnswerForm::showRule()
{
    const auto rule = mockRule(m_answer);
    m_rule->setCurrentIndex(rule && !m_answer.is_null() ? m_rule->findData(static_cast<int>(*rule)) : -1);
    const bool looks = m_list == ToolAnswers::Recorded || !rule || (*rule != MockRule::Any && *rule != MockRule::Default);
    m_argumentsBox->setVisible(looks);
    m_argumentsBox->setNote(rule == MockRule::Pattern && m_list == ToolAnswers::Mocks ? tr("JSON; texts are regular expressions") : tr("JSON"));
}

// What another rule has no use for stays in the file: whoever goes back finds it again.
void AnswerForm::takeRule()
{
    flush();
    const auto rule = static_cast<MockRule>(m_rule->currentData().toInt());
    Json answer = m_answer;
    answer.erase("default");
    if (rule == MockRule::Default) {
        putBeforeResult(answer, "default", true);
    } else {
        const ArgumentRule::Kind kind = kWords[static_cast<std::size_t>(rule)];
        putBeforeResult(answer, "match", toUtf8(argumentRuleWord(kind)));
        if (kind != ArgumentRule::Kind::Any && !answer.contains("arguments"))
            putBeforeResult(answer, "arguments", Json::object());
    }
    emit changed(answer);
}

/// null: the member goes.
void AnswerForm::put(const char *name, const Json &value)
{
    flush();
    Json answer = m_answer;
    if (value.is_null())
        answer.erase(name);
    else
        answer[name] = value;
    emit changed(answer);
}

void AnswerForm::flush()
{
    m_typedSoon->stop();
    if (m_answer.is_null())
        return;
    Json answer = m_answer;
    if (m_name->isModified())
        answer["name"] = toUtf8(m_name->text());
    if (std::exchange(m_argumentsTyped, false))
        answer["arguments"] = typed(m_arguments->text(), member(m_answer, "arguments"));
    if (std::exchange(m_resultTyped, false))
        answer["result"] = typed(m_result->text(), member(m_answer, "result"));
    m_name->setModified(false);
    if (answer != m_answer)
        emit changed(answer);
}

void AnswerForm::editName()
{
    QWidget *first = m_list == ToolAnswers::Mocks ? static_cast<QWidget *>(m_name) : m_arguments;
    first->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void AnswerForm::retranslate()
{
    setAccessibleName(m_list == ToolAnswers::Mocks ? tr("Mock") : tr("Recorded result"));
    m_nameBox->setCaption(tr("Name"));
    m_ruleBox->setCaption(tr("Answers"));
    m_rule->setToolTip(tr("Which calls it answers. Where several fit: exactly these, at least these, by pattern, any call, the default"));
    const QVariant rule = m_rule->currentData();
    m_rule->clear();
    for (const MockRule choice : kRules)
        m_rule->addItem(mockRuleName(choice), static_cast<int>(choice));
    m_rule->setCurrentIndex(m_rule->findData(rule));
    m_argumentsBox->setCaption(tr("Arguments"));
    m_resultBox->setCaption(tr("Result"));
    m_resultBox->setNote(tr("JSON or a text, as it is sent to the model"));
    m_isError->setText(tr("Tells that the tool failed"));
    m_isError->setToolTip(tr("In the file: isError"));
    showRule();
}

void AnswerForm::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool AnswerForm::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && (watched == m_arguments || watched == m_result))
        flush();
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
