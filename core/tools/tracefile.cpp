#include "tools/tracefile.h"
