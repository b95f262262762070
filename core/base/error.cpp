#include "base/error.h"

#include "moc_error.cpp"
