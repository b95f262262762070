#pragma once

#include "net/retrypolicy.h"

#include <QString>

namespace cuewright {

/// What a policy does, in sentences: "Up to 3 attempts. The first wait is 0.5 s …".
QString retryWords(const RetryPolicy &policy);

} // namespace cuewright
