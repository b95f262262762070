#pragma once

#include "schema/node.h"
#include "schema/validator.h"
#include "schema/wording.h"

#include <QCoreApplication>

#include <string_view>

namespace cuewright {

/// One walk of a value through a graph of nodes.
class Evaluation final
{
    Q_DISABLE_COPY_MOVE(Evaluation)
public:
    explicit Evaluation(const SchemaGraph &graph)
        : m_graph(graph)
    { }

    QList<Violation> violations(const Json &instance);
    bool accepts(const Json &instance);

private:
    using Sink = QList<Violation>; ///< null: only yes or no is asked, stop at the first no

    /// What the keywords of a schema have looked at so far, for unevaluated*.
    struct Seen
    {
        std::unordered_set<std::string_view> names;
        std::vector<bool> items;

        void item(std::size_t index);
        void add(const Seen &other);
    };

    /// One node applied to one value. The chain of outer visits is the dynamic scope.
    struct Visit
    {
        const SchemaNode &node;
        const SchemaPlace &place;
        Seen *seen = nullptr; ///< null: nobody asks
        Sink *sink = nullptr;
        const Visit *outer = nullptr;
        int depth = 0;

        const Json &value() const { return *place.value; }
    };

    bool apply(const SchemaNode &node, const SchemaPlace &place, Seen *seen, Sink *sink, const Visit *outer);
    bool applyHere(const SchemaNode &node, const Visit &visit, Sink *sink);
    bool applyInside(const SchemaNode &node, const Visit &visit, const SchemaPlace &place);
    bool rules(const Visit &visit);

    bool values(const Visit &visit);
    bool numbers(const Visit &visit);
    bool texts(const Visit &visit);
    bool matches(const Visit &visit, const EcmaPattern &pattern, const QString &text);
    bool tooExpensive(const Visit &visit, const QString &keyword, const EcmaPattern &pattern);
    bool arrays(const Visit &visit);
    bool uniqueness(const Visit &visit);
    bool contained(const Visit &visit);
    bool objects(const Visit &visit);
    bool members(const Visit &visit);
    bool dependencies(const Visit &visit);

    bool references(const Visit &visit);
    bool combinations(const Visit &visit);
    bool alternatives(const Visit &visit, const std::vector<const SchemaNode *> &branches, bool exactlyOne);
    bool noAlternative(
        const Visit &visit, const std::vector<const SchemaNode *> &branches, const QString &keyword);
    bool excluded(const Visit &visit);
    bool conditions(const Visit &visit);
    bool unevaluated(const Visit &visit);
    const SchemaNode *dynamicTarget(const Visit &visit) const;

    bool report(const Visit &visit, const QString &keyword, const QString &message);
    bool reportAt(
        const Visit &visit, const SchemaPlace &place, const QString &keyword, const QString &message);
    /// For where a pattern that was too expensive counts as "does not fit", but must not make a value valid.
    bool unchecked(const Visit &visit, const QString &keyword);
    bool giveUp(const Visit &visit, const QString &keyword, const QString &message);

    const SchemaGraph &m_graph;
    std::int64_t m_steps = 0;
    int m_expensiveMatches = 0;
    bool m_gaveUp = false;
};

/// The context that all sentences of this room share in the translations.
struct SchemaText
{
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

std::uint8_t typesOf(const Json &value);

} // namespace cuewright
