// Any bytes as a table with a header row.

#include "importinput.h"
#include "project/schemaimport.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkImported(cuewright::importSchema(bytes, cuewright::SchemaSource::Csv));
    return 0;
}
