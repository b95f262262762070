#include "net/wirerequest.h"

#include "chat/problems.h"

#include <QCoreApplication>
#include <QUrlQuery>

#include <algorithm>

namespace cuewright {
namespace {

/// The newest version that the facts sheet's sources call stable.
const QString kAzureVersion = QStringLiteral("2024-10-21");

/// Qt writes header values as they are: a line end in one would start another header.
bool isHeaderValue(const QByteArray &value)
{
    return std::none_of(value.begin(), value.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

bool isHeaderName(const QByteArray &name)
{
    static const QByteArray marks = QByteArrayLiteral("!#$%&'*+-.^_`|~");
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.contains(c);
    });
}

/// Headers that decide how the message is cut, packed or signed are not the person's to set.
bool isOurs(const QByteArray &name)
{
    static const QList<QByteArray> ours{"authorization", "api-key", "host", "content-length", "content-type",
        "content-encoding", "transfer-encoding", "connection", "accept", "accept-encoding", "expect", "te", "upgrade"};
    return ours.contains(name.toLower());
}

Result<> setKey(QNetworkRequest &request, const Endpoint &endpoint)
{
    const ProviderProfile &profile = endpoint.profile;
    if (profile.auth == ProviderProfile::Auth::None)
        return {};
    const QByteArray key = endpoint.key.reveal().trimmed();
    if (key.isEmpty()) {
        if (!profile.needsKey)
            return {};
        return fail(problem(Error::Code::Auth, "no_key", profile.name));
    }
    const bool printable = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!printable)
        return fail(problem(Error::Code::Auth, "odd_key", profile.name));
    if (profile.auth == ProviderProfile::Auth::Bearer)
        request.setRawHeader("Authorization", "Bearer " + key);
    else
        request.setRawHeader("api-key", key);
    return {};
}

} // namespace

QUrl requestUrl(const Endpoint &endpoint, const QString &path, const QString &model)
{
    QUrl url = endpoint.base;
    url.setUserInfo(QString());
    url.setFragment(QString());
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    if (endpoint.profile.urls == ProviderProfile::Urls::AzureDeployment && !base.endsWith(u"/openai/v1")) {
        if (path != u"responses" && !base.contains(u"/deployments/")) { // which names the model in its body
            if (!base.endsWith(u"/openai"))
                base += QStringLiteral("/openai");
            base += QStringLiteral("/deployments/") + QString::fromLatin1(QUrl::toPercentEncoding(model));
        }
        QUrlQuery query(url);
        if (!query.hasQueryItem(QStringLiteral("api-version"))) {
            query.addQueryItem(QStringLiteral("api-version"), kAzureVersion);
            url.setQuery(query);
        }
    }
    url.setPath(base + u'/' + path, QUrl::StrictMode);
    return url;
}

Result<QNetworkRequest> wireRequest(
    const Endpoint &endpoint, const QString &path, const QString &model, bool stream)
{
    const QUrl url = requestUrl(endpoint, path, model);
    const bool isHttp = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || url.host().isEmpty() || !isHttp) {
        return fail(problem(Error::Code::Invalid, "bad_address", endpoint.profile.name, {}, url.errorString()));
    }
    QNetworkRequest request(url);
    for (const auto &[name, value] : endpoint.headers) {
        if (isOurs(name))
            continue;
        if (!isHeaderName(name) || !isHeaderValue(value))
            return fail(problem(Error::Code::Invalid, "bad_header", QString::fromUtf8(name)));
        request.setRawHeader(name, value);
    }
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setRawHeader("Accept", stream ? "text/event-stream, application/json" : "application/json");
    if (!request.hasRawHeader("User-Agent")) {
        const QString version = QCoreApplication::applicationVersion();
        request.setRawHeader("User-Agent", "Cuewright" + (version.isEmpty() ? QByteArray() : '/' + version.toLatin1()));
    }
    if (const auto keySet = setKey(request, endpoint); !keySet)
        return fail(keySet.error());
    return request;
}

} // namespace cuewright
