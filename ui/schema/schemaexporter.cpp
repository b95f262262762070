#include "schema/schemaexporter.h"

#include "base/files.h"
#include "schema/lint/localrules.h"
#include "schema/schemafile.h"
#include "widgets/dialogs.h"
#include "widgets/theme.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

struct Language
{
    SchemaTarget target;
    const char *name;
    const char *ending;
};

constexpr std::array kLanguages = {
    Language{SchemaTarget::JsonSchema, "JSON Schema", ".schema.json"},
    Language{SchemaTarget::OpenAiResponseFormat, "OpenAI response_format", ".response_format.json"},
    Language{SchemaTarget::Pydantic, "Pydantic", ".py"},
    Language{SchemaTarget::TypeScript, "TypeScript", ".ts"},
    Language{SchemaTarget::Zod, "Zod", ".zod.ts"},
};

const Language &languageOf(SchemaTarget target)
{
    return *std::find_if(kLanguages.begin(), kLanguages.end(), [&](const Language &language) { return language.target == target; });
}

QStringList sentences(const ExportedSchema &made)
{
    QStringList said;
    for (const ExportNote &note : made.notes)
        said << note.text;
    said.removeDuplicates();
    return said;
}

} // namespace

SchemaExporter::SchemaExporter(const UiContext &context, SchemaFile &file, QWidget *parent)
    : QObject(parent)
    , m_context(context)
    , m_file(file)
    , m_window(parent)
    , m_work(*this)
{
}

void SchemaExporter::fill(QMenu &menu)
{
    menu.clear();
    for (const Language &language : kLanguages) {
        QMenu *part = menu.addMenu(QLatin1String(language.name));
        const SchemaTarget target = language.target;
        connect(part->addAction(m_context.theme.icon(Glyph::Copy), tr("Copy")), &QAction::triggered, this, [this, target] { copy(target); });
        connect(part->addAction(m_context.theme.icon(Glyph::Save), tr("Save as…")), &QAction::triggered, this, [this, target] { save(target); });
    }
}

// A provider is sent no local rules; everybody else may check them.
void SchemaExporter::make(SchemaTarget target, std::function<void(const ExportedSchema &)> use)
{
    m_work.start([target, source = m_file.document().source(), name = m_file.title(), use = std::move(use)](const Background::Stop &) {
        const Json &schema = source.json();
        const bool forProvider = target == SchemaTarget::OpenAiResponseFormat;
        return [use, made = exportSchema(forProvider ? schema : withLocalRulesInPlace(schema), target, name)] { use(made); };
    });
}

void SchemaExporter::copy(SchemaTarget target)
{
    make(target, [this, target](const ExportedSchema &made) {
        QGuiApplication::clipboard()->setText(made.text);
        emit done(tr("Copied as %1.").arg(QLatin1String(languageOf(target).name)), sentences(made));
    });
}

void SchemaExporter::save(SchemaTarget target)
{
    const Language &language = languageOf(target);
    const QString folder = QFileInfo(m_file.path()).absolutePath();
    const auto path = m_context.dialogs.saveFile(m_window, tr("Save as %1").arg(QLatin1String(language.name)),
        QDir(folder).filePath(m_file.title() + QLatin1String(language.ending)),
        tr("%1 (*%2)", "language, ending of its files").arg(QLatin1String(language.name), QLatin1String(language.ending)));
    if (!path)
        return;
    make(target, [this, path = *path](const ExportedSchema &made) {
        if (const auto written = writeFile(path, made.text.toUtf8()); !written)
            emit failed(written.error());
        else
            emit done(tr("Saved as “%1”.").arg(QFileInfo(path).fileName()), sentences(made));
    });
}

} // namespace cuewright
