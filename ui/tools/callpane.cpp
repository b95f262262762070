#include "tools/callpane.h"

#include "tools/tracewords.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/fieldbox.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kEditAfterMs = 400; // a pause in typing makes one edit of what was written in one go
constexpr qsizetype kMaxShown = 64 * 1024; // of the arguments; all of them on demand
constexpr qsizetype kMaxInField = 4096;

QString shownValue(const Json &value)
{
    return value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(value));
}

} // namespace

CallPane::CallPane(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_scroll(new QScrollArea)
    , m_description(makeLabel(LabelKind::Muted))
    , m_problem(makeLabel(LabelKind::Small))
    , m_sourceTitle(makeLabel(LabelKind::Section))
    , m_showAll(makeButton(ButtonKind::Small, {}))
    , m_source(new CodeEdit(context.theme))
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("callPane"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_description->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_source->setObjectName(QStringLiteral("arguments"));
    m_soon->setSingleShot(true);
    m_soon->setInterval(kEditAfterMs);
    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->addWidget(m_scroll);
    auto *right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_showAll->setObjectName(QStringLiteral("showAllOfArguments"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 12, 4);
    head->addWidget(m_sourceTitle);
    head->addStretch(1);
    head->addWidget(m_showAll);
    m_sourceTitle->setContentsMargins(0, 3, 0, 3);
    m_problem->setContentsMargins(12, 6, 12, 6);
    column->addLayout(head);
    column->addWidget(new Hairline);
    column->addWidget(m_source, 1);
    column->addWidget(m_problem);
    auto *splitter = new QSplitter;
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setSizes({380, 380});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    connect(m_source, &CodeEdit::edited, this, [this] {
        m_typed = true;
        m_soon->start();
    });
    connect(m_source, &CodeEdit::undoRequested, this, &CallPane::undoRequested);
    connect(m_source, &CodeEdit::redoRequested, this, &CallPane::redoRequested);
    connect(m_showAll, &QPushButton::clicked, this, &CallPane::showAll);
    connect(m_soon, &QTimer::timeout, this, &CallPane::flush);
    retranslate();
}

CallPane::~CallPane() = default;

void CallPane::show(const CallView &call)
{
    const bool sameCall = call.turn == m_call.turn && call.call == m_call.call;
    if (!sameCall)
        flush();
    m_call = call;
    m_typed = false;
    m_soon->stop();
    const QScopedValueRollback filling(m_filling, true);
    m_wantsAll = m_wantsAll && sameCall;
    showSource(sameCall);
    m_description->setText(call.tool.description);
    m_description->setVisible(!call.tool.description.isEmpty());
    makeForm();
    fillForm();
    showProblems();
}

// Of long arguments the beginning, until a person wants all of them: laying out a megabyte takes a moment.
void CallPane::showSource(bool sameCall)
{
    const QString &whole = m_call.data.call.arguments;
    m_isCut = whole.size() > kMaxShown && !m_wantsAll;
    const QString shown = m_isCut ? whole.left(kMaxShown) : whole.size() > kMaxShown ? whole : indented(whole);
    // The cursor stays where a person is typing.
    if (m_source->text() != shown && !(sameCall && m_source->hasFocus() && indented(m_source->text()) == shown))
        m_source->setText(shown);
    m_source->setReadOnly(m_isCut || !m_call.canBeEdited());
    m_showAll->setVisible(m_isCut);
    m_showAll->setText(tr("Show all %1 KB").arg(whole.size() / 1024));
}

void CallPane::showAll()
{
    m_wantsAll = true;
    showSource(false);
    showProblems();
    m_source->setFocus();
}

void CallPane::makeForm()
{
    const QString formOf = m_call.tool.name + u'\n' + QString::fromUtf8(writeJson(m_call.tool.parameters));
    if (m_form && formOf == m_formOf)
        return;
    m_formOf = formOf;
    m_fields.clear();
    m_description->setParent(this);
    m_form = new QWidget;
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(14, 10, 14, 10);
    column->setSpacing(10);
    column->addWidget(m_description);
    m_description->setVisible(!m_call.tool.description.isEmpty());
    for (const SchemaField &field : schemaFields(m_call.tool.parameters)) {
        QWidget *control = makeControl(field);
        control->setObjectName(QStringLiteral("argument-") + field.name);
        control->setAccessibleName(field.name);
        control->setToolTip(field.description.isEmpty() ? field.name : field.description);
        auto *box = new FieldBox(field.name, control, m_form);
        box->setRequired(field.required);
        box->setNote(field.description.left(80));
        column->addWidget(box);
        const bool isText = field.kind == SchemaField::Kind::Text || field.kind == SchemaField::Kind::Choice;
        m_fields << Field{field.name, box, control, isText};
        if (auto *combo = qobject_cast<QComboBox *>(control))
            connect(combo, &QComboBox::textActivated, this, [this, name = field.name, isText](const QString &text) { takeField(name, text, isText); });
        else if (auto *edit = qobject_cast<QLineEdit *>(control))
            connect(edit, &QLineEdit::editingFinished, this, [this, name = field.name, edit, isText] {
                if (edit->isModified())
                    takeField(name, edit->text(), isText);
            });
    }
    column->addStretch(1);
    m_scroll->setWidget(m_form);
}

QWidget *CallPane::makeControl(const SchemaField &field)
{
    if (field.kind != SchemaField::Kind::Choice && field.kind != SchemaField::Kind::YesNo)
        return new QLineEdit;
    auto *combo = new QComboBox;
    combo->addItems(field.kind == SchemaField::Kind::YesNo ? QStringList{QStringLiteral("true"), QStringLiteral("false")} : field.choices);
    return combo;
}

void CallPane::fillForm()
{
    const auto parsed = parsedArguments(m_call.data.call.arguments);
    for (const Field &field : std::as_const(m_fields)) {
        const Json *value = parsed ? member(*parsed, toUtf8(field.name)) : nullptr;
        const QString whole = value ? shownValue(*value) : QString();
        const bool isLong = whole.size() > kMaxInField; // a field has one line: it would be laid out for seconds, and lose its line ends
        const QString text = isLong ? whole.left(kMaxInField) + QStringLiteral(" …") : whole;
        if (auto *combo = qobject_cast<QComboBox *>(field.control)) {
            int index = combo->findText(text);
            if (index < 0 && value) { // breaks the schema: shown all the same
                combo->addItem(text);
                index = combo->count() - 1;
            }
            combo->setCurrentIndex(index);
        } else if (auto *edit = qobject_cast<QLineEdit *>(field.control)) {
            if (edit->text() != text)
                edit->setText(text);
            edit->setModified(false);
        }
        field.control->setEnabled(parsed.has_value() && m_call.canBeEdited() && !isLong);
    }
}

void CallPane::showProblems()
{
    QStringList sentences;
    const ArgumentProblems &problems = m_call.problems;
    if (!m_call.isNull() && !problems.isKnownTool)
        sentences << tr("The request offered no tool of this name.");
    if (problems.parseError)
        sentences << problems.parseError->message;
    if (problems.schemaError)
        sentences << tr("The schema of the tool cannot be used: %1").arg(problems.schemaError->message);
    for (const Field &field : std::as_const(m_fields)) {
        QString problem;
        for (const Violation &violation : problems.violations) {
            const QString pointer = u'/' + escapePointerStep(field.name);
            if (problem.isEmpty() && (violation.instancePointer == pointer || violation.instancePointer.startsWith(pointer + u'/')))
                problem = violation.message;
        }
        field.box->setProblem(problem);
    }
    const QString text = m_source->text();
    QList<CodeEdit::Fault> faults;
    for (const Violation &violation : problems.violations) {
        sentences << violation.message;
        const QString key = u'"' + violation.instancePointer.section(u'/', -1) + u'"';
        const auto at = static_cast<int>(text.indexOf(key));
        if (at >= 0 && key.size() > 2)
            faults << CodeEdit::Fault{at, static_cast<int>(key.size()), violation.message};
    }
    if (problems.parseError)
        faults << CodeEdit::Fault{0, static_cast<int>(std::min<qsizetype>(text.size(), 40)), problems.parseError->message};
    m_source->setFaults(faults);
    m_problem->setText(sentences.isEmpty() ? tr("The arguments match the tool.") : sentences.join(u'\n'));
    m_problem->setVisible(!m_call.isNull());
    setTone(m_problem, sentences.isEmpty() ? Tone::Success : Tone::Danger);
}

void CallPane::takeField(const QString &name, const QString &text, bool isText)
{
    if (m_filling || !m_call.canBeEdited())
        return;
    auto arguments = parsedArguments(m_call.data.call.arguments);
    if (!arguments)
        return;
    Json value = toUtf8(text);
    if (!isText) {
        if (text.trimmed().isEmpty())
            arguments->erase(toUtf8(name));
        else if (auto json = parseJson(text.toUtf8()))
            value = std::move(*json);
    }
    if (isText || !text.trimmed().isEmpty())
        (*arguments)[toUtf8(name)] = std::move(value);
    commit(QString::fromUtf8(writeJson(*arguments)));
}

// A shortcut does not take the focus out of the field, so that it has not said yet that it was edited. One at a time is.
void CallPane::takeTypedField()
{
    for (const Field &field : std::as_const(m_fields)) {
        auto *edit = qobject_cast<QLineEdit *>(field.control);
        if (!edit || !edit->isModified())
            continue;
        edit->setModified(false);
        takeField(QString(field.name), edit->text(), field.isText);
        return;
    }
}

void CallPane::commit(const QString &arguments)
{
    if (arguments != m_call.data.call.arguments)
        emit argumentsEdited(m_call.turn, m_call.call, arguments);
}

void CallPane::flush()
{
    m_soon->stop();
    takeTypedField();
    if (!std::exchange(m_typed, false) || m_call.isNull() || m_call.isLater)
        return;
    // As a model writes them, where they are JSON; what is none is kept as it was typed.
    const QString typed = m_source->text();
    const auto json = parseJson(typed.toUtf8());
    commit(json ? QString::fromUtf8(writeJson(*json)) : typed);
}

void CallPane::retranslate()
{
    setAccessibleName(tr("Call"));
    m_sourceTitle->setText(tr("Arguments as JSON"));
    m_source->setAccessibleName(tr("Arguments as JSON"));
    m_showAll->setText(tr("Show all %1 KB").arg(m_call.data.call.arguments.size() / 1024));
    m_showAll->setToolTip(tr("Only the beginning is shown. All of a long text may take a moment."));
    showProblems();
}

void CallPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
