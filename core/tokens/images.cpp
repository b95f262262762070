#include "tokens/encoding.h"
#include "tokens/overhead.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cuewright {
namespace {

// Facts §10.8.
struct TileModel
{
    QStringView model;
    int base;
    int tile;
};
constexpr TileModel kTileModels[] = {
    {u"gpt-5", 70, 140},
    {u"gpt-5-chat-latest", 70, 140},
    {u"gpt-4o", 85, 170},
    {u"gpt-4.1", 85, 170},
    {u"gpt-4.5", 85, 170},
    {u"gpt-4.5-preview", 85, 170},
    {u"gpt-4o-mini", 2833, 5667},
    {u"o1", 75, 150},
    {u"o1-pro", 75, 150},
    {u"o3", 75, 150},
    {u"computer-use-preview", 65, 129},
};

struct PatchModel
{
    QStringView model;
    int hundredths; ///< tokens for 100 patches
    bool large = false; ///< takes larger images, and detail "original"
};
constexpr PatchModel kPatchModels[] = {
    {u"gpt-5.4-mini", 162},
    {u"gpt-5-mini", 162},
    {u"gpt-4.1-mini", 162},
    {u"gpt-5.4-nano", 246},
    {u"gpt-5-nano", 246},
    {u"gpt-4.1-nano", 246},
    {u"o4-mini", 172},
    {u"gpt-5.2", 100},
    {u"gpt-5.3-codex", 100},
    {u"gpt-5.4", 100, true},
    {u"gpt-5.5", 100, true},
};

constexpr int kPatch = 32;

struct Size
{
    double width;
    double height;

    void scale(double factor)
    {
        width *= factor;
        height *= factor;
    }
    void fitInto(double side) { scale(std::min(1.0, side / std::max(width, height))); }
    /// Squares of `side` pixels that cover it. Rounded to whole pixels first: 33.0000001 squares are 33.
    std::int64_t squares(double side) const
    {
        const auto along
            = [side](double length) { return std::max(1.0, std::ceil(std::round(length) / side)); };
        return static_cast<std::int64_t>(along(width) * along(height));
    }
};

std::int64_t tileTokens(const TileModel &rule, Size size)
{
    size.fitInto(2048);
    size.scale(std::min(1.0, 768 / std::min(size.width, size.height)));
    return rule.base + rule.tile * size.squares(512);
}

// The image is made smaller until its patches are within the budget, then a little more, so that one side is
// a whole number of patches.
std::int64_t patchesWithin(Size size, int budget)
{
    if (size.squares(kPatch) <= budget)
        return size.squares(kPatch);
    size.scale(std::sqrt(double{kPatch} * kPatch * budget / (size.width * size.height)));
    const auto towardsWhole = [](double length) {
        const double patches = length / kPatch;
        return patches < 1 ? 1.0 : std::floor(patches) / patches;
    };
    size.scale(std::min(towardsWhole(size.width), towardsWhole(size.height)));
    return std::min<std::int64_t>(size.squares(kPatch), budget); // strips thinner than a patch stay over it
}

std::optional<std::int64_t> patchTokens(const PatchModel &rule, Size size, QStringView detail)
{
    int budget = 1536;
    if (detail == u"original") {
        if (!rule.large)
            return std::nullopt;
        budget = 10'000;
        size.fitInto(6000);
    } else if (detail != u"high") {
        return std::nullopt; // "low": nothing is published
    } else if (rule.large) {
        budget = 2500;
        size.fitInto(2048);
    }
    return (patchesWithin(size, budget) * rule.hundredths + 99) / 100;
}

} // namespace

std::optional<std::int64_t> countImage(QStringView model, int width, int height, QStringView detail)
{
    if (width <= 0 || height <= 0)
        return std::nullopt;
    if (detail.isEmpty() || detail == u"auto")
        detail = u"high";
    const QStringView name = bareModelName(model);
    const auto covers = [name](const auto &rule) { return isModelOrDated(name, rule.model); };
    const Size size{static_cast<double>(width), static_cast<double>(height)};

    const auto tiles = std::find_if(std::begin(kTileModels), std::end(kTileModels), covers);
    if (tiles != std::end(kTileModels)) {
        if (detail == u"low")
            return tiles->base;
        return detail == u"high" ? std::optional(tileTokens(*tiles, size)) : std::nullopt;
    }
    const auto patches = std::find_if(std::begin(kPatchModels), std::end(kPatchModels), covers);
    return patches == std::end(kPatchModels) ? std::nullopt : patchTokens(*patches, size, detail);
}

} // namespace cuewright
