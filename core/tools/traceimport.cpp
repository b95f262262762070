#include "tools/traceimport.h"
