#pragma once

#include "base/json.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace cuewright {

/// One member of an answer's schema, as a person sees it.
struct SchemaField
{
    enum class Kind { Text, Number, WholeNumber, YesNo, Choice, List, Group, Any };

    QString name;
    QString pointer; ///< of the value in the answer: "/customer/email"; "-" stands for each item:
                     ///< "/orders/-/price"
    QString title; ///< schema's title, or empty
    QString description;
    Kind kind = Kind::Any;
    bool required = false;
    bool nullable = false;
    QStringList choices; ///< Choice, and List of choices; in the schema's order
    std::optional<double> minimum, maximum; ///< Number, WholeNumber: for the range bar
    std::optional<int> minLength, maxLength;
    QList<SchemaField> members; ///< Group; List of groups: the members of one item
};

/// The fields of an object schema in the order of its keys. $ref and $defs are followed (bounded), a union
/// with null reads as nullable. Empty where the schema is no object.
QList<SchemaField> schemaFields(const Json &schema);

} // namespace cuewright
