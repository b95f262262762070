#pragma once

#include <QString>

class QDragEnterEvent;
class QMimeData;

namespace cuewright {

/// The path of the first thing that is dragged; empty where that is no file of this machine.
QString draggedFile(const QMimeData &data);

/// For a window that reads a file or a text that is dropped onto it.
void acceptFileOrText(QDragEnterEvent &event);

} // namespace cuewright
