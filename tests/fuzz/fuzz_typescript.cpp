// Any text as TypeScript: no crash, no endless reading, and a schema that can be used.

#include "importinput.h"
#include "schema/exchange/typescriptimport.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto text = QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    checkImported(cuewright::importTypeScript(text));
    return 0;
}
