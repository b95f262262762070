#include "tools/sentbody.h"

namespace cuewright {
namespace {

QString listName(const Json &body)
{
    for (const char *name : {"messages", "input"}) {
        if (const Json *list = member(body, name); list && list->is_array())
            return QLatin1String(name);
    }
    return {};
}

int commonItems(const Json &list, const Json &parents)
{
    std::size_t same = 0;
    while (parents.is_array() && same < std::min(list.size(), parents.size()) && list[same] == parents[same])
        ++same;
    return static_cast<int>(same);
}

} // namespace

SentBody sentBody(const QByteArray &body, const QString &parentList, const Json &parents)
{
    SentBody sent;
    auto json = parseJson(body);
    if (!json || writeJson(*json) != body) {
        sent.verbatim = body;
        return sent;
    }
    sent.list = listName(*json);
    sent.frame = std::move(*json);
    if (sent.list.isEmpty())
        return sent;
    Json items = std::exchange(sent.frame[toUtf8(sent.list)], Json::array());
    sent.kept = sent.list == parentList ? commonItems(items, parents) : 0;
    sent.added = Json::array();
    for (std::size_t i = static_cast<std::size_t>(sent.kept); i < items.size(); ++i)
        sent.added.push_back(std::move(items[i]));
    return sent;
}

QByteArray bodyText(const SentBody &sent, const Json &items)
{
    if (!sent.verbatim.isEmpty() || sent.frame.is_null())
        return sent.verbatim;
    if (sent.list.isEmpty())
        return writeJson(sent.frame);
    Json body = sent.frame;
    body[toUtf8(sent.list)] = items;
    return writeJson(body);
}

} // namespace cuewright
