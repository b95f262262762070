#pragma once

#include "base/json.h"
#include "schema/document/textpatch.h"

#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

/// Why a text is not taken as JSON, and where.
struct JsonProblem
{
    enum class Kind {
        Syntax,
        DuplicateKey, ///< legal JSON, but programs disagree on which of the two counts
        TooDeep,
    };

    Kind kind = Kind::Syntax;
    TextSpan place; ///< of what could not be accepted; empty at the end of the text
    TextPosition at; ///< line and column of place.start; columns count UTF-16 units
    QString message; ///< translated: "Line 12: a comma is expected before “priority”."
    TextSpan earlier; ///< DuplicateKey: the first key of that name

    friend bool operator==(const JsonProblem &, const JsonProblem &) = default;
};

/// A JSON text with the places of all its values. The text is the truth: numbers too big for Json and escapes
/// stay as they are written. A byte order mark at the start and any line breaks are accepted.
///
/// A text with two equal keys in one object is a problem like a syntax error: a Json could hold only one of
/// them. Immutable; copies share.
class JsonSource
{
public:
    using NodeId = int;
    static constexpr NodeId kRoot = 0;
    static constexpr NodeId kNone = -1;

    enum class Kind : quint8 { Null, Boolean, Number, String, Array, Object };

    struct Node
    {
        qsizetype keyStart = 0;
        qsizetype valueStart = 0;
        qsizetype valueEnd = 0;
        NodeId parent = kNone;
        NodeId nextSibling = kNone;
        int keySize = 0; ///< quotes included; 0: an item, or the root
        int index = 0; ///< in the parent
        int children = 0; ///< the first of them follows its parent directly
        Kind kind = Kind::Null;

        bool hasKey() const { return keySize > 0; }
        TextSpan key() const { return {keyStart, keySize}; }
        TextSpan value() const { return {valueStart, valueEnd - valueStart}; }
        /// Key and value; of an item the value.
        TextSpan member() const
        {
            const qsizetype start = hasKey() ? keyStart : valueStart;
            return {start, valueEnd - start};
        }
    };

    /// An empty text, which is not valid.
    JsonSource();
    /// Bounded: deeper nesting than `maxDepth` is a problem, never a crash.
    static JsonSource parse(const QString &text, int maxDepth = kMaxJsonDepth);

    const QString &text() const;
    bool isValid() const { return !problem(); }
    const std::optional<JsonProblem> &problem() const;

    // Of a valid text; of others json() is null and there are no nodes.
    const Json &json() const;
    int size() const; ///< nodes, in the order of the text
    const Node &node(NodeId id) const;
    NodeId firstChild(NodeId id) const { return node(id).children > 0 ? id + 1 : kNone; }
    std::vector<NodeId> children(NodeId id) const;
    /// The member of an object, or kNone.
    NodeId member(NodeId object, QStringView name) const;
    /// As it reads: escapes are resolved. Empty for items.
    QString name(NodeId id) const;
    QStringView valueText(NodeId id) const; ///< as it is written
    QString string(NodeId id) const; ///< as it reads; empty for values that are no strings, and for kNone
    Json value(NodeId id) const;

    NodeId find(QStringView pointer) const; ///< kNone where the pointer leads nowhere
    QString pointer(NodeId id) const;
    /// The innermost value at `offset`; a key belongs to its value. kRoot outside of all.
    NodeId at(qsizetype offset) const;

    TextPosition position(qsizetype offset) const;

    /// The value `id` as a source of its own: its nodes and pointers begin there, and its places stay those of the whole text, so
    /// that an edit of the part is an edit of the text.
    JsonSource part(NodeId id) const;
    /// What a part was taken from; any other source is whole.
    JsonSource whole() const;

private:
    struct Data;
    explicit JsonSource(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    { }

    std::shared_ptr<const Data> m_data;
};

/// One step of a JSON pointer as the name that it stands for: "a~1b" → "a/b".
QString unescapedPointerStep(QString step);

} // namespace cuewright
