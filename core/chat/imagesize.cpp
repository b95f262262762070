#include "chat/imagesize.h"

#include <QByteArray>
#include <QByteArrayView>

namespace cuewright {
namespace {

/// Reads numbers at places; 0 beyond the end.
struct Bytes
{
    QByteArrayView data;

    unsigned at(qsizetype place) const { return place < data.size() ? static_cast<unsigned char>(data[place]) : 0; }
    unsigned big16(qsizetype place) const { return at(place) << 8 | at(place + 1); }
    unsigned little16(qsizetype place) const { return at(place + 1) << 8 | at(place); }
    unsigned little24(qsizetype place) const { return at(place + 2) << 16 | little16(place); }
    unsigned big32(qsizetype place) const { return big16(place) << 16 | big16(place + 2); }
};

ImageSize jpegSize(const Bytes &file)
{
    qsizetype place = 2;
    while (place + 9 <= file.data.size() && file.at(place) == 0xFF) {
        const unsigned marker = file.at(place + 1);
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame)
            return {static_cast<int>(file.big16(place + 7)), static_cast<int>(file.big16(place + 5))};
        if (marker == 0xFF) // fill byte
            ++place;
        else
            place += 2 + std::max(2U, file.big16(place + 2));
    }
    return {};
}

ImageSize webpSize(const Bytes &file)
{
    const QByteArrayView kind = file.data.sliced(12, 4);
    if (kind == "VP8X")
        return {static_cast<int>(file.little24(24) + 1), static_cast<int>(file.little24(27) + 1)};
    if (kind == "VP8 ")
        return {static_cast<int>(file.little16(26) & 0x3FFF), static_cast<int>(file.little16(28) & 0x3FFF)};
    if (kind == "VP8L") {
        const unsigned bits = file.little24(21) | file.at(24) << 24;
        return {static_cast<int>((bits & 0x3FFF) + 1), static_cast<int>((bits >> 14 & 0x3FFF) + 1)};
    }
    return {};
}

} // namespace

std::optional<ImageSize> imageSize(const QString &source)
{
    constexpr qsizetype kHead = qsizetype(1) << 20; // of base64; a JPEG may carry a large preview before its frame
    QStringView base64(source);
    if (base64.startsWith(u"data:")) {
        const qsizetype comma = base64.indexOf(u',');
        if (comma < 0 || !base64.first(comma).endsWith(u";base64"))
            return std::nullopt;
        base64 = base64.sliced(comma + 1);
    }
    const QByteArray head = QByteArray::fromBase64(base64.first(std::min(base64.size(), kHead)).toLatin1());
    const Bytes file{head};
    ImageSize size;
    constexpr unsigned kMost = 1U << 24; // a side; more is a broken file
    if (head.startsWith("\x89PNG\r\n\x1a\n") && file.big32(16) < kMost && file.big32(20) < kMost)
        size = {static_cast<int>(file.big32(16)), static_cast<int>(file.big32(20))};
    else if (head.startsWith("GIF8"))
        size = {static_cast<int>(file.little16(6)), static_cast<int>(file.little16(8))};
    else if (head.startsWith("\xFF\xD8"))
        size = jpegSize(file);
    else if (head.startsWith("RIFF") && head.size() >= 30 && head.mid(8, 4) == "WEBP")
        size = webpSize(file);
    if (size.width <= 0 || size.height <= 0)
        return std::nullopt;
    return size;
}

} // namespace cuewright
