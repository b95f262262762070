#pragma once

#include "chat/request.h"
#include "chat/requesttokens.h"
#include "ledger/ledger.h"

#include <QList>

#include <cstdint>
#include <optional>

namespace cuewright {

/// What earlier calls say about the estimate of the next one.
struct Calibration
{
    int runs = 0; ///< that say it
    std::int64_t correction = 0; ///< tokens to add to the estimate
    bool applied = false; ///< false: too few runs to trust
};

/// Which kind of request this is; each is calibrated by itself.
RequestKind kindOf(const ChatRequest &request);

/// How estimates learn from reported usage.
///
/// Texts in the model's own encoding are exact, so what a provider reports beside them is overhead: the constants around
/// messages where none are published for the model, and how it shows a schema or tools to the model. Of the newest
/// kCalibrationRuns calls of the same kind to the same model of the same provider, the median of (reported − counted) is the
/// correction; a median, so that one call that went through a proxy with a prompt of its own does not count.
///
/// Limits:
/// - Nothing to say: no overhead is estimated (published models without schema and tools), the encoding is not the model's
///   own (then the texts are wrong in proportion to their length, and no constant mends that), pictures (their price follows
///   their size), practice calls (their provider counts by the same rules).
/// - Only calls with an estimated overhead between half and double of this one's are asked: what holds for a schema of a
///   thousand tokens says nothing about one of fifty.
/// - The correction never takes or adds more than the estimated overhead itself.
/// - Under kRunsToTrust calls it is told, but not applied.
inline constexpr int kCalibrationRuns = 20;
inline constexpr int kRunsToTrust = 3;

/// `reports` newest first, of one provider and model; other kinds in it are skipped. nullopt: nothing to say.
std::optional<Calibration> calibrate(
    const QList<InputReport> &reports, RequestKind kind, const RequestTokens &counted);

/// The reports that calibrate() needs for any request to `model`; empty where the ledger cannot be read, because an
/// estimate without them is still an estimate.
QList<InputReport> reportsFor(const Ledger &ledger, const QString &provider, const QString &model);

} // namespace cuewright
