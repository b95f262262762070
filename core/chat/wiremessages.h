#pragma once

#include "base/json.h"
#include "catalog/model.h"
#include "catalog/provider.h"
#include "chat/request.h"

namespace cuewright {

/// "messages" of a Chat Completions body (facts §1.2, facts/prompty §9.1). Content is a plain string where there is only
/// text. Images a model cannot see are left out and named in `omitted`.
Json wireMessages(const QList<Message> &messages, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted);

/// A source as it can stand where a URL is due: an address or data URI as it is, bare base64 made a data URI where the
/// media type is known.
QString mediaUrl(const ContentPart &part);
/// The base64 of a data URI, or the source as it is; `mediaType` of the part, or of the data URI.
struct MediaData
{
    QString base64;
    QString mediaType;
};
MediaData mediaData(const ContentPart &part);
/// "wav" for "audio/x-wav" (facts/prompty §9.1).
QString audioFormat(const ContentPart &part);
/// {file_id}, {filename, file_data} or {url}.
Json wireFile(const ContentPart &part);

} // namespace cuewright
