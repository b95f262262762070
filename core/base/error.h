#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace cuewright {

/// A place in a text a person can open: both counted from 1; 0 means "not known".
struct TextPosition
{
    int line = 0;
    int column = 0;

    friend bool operator==(const TextPosition &, const TextPosition &) = default;
};

/// Why something failed. `code` drives behaviour (retry, ask for a key, offer a bigger limit); the texts never do.
struct Error
{
    Q_GADGET
public:
    enum class Code {
        Cancelled, ///< a person or the program's end stopped it
        Timeout,
        Network, ///< no usable connection, or it broke
        Tls,
        Auth, ///< 401: no key or a wrong one
        Permission, ///< 403
        NotFound, ///< 404, or a file that is not there
        RateLimited, ///< 429 that passes with time
        QuotaExceeded, ///< 429 that needs a person: no credit, a spend limit
        Overloaded, ///< 503, slow_down, server_is_overloaded
        ContextLength, ///< prompt and answer do not fit the model
        BadRequest, ///< 400, 422: the request itself is wrong
        Server, ///< 5xx
        Protocol, ///< the server's answer is not what the protocol says
        Truncated, ///< the answer ended before it was complete
        Budget, ///< a limit of the person's own forbids it
        Io, ///< reading or writing a file, a database, the keychain
        Parse, ///< a text that does not follow its grammar; see `at`
        Invalid, ///< a value that makes no sense here
        TooLarge,
        Unsupported,
    };
    Q_ENUM(Code)

    Code code = Code::Invalid;
    QString message; ///< for the person: what happened and what to do; translated
    QString detail; ///< for the log and "Show details"; never a secret
    TextPosition at;
    QString reason{}; ///< what exactly, as the table of problems names it (chat/problems.h); empty: the code says it all
};

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::Error)
