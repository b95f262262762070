#pragma once

#include "base/random.h"
#include "practice/faultscript.h"
#include "practice/requestcheck.h"
#include "practice/wire.h"

namespace cuewright {

class Encoding;

/// Makes up one answer to a request: tool calls, JSON that satisfies the schema, or a short text that says
/// that it is practice. It leans on the words of the messages and is the same for the same random numbers.
/// Calls whose arguments were no JSON are made again. Of `fault` count violateSchema, brokenArguments and callTools.
PracticeChoice practiceAnswer(
    const PracticeRequest &request, const Encoding &encoding, Random &random, const FaultStep &fault = {});

} // namespace cuewright
