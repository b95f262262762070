#pragma once

#include "base/json.h"

#include <QList>
#include <QString>

namespace cuewright {

/// One difference between two versions of a schema.
struct SchemaChange
{
    QString pointer; ///< of the place in a reply: "/address/city"; "-" stands for each item
    QString text; ///< a sentence; translated
    /// Code that was written for replies of the old version may meet what it did not have to expect: a
    /// missing member, another type, a value outside the old choices or limits. Narrowing is never breaking,
    /// nor is a new member: readers pass it over. Where that cannot be told (another pattern, other rules
    /// across members), it is taken as breaking.
    bool breaking = false;

    friend bool operator==(const SchemaChange &, const SchemaChange &) = default;
};

/// What changed from `before` to `after`, in the order of the new members, removed ones last at each level.
/// $refs are followed (each pair once), so where a definition stands makes no difference. A member that went
/// while another with the same schema came is one that was renamed. Nothing where both say the same in other
/// words, as far as that is plain: const and a choice of one, the order of choices, required and types.
QList<SchemaChange> diffSchemas(const Json &before, const Json &after);

} // namespace cuewright
