#include "base/random.h"

#include <QRandomGenerator>

namespace cuewright {

std::uint64_t SystemRandom::bits()
{
    return QRandomGenerator::system()->generate64();
}

QString randomHex(Random &random, int bytes)
{
    QString hex;
    hex.reserve(bytes * 2);
    while (hex.size() < bytes * 2)
        hex += QString::number(random.bits(), 16).rightJustified(16, u'0');
    return hex.left(bytes * 2);
}

} // namespace cuewright
