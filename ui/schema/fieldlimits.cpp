#include "schema/fieldlimits.h"

#include "schema/document/definitionedits.h"
#include "schema/document/schemaedit.h"
#include "schema/ecmapattern.h"
#include "schema/lint/localrules.h"
#include "schema/rangepreview.h"
#include "schema/schemaverbs.h"
#include "schema/valuelist.h"
#include "widgets/buttons.h"
#include "widgets/fieldbox.h"
#include "widgets/labels.h"
#include "widgets/toggleswitch.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace cuewright {
namespace {

constexpr std::array kFormats = {"", "date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid", "regex"};

// Also one that is only checked here.
const Json *ruleOf(const Json &schema, const char *keyword)
{
    const Json *local = member(schema, kLocalRules);
    const Json *own = member(schema, keyword);
    return own || !local ? own : member(*local, keyword);
}

std::optional<Json> limitOf(const Json &schema, const char *keyword)
{
    const Json *value = ruleOf(schema, keyword);
    return value ? std::optional(*value) : std::nullopt;
}

QString textOf(const Json &schema, const char *keyword)
{
    const Json *value = ruleOf(schema, keyword);
    return value && value->is_string() ? fromUtf8(value->get_ref<const std::string &>()) : QString();
}

bool isNumber(FieldType type)
{
    return type == FieldType::Number || type == FieldType::WholeNumber;
}

} // namespace

