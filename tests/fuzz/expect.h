#pragma once

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

/// What must hold; else the fuzzer has found something, and says `what` with the text that shows it.
inline void expect(bool holds, const char *what, const QByteArray &text)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n%s\n", what, text.constData());
    std::abort();
}
