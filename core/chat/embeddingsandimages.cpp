#include "chat/embeddingsandimages.h"

#include "chat/httperror.h"
#include "chat/problems.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

EncodedRequest finished(const QString &path, Json body, const ChatRequest &request)
{
    if (request.extraBody.is_object()) {
        for (const auto &[key, value] : request.extraBody.items()) {
            if (!body.contains(key))
                body[key] = value;
        }
    }
    return {path, std::move(body), {}};
}

/// The entries of "data", in the order of their indices where they have any.
Result<std::vector<Json>> dataOf(const Json &answer)
{
    const Json *data = member(answer, "data");
    if (!data || !data->is_array() || data->empty()) {
        if (const Json *error = errorIn(answer))
            return fail(embeddedError(*error).error);
        return fail(problem(Error::Code::Protocol, ""));
    }
    std::vector<Json> entries(data->begin(), data->end());
    const auto place = [](const Json &entry) {
        const Json *index = member(entry, "index");
        return index && index->is_number_integer() ? index->get<std::int64_t>() : 0;
    };
    std::stable_sort(entries.begin(), entries.end(), [&place](const Json &a, const Json &b) { return place(a) < place(b); });
    return entries;
}

Result<Json> collected(const Json &answer, std::initializer_list<const char *> keys)
{
    auto entries = dataOf(answer);
    if (!entries)
        return tl::unexpected(entries.error());
    Json results = Json::array();
    for (const Json &entry : *entries) {
        for (const char *key : keys) {
            if (const Json *value = member(entry, key); value && !value->is_null()) {
                results.push_back(*value);
                break;
            }
        }
    }
    if (results.size() != entries->size())
        return fail(Error::Code::Protocol, QCoreApplication::translate("Answer", "A part of the server's answer is missing."));
    return results.size() == 1 ? Json(std::move(results[0])) : results;
}

} // namespace

EncodedRequest embeddingBody(const ChatRequest &request)
{
    Json texts = Json::array();
    for (const Message &message : request.messages)
        texts.push_back(toUtf8(message.joinedText()));
    Json body = Json::object({{"model", toUtf8(request.model)}});
    body["input"] = texts.size() == 1 ? Json(texts[0]) : texts;
    return finished(QStringLiteral("embeddings"), std::move(body), request);
}

EncodedRequest imageBody(const ChatRequest &request)
{
    const auto last = std::find_if(request.messages.rbegin(), request.messages.rend(), [](const Message &m) { return m.role == Role::User; });
    Json body = Json::object({{"model", toUtf8(request.model)}});
    body["prompt"] = last == request.messages.rend() ? std::string() : toUtf8(last->joinedText());
    return finished(QStringLiteral("images/generations"), std::move(body), request);
}

Result<Json> readEmbeddings(const Json &answer)
{
    return collected(answer, {"embedding"});
}

Result<Json> readImages(const Json &answer)
{
    return collected(answer, {"b64_json", "url"});
}

} // namespace cuewright
