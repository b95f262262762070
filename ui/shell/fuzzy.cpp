#include "shell/fuzzy.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace cuewright {
namespace {

constexpr int kLetter = 1;
constexpr int kInARow = 12;
constexpr int kWordStart = 8;
constexpr int kTextStart = 4;
constexpr int kNone = -1;

bool startsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text[at - 1].isLetterOrNumber();
}

} // namespace

// For each letter of the query, best[i] is the best score of a match that ends with that letter at text[i]. Both lengths
// are bounded by what people type and name, so the plain quadratic walk is quick enough.
std::optional<int> fuzzyScore(QStringView query, QStringView text)
{
    const QString wanted = query.toString().remove(u' ').toCaseFolded();
    const QString letters = text.toString().toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    const std::size_t size = static_cast<std::size_t>(letters.size());
    std::vector<int> best(size, kNone);
    for (qsizetype letter = 0; letter < wanted.size(); ++letter) {
        std::vector<int> next(size, kNone);
        int before = letter == 0 ? 0 : kNone; // best of a match that ends somewhere before text[at - 1]
        for (std::size_t at = 0; at < size; ++at) {
            const int adjacent = letter > 0 && at > 0 ? best[at - 1] : kNone;
            if (letters[qsizetype(at)] == wanted[letter]) {
                int score = std::max(before, adjacent == kNone ? kNone : adjacent + kInARow);
                if (score != kNone) {
                    score += kLetter + (startsWord(letters, qsizetype(at)) ? kWordStart : 0) + (at == 0 ? kTextStart : 0);
                    next[at] = score;
                }
            }
            before = std::max(before, adjacent);
        }
        best = std::move(next);
    }
    const int score = size == 0 ? kNone : *std::max_element(best.begin(), best.end());
    if (score == kNone)
        return std::nullopt;
    // Among equal matches the shorter text comes first; scaled so that length never beats a better match.
    return score * 256 - int(std::min<std::size_t>(size, 255));
}

} // namespace cuewright
