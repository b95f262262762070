#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace cuewright {

/// A value or the reason why there is none. The only place that names tl::expected. Every function that returns one
/// carries [[nodiscard]]: the type itself cannot without breaking and_then (tests/lint checks it).
template<typename T = void>
using Result = tl::expected<T, Error>;

/// Builds the failing side of any Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error::Code code, QString message, QString detail = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(detail), {}});
}

} // namespace cuewright
