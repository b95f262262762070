#pragma once

#include <QtTest>

/// Fails the test with the error's own words where a Result is not a value.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        if (!verified)                                                                                                 \
            QFAIL(qPrintable(verified.error().message + QStringLiteral(" | ") + verified.error().detail));             \
    } while (false)
