#include "schema/importdialog.h"

#include "base/files.h"
#include "schema/document/fieldtypes.h"
#include "schema/schemamodel.h"
#include "schema/schematree.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/dropped.h"
#include "widgets/labels.h"
#include "widgets/plaintext.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace cuewright {
namespace {

constexpr int kLookAfterMs = 200; // a pause in typing
constexpr qsizetype kMostRemarks = 200;

struct Kind
{
    SchemaSource source;
    const char *name;
};

constexpr std::array kKinds = {
    Kind{SchemaSource::Unknown, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "Told from the text")},
    Kind{SchemaSource::JsonSchema, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "JSON Schema")},
    Kind{SchemaSource::SampleJson, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "Sample reply (JSON)")},
    Kind{SchemaSource::SampleJsonLines, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "Sample replies, one a line")},
    Kind{SchemaSource::TypeScript, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "TypeScript")},
    Kind{SchemaSource::Pydantic, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "Pydantic")},
    Kind{SchemaSource::OpenApi, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "OpenAPI (JSON)")},
    Kind{SchemaSource::OpenApiYaml, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "OpenAPI (YAML)")},
    Kind{SchemaSource::Csv, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "CSV table")},
    Kind{SchemaSource::Prompty, QT_TRANSLATE_NOOP("cuewright::ImportDialog", "Outputs of a prompt")},
};

} // namespace

ImportDialog::ImportDialog(const UiContext &context, const Json &now, LintTarget target, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_now(now)
    , m_target(target)
    , m_hint(makeLabel(LabelKind::Muted, {}, this))
    , m_open(makeButton(ButtonKind::Secondary, {}, context.theme.icon(Glyph::Open), this))
    , m_text(new QPlainTextEdit(this))
    , m_kindCaption(makeLabel(LabelKind::Caption, {}, this))
    , m_kind(new QComboBox(this))
    , m_componentCaption(makeLabel(LabelKind::Caption, {}, this))
    , m_component(new QComboBox(this))
    , m_result(makeLabel(LabelKind::Strong, {}, this))
    , m_model(new SchemaModel(this))
    , m_tree(new SchemaTree(context.theme, *m_model, this))
    , m_remarks(new QPlainTextEdit(this))
    , m_cancel(makeButton(ButtonKind::Secondary, {}, {}, this))
    , m_import(makeButton(ButtonKind::Primary, {}, {}, this))
    , m_lookSoon(new QTimer(this))
    , m_work(*this)
{
    setObjectName(QStringLiteral("importDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    setAcceptDrops(true);
    build();
    m_model->setEditable(false);
    m_lookSoon->setSingleShot(true);
    m_lookSoon->setInterval(kLookAfterMs);
    connect(m_lookSoon, &QTimer::timeout, this, &ImportDialog::look);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        m_import->setEnabled(false); // the preview is of another text
        m_wanted.clear();
        m_lookSoon->start();
    });
    connect(m_kind, &QComboBox::activated, this, &ImportDialog::look);
    connect(m_component, &QComboBox::activated, this, [this] {
        m_wanted = m_component->currentText();
        look();
    });
    connect(m_open, &QPushButton::clicked, this, &ImportDialog::askForFile);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_import, &QPushButton::clicked, this, [this] {
        emit imported();
        accept();
    });
    retranslate();
    take({});
    m_text->setFocus();
}

ImportDialog::~ImportDialog() = default;

