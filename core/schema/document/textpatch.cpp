#include "schema/document/textpatch.h"

namespace cuewright {

QString patchedText(const QString &text, const TextPatches &patches)
{
    QString result;
    qsizetype at = 0;
    for (const TextPatch &patch : patches) {
        result += QStringView(text).sliced(at, patch.position - at);
        result += patch.inserted;
        at = patch.end();
    }
    return result += QStringView(text).sliced(at);
}

TextPatches inversePatches(const QString &text, const TextPatches &patches)
{
    TextPatches inverse;
    qsizetype shift = 0;
    for (const TextPatch &patch : patches) {
        inverse.append(
            {patch.position + shift, patch.inserted.size(), text.sliced(patch.position, patch.removed)});
        shift += patch.inserted.size() - patch.removed;
    }
    return inverse;
}

} // namespace cuewright
