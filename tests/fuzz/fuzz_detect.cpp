// Any bytes, pasted: a guess, and the import that it leads to.

#include "importinput.h"
#include "project/schemaimport.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace cuewright;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkImported(importSchema(bytes, detectSchemaSource(QString::fromUtf8(bytes))));
    return 0;
}
