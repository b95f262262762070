#pragma once

#include "base/result.h"

#include <QCoreApplication>

namespace cuewright {

/// The context that the sentences of a trace's edits share in the translations.
struct TraceText
{
    Q_DECLARE_TR_FUNCTIONS(Trace)
};

/// For an edit that the trace as it is does not allow.
[[nodiscard]] inline tl::unexpected<Error> refusedEdit(const QString &message)
{
    return fail(Error::Code::Invalid, message);
}

} // namespace cuewright
