#include "tools/tracediff.h"