void ImportDialog::build()
{
    const Theme &theme = m_context.theme;
    m_text->setObjectName(QStringLiteral("importText"));
    m_text->setProperty("kind", QStringLiteral("input"));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // a file that is dropped is read, not named
    m_text->setFont(theme.font(TextStep::Source));
    m_kind->setObjectName(QStringLiteral("importKind"));
    m_kindCaption->setBuddy(m_kind);
    m_component->setObjectName(QStringLiteral("importComponent"));
    m_component->setMinimumContentsLength(12); // a long name gives way
    m_component->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_componentCaption->setBuddy(m_component);
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("importResult"));
    m_tree->setObjectName(QStringLiteral("importPreview"));
    m_remarks->setObjectName(QStringLiteral("importRemarks"));
    m_remarks->setProperty("kind", QStringLiteral("input"));
    m_remarks->setReadOnly(true);
    m_remarks->setTabChangesFocus(true);
    m_import->setObjectName(QStringLiteral("importAccept"));
    m_import->setDefault(true);
    auto *kind = new QHBoxLayout;
    kind->addWidget(m_kindCaption);
    kind->addWidget(m_kind, 1);
    kind->addWidget(m_open);
    auto *left = new QVBoxLayout;
    m_hint->setWordWrap(true);
    left->addWidget(m_hint);
    left->addWidget(m_text, 1);
    left->addLayout(kind);
    auto *component = new QHBoxLayout;
    component->addWidget(m_componentCaption);
    component->addWidget(m_component, 1);
    left->addLayout(component);
    auto *right = new QVBoxLayout;
    right->addWidget(m_result);
    right->addWidget(m_tree, 3);
    right->addWidget(m_remarks, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 14, 16, 14);
    row->setSpacing(16);
    row->addLayout(left, 1);
    row->addLayout(right, 1);
    resize(theme.px(900), theme.px(560));
}

void ImportDialog::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_lookSoon->stop();
    look();
}

void ImportDialog::setSource(SchemaSource source)
{
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(source)));
    look();
}

void ImportDialog::openFile(const QString &path)
{
    const auto content = readFile(path, kMaxBytes);
    if (content) {
        setSource(SchemaSource::Unknown);
        setText(QString::fromUtf8(*content));
        return;
    }
    Preview failed;
    failed.error = content.error();
    take(failed);
}

void ImportDialog::askForFile()
{
    const auto path = m_context.dialogs.openFile(this, tr("Import a schema from a file"), {},
        tr("Schemas, samples and types (*.json *.jsonl *.ts *.py *.yaml *.yml *.csv *.prompty);;All files (*)"));
    if (path)
        openFile(*path);
}

ImportDialog::Preview ImportDialog::previewOf(
    const QString &text, SchemaSource source, const QString &component, const Json &now, LintTarget target)
{
    Preview preview;
    preview.source = source == SchemaSource::Unknown ? detectSchemaSource(text) : source;
    const QByteArray bytes = text.toUtf8();
    const auto made = bytes.size() > kMaxBytes ? Result<ImportedSchema>(fail(Error::Code::TooLarge, tr("The text is too long.")))
                                               : importSchema(bytes, preview.source, component);
    if (!made) {
        preview.error = made.error();
        return preview;
    }
    preview.schema = JsonSource::parse(QString::fromUtf8(writeJson(made->schema)));
    preview.notes = made->notes;
    preview.components = made->components;
    preview.component = made->component;
    if (now.is_object() && member(now, "properties"))
        preview.changes = diffSchemas(now, made->schema);
    preview.problems = static_cast<int>(lint(made->schema, target).problems.size());
    return preview;
}

void ImportDialog::look()
{
    const QString text = plainText(*m_text);
    if (text.trimmed().isEmpty()) {
        take({});
        return;
    }
    m_import->setEnabled(false);
    const auto source = static_cast<SchemaSource>(m_kind->currentData().toInt());
    m_work.start([text, source, wanted = m_wanted, now = m_now, target = m_target, this](const Background::Stop &) {
        return [this, preview = previewOf(text, source, wanted, now, target)] { take(preview); };
    });
}

