#pragma once

#include "schema/document/jsonlayout.h"

#include <map>
#include <set>
#include <vector>

namespace cuewright {

/// A member or item to be written.
struct AddedMember
{
    QString name; ///< ignored in arrays
    Json value; ///< laid out as the neighbours are
    QString text; ///< where not empty: the value as it is written elsewhere …
    QString indent; ///< … with further lines that are indented by at least this
};

/// What happens to the members of one array or object.
struct MemberChanges
{
    std::set<int> removed; ///< by index
    std::map<int, std::vector<AddedMember>>
        added; ///< before the child of that index; behind all: their number
};

/// The patches for the members of one array or object: lines, commas, indentation.
class ContainerPatch final
{
    Q_DISABLE_COPY_MOVE(ContainerPatch)
public:
    ContainerPatch(const JsonSource &source, const JsonLayout &layout, JsonSource::NodeId container,
        const MemberChanges &changes);

    TextPatches patches() const;

private:
    TextPatch wholeInside() const;
    TextPatch removedRun(int from, int to) const;
    TextPatch tail() const;
    void appendAdded(TextPatches *patches) const;

    qsizetype start(int child) const;
    qsizetype end(int child) const;
    qsizetype comma(int child) const; ///< behind that child
    QStringView leading(int child) const; ///< blanks and line breaks before it
    bool isRemoved(int child) const { return m_changes.removed.contains(child); }
    int keptBefore(int gap) const;
    QString separator(int behind) const;
    QString written(const AddedMember &member, const QString &separator, int index) const;

    const JsonSource &m_source;
    const JsonLayout &m_layout;
    const JsonSource::NodeId m_container;
    const MemberChanges &m_changes;
    const std::vector<JsonSource::NodeId> m_children;
    int m_count;
    int m_lastKept;
};

/// How a value is best written that is put into `container` at `index`: as the objects next to it.
JsonLayout::Style neighbourStyle(
    const JsonSource &source, const JsonLayout &layout, JsonSource::NodeId container, int index);
/// In that style, unless the line would get too long. `before` units stand before it in its line.
QString writtenLike(const JsonLayout &layout, JsonLayout::Style style, const Json &value,
    const QString &indent, qsizetype before);

} // namespace cuewright
