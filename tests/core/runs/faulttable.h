#pragma once

#include "fakeserver.h"

#include <QByteArray>
#include <QList>

#include <chrono>

namespace cuewright {

/// How the answer is asked for.
enum class Form { Plain, Stream };

/// What becomes of one call.
struct FaultEnd
{
    const char *end = ""; ///< "text", or the code of the error
    int attempts = 1; ///< rows in the ledger
    const char *waited = "0 s"; ///< on the virtual clock
    const char *kept = ""; ///< text that the person still has
    const char *booked = "nothing"; ///< "reported", "estimated", "input", "unknown", "nothing"; "reported + input", "3 × input"
    const char *says = ""; ///< part of what the person is told, while it waits or at the end
};

/// One way in which a server or the network fails.
struct FaultRow
{
    enum class Place {
        Server, ///< the scripted one
        Nowhere, ///< a host that has no address
        Refused, ///< nothing listens
        SelfSigned, ///< TLS with a certificate that nobody vouches for
        NoTls, ///< a server without TLS behind an https address
        Silent, ///< takes the connection and never shakes hands
    };
    /// What happens to the clock, beside waiting for what the program waits for, and what a person does meanwhile.
    enum class Clocks {
        Still,
        WallForward, ///< the wall clock is set a day forward during each wait
        WallBack,
        Sleep, ///< the machine sleeps for an hour in each wait, and in each silence of the server
        Stopped, ///< the person stops the call there instead
    };

    const char *group = "";
    const char *name = "";
    QList<FakeServer::Script> plain, stream; ///< one script a request; what comes after is answered well
    FaultEnd plainEnd, streamEnd;
    Place place = Place::Server;
    Clocks clocks = Clocks::Still;
    bool hasHead = false; ///< of a silence: the answer's head comes before it
    bool keptAlive = false; ///< a good call comes before, on the connection that this one finds
};

/// The whole matrix.
const QList<FaultRow> &faultTable();

/// A whole good answer, head and all: "Hello", 9 tokens in, 3 out.
QByteArray goodAnswer(Form form, const FakeServer::Headers &headers = {});

} // namespace cuewright
