#include "chat/httperror.h"

#include "base/strikeout.h"
#include "chat/problems.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

using Code = Error::Code;

constexpr qsizetype kShownLength = 400; ///< of the server's own text within a message, in characters
constexpr qsizetype kDetailLength = 4000;

/// What the server said, whatever its shape.
struct Said
{
    QString message;
    QString type;
    QString code;
    QString param;
    int status = 0; ///< from a numeric code; 0: none
};

QString asText(const Json *value)
{
    if (!value || value->is_null())
        return {};
    if (value->is_string())
        return fromUtf8(value->get_ref<const std::string &>());
    return QString::fromUtf8(writeJson(*value));
}

bool isTruthy(const Json &value)
{
    if (value.is_boolean())
        return value.get<bool>();
    if (value.is_string())
        return !value.get_ref<const std::string &>().empty();
    if (value.is_number())
        return value != 0;
    return !value.empty(); // null counts as empty
}

Said read(const Json &error)
{
    Said said;
    if (!error.is_object()) {
        said.message = asText(&error);
        return said;
    }
    for (const char *key : {"message", "detail", "error"}) {
        if (said.message.isEmpty())
            said.message = asText(member(error, key));
    }
    said.type = memberText(error, "type");
    said.code = asText(member(error, "code"));
    said.param = memberText(error, "param");
    bool number = false;
    const int status = said.code.toInt(&number);
    if (number && status >= 300 && status < 600) {
        said.status = status;
        said.code.clear();
    }
    return said;
}

struct NamedClass
{
    const char16_t *name; ///< a code or a type
    Code code;
};

// Codes and types say more than the status does: they are looked at first (facts §5.3, §9).
constexpr NamedClass kNamed[] = {
    {u"insufficient_quota", Code::QuotaExceeded},
    {u"credit_balance_exhausted", Code::QuotaExceeded},
    {u"organization_spend_limit_exceeded", Code::QuotaExceeded},
    {u"project_spend_limit_exceeded", Code::QuotaExceeded},
    {u"billing_hard_limit_reached", Code::QuotaExceeded},
    {u"slow_down", Code::Overloaded},
    {u"server_is_overloaded", Code::Overloaded},
    {u"overloaded_error", Code::Overloaded},
    {u"rate_limit_exceeded", Code::RateLimited},
    {u"rate_limit_error", Code::RateLimited},
    {u"context_length_exceeded", Code::ContextLength},
    {u"exceed_context_size_error", Code::ContextLength},
    {u"invalid_api_key", Code::Auth},
    {u"authentication_error", Code::Auth},
    {u"permission_error", Code::Permission},
    {u"model_not_found", Code::NotFound},
    {u"not_found_error", Code::NotFound},
    {u"invalid_request_error", Code::BadRequest},
    {u"BadRequestError", Code::BadRequest},
    {u"invalid_prompt", Code::BadRequest},
    {u"server_error", Code::Server},
};

Code classOfStatus(int status)
{
    switch (status) {
    case 401:
        return Code::Auth;
    case 402:
        return Code::QuotaExceeded;
    case 403:
        return Code::Permission;
    case 404:
        return Code::NotFound;
    case 408:
        return Code::Timeout;
    case 413:
        return Code::TooLarge;
    case 429:
        return Code::RateLimited;
    case 503:
    case 529:
        return Code::Overloaded;
    default:
        break;
    }
    if (status >= 500 || status == 409)
        return Code::Server;
    if (status >= 400)
        return Code::BadRequest;
    return status >= 300 ? Code::Protocol : Code::Server;
}

bool speaksOfContextLength(const QString &message)
{
    static constexpr std::array<QLatin1String, 5> kPhrases{QLatin1String("maximum context length"),
        QLatin1String("context length exceeded"), QLatin1String("exceeds the available context size"),
        QLatin1String("context window"), QLatin1String("greater than the context length")};
    return std::any_of(kPhrases.begin(), kPhrases.end(),
        [&message](QLatin1String phrase) { return message.contains(phrase, Qt::CaseInsensitive); });
}

Code classify(int status, const Said &said)
{
    const int effective = status >= 300 ? status : said.status;
    for (const QString *name : {&said.code, &said.type}) {
        for (const NamedClass &named : kNamed) {
            if (*name != QStringView(named.name))
                continue;
            // "invalid_request_error" and "server_error" are the types of nearly everything: a status that says more wins.
            const bool vague = named.code == Code::BadRequest || named.code == Code::Server;
            if (vague && effective >= 300 && classOfStatus(effective) != named.code)
                continue;
            if (named.code == Code::BadRequest && speaksOfContextLength(said.message))
                return Code::ContextLength;
            return named.code;
        }
    }
    const Code code = classOfStatus(effective);
    const bool aboutRequest = code == Code::BadRequest || code == Code::TooLarge || effective == 0 || effective == 500;
    return aboutRequest && speaksOfContextLength(said.message) ? Code::ContextLength : code;
}

