#include "runs/calibration.h"

#include <algorithm>
#include <vector>

namespace cuewright {

RequestKind kindOf(const ChatRequest &request)
{
    bool tools = !request.tools.isEmpty();
    for (const Message &message : request.messages) {
        tools = tools || message.role == Role::Tool || !message.toolCalls.isEmpty();
        for (const ContentPart &part : message.parts) {
            if (part.kind != ContentPart::Kind::Text && part.kind != ContentPart::Kind::Refusal)
                return RequestKind::Media;
        }
    }
    if (tools)
        return RequestKind::Tools;
    return request.responseFormat.kind == ResponseFormat::Kind::JsonSchema ? RequestKind::Schema : RequestKind::Plain;
}

std::optional<Calibration> calibrate(const QList<InputReport> &reports, RequestKind kind, const RequestTokens &counted)
{
    const std::int64_t overhead = counted.estimatedOverhead();
    if (!counted.textsExact || overhead <= 0 || kind == RequestKind::Media || kind == RequestKind::Unknown)
        return std::nullopt;
    std::vector<std::int64_t> differences;
    for (const InputReport &report : reports) {
        const bool alike = report.overhead * 2 >= overhead && report.overhead <= overhead * 2;
        if (report.kind != kind || report.practice || !alike)
            continue;
        differences.push_back(report.reported - report.counted());
        if (differences.size() == kCalibrationRuns)
            break;
    }
    if (differences.empty())
        return std::nullopt;
    // Of an even number the lower middle: a correction that was reported, not one between two.
    const auto middle = differences.begin() + static_cast<std::ptrdiff_t>((differences.size() - 1) / 2);
    std::nth_element(differences.begin(), middle, differences.end());
    const int runs = static_cast<int>(differences.size());
    return Calibration{runs, std::clamp(*middle, -overhead, overhead), runs >= kRunsToTrust};
}

QList<InputReport> reportsFor(const Ledger &ledger, const QString &provider, const QString &model)
{
    QList<InputReport> all;
    for (const RequestKind kind : {RequestKind::Plain, RequestKind::Schema, RequestKind::Tools, RequestKind::Media}) {
        // More than are used: some of them may not be alike.
        if (const auto found = ledger.inputReports(provider, model, kind, kCalibrationRuns * 4))
            all += *found;
    }
    return all;
}

} // namespace cuewright
