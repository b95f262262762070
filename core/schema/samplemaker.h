#pragma once

#include "schema/hintwords.h"
#include "schema/ruleset.h"
#include "schema/samples.h"

#include <algorithm>

namespace cuewright {

/// Makes values for a schema whose $refs all lead into itself ("#/…"). Used by makeAnswer() and makeSample()
/// alone.
class SampleMaker final
{
    Q_DISABLE_COPY_MOVE(SampleMaker)
public:
    /// `schema` must outlive it.
    SampleMaker(const Json &schema, const AnswerHints &hints, std::uint64_t seed,
        SampleKind kind = SampleKind::Typical, SampleStop stop = {});

    static constexpr int kAttempts = 40;

    /// Another one for each attempt (0 … kAttempts); it has not been checked. nullopt where none was found.
    std::optional<Json> make(int attempt);
    bool isStopped() const { return m_stop && m_stop(); }

private:
    static constexpr int kShyLevels = 5; ///< from here on only what must be there
    struct Spot ///< where a value goes
    {
        QString name;
        QString pointer;
        int index = 0;
        int level = 0;
        QStringList said; ///< choices made beside it
        QString about; ///< description of what it is part of
    };
    struct Made
    {
        Json value;
        bool fits = true;
    };
    using Schemas = std::vector<Json>;

    std::optional<Made> valueOf(const Schemas &schemas, const Spot &spot);
    std::optional<Made> byRules(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> alternative(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> byType(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> choice(const RuleSet &rules, const Spot &spot);
    Made text(const RuleSet &rules, const Spot &spot);
    std::optional<Made> number(const RuleSet &rules, const Spot &spot);
    double wantedNumber(const RuleSet &rules, const Spot &spot, double low, double high);
    std::int64_t listSize(const RuleSet &rules, const Spot &spot) const;
    std::vector<std::string> memberNames(const RuleSet &rules) const;
    /// At the first attempt a minimal or maximal sample goes to the limits; where that leads nowhere, it does
    /// not insist.
    bool wants(SampleKind kind) const { return m_kind == kind && m_attempt == 0; }
    Made yesNo(const RuleSet &rules, const Spot &spot);
    std::optional<Made> list(const RuleSet &rules, const Spot &spot);
    std::optional<Made> object(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Json> members(const RuleSet &rules, const Spot &spot);
    Schemas memberSchemas(const RuleSet &rules, const std::string &name) const;

    bool accepts(const Schemas &schemas, const Json &value) const;
    std::uint64_t bits(const QString &pointer);
    int choose(const QString &pointer, int n)
    {
        return static_cast<int>(bits(pointer) % static_cast<std::uint64_t>(std::max(n, 1)));
    }

    const Json &m_root;
    SchemaDocuments m_documents;
    HintWords m_words;
    QHash<QString, QStringList> m_lists;
    std::uint64_t m_seed;
    SampleKind m_kind;
    SampleStop m_stop;
    std::uint64_t m_draws = 0;
    int m_attempt = 0;
    int m_steps = 0;
};

} // namespace cuewright
