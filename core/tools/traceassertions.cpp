#include "tools/traceassertions.h"
