#pragma once

#include "schema/document/containerpatch.h"

namespace cuewright {

/// Collects changes to the values of one source and turns them into patches of its text: commas and line
/// breaks come out right whatever is combined, and what is not changed keeps its bytes. A change inside a
/// value that goes away as a whole goes with it.
class JsonPatcher final
{
    Q_DISABLE_COPY_MOVE(JsonPatcher)
public:
    using NodeId = JsonSource::NodeId;

    /// `source` must outlive it and be valid.
    explicit JsonPatcher(const JsonSource &source);

    /// The value reads as `wanted`; what is equal inside it stays as it is written.
    void setValue(NodeId id, const Json &wanted);
    void setText(NodeId id, const QString &text);
    void renameKey(NodeId id, QStringView name);
    void remove(NodeId id); ///< a member or item
    /// Before the child that is `index` now; behind all with -1 or a larger one. `name` is ignored for
    /// arrays.
    void insert(NodeId container, int index, QStringView name, const Json &value);
    /// With a value that is written already, its further lines indented for `indent`; they are moved to where
    /// they come.
    void insertText(
        NodeId container, int index, QStringView name, const QString &text, const QString &indent);

    TextPatches patches() const;
    /// The value's text with the changes inside it.
    QString valueText(NodeId id) const;
    /// The blanks at the start of the line where the value's member starts: what valueText() is indented for.
    QString indent(NodeId id) const;
    const JsonLayout &layout() const { return m_layout; }
    /// How a value of this kind is best written in place of `id`.
    QString textFor(NodeId id, const Json &value) const;

private:
    void rewrite(NodeId id, const Json &old, const Json &wanted);
    void rewriteMembers(NodeId id, const Json &old, const Json &wanted);
    void rewriteItems(NodeId id, const Json &old, const Json &wanted);
    AddedMember &added(NodeId container, int index, QStringView name);

    const JsonSource &m_source;
    JsonLayout m_layout;
    TextPatches m_replaced; ///< in any order
    std::map<NodeId, MemberChanges> m_changes;
};

} // namespace cuewright
