#include "schema/fieldspane.h"

#include "schema/document/definitionedits.h"
#include "schema/fieldcommands.h"
#include "schema/fieldwords.h"
#include "schema/schemamodel.h"
#include "schema/schematree.h"
#include "schema/schemaverbs.h"
#include "schema/startpanel.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>

namespace cuewright {

namespace {

/// A group, or nothing said yet: what fields can be added to.
bool isOpenEnded(const Json &schema)
{
    const FieldType type = fieldType(schema);
    return type == FieldType::Group || type == FieldType::Anything;
}

} // namespace

FieldsPane::FieldsPane(const UiContext &context, SchemaVerbs &verbs, SchemaModel &model, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_verbs(verbs)
    , m_model(model)
    , m_tree(new SchemaTree(context.theme, model, this))
    , m_heading(makeLabel(LabelKind::Section, {}, this))
    , m_add(makeButton(ButtonKind::Soft, {}, context.theme.icon(Glyph::Plus), this))
    , m_startPlace(new QScrollArea(this))
    , m_start(new StartPanel(context.theme))
{
    setObjectName(QStringLiteral("fieldsPane"));
    m_add->setObjectName(QStringLiteral("addField"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 5, 8, 5);
    head->addWidget(m_heading);
    head->addStretch(1);
    head->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_tree, 1);
    m_startPlace->setWidget(m_start);
    m_startPlace->setWidgetResizable(true);
    m_startPlace->setFrameShape(QFrame::NoFrame);
    m_startPlace->setFocusPolicy(Qt::NoFocus); // what is in it has the focus
    m_startPlace->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_startPlace, 1);
    setFocusProxy(m_tree);
    buildActions();
    connect(m_add, &QPushButton::clicked, this, &FieldsPane::addBelow);
    connect(m_start, &StartPanel::addRequested, this, &FieldsPane::addBelow);
    connect(m_start, &StartPanel::sampleRequested, this, [this] { emit importRequested(SchemaSource::SampleJson); });
    connect(m_start, &StartPanel::pasteRequested, this, [this] { emit importRequested(SchemaSource::Unknown); });
    connect(m_tree, &SchemaTree::typePopupRequested, this, &FieldsPane::chooseType);
    connect(&model, &SchemaModel::renameWanted, &verbs, &SchemaVerbs::rename);
    connect(&model, &SchemaModel::requiredWanted, &verbs, &SchemaVerbs::setRequired);
    connect(&model, &SchemaModel::moveWanted, &verbs, &SchemaVerbs::move, Qt::QueuedConnection); // the drag ends first
    retranslate();
}

void FieldsPane::buildActions()
{
    using Verb = void (FieldsPane::*)();
    static const QHash<QLatin1String, Verb> kVerbs{{QLatin1String("fields.addBelow"), &FieldsPane::addBelow},
        {QLatin1String("fields.addInside"), &FieldsPane::addInside}, {QLatin1String("fields.rename"), &FieldsPane::editName},
        {QLatin1String("fields.type"), &FieldsPane::chooseType}, {QLatin1String("fields.required"), &FieldsPane::toggleRequired},
        {QLatin1String("fields.duplicate"), &FieldsPane::duplicate}, {QLatin1String("fields.moveUp"), &FieldsPane::moveUp},
        {QLatin1String("fields.moveDown"), &FieldsPane::moveDown}, {QLatin1String("fields.moveInto"), &FieldsPane::moveInto},
        {QLatin1String("fields.moveOut"), &FieldsPane::moveOut}, {QLatin1String("fields.extract"), &FieldsPane::extract},
        {QLatin1String("fields.putInPlace"), &FieldsPane::putInPlace}, {QLatin1String("fields.source"), &FieldsPane::sourceRequested},
        {QLatin1String("fields.remove"), &FieldsPane::remove}};
    for (const FieldCommand &row : fieldCommands()) {
        auto *action = new QAction(m_tree);
        action->setObjectName(QLatin1String(row.id));
        action->setShortcut(QKeySequence(QLatin1String(row.keys), QKeySequence::PortableText));
        action->setShortcutContext(Qt::WidgetShortcut);
        action->setData(QByteArray(row.text));
        connect(action, &QAction::triggered, this, kVerbs.value(QLatin1String(row.id)));
        m_tree->addAction(action);
    }
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QAction *FieldsPane::action(const QString &id) const
{
    return m_tree->findChild<QAction *>(id, Qt::FindDirectChildrenOnly);
}

void FieldsPane::setShortcut(const QString &id, const QKeySequence &keys)
{
    if (QAction *changed = action(id))
        changed->setShortcut(keys);
    sayKeys();
}

void FieldsPane::sayKeys()
{
    m_add->setToolTip(tipWithShortcut(tr("Add a field below"), action(QStringLiteral("fields.addBelow"))->shortcut()));
}

void FieldsPane::refresh()
{
    m_heading->setText(tr("Fields %1").arg(m_model.fieldCount()));
    m_add->setEnabled(m_model.isEditable());
    // Nothing but the root: its row stays, so that keys and menu work as ever.
    const bool empty = m_verbs.isBlank() || (m_verbs.document().isCurrent() && m_model.rowCount() == 1 && m_model.levelCount() == 0
        && isOpenEnded(m_verbs.schema()));
    m_startPlace->setVisible(empty);
    m_tree->setMaximumHeight(empty ? m_tree->headAndFirstRow() : QWIDGETSIZE_MAX);
    for (QAction *action : m_tree->actions())
        action->setEnabled(m_model.isEditable());
    m_tree->viewport()->update(); // rows that cannot be edited are paler
}

void FieldsPane::setUse(SchemaUse use)
{
    m_start->setUse(use);
}

void FieldsPane::addNamed(const QString &pointer)
{
    if (pointer.isEmpty())
        return;
    m_tree->select(pointer);
    m_tree->setFocus();
    m_tree->editName(); // what it is called comes first
}

void FieldsPane::addBelow()
{
    addNamed(m_verbs.addBelow(m_tree->currentPointer()));
}

void FieldsPane::addInside()
{
    addNamed(m_verbs.addInside(m_tree->currentPointer()));
}

void FieldsPane::editName()
{
    m_tree->editName();
}

void FieldsPane::remove()
{
    m_verbs.remove(m_tree->currentPointer());
}

void FieldsPane::duplicate()
{
    m_verbs.duplicate(m_tree->currentPointer());
}

void FieldsPane::moveUp()
{
    m_verbs.moveUp(m_tree->currentPointer());
}

void FieldsPane::moveDown()
{
    m_verbs.moveDown(m_tree->currentPointer());
}

void FieldsPane::moveInto()
{
    m_verbs.moveIntoGroup(m_tree->currentPointer());
}

void FieldsPane::moveOut()
{
    m_verbs.moveOutOfGroup(m_tree->currentPointer());
}

void FieldsPane::toggleRequired()
{
    const QVariant required = m_tree->currentIndex().data(SchemaModel::RequiredRole);
    if (required.isValid())
        m_verbs.setRequired(m_tree->currentPointer(), !required.toBool());
}

void FieldsPane::chooseType()
{
    const QModelIndex index = m_tree->currentIndex().siblingAtColumn(SchemaModel::TypeColumn);
    if (!index.isValid() || !index.data(SchemaModel::TypeRole).isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("typeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QString pointer = m_tree->currentPointer();
    const auto current = static_cast<FieldType>(index.data(SchemaModel::TypeRole).toInt());
    for (const FieldType type : kChosenTypes) {
        QAction *action = menu->addAction(m_context.theme.icon(typeGlyph(type)), fieldTypeName(type) + u'\t' + typeExample(type));
        action->setToolTip(tr("%1 (JSON Schema: %2)").arg(typeSentence(type), typeTerm(type)));
        connect(action, &QAction::triggered, this, [this, pointer, type] {
            const QStringList parts = definitionPointers(m_verbs.document().source());
            m_verbs.retype(pointer, type, u'#' + parts.value(0));
        });
        if (type == current)
            menu->setActiveAction(action);
    }
    menu->popup(m_tree->viewport()->mapToGlobal(m_tree->visualRect(index).bottomLeft()));
}

void FieldsPane::extract()
{
    const auto name = m_context.dialogs.askText(this, tr("Make a shared part"), tr("Name of the shared part"),
        m_tree->currentIndex().siblingAtColumn(SchemaModel::NameColumn).data().toString());
    if (name && !name->isEmpty())
        m_verbs.extract(m_tree->currentPointer(), *name);
}

void FieldsPane::putInPlace()
{
    m_verbs.putInPlace(m_tree->currentPointer());
}

void FieldsPane::retranslate()
{
    setAccessibleName(tr("Fields"));
    m_add->setText(tr("Add field"));
    sayKeys();
    for (QAction *action : m_tree->actions())
        action->setText(tr(action->data().toByteArray().constData()));
    refresh();
}

void FieldsPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
