#include "schema/fieldeditor.h"

#include "schema/examplesrow.h"
#include "schema/fieldlimits.h"
#include "schema/fieldtree.h"
#include "schema/lint/localrules.h"
#include "schema/schemaverbs.h"
#include "schema/wraprow.h"
#include "tokens/encoding.h"
#include "widgets/badge.h"
#include "widgets/buttons.h"
#include "widgets/documenttokens.h"
#include "widgets/fieldbox.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"
#include "widgets/toggleswitch.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kDescribeAfterMs = 600; // a pause in typing: one step of the history for what is written in one go
constexpr int kDescriptionHeight = 58; // three lines, design pixels

} // namespace

FieldEditor::FieldEditor(const UiContext &context, SchemaVerbs &verbs, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_verbs(verbs)
    , m_describeSoon(new QTimer(this))
{
    setObjectName(QStringLiteral("fieldEditor"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildHead();
    column->addWidget(new Hairline(Qt::Horizontal, this));
    buildForm();
    column->addWidget(m_scroll, 1);
    connectParts();
    retranslate();
    show(nullptr);
}

FieldEditor::~FieldEditor()
{
    m_tokens->disconnect(this);
}

void FieldEditor::buildHead()
{
    m_heading = makeLabel(LabelKind::Section, {}, this);
    m_duplicate = makeIconButton(m_context.theme, Glyph::Copy, {}, {}, this);
    m_remove = makeIconButton(m_context.theme, Glyph::Trash, {}, {}, this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(14, 5, 8, 5);
    row->addWidget(m_heading);
    row->addStretch(1);
    row->addWidget(m_duplicate);
    row->addWidget(m_remove);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
}

void FieldEditor::buildForm()
{
    const Theme &theme = m_context.theme;
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form = new QWidget;
    m_form->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // as wide as the pane, whatever a row would like
    m_scroll->setWidget(m_form);
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(QStringLiteral("fieldName"));
    m_nameBox = new FieldBox({}, m_name, m_form);
    m_type = new QComboBox(m_form);
    m_type->setObjectName(QStringLiteral("fieldType"));
    m_typeBox = new FieldBox({}, m_type, m_form);
    m_description = new QPlainTextEdit(m_form);
    m_description->setObjectName(QStringLiteral("fieldDescription"));
    m_description->setProperty("kind", QStringLiteral("input"));
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(theme.px(kDescriptionHeight));
    m_description->installEventFilter(this);
    m_descriptionBox = new FieldBox({}, m_description, m_form);
    m_tokens = new DocumentTokens(*m_description->document(), m_description);
    m_required = new ToggleSwitch(theme, {}, m_form);
    m_required->setObjectName(QStringLiteral("fieldRequired"));
    m_requiredNote = makeLabel(LabelKind::Small, {}, m_form);
    m_nullable = new ToggleSwitch(theme, {}, m_form);
    m_nullable->setObjectName(QStringLiteral("fieldNullable"));
    m_nullableNote = makeLabel(LabelKind::Small, {}, m_form);
    m_limits = new FieldLimits(m_context, m_verbs, m_form);
    m_examples = new ExamplesRow(theme, m_form);
    m_keptCaption = makeLabel(LabelKind::Caption, {}, m_form);
    m_kept = new WrapRow(theme.px(4), m_form);

    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(14, 10, 14, 14);
    column->setSpacing(10);
    column->addWidget(m_nameBox);
    column->addWidget(m_typeBox);
    column->addWidget(m_descriptionBox);
    const auto addSwitch = [&](QWidget *toggle, QWidget *note) {
        auto *row = new QHBoxLayout;
        row->addWidget(toggle);
        row->addStretch(1);
        row->addWidget(note);
        column->addLayout(row);
    };
    addSwitch(m_required, m_requiredNote);
    addSwitch(m_nullable, m_nullableNote);
    column->addWidget(new Hairline(Qt::Horizontal, m_form));
    column->addWidget(m_limits);
    column->addWidget(m_examples);
    column->addWidget(m_keptCaption);
    column->addWidget(m_kept);
    column->addStretch(1);
    setMinimumWidth(theme.px(240));
}

void FieldEditor::connectParts()
{
    connect(m_name, &QLineEdit::editingFinished, this, &FieldEditor::takeName);
    connect(m_type, &QComboBox::activated, this, [this] {
        m_verbs.retype(m_pointer, static_cast<FieldType>(m_type->currentData().toInt()), QStringLiteral("#"));
    });
    m_describeSoon->setSingleShot(true);
    m_describeSoon->setInterval(kDescribeAfterMs);
    connect(m_describeSoon, &QTimer::timeout, this, &FieldEditor::takeDescription);
    connect(m_description->document(), &QTextDocument::contentsChanged, this, [this] {
        if (m_description->document()->isModified())
            m_describeSoon->start();
    });
    connect(m_tokens, &DocumentTokens::changed, this, &FieldEditor::showTokens);
    // Prompts for any model may use the schema.
    m_tokens->setEncoding(Encoding::get(Encoding::Name::O200kBase));
    connect(m_required, &QCheckBox::clicked, this, [this](bool on) { m_verbs.setRequired(m_pointer, on); });
    connect(m_nullable, &QCheckBox::clicked, this, [this](bool on) { m_verbs.setNullable(m_pointer, on); });
    connect(m_examples, &ExamplesRow::examplesChosen, this, [this] {
        const auto &examples = m_examples->examples();
        m_verbs.set(m_shape.pointer, QStringLiteral("examples"), examples.empty() ? Json() : Json(examples));
    });
    connect(m_limits, &FieldLimits::openRequested, this, &FieldEditor::openRequested);
    connect(m_duplicate, &QToolButton::clicked, this, [this] { m_verbs.duplicate(m_pointer); });
    connect(m_remove, &QToolButton::clicked, this, [this] { m_verbs.remove(m_pointer); });
}

void FieldEditor::show(const FieldNode *node)
{
    const bool shown = node && node->schema;
    m_form->setVisible(shown);
    m_duplicate->setEnabled(shown && node->role == FieldNode::Role::Field);
    m_remove->setEnabled(shown && node->role != FieldNode::Role::Root && node->role != FieldNode::Role::Item);
    if (!shown) {
        m_pointer.clear();
        return;
    }
    if (node->pointer != m_pointer)
        flush();
    m_pointer = node->pointer;
    m_shape = node->shape;
    m_shape.schema = nullptr; // it may go with the next edit
    m_isRoot = node->role == FieldNode::Role::Root;
    const bool named = node->role == FieldNode::Role::Field || node->role == FieldNode::Role::Definition;
    m_nameBox->setVisible(named || m_isRoot);
    if (!m_name->hasFocus() || !m_name->isModified())
        m_name->setText(m_isRoot ? memberText(*node->schema, "title") : node->name);
    m_nameBox->setCaption(m_isRoot ? tr("Title") : tr("Name"));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(node->shape.type)));
    m_described = member(*node->shape.schema, "description") ? node->shape.pointer : node->pointer;
    const QString description = memberText(*node->schema, "description", memberText(*node->shape.schema, "description"));
    if (!m_describeSoon->isActive() && plainText(*m_description) != description) {
        m_description->setPlainText(description);
        m_description->document()->setModified(false);
    }
    m_required->setVisible(node->optionalHere);
    m_requiredNote->setVisible(node->optionalHere);
    m_required->setChecked(node->required);
    m_requiredNote->setText(node->required ? tr("always present") : tr("may be left out"));
    m_nullable->setVisible(!m_isRoot);
    m_nullableNote->setVisible(!m_isRoot);
    m_nullable->setChecked(node->shape.nullable);
    m_limits->show(node->pointer, node->shape);
    const Json *examples = member(*node->shape.schema, "examples");
    m_examples->setExamples(examples && examples->is_array() ? std::vector<Json>(examples->begin(), examples->end()) : std::vector<Json>(),
        node->shape.type == FieldType::Text);
    showKept(*node);
}

// What this form has no control for is named, so that nobody thinks it lost.
void FieldEditor::showKept(const FieldNode &node)
{
    qDeleteAll(m_kept->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    static constexpr std::array kCommon = {"type", "title", "description", "examples", "$defs", "definitions", "$schema"};
    bool any = false;
    const auto add = [&](const QString &text, const BadgeStyle &style, const QString &name, const QString &tip) {
        auto *badge = new Badge(m_context.theme, text, style, m_kept);
        badge->setAccessibleName(name);
        badge->setToolTip(tip);
        badge->QWidget::show();
        any = true;
    };
    for (const auto &[keyword, value] : node.shape.schema->items()) {
        const std::string &word = keyword;
        if (std::find(kCommon.begin(), kCommon.end(), std::string_view(word)) != kCommon.end() || FieldLimits::handles(node.shape.type, word))
            continue;
        if (word == kLocalRules && value.is_object()) {
            for (const auto &[rule, limit] : value.items()) {
                const QString said = fromUtf8(rule) + u' ' + QString::fromUtf8(writeJson(limit).left(40));
                add(said, {Tone::Info, true, Glyph::Computer}, tr("%1, checked here only").arg(said),
                    tr("The provider is not sent this rule; replies are checked for it here."));
            }
        } else {
            add(fromUtf8(word), {Tone::Neutral, true}, tr("%1, kept as is").arg(fromUtf8(word)), QString::fromUtf8(writeJson(value).left(200)));
        }
    }
    m_keptCaption->setVisible(any);
    m_kept->arrange();
}

void FieldEditor::setEditable(bool editable)
{
    m_form->setEnabled(editable);
    m_duplicate->setEnabled(editable && m_duplicate->isEnabled());
    m_remove->setEnabled(editable && m_remove->isEnabled());
}

void FieldEditor::setSample(const std::optional<Json> &value)
{
    m_limits->setSample(value);
}

void FieldEditor::editName()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void FieldEditor::flush()
{
    if (m_describeSoon->isActive())
        takeDescription();
}

void FieldEditor::takeName()
{
    if (!m_name->isModified())
        return;
    m_name->setModified(false);
    const QString name = m_name->text().trimmed();
    if (m_isRoot)
        m_verbs.set({}, QStringLiteral("title"), name.isEmpty() ? Json() : Json(toUtf8(name)));
    else if (!name.isEmpty())
        m_verbs.rename(m_pointer, name);
}

void FieldEditor::takeDescription()
{
    m_describeSoon->stop();
    if (!m_description->document()->isModified())
        return;
    m_description->document()->setModified(false);
    const QString text = plainText(*m_description);
    m_verbs.set(m_described, QStringLiteral("description"), text.isEmpty() ? Json() : Json(toUtf8(text)));
}

void FieldEditor::showTokens()
{
    const auto tokens = m_tokens->tokens();
    m_descriptionBox->setNote(tokens && *tokens > 0 ? tr("the model reads this · %1 tok").arg(*tokens) : tr("the model reads this"));
}

void FieldEditor::setUse(SchemaUse use)
{
    m_use = use;
    retranslate();
}

void FieldEditor::retranslate()
{
    setAccessibleName(tr("Field"));
    m_heading->setText(tr("Field"));
    const auto name = [](QToolButton *button, const QString &text, const QKeySequence &keys) {
        button->setAccessibleName(text);
        button->setToolTip(tipWithShortcut(text, keys));
    };
    name(m_duplicate, tr("Duplicate the field"), QKeySequence(Qt::CTRL | Qt::Key_D));
    name(m_remove, tr("Remove the field"), QKeySequence(Qt::Key_Delete));
    m_nameBox->setCaption(m_isRoot ? tr("Title") : tr("Name"));
    const bool isReply = m_use == SchemaUse::Reply;
    m_name->setToolTip(isReply ? tr("The key in the reply") : tr("The key in the arguments"));
    m_typeBox->setCaption(tr("Type"));
    m_type->setToolTip(isReply ? tr("What the reply has here. In JSON Schema: type, enum, anyOf, $ref")
                               : tr("What the arguments have here. In JSON Schema: type, enum, anyOf, $ref"));
    const QVariant type = m_type->currentData();
    m_type->clear();
    for (const FieldType choice : kChosenTypes)
        m_type->addItem(m_context.theme.icon(typeGlyph(choice)), fieldTypeName(choice), static_cast<int>(choice));
    m_type->setCurrentIndex(m_type->findData(type));
    m_descriptionBox->setCaption(tr("Description"));
    m_description->setToolTip(tr("In JSON Schema: description"));
    m_required->setText(tr("Required"));
    m_required->setToolTip(tr("In JSON Schema: required"));
    m_nullable->setText(tr("May be empty"));
    m_nullable->setToolTip(tr("In JSON Schema: type with null"));
    m_nullableNote->setText(tr("allows null"));
    m_keptCaption->setText(tr("Kept as is"));
    showTokens();
}

void FieldEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void FieldEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit backRequested();
    else
        QWidget::keyPressEvent(event);
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_description && event->type() == QEvent::FocusOut)
        flush();
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