QString shortened(const QString &text, qsizetype length)
{
    return text.size() <= length ? text : text.left(length) + u'…';
}

/// The row of the table of problems that says most about it.
QByteArray reasonOf(Code code, int status, const Said &said)
{
    if (code == Code::NotFound && said.message.contains(QLatin1String("model"), Qt::CaseInsensitive))
        return "model_not_found";
    if (code == Code::Protocol)
        return "redirect";
    if (code == Code::Timeout)
        return status == 408 ? "request_timeout" : "";
    if (code == Code::RateLimited && said.type == QLatin1String("tokens"))
        return "tokens";
    return said.code.isEmpty() ? said.type.toLatin1() : said.code.toLatin1();
}

ProviderError build(int status, Said said, const QString &server, const QString &requestId, const Secret &key)
{
    said.message = withoutKeys(said.message, key);
    ProviderError result;
    result.param = withoutKeys(said.param, key);
    result.code = withoutKeys(said.code, key);
    result.type = withoutKeys(said.type, key);
    result.requestId = requestId;
    const Code code = classify(status, said);
    // To a wrong key or an overloaded server there is nothing to add; keys are repeated in such texts.
    const bool quiet = code == Code::Auth || code == Code::Overloaded || code == Code::TooLarge;
    const QString words = quiet ? QString() : shortened(said.message.simplified(), kShownLength);
    result.error = problem(code, reasonOf(code, status, said), server, words);
    QStringList lines;
    if (status > 0)
        lines += QStringLiteral("HTTP %1").arg(status);
    const auto add = [&lines](const char *name, const QString &value) {
        if (!value.isEmpty())
            lines += QLatin1String(name) + QStringLiteral(": ") + shortened(value, kDetailLength);
    };
    add("message", said.message);
    add("type", result.type);
    add("code", result.code.isEmpty() && said.status > 0 ? QString::number(said.status) : result.code);
    add("param", result.param);
    add("request id", requestId);
    result.error.detail = lines.join(u'\n');
    return result;
}

/// The title of an error page, so that a person sees "502 Bad Gateway" and not its markup.
QString textOfHtml(const QString &html)
{
    static const QRegularExpression title(QStringLiteral("<title[^>]*>([^<]{1,200})"), QRegularExpression::CaseInsensitiveOption);
    return title.match(html.left(kDetailLength)).captured(1).simplified();
}

} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value.trimmed();
    }
    return {};
}

const Json *errorIn(const Json &document)
{
    if (const Json *error = member(document, "error"); error && isTruthy(*error))
        return error->is_boolean() || error->is_number() ? &document : error;
    if (!document.is_object() || document.contains("choices") || document.contains("output"))
        return nullptr;
    for (const char *key : {"message", "detail"}) {
        if (const Json *text = member(document, key); text && isTruthy(*text))
            return &document;
    }
    return nullptr;
}

ProviderError providerError(int status, const HttpHeaders &headers, QByteArrayView body, const QString &server, const Secret &key)
{
    Said said;
    if (const auto json = parseJson(body); json && json->is_object()) {
        const Json *error = errorIn(*json);
        said = read(error ? *error : *json);
    } else {
        const QString text = QString::fromUtf8(body.first(std::min(body.size(), 4 * kDetailLength))).trimmed();
        said.message = text.startsWith(u'<') ? textOfHtml(text) : json && json->is_string() ? asText(&*json) : text;
    }
    return build(status, std::move(said), server, QString::fromLatin1(headerValue(headers, "x-request-id")), key);
}

ProviderError embeddedError(const Json &error)
{
    return build(0, read(error), {}, {}, {});
}

QString withoutKeys(QString text, const Secret &key)
{
    static const QString kStruck = QStringLiteral("[key]");
    text = strikeOut(text, key);
    static const QRegularExpression bearer(QStringLiteral("\\bBearer\\s+[^\\s\"',]+"), QRegularExpression::CaseInsensitiveOption);
    text.replace(bearer, QStringLiteral("Bearer ") + kStruck);
    // Known beginnings of keys, and whatever a server puts behind "API key provided:"; the stars are its own masking.
    static const QRegularExpression known(QStringLiteral("\\b(?:sk|pk|rk|gsk|xai|hf|AIza|nvapi|sess)[-_]?[A-Za-z0-9*][A-Za-z0-9_\\-*.]{11,}"));
    text.replace(known, kStruck);
    static const QRegularExpression named(QStringLiteral("(api[ _-]?key(?: provided)?\\s*[:=]\\s*[\"']?)(?!\\[key\\])[^\\s\"',]+"),
        QRegularExpression::CaseInsensitiveOption);
    text.replace(named, QStringLiteral("\\1") + kStruck);
    return text;
}

} // namespace cuewright
