#pragma once

namespace cuewright::bench {

/// The server that the net bench talks to: HTTP/1.1 on 127.0.0.1, kept-alive connections, one thread on plain sockets, so
/// that it costs as little as a server can and whoever asks is what is measured. Every POST is answered at once, with the
/// time at which its first byte was read as the model's text (steady_clock's nanoseconds, which all programs of a machine
/// share). Where the body asks for a stream it comes as deltas, kGapMs apart, each with the time at which it was written and a blank, or the end of a paragraph: as many
/// as its max_completion_tokens (or max_tokens) says. Prints "port=N" and serves until its standard input ends. Returns the exit code.
int serve();

inline constexpr int kGapMs = 2;

} // namespace cuewright::bench
