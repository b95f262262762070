#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <optional>

namespace cuewright {

/// What a person reads about a problem: three things, each in whole sentences, in the person's language.
struct ProblemText
{
    QString happened; ///< with the server's own words, where it had any
    QString now; ///< what this program does, or has done, about it
    QString canDo; ///< what the person can do

    QString joined() const; ///< all three in this order
};

/// Where it is read: in the window a setting helps, on the command line a flag.
enum class Reader { Window, CommandLine };

/// How the call stands that failed.
struct ProblemContext
{
    Reader reader = Reader::Window;
    int attempts = 0; ///< POSTs so far; 0: nothing was sent
    bool kept = false; ///< some of the answer had come and been shown
    bool check = false; ///< it was no call, but a test of the connection
};

/// The one table of problems (facts §5.1, §5.3): a row for each Error::Code, further ones for what a code has more to say
/// about, by Error::reason. Every error of a call is made with problem(), and every text of one is read from problemText().
struct ProblemRow
{
    Error::Code code;
    const char *reason; ///< the API's own word (insufficient_quota) or ours (dns); empty: all others of this code
};
QList<ProblemRow> problemRows();

/// An error of the table. `subject` is the server's name, or its host, for the sentence; empty: "The server". `words` is what
/// the server itself said. A reason without a row of its own counts as the code's general one.
Error problem(Error::Code code, QByteArrayView reason, const QString &subject = {}, const QString &words = {}, const QString &detail = {});

/// The text of an error, wherever it was made: one that is not from the table keeps its message as what happened.
ProblemText problemText(const Error &error, const ProblemContext &context);

} // namespace cuewright
