#pragma once

#include "schema/exchange/schemaexport.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

#include <QObject>

class QMenu;

namespace cuewright {

class SchemaFile;

/// The schema in other languages, to the clipboard or into a file. Rules that are only checked here stand in their places:
/// who reads the export may check them too.
class SchemaExporter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaExporter)
public:
    /// `file` outlives it; `parent` is what dialogs belong to.
    SchemaExporter(const UiContext &context, SchemaFile &file, QWidget *parent);

    /// Anew each time, in the language of the program.
    void fill(QMenu &menu);
    void copy(SchemaTarget target);
    void save(SchemaTarget target); ///< asks where to

signals:
    void done(const QString &what, const QStringList &notes); ///< notes: what the language says differently
    void failed(const cuewright::Error &error);

private:
    void make(SchemaTarget target, std::function<void(const ExportedSchema &)> use);

    const UiContext m_context;
    SchemaFile &m_file;
    QWidget *m_window;
    Background m_work;
};

} // namespace cuewright