FieldLimits::FieldLimits(const UiContext &context, SchemaVerbs &verbs, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_verbs(verbs)
    , m_column(new QVBoxLayout(this))
    , m_heading(makeLabel(LabelKind::Section, {}, this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    m_column->addWidget(m_heading);
    buildNumber();
    buildText();
    buildList();
    buildOthers();
    connectParts();
    retranslate();
}

QWidget *FieldLimits::addSection(FieldType type)
{
    auto *section = new QWidget(this);
    auto *column = new QVBoxLayout(section);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_column->addWidget(section);
    m_sections[static_cast<int>(type)] = section;
    return section;
}

QLayout *FieldLimits::numberRow(const QList<Limit *> &limits, QWidget *parent, NumberEdit::Allows allows)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (Limit *limit : limits) {
        limit->edit = new NumberEdit(allows, parent);
        limit->edit->setObjectName(QLatin1String(limit->keyword));
        limit->box = new FieldBox({}, limit->edit, parent);
        row->addWidget(limit->box, 1);
        connect(limit->edit, &NumberEdit::valueChosen, this, [this, limit] {
            const auto value = limit->edit->value();
            setRule(limit->keyword, value ? *value : Json());
        });
    }
    return row;
}

void FieldLimits::buildNumber()
{
    QWidget *section = addSection(FieldType::Number);
    m_sections[static_cast<int>(FieldType::WholeNumber)] = section;
    static_cast<QVBoxLayout *>(section->layout())->addLayout(numberRow({&m_smallest, &m_largest, &m_step}, section, NumberEdit::Allows::Any));
    m_range = new RangePreview(m_context.theme, section);
    section->layout()->addWidget(m_range);
}

void FieldLimits::buildText()
{
    QWidget *section = addSection(FieldType::Text);
    static_cast<QVBoxLayout *>(section->layout())->addLayout(numberRow({&m_shortest, &m_longest}, section, NumberEdit::Allows::Count));
    m_format = new QComboBox(section);
    m_format->setObjectName(QStringLiteral("format"));
    m_formatBox = new FieldBox({}, m_format, section);
    m_pattern = new QLineEdit(section);
    m_pattern->setObjectName(QStringLiteral("pattern"));
    m_patternBox = new FieldBox({}, m_pattern, section);
    section->layout()->addWidget(m_formatBox);
    section->layout()->addWidget(m_patternBox);
}

void FieldLimits::buildList()
{
    QWidget *section = addSection(FieldType::List);
    static_cast<QVBoxLayout *>(section->layout())->addLayout(numberRow({&m_fewest, &m_most}, section, NumberEdit::Allows::Count));
    m_unique = new ToggleSwitch(m_context.theme, {}, section);
    m_unique->setObjectName(QStringLiteral("uniqueItems"));
    section->layout()->addWidget(m_unique);
    m_addItems = makeButton(ButtonKind::Small, {}, m_context.theme.icon(Glyph::Plus), section);
    m_addItems->setObjectName(QStringLiteral("addItems"));
    section->layout()->addWidget(m_addItems);
    section->layout()->setAlignment(m_addItems, Qt::AlignLeading);
}

void FieldLimits::buildOthers()
{
    m_choices = new ValueList(m_context.theme, this);
    addSection(FieldType::Choice)->layout()->addWidget(m_choices);
    QWidget *group = addSection(FieldType::Group);
    m_closed = new ToggleSwitch(m_context.theme, {}, group);
    m_closed->setObjectName(QStringLiteral("closed"));
    group->layout()->addWidget(m_closed);
    QWidget *reference = addSection(FieldType::Reference);
    m_reference = new QComboBox(reference);
    m_reference->setObjectName(QStringLiteral("reference"));
    m_referenceBox = new FieldBox({}, m_reference, reference);
    m_openReference = makeButton(ButtonKind::Small, {}, m_context.theme.icon(Glyph::Open), reference);
    m_putInPlace = makeButton(ButtonKind::Small, {}, {}, reference);
    reference->layout()->addWidget(m_referenceBox);
    auto *row = new QHBoxLayout;
    row->addWidget(m_openReference);
    row->addWidget(m_putInPlace);
    row->addStretch(1);
    static_cast<QVBoxLayout *>(reference->layout())->addLayout(row);
    QWidget *oneOf = addSection(FieldType::OneOf);
    m_addBranch = makeButton(ButtonKind::Small, {}, m_context.theme.icon(Glyph::Plus), oneOf);
    oneOf->layout()->addWidget(m_addBranch);
}

void FieldLimits::connectParts()
{
    connect(m_pattern, &QLineEdit::editingFinished, this, &FieldLimits::takePattern);
    connect(m_pattern, &QLineEdit::textEdited, this, &FieldLimits::showPattern);
    connect(m_format, &QComboBox::activated, this, [this] {
        const QString format = m_format->currentData().toString();
        setRule("format", format.isEmpty() ? Json() : Json(toUtf8(format)));
    });
    connect(m_unique, &QCheckBox::clicked, this,
        [this](bool on) { setRule("uniqueItems", on ? Json(true) : Json()); });
    connect(m_addItems, &QPushButton::clicked, this, [this] { m_verbs.set(m_pointer, QStringLiteral("items"), Json{{"type", "string"}}); });
    connect(m_closed, &QCheckBox::clicked, this, [this](bool on) { m_verbs.setExtraFieldsAllowed(m_pointer, !on); });
    connect(m_choices, &ValueList::valuesChosen, this, &FieldLimits::takeChoices);
    connect(m_reference, &QComboBox::activated, this,
        [this] { m_verbs.set(m_pointer, QStringLiteral("$ref"), toUtf8(m_reference->currentData().toString())); });
    connect(m_openReference, &QPushButton::clicked, this,
        [this] { emit openRequested(m_reference->currentData().toString().mid(1)); });
    connect(m_putInPlace, &QPushButton::clicked, this, [this] { m_verbs.putInPlace(m_pointer); });
    connect(m_addBranch, &QPushButton::clicked, this, [this] { m_verbs.addBranch(m_pointer); });
}

bool FieldLimits::handles(FieldType type, std::string_view keyword)
{
    using Words = std::vector<std::string_view>;
    static const std::vector<std::pair<FieldType, Words>> kHandled = {{FieldType::Number, {"minimum", "maximum", "multipleOf"}},
        {FieldType::WholeNumber, {"minimum", "maximum", "multipleOf"}}, {FieldType::Text, {"minLength", "maxLength", "pattern", "format"}},
        {FieldType::Choice, {"enum", "const"}}, {FieldType::List, {"minItems", "maxItems", "uniqueItems", "items", "prefixItems"}},
        {FieldType::Group, {"properties", "required", "additionalProperties"}}, {FieldType::OneOf, {"anyOf", "oneOf"}},
        {FieldType::Reference, {"$ref"}}};
    for (const auto &[handled, words] : kHandled) {
        if (handled == type)
            return std::find(words.begin(), words.end(), keyword) != words.end();
    }
    return false;
}

void FieldLimits::show(const QString &field, const FieldShape &shape)
{
    m_field = field;
    m_pointer = shape.pointer;
    m_type = shape.type;
    const Json &schema = *shape.schema;
    QWidget *shown = m_sections[static_cast<int>(shape.type)];
    for (QWidget *section : m_sections) {
        if (section)
            section->setVisible(section == shown);
    }
    m_heading->setVisible(shown != nullptr);
    const auto fill = [&](Limit &limit) { limit.edit->setValue(limitOf(schema, limit.keyword)); };
    if (isNumber(shape.type)) {
        const auto allows = shape.type == FieldType::WholeNumber ? NumberEdit::Allows::Whole : NumberEdit::Allows::Any;
        for (Limit *limit : {&m_smallest, &m_largest, &m_step}) {
            limit->edit->setAllows(allows);
            fill(*limit);
        }
        m_range->setLimits(limitOf(schema, "minimum"), limitOf(schema, "maximum"));
    } else if (shape.type == FieldType::Text) {
        fill(m_shortest);
        fill(m_longest);
        if (!m_pattern->hasFocus() || !m_pattern->isModified())
            m_pattern->setText(textOf(schema, "pattern"));
        const QString format = textOf(schema, "format");
        if (m_format->findData(format) < 0)
            m_format->addItem(format, format); // one that this program has no words for
        m_format->setCurrentIndex(m_format->findData(format));
        showPattern();
    } else if (shape.type == FieldType::List) {
        fill(m_fewest);
        fill(m_most);
        const Json *unique = ruleOf(schema, "uniqueItems");
        m_unique->setChecked(unique && *unique == Json(true));
        const Json *items = member(schema, "items");
        m_addItems->setVisible(!(items && items->is_structured()) && !schema.contains("prefixItems"));
    } else if (shape.type == FieldType::Group) {
        const Json *extra = member(schema, "additionalProperties");
        m_closed->setChecked(extra && *extra == Json(false));
    } else if (shape.type == FieldType::Choice) {
        const Json *choices = member(schema, "enum");
        m_choices->setTypes(memberText(schema, "type") == u"number" || memberText(schema, "type") == u"integer");
        m_choices->setValues(choices && choices->is_array() ? std::vector<Json>(choices->begin(), choices->end())
                : member(schema, "const")                   ? std::vector<Json>{*member(schema, "const")}
                                                            : std::vector<Json>());
    } else if (shape.type == FieldType::Reference) {
        fillReferences();
        m_reference->setCurrentIndex(m_reference->findData(memberText(schema, "$ref")));
    }
}

void FieldLimits::setSample(const std::optional<Json> &value)
{
    m_range->setSample(value);
}

void FieldLimits::fillReferences()
{
    const Json *here = resolvePointer(m_verbs.schema(), m_pointer);
    const QString current = here ? memberText(*here, "$ref") : QString();
    m_reference->clear();
    m_reference->addItem(tr("The whole schema"), QStringLiteral("#"));
    for (const QString &pointer : definitionPointers(m_verbs.document().source()))
        m_reference->addItem(pointer.section(u'/', -1), u'#' + pointer);
    if (m_reference->findData(current) < 0)
        m_reference->addItem(current, current);
    m_openReference->setEnabled(m_verbs.document().source().find(current.mid(1)) != JsonSource::kNone);
    m_putInPlace->setEnabled(inlineReference(m_verbs.document().source(), m_pointer).has_value());
}

void FieldLimits::takeChoices()
{
    const Json *here = resolvePointer(m_verbs.schema(), m_pointer);
    if (!here)
        return;
    const std::vector<Json> values = m_choices->values();
    const bool fixed = member(*here, "const") != nullptr;
    if (!fixed) {
        m_verbs.set(m_pointer, QStringLiteral("enum"), Json(values));
    } else if (values.size() == 1) {
        m_verbs.set(m_pointer, QStringLiteral("const"), values.front());
    } else {
        Json wanted = *here;
        wanted.erase("const");
        wanted["enum"] = values;
        m_verbs.apply(rewriteAt(m_verbs.document().source(), m_pointer, wanted, tr("Change the choices")));
    }
}

void FieldLimits::takePattern()
{
    if (!m_pattern->isModified())
        return;
    m_pattern->setModified(false);
    const QString pattern = m_pattern->text();
    setRule("pattern", pattern.isEmpty() ? Json() : Json(toUtf8(pattern)));
}

// Where it stands: a rule that is only checked here stays one.
void FieldLimits::setRule(const char *keyword, const Json &value)
{
    const Json *here = resolvePointer(m_verbs.schema(), m_pointer);
    const Json *local = here ? member(*here, kLocalRules) : nullptr;
    if (local && member(*local, keyword) && !here->contains(keyword))
        m_verbs.apply(rewriteAt(m_verbs.document().source(), m_pointer, withLocalRule(*here, keyword, value), tr("Change a limit")));
    else
        m_verbs.set(m_pointer, QLatin1String(keyword), value);
}

void FieldLimits::showPattern()
{
    const QString pattern = m_pattern->text();
    m_patternBox->setProblem(pattern.isEmpty() || EcmaPattern(pattern).isValid() ? QString() : tr("This is no regular expression."));
}

void FieldLimits::retranslate()
{
    const auto name = [](Limit &limit, const QString &caption) {
        limit.box->setCaption(caption);
        limit.edit->setToolTip(tr("Empty: no limit. In JSON Schema: %1").arg(QLatin1String(limit.keyword)));
    };
    m_heading->setText(tr("Limits"));
    name(m_smallest, tr("Smallest"));
    name(m_largest, tr("Largest"));
    name(m_step, tr("Step"));
    name(m_shortest, tr("Shortest"));
    name(m_longest, tr("Longest"));
    name(m_fewest, tr("Fewest"));
    name(m_most, tr("Most"));
    m_patternBox->setCaption(tr("Pattern"));
    m_pattern->setToolTip(tr("A regular expression that is found in the text. In JSON Schema: pattern"));
    m_formatBox->setCaption(tr("Kind of text"));
    m_format->setToolTip(tr("In JSON Schema: format"));
    const QVariant format = m_format->currentData();
    m_format->clear();
    for (const char *word : kFormats)
        m_format->addItem(*word ? formatName(QLatin1String(word)) : tr("any text"), QString(QLatin1String(word)));
    m_format->setCurrentIndex(std::max(0, m_format->findData(format)));
    m_unique->setText(tr("No item twice"));
    m_unique->setToolTip(tr("In JSON Schema: uniqueItems"));
    m_addItems->setText(tr("Say what the items are"));
    m_addItems->setToolTip(tr("The list gets a row for its items, which begin as texts. In JSON Schema: items"));
    m_closed->setText(tr("No fields but these"));
    m_closed->setToolTip(tr("In JSON Schema: additionalProperties false"));
    m_referenceBox->setCaption(tr("Refers to"));
    m_reference->setToolTip(tr("In JSON Schema: $ref"));
    m_openReference->setText(tr("Go there"));
    m_openReference->setToolTip(tr("Choose the shared part in the tree"));
    m_putInPlace->setText(tr("Put in place"));
    m_putInPlace->setToolTip(tr("A copy of the shared part takes the place of the reference"));
    m_addBranch->setText(tr("Add an option"));
    m_addBranch->setToolTip(tr("One more shape that is accepted. In JSON Schema: anyOf"));
}

void FieldLimits::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
