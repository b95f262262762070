#include "widgets/dropped.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>

namespace cuewright {

QString draggedFile(const QMimeData &data)
{
    return data.urls().value(0).toLocalFile();
}

void acceptFileOrText(QDragEnterEvent &event)
{
    if (event.mimeData()->hasUrls() || event.mimeData()->hasText())
        event.acceptProposedAction();
}

} // namespace cuewright
