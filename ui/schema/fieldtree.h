#pragma once

#include "schema/fieldwords.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

/// One row of the designer's tree.
struct FieldNode
{
    enum class Role {
        Root,
        Shared, ///< the heading over the shared parts
        Field,
        Item, ///< what each item of a list looks like, or the one at a place
        Branch, ///< of "one of"
        Definition, ///< a shared part
    };

    Role role = Role::Root;
    QString name;
    QString pointer; ///< of the whole schema of the field; for Shared that of the map
    FieldShape shape; ///< its `schema` points into the document; null while the row is being taken away
    const Json *schema = nullptr; ///< at `pointer`; null for Shared
    std::optional<QString> group; ///< pointer of the schema whose `properties` the children are
    bool required = false;
    bool optionalHere = false; ///< Field: its group says what is required; false for others
    std::uint64_t stamp = 0; ///< changes with what the row shows
    FieldNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<FieldNode>> children;
    FieldNode *match = nullptr; ///< while two trees are compared
    FieldNode *unchanged = nullptr; ///< of a later tree: the row before, which says the same, as do all below it; none are below this one

    /// Made when first shown.
    struct Shown
    {
        TypeLabel label;
        QString hint;
        bool made = false;
    };
    const Shown &shown() const;
    void forgetShown() { m_shown.made = false; }

private:
    mutable Shown m_shown;
};

/// The rows of a schema: fields in the order of their keys, groups inside lists directly under the list, "one of" as one row per
/// branch, and the shared parts ($defs, definitions) under a second root. The nodes point into `schema`.
///
/// `before`: the tree of an earlier schema, which still exists. What an edit has left alone is not made again, which is nearly all of
/// a large schema: see FieldNode::unchanged. Such a tree is for matchFieldTrees() with the same `before`.
std::vector<std::unique_ptr<FieldNode>> buildFieldTree(
    const Json &schema, const QString &title, const std::vector<std::unique_ptr<FieldNode>> *before = nullptr);

/// Lets the row and those below it point into `schema`, which is equal to the one that they have been made from.
void pointInto(FieldNode &row, const Json &schema);

/// Pairs the nodes of two trees by role and name; a child that is alone in having another name at its place has been renamed.
/// Sets `match` on both sides, null where there is no partner.
void matchFieldTrees(const std::vector<std::unique_ptr<FieldNode>> &before, const std::vector<std::unique_ptr<FieldNode>> &after);

} // namespace cuewright
