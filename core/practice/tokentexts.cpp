#include "practice/tokentexts.h"

#include "tokens/encoding.h"

#include <algorithm>

namespace cuewright {

QStringList tokenTexts(const Encoding &encoding, const QString &text)
{
    QStringList pieces;
    qsizetype start = 0;
    for (const qsizetype end : encoding.boundaries(text)) {
        if (end > start)
            pieces << text.mid(start, end - start);
        start = std::max(start, end);
    }
    return pieces;
}

} // namespace cuewright
