#include "measure.h"

#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

namespace cuewright::bench {

std::int64_t statusField(const char *name)
{
    std::ifstream status("/proc/self/status");
    const std::size_t size = std::strlen(name);
    for (std::string line; std::getline(status, line);) {
        if (line.compare(0, size, name) == 0 && line.size() > size && line[size] == ':')
            return std::atoll(line.c_str() + size + 1);
    }
    return -1;
}

std::string readText(const char *path, std::size_t limit)
{
    std::FILE *file = std::fopen(path, "rb");
    if (!file) {
        std::fprintf(stderr, "cannot read %s\n", path);
        std::exit(2);
    }
    std::fseek(file, 0, SEEK_END);
    const long end = std::ftell(file);
    std::rewind(file);
    std::string text(static_cast<std::size_t>(end), '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    if (text.size() > limit) {
        while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U)
            --limit;
        text.resize(limit);
    }
    return text;
}

double cpuMs()
{
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

} // namespace cuewright::bench
