#include "runs/outcomeword.h"

#include <QMetaEnum>

namespace cuewright {
namespace {

/// Of attempts that say nothing about whether the server worked.
const QStringList &endings()
{
    static const QStringList words{QStringLiteral("network"), QStringLiteral("timeout"), QStringLiteral("truncated"), QStringLiteral("aborted")};
    return words;
}

} // namespace

QString outcomeWord(Outcome::Kind kind)
{
    switch (kind) {
    case Outcome::Kind::Text:
        return QStringLiteral("text");
    case Outcome::Kind::Valid:
        return QStringLiteral("valid");
    case Outcome::Kind::Violations:
        return QStringLiteral("violations");
    case Outcome::Kind::Unchecked:
        return QStringLiteral("unchecked");
    case Outcome::Kind::NotJson:
        return QStringLiteral("not_json");
    case Outcome::Kind::Cut:
        return QStringLiteral("cut");
    case Outcome::Kind::Refusal:
        return QStringLiteral("refusal");
    case Outcome::Kind::Filtered:
        return QStringLiteral("filtered");
    case Outcome::Kind::ToolCalls:
        return QStringLiteral("tool_calls");
    }
    return {};
}

QString outcomeWord(const Error &error)
{
    if (error.code == Error::Code::Cancelled)
        return QStringLiteral("aborted");
    const auto codes = QMetaEnum::fromType<Error::Code>();
    return QString::fromLatin1(codes.valueToKey(static_cast<int>(error.code))).toLower();
}

QString callOutcomeWord(const Error &error)
{
    const bool isOurs = error.code == Error::Code::Cancelled || error.code == Error::Code::Budget;
    return isOurs ? outcomeWord(error) : QStringLiteral("error");
}

bool mayBeBilled(const AttemptRecord &attempt)
{
    return attempt.status >= 200 && attempt.status < 300 && endings().contains(attempt.outcome);
}

bool isUnanswered(const Attempt &attempt)
{
    return attempt.sent && attempt.status == 0 && attempt.error && endings().contains(outcomeWord(*attempt.error));
}

bool answersRequest(Outcome::Kind kind)
{
    return kind == Outcome::Kind::Text || kind == Outcome::Kind::Valid || kind == Outcome::Kind::ToolCalls;
}

} // namespace cuewright