QStringList ImportDialog::remarks(const Preview &preview) const
{
    QStringList lines;
    for (const ImportNote &note : preview.notes)
        lines << (note.at.line > 0 ? tr("Line %1: %2", "number, sentence").arg(note.at.line).arg(note.text) : note.text);
    if (preview.problems > 0)
        lines << tr("%n problem(s) for %1; most can be fixed in the designer.", nullptr, preview.problems).arg(lintTargetName(m_target));
    if (!preview.changes.isEmpty()) {
        lines << tr("Compared with the schema as it is:");
        for (const SchemaChange &change : preview.changes)
            lines << (change.breaking ? tr("• %1 (code that reads replies has to change)") : QStringLiteral("• %1")).arg(change.text);
    }
    if (lines.size() > kMostRemarks) {
        const auto more = static_cast<int>(lines.size() - kMostRemarks);
        lines = lines.first(kMostRemarks) << tr("and %n more", nullptr, more);
    }
    return lines;
}

void ImportDialog::take(const Preview &preview)
{
    m_schema = preview.schema;
    m_model->setSchema(m_schema, tr("Schema"));
    m_import->setEnabled(!schema().is_null());
    m_tree->setVisible(!schema().is_null());
    m_component->clear();
    m_component->addItems(preview.components);
    m_component->setCurrentText(preview.component);
    for (QWidget *part : std::initializer_list<QWidget *>{m_componentCaption, m_component})
        part->setVisible(preview.components.size() > 1);
    const QStringList lines = remarks(preview);
    m_remarks->setPlainText(lines.join(u'\n'));
    m_remarks->setVisible(!lines.isEmpty());
    const auto kind = std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind &known) { return known.source == preview.source; });
    if (preview.error) {
        // Most readers say the line themselves; that of YAML does not.
        const bool says = preview.error->at.line <= 0 || preview.error->message.contains(QString::number(preview.error->at.line));
        m_result->setText(says ? preview.error->message : tr("Line %1: ").arg(preview.error->at.line) + preview.error->message);
        setTone(m_result, Tone::Danger);
    } else if (schema().is_null()) {
        m_result->setText(tr("The fields show here before anything changes."));
        setTone(m_result, Tone::Neutral);
    } else {
        m_result->setText(tr("%1, %n field(s)", "what the text is", m_model->fieldCount()).arg(tr(kind->name)));
        setTone(m_result, Tone::Neutral);
    }
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import a schema"));
    m_hint->setText(tr("Paste a schema, a sample reply or a type, or drop a file."));
    m_text->setAccessibleName(tr("Text to import"));
    m_text->setPlaceholderText(tr("JSON Schema, a reply as JSON, a TypeScript interface, a Pydantic class, OpenAPI, the head of a CSV table …"));
    m_kindCaption->setText(tr("What it is"));
    m_kind->setAccessibleName(tr("What the text is"));
    m_kind->setToolTip(tr("What the text is read as"));
    m_componentCaption->setText(tr("Which schema"));
    m_component->setAccessibleName(tr("Which schema of the document"));
    m_component->setToolTip(tr("The document has several schemas; this one is imported, with those that it needs"));
    const QVariant chosen = m_kind->currentData();
    m_kind->clear();
    for (const Kind &kind : kKinds)
        m_kind->addItem(tr(kind.name), static_cast<int>(kind.source));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(chosen)));
    m_open->setText(tr("Open file…"));
    m_open->setToolTip(tr("Reads the text from a file"));
    m_tree->setAccessibleName(tr("Fields of the schema that would be imported"));
    m_remarks->setAccessibleName(tr("What to know about this import"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolTip(tipWithShortcut(tr("Changes nothing"), QKeySequence(Qt::Key_Escape)));
    m_import->setText(tr("Import"));
    m_import->setToolTip(tr("Takes the place of the schema; one step to undo"));
}

void ImportDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        look();
    }
    QDialog::changeEvent(event);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent *event)
{
    acceptFileOrText(*event);
}

void ImportDialog::dropEvent(QDropEvent *event)
{
    if (const QString file = draggedFile(*event->mimeData()); !file.isEmpty())
        openFile(file);
    else
        setText(event->mimeData()->text());
}

} // namespace cuewright
