#include "tools/toolresult.h"

namespace cuewright {
namespace {

constexpr std::pair<ToolSource, const char *> kWords[] = {
    {ToolSource::Manual, "manual"},
    {ToolSource::Mock, "mock"},
    {ToolSource::Recorded, "recorded"},
    {ToolSource::Mcp, "mcp"},
    {ToolSource::Command, "command"},
    {ToolSource::Program, "program"},
};

} // namespace

QString toolSourceWord(ToolSource source)
{
    for (const auto &[known, word] : kWords) {
        if (known == source)
            return QLatin1String(word);
    }
    return {};
}

std::optional<ToolSource> toolSourceNamed(QStringView word)
{
    for (const auto &[source, known] : kWords) {
        if (word == QLatin1String(known))
            return source;
    }
    return std::nullopt;
}

QString toolText(const Json &value)
{
    if (value.is_string())
        return fromUtf8(value.get_ref<const std::string &>());
    return fromUtf8(writeJson(value).toStdString());
}

} // namespace cuewright
