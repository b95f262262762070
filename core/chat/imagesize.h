#pragma once

#include <QString>

#include <optional>

namespace cuewright {

struct ImageSize
{
    int width = 0;
    int height = 0;

    friend bool operator==(const ImageSize &, const ImageSize &) = default;
};

/// Size in pixels of a picture given as data URI or bare base64: PNG, GIF, JPEG and WebP, from the head of the file. nullopt
/// for an address, another format or a broken file.
std::optional<ImageSize> imageSize(const QString &source);

} // namespace cuewright
