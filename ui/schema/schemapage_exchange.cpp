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

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

namespace cuewright {

void SchemaPage::connectExchange()
{
    connect(m_header, &SchemaHeader::importRequested, this, [this] { openImport(SchemaSource::Unknown); });
    connect(m_fields, &FieldsPane::importRequested, this, &SchemaPage::openImport);
    connect(m_header, &SchemaHeader::promptRequested, this,
        [this](const QString &path) { emit openRequested({PageKey::Kind::Prompt, path}); });
    connect(m_exporter, &SchemaExporter::failed, this, &SchemaPage::say);
    connect(m_exporter, &SchemaExporter::done, this,
        [this](const QString &what, const QStringList &notes) { m_banner->say(Tone::Success, what, notes.mid(0, 2).join(u' ')); });
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
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void SchemaPage::dropEvent(QDropEvent *event)
{
    openImport(SchemaSource::Unknown)->openFile(event->mimeData()->urls().value(0).toLocalFile());
}

} // namespace cuewright
