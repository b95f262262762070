// How a whole schema comes in and goes out.
#include "schema/schemapage.h"

#include "schema/fieldeditor.h"
#include "schema/fieldspane.h"
#include "schema/importdialog.h"
#include "schema/schemacheck.h"
#include "schema/schemaexporter.h"
#include "schema/schemaheader.h"
#include "schema/schemaverbs.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/dropped.h"

#include <QDialog>
#include <QDropEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr qsizetype kNotesTold = 2; // in the banner

} // namespace

void SchemaPage::connectExchange()
{
    connect(m_header, &SchemaHeader::importRequested, this, [this] { openImport(SchemaSource::Unknown); });
    connect(m_fields, &FieldsPane::importRequested, this, &SchemaPage::openImport);
    connect(m_header, &SchemaHeader::promptRequested, this,
        [this](const QString &path) { emit openRequested({PageKey::Kind::Prompt, path}); });
    connect(m_exporter, &SchemaExporter::failed, this, &SchemaPage::say);
    connect(m_exporter, &SchemaExporter::done, this,
        [this](const QString &what, const QStringList &notes) { tell(Tone::Success, what, notes.mid(0, kNotesTold).join(u' '), notes); });
    connect(m_banner, &Banner::actionTriggered, this, &SchemaPage::showNotes);
}

void SchemaPage::tell(Tone tone, const QString &headline, const QString &detail, const QStringList &notes)
{
    m_notes = notes;
    m_banner->say(tone, headline, detail);
    m_banner->setAction(notes.size() > kNotesTold ? tr("All %n notes…", nullptr, static_cast<int>(notes.size())) : QString());
}

void SchemaPage::showNotes()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("exportNotes"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Notes on the export"));
    auto *text = new QPlainTextEdit(m_notes.join(QStringLiteral("\n\n")), dialog);
    text->setProperty("kind", QStringLiteral("input"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setAccessibleName(dialog->windowTitle());
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"), {}, dialog);
    close->setToolTip(tipWithShortcut(tr("Close"), QKeySequence(Qt::Key_Escape)));
    connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(text, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    dialog->resize(m_context.theme.px(520), m_context.theme.px(320));
    dialog->open();
}

ImportDialog *SchemaPage::openImport(SchemaSource source)
{
    m_editor->flush();
    auto *dialog = new ImportDialog(m_context, m_file->document().json(), m_check->target(), this);
    dialog->setSource(source);
    connect(dialog, &ImportDialog::imported, this, [this, dialog] {
        m_verbs->replaceAll(dialog->schema(), tr("Import"));
        select({});
    });
    dialog->open();
    return dialog;
}

void SchemaPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFile(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void SchemaPage::dropEvent(QDropEvent *event)
{
    openImport(SchemaSource::Unknown)->openFile(draggedFile(*event->mimeData()));
}

} // namespace cuewright
