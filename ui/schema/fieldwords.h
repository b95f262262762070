#pragma once

#include "base/json.h"
#include "schema/document/typeedits.h"
#include "widgets/glyph.h"

#include <QString>

#include <array>

namespace cuewright {

/// The types that a person may choose, in the order of the type popup.
inline constexpr std::array kChosenTypes = {FieldType::Text, FieldType::Number, FieldType::WholeNumber, FieldType::YesNo, FieldType::Choice,
    FieldType::List, FieldType::Group, FieldType::OneOf, FieldType::Reference, FieldType::Anything};

QString typeSentence(FieldType type); ///< one sentence on what it is for
QString typeExample(FieldType type); ///< as it stands in a reply
QString typeTerm(FieldType type); ///< the word of JSON Schema, for tooltips
Glyph typeGlyph(FieldType type);

/// A schema without what makes it "may be empty": type [T, null], or anyOf with a branch that is null and one other.
struct FieldShape
{
    const Json *schema = nullptr; ///< the one that the limits stand in
    QString pointer; ///< of it
    FieldType type = FieldType::Anything;
    bool nullable = false;
};
FieldShape fieldShape(const Json &schema, const QString &pointer);

/// What the type's pill says: "List of groups", "Choice", and after it in grey "6", "0–1", "web address".
struct TypeLabel
{
    QString name;
    QString note;
};
TypeLabel typeLabel(const FieldShape &shape);

/// One line beside the name: its choices, or the description.
QString fieldHint(const FieldShape &shape, const Json &schema);

QString groupHint(const Json &group); ///< "no extra fields"

/// A format in plain words: "web address" for uri; the word itself where there are none.
QString formatName(const QString &format);

} // namespace cuewright
