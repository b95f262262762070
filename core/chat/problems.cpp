#include "chat/problems.h"

#include "catalog/provider.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

using Code = Error::Code;

struct Row
{
    Code code;
    const char *reason;
    const char *happened; ///< %1: the server
    const char *canDo;
    const char *canDoCli = nullptr; ///< on the command line; nullptr: the same
};

// The general row of a code comes last of its rows.
constexpr Row kRows[] = {
    {Code::Cancelled, "", QT_TRANSLATE_NOOP("Problem", "The call was stopped."), QT_TRANSLATE_NOOP("Problem", "Run it again when you want to.")},

    {Code::Timeout, "connect", QT_TRANSLATE_NOOP("Problem", "%1 could not be reached in time."), QT_TRANSLATE_NOOP("Problem", "Check the network connection, then run again.")},
    {Code::Timeout, "first_byte", QT_TRANSLATE_NOOP("Problem", "%1 took the request but did not begin to answer in time."), QT_TRANSLATE_NOOP("Problem", "Run again, choose a faster model, or ask for less.")},
    {Code::Timeout, "idle", QT_TRANSLATE_NOOP("Problem", "%1 stopped in the middle of the answer."), QT_TRANSLATE_NOOP("Problem", "Run again for a whole answer.")},
    {Code::Timeout, "total", QT_TRANSLATE_NOOP("Problem", "%1 did not finish within the time that you allow for a call."), QT_TRANSLATE_NOOP("Problem", "Allow more time, or ask for a shorter answer.")},
    {Code::Timeout, "request_timeout", QT_TRANSLATE_NOOP("Problem", "%1 gave up waiting for the request."), QT_TRANSLATE_NOOP("Problem", "Check the network connection, then run again.")},
    {Code::Timeout, "", QT_TRANSLATE_NOOP("Problem", "%1 did not answer in time."), QT_TRANSLATE_NOOP("Problem", "Run again later.")},

    {Code::Network, "dns", QT_TRANSLATE_NOOP("Problem", "The server %1 cannot be found."), QT_TRANSLATE_NOOP("Problem", "Check the address in Settings and the network connection."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url and the network connection.")},
    {Code::Network, "refused", QT_TRANSLATE_NOOP("Problem", "Nothing answers at %1."), QT_TRANSLATE_NOOP("Problem", "Check that the server runs, and its address in Settings."),
        QT_TRANSLATE_NOOP("Problem", "Check that the server runs, and --base-url.")},
    {Code::Network, "broke", QT_TRANSLATE_NOOP("Problem", "The connection to %1 broke before the answer was complete."), QT_TRANSLATE_NOOP("Problem", "Run again; if it goes on, check the network connection.")},
    {Code::Network, "unusable", QT_TRANSLATE_NOOP("Problem", "The connection to %1 broke before a usable answer came."),
        QT_TRANSLATE_NOOP("Problem", "Run again. If it goes on, check address and port in Settings: what listens there may be no web server."),
        QT_TRANSLATE_NOOP("Problem", "Run again. If it goes on, check --base-url: what listens there may be no web server.")},
    {Code::Network, "closed", QT_TRANSLATE_NOOP("Problem", "%1 closed the connection without an answer."), QT_TRANSLATE_NOOP("Problem", "Run again; if it goes on, look at the server's log.")},
    {Code::Network, "proxy", QT_TRANSLATE_NOOP("Problem", "The proxy on the way to %1 does not let the request through."), QT_TRANSLATE_NOOP("Problem", "Check the proxy in Settings, under Requests."),
        QT_TRANSLATE_NOOP("Problem", "Check the proxy: http_proxy and https_proxy, or what was set for requests in the window.")},
    {Code::Network, "proxy_login", QT_TRANSLATE_NOOP("Problem", "The proxy on the way to %1 wants another name and password."), QT_TRANSLATE_NOOP("Problem", "Enter them in Settings, under Requests."),
        QT_TRANSLATE_NOOP("Problem", "Set the name in the window's settings and CUEWRIGHT_PROXY_PASSWORD.")},
    {Code::Network, "", QT_TRANSLATE_NOOP("Problem", "The connection to %1 failed."), QT_TRANSLATE_NOOP("Problem", "Check the network connection, then run again.")},

    {Code::Tls, "", QT_TRANSLATE_NOOP("Problem", "%1 could not prove who it is, so nothing was sent."), QT_TRANSLATE_NOOP("Problem", "Check the address in Settings and the server's certificate. A company's own certificates are added there, under Requests."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url and the server's certificate.")},

    {Code::Auth, "no_key", QT_TRANSLATE_NOOP("Problem", "There is no key for %1."), QT_TRANSLATE_NOOP("Problem", "Enter it in Settings."),
        QT_TRANSLATE_NOOP("Problem", "Put it into the environment variable OPENAI_API_KEY, or try --practice.")},
    {Code::Auth, "odd_key", QT_TRANSLATE_NOOP("Problem", "The key for %1 has characters that no key has."), QT_TRANSLATE_NOOP("Problem", "Copy it again into Settings, without blanks and line ends."),
        QT_TRANSLATE_NOOP("Problem", "Set the environment variable again, without blanks and line ends.")},
    {Code::Auth, "foreign_address", QT_TRANSLATE_NOOP("Problem", "This prompt names an address of its own, %1, and no key is meant for it."), QT_TRANSLATE_NOOP("Problem", "If you trust it, enter the address in Settings with the key that may go there."),
        QT_TRANSLATE_NOOP("Problem", "If you trust it, say with --api-key-env which key may go there.")},
    {Code::Auth, "empty_variable", QT_TRANSLATE_NOOP("Problem", "The environment variable %1 holds no key."), QT_TRANSLATE_NOOP("Problem", "Put a key into it, then start the program again."), QT_TRANSLATE_NOOP("Problem", "Put a key into it, or name another one with --api-key-env.")},
    {Code::Auth, "", QT_TRANSLATE_NOOP("Problem", "%1 does not accept the API key."), QT_TRANSLATE_NOOP("Problem", "Check the key in Settings."),
        QT_TRANSLATE_NOOP("Problem", "Check the key in the environment variable OPENAI_API_KEY, or in the one that --api-key-env names.")},
    {Code::Permission, "", QT_TRANSLATE_NOOP("Problem", "%1 does not allow this with your key."), QT_TRANSLATE_NOOP("Problem", "Check what the key and its project may do, or take another key.")},

    {Code::NotFound, "model_not_found", QT_TRANSLATE_NOOP("Problem", "%1 does not know this model."), QT_TRANSLATE_NOOP("Problem", "Choose another one."), QT_TRANSLATE_NOOP("Problem", "Name another one with --model.")},
    {Code::NotFound, "no_models", QT_TRANSLATE_NOOP("Problem", "%1 has no models yet."), QT_TRANSLATE_NOOP("Problem", "Load a model there, then try again.")},
    {Code::NotFound, "", QT_TRANSLATE_NOOP("Problem", "%1 has nothing at this address."), QT_TRANSLATE_NOOP("Problem", "Check the base URL in Settings; it often ends in /v1."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url; it often ends in /v1.")},

    {Code::RateLimited, "tokens", QT_TRANSLATE_NOOP("Problem", "%1 takes no more requests for the moment: the tokens of this minute are used up."),
        QT_TRANSLATE_NOOP("Problem", "Wait a minute, shorten the prompt, or allow a shorter answer.")},
    {Code::RateLimited, "", QT_TRANSLATE_NOOP("Problem", "%1 takes no more requests for the moment."), QT_TRANSLATE_NOOP("Problem", "Wait a little, or send fewer at once.")},

    {Code::QuotaExceeded, "insufficient_quota", QT_TRANSLATE_NOOP("Problem", "There is no credit left at %1."), QT_TRANSLATE_NOOP("Problem", "Add credit at the provider, then run again.")},
    {Code::QuotaExceeded, "credit_balance_exhausted", QT_TRANSLATE_NOOP("Problem", "There is no credit left at %1."), QT_TRANSLATE_NOOP("Problem", "Add credit at the provider, then run again.")},
    {Code::QuotaExceeded, "organization_spend_limit_exceeded", QT_TRANSLATE_NOOP("Problem", "The spending limit of your organisation at %1 is reached."),
        QT_TRANSLATE_NOOP("Problem", "Raise the limit at the provider, or wait until it starts anew.")},
    {Code::QuotaExceeded, "project_spend_limit_exceeded", QT_TRANSLATE_NOOP("Problem", "The spending limit of your project at %1 is reached."),
        QT_TRANSLATE_NOOP("Problem", "Raise the limit at the provider, or take the key of another project.")},
    {Code::QuotaExceeded, "billing_hard_limit_reached", QT_TRANSLATE_NOOP("Problem", "The spending limit of your account at %1 is reached."),
        QT_TRANSLATE_NOOP("Problem", "Raise the limit at the provider, or wait until it starts anew.")},
    {Code::QuotaExceeded, "", QT_TRANSLATE_NOOP("Problem", "There is no credit left at %1, or a spending limit is reached."), QT_TRANSLATE_NOOP("Problem", "Check billing at the provider, then run again.")},

    {Code::Overloaded, "", QT_TRANSLATE_NOOP("Problem", "%1 is overloaded."), QT_TRANSLATE_NOOP("Problem", "Try again in a minute, or send fewer requests at once.")},
    {Code::ContextLength, "", QT_TRANSLATE_NOOP("Problem", "The prompt and its answer do not fit the model."),
        QT_TRANSLATE_NOOP("Problem", "Shorten the prompt, allow a shorter answer, or choose a model that takes more.")},

    {Code::BadRequest, "unsupported_value", QT_TRANSLATE_NOOP("Problem", "%1 refused the request: it does not take the value of an option."),
        QT_TRANSLATE_NOOP("Problem", "Change the option that it names, or choose another model."), QT_TRANSLATE_NOOP("Problem", "Change the option in the prompt file, or name another model with --model.")},
    {Code::BadRequest, "unsupported_parameter", QT_TRANSLATE_NOOP("Problem", "%1 refused the request: it does not take one of the options."),
        QT_TRANSLATE_NOOP("Problem", "Take out the option that it names, or choose another model."), QT_TRANSLATE_NOOP("Problem", "Take the option out of the prompt file, or name another model with --model.")},
    {Code::BadRequest, "", QT_TRANSLATE_NOOP("Problem", "%1 refused the request."), QT_TRANSLATE_NOOP("Problem", "Change the prompt, its schema, tools or options as the server says.")},

    {Code::Server, "broke_off", QT_TRANSLATE_NOOP("Problem", "The model's provider behind %1 broke off the answer."), QT_TRANSLATE_NOOP("Problem", "Run again, or choose another provider of the model.")},
    {Code::Server, "", QT_TRANSLATE_NOOP("Problem", "%1 failed to answer."), QT_TRANSLATE_NOOP("Problem", "Try again in a moment.")},

    {Code::Protocol, "web_page", QT_TRANSLATE_NOOP("Problem", "The server answered with a web page instead of JSON."), QT_TRANSLATE_NOOP("Problem", "Check the base URL in Settings; it often ends in /v1."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url; it often ends in /v1.")},
    {Code::Protocol, "no_list", QT_TRANSLATE_NOOP("Problem", "What %1 answers is not a list of models."), QT_TRANSLATE_NOOP("Problem", "Check the base URL in Settings; it often ends in /v1."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url; it often ends in /v1.")},
    {Code::Protocol, "empty", QT_TRANSLATE_NOOP("Problem", "The server sent an empty answer."),
        QT_TRANSLATE_NOOP("Problem", "Look at the server's log: some servers do that when the prompt does not fit the model.")},
    {Code::Protocol, "not_http", QT_TRANSLATE_NOOP("Problem", "What %1 answers is not HTTP."), QT_TRANSLATE_NOOP("Problem", "Check the address and the port in Settings."), QT_TRANSLATE_NOOP("Problem", "Check --base-url.")},
    {Code::Protocol, "redirect", QT_TRANSLATE_NOOP("Problem", "%1 sends this request on to another address."),
        QT_TRANSLATE_NOOP("Problem", "Enter the new address in Settings: requests are not sent on by themselves, because they carry your key."),
        QT_TRANSLATE_NOOP("Problem", "Name the new address with --base-url: requests are not sent on by themselves, because they carry your key.")},
    {Code::Protocol, "", QT_TRANSLATE_NOOP("Problem", "The server's answer is not what a chat server sends."), QT_TRANSLATE_NOOP("Problem", "Check the base URL in Settings."), QT_TRANSLATE_NOOP("Problem", "Check --base-url.")},

    {Code::Truncated, "", QT_TRANSLATE_NOOP("Problem", "The answer ended before it was complete."), QT_TRANSLATE_NOOP("Problem", "Run again for a whole answer.")},
    {Code::Budget, "cost_unknown", QT_TRANSLATE_NOOP("Problem", "What this call may cost is not known, and a budget stops."), QT_TRANSLATE_NOOP("Problem", "Set the longest answer, choose a model whose price is known, or allow it once."),
        QT_TRANSLATE_NOOP("Problem", "Set the longest answer in the prompt file, or name a model whose price is known with --model.")},
    {Code::Budget, "", QT_TRANSLATE_NOOP("Problem", "A limit of your own forbids this call."), QT_TRANSLATE_NOOP("Problem", "Raise the limit, wait until it starts anew, or ask for less.")},
    {Code::TooLarge, "endless", QT_TRANSLATE_NOOP("Problem", "%1 sends an answer that does not end. It was cut off."), QT_TRANSLATE_NOOP("Problem", "Run again with a limit for the longest answer.")},
    {Code::TooLarge, "list", QT_TRANSLATE_NOOP("Problem", "The list of models of %1 is too long to be read."), QT_TRANSLATE_NOOP("Problem", "Check the base URL in Settings; it often ends in /v1."),
        QT_TRANSLATE_NOOP("Problem", "Check --base-url; it often ends in /v1.")},
    {Code::TooLarge, "", QT_TRANSLATE_NOOP("Problem", "The request is too large for %1."), QT_TRANSLATE_NOOP("Problem", "Leave out attachments, or make them smaller.")},

    {Code::Io, "", QT_TRANSLATE_NOOP("Problem", "A file could not be read or written."), QT_TRANSLATE_NOOP("Problem", "Check that the disk has room and that you may use the file.")},
    {Code::Parse, "", QT_TRANSLATE_NOOP("Problem", "A text does not follow its rules."), QT_TRANSLATE_NOOP("Problem", "Correct it at the place that is named.")},
    {Code::Invalid, "no_address", QT_TRANSLATE_NOOP("Problem", "%1 has no address yet."), QT_TRANSLATE_NOOP("Problem", "Enter one in Settings."), QT_TRANSLATE_NOOP("Problem", "Name one with --base-url.")},
    {Code::Invalid, "bad_address", QT_TRANSLATE_NOOP("Problem", "The address of %1 is not usable."), QT_TRANSLATE_NOOP("Problem", "Correct it in Settings."), QT_TRANSLATE_NOOP("Problem", "Correct it in --base-url or in the prompt file.")},
    {Code::Invalid, "bad_header", QT_TRANSLATE_NOOP("Problem", "The header “%1” cannot be sent."), QT_TRANSLATE_NOOP("Problem", "Leave it out, or write its name and value without line ends and odd characters.")},
    {Code::Invalid, "unknown_provider", QT_TRANSLATE_NOOP("Problem", "This program does not know the provider “%1”."), QT_TRANSLATE_NOOP("Problem", "Choose another one in the options of the prompt."), QT_TRANSLATE_NOOP("Problem", "Name an address with --base-url.")},
    {Code::Invalid, "", QT_TRANSLATE_NOOP("Problem", "A value makes no sense here."), QT_TRANSLATE_NOOP("Problem", "Correct it, then try again.")},
    {Code::Unsupported, "", QT_TRANSLATE_NOOP("Problem", "%1 cannot do this."), QT_TRANSLATE_NOOP("Problem", "Choose another model or server."), QT_TRANSLATE_NOOP("Problem", "Name another model with --model, or another server with --base-url.")},
};

const Row &rowFor(Code code, QByteArrayView reason)
{
    const Row *general = nullptr;
    for (const Row &row : kRows) {
        if (row.code == code && reason == row.reason)
            return row;
        if (row.code == code && *row.reason == '\0')
            general = &row;
    }
    Q_ASSERT(general);
    return *general;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Problem", text);
}

/// Another try would change nothing, as far as this program can tell.
bool isFinal(Code code)
{
    switch (code) {
    case Code::Cancelled:
    case Code::Budget:
    case Code::QuotaExceeded:
    case Code::ContextLength:
    case Code::Tls:
    case Code::Invalid:
    case Code::Unsupported:
    case Code::Auth:
    case Code::Permission:
    case Code::NotFound:
    case Code::BadRequest:
    case Code::TooLarge:
    case Code::Protocol:
        return true;
    default:
        return false;
    }
}

/// What the program does about a call that is over.
QString nowText(const Error &error, const ProblemContext &context)
{
    if (context.check)
        return translated(QT_TRANSLATE_NOOP("Problem", "The test ends here."));
    if (context.kept)
        return translated(QT_TRANSLATE_NOOP("Problem", "What had arrived is kept and its cost estimated; nothing is sent again by itself."));
    if (context.attempts == 0)
        return translated(QT_TRANSLATE_NOOP("Problem", "Nothing was sent."));
    if (error.code == Code::Cancelled)
        return translated(QT_TRANSLATE_NOOP("Problem", "Nothing more is sent."));
    if (context.attempts > 1)
        return translated(QT_TRANSLATE_NOOP("Problem", "It was tried %1 times, and is not tried again by itself.")).arg(context.attempts);
    return isFinal(error.code) ? translated(QT_TRANSLATE_NOOP("Problem", "It is not tried again, because that would change nothing."))
                               : translated(QT_TRANSLATE_NOOP("Problem", "It is not tried again by itself."));
}

} // namespace

QString ProblemText::joined() const
{
    QStringList parts{happened, now, canDo};
    parts.removeAll(QString());
    for (QString &part : parts) {
        if (part.back().isLetterOrNumber()) // a server's own words: not all of them end as a sentence does
            part += u'.';
    }
    return parts.join(u' ');
}

QList<ProblemRow> problemRows()
{
    QList<ProblemRow> rows;
    for (const Row &row : kRows)
        rows.append({row.code, row.reason});
    return rows;
}

Error problem(Code code, QByteArrayView reason, const QString &subject, const QString &words, const QString &detail)
{
    const Row &row = rowFor(code, reason);
    QString message = translated(row.happened);
    if (message.contains(u"%1"))
        message = message.arg(subject.isEmpty() ? QCoreApplication::translate("Problem", "The server") : providerTitle(subject));
    if (!words.isEmpty())
        message += u' ' + QCoreApplication::translate("Problem", "It says: %1").arg(words);
    return {code, message, detail, {}, QString::fromLatin1(row.reason)};
}

ProblemText problemText(const Error &error, const ProblemContext &context)
{
    const Row &row = rowFor(error.code, error.reason.toLatin1());
    const char *canDo = context.reader == Reader::CommandLine && row.canDoCli ? row.canDoCli : row.canDo;
    const QString happened = error.message.isEmpty() ? problem(error.code, row.reason).message : error.message;
    return {happened, nowText(error, context), translated(canDo)};
}

} // namespace cuewright
