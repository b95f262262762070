#include "tokens/maketables/tablebuilder.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <iterator>

/// maketables VOCABULARY TABLE: run by the build, once for each vocabulary.
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    try {
        std::ifstream in(argv[1], std::ios::binary);
        const std::string vocabulary{std::istreambuf_iterator<char>(in), {}};
        const std::string table = cuewright::TableBuilder(vocabulary).build();
        std::ofstream out(argv[2], std::ios::binary);
        out.write(table.data(), static_cast<std::streamsize>(table.size()));
        out.close();
        return out ? 0 : 1;
    } catch (const std::exception &error) {
        std::fprintf(stderr, "%s: %s\n", argv[1], error.what());
        return 1;
    }
}
