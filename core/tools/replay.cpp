#include "tools/replay.h"
