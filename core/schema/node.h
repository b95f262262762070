#pragma once

#include "schema/decimal.h"
#include "schema/ecmapattern.h"
#include "schema/references.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace cuewright {

/// Bits of the `type` keyword.
enum SchemaType : std::uint8_t {
    NullType = 1,
    BooleanType = 2,
    ObjectType = 4,
    ArrayType = 8,
    NumberType = 16,
    StringType = 32,
    IntegerType = 64,
};

/// One schema made ready: everything that checking needs, nothing that has to be looked up in JSON again.
/// Nodes point at each other (a $ref may lead back up) and live as long as the validator that owns them.
struct SchemaNode
{
    enum class Kind { Rules, Always, Never };

    struct Applied ///< a node with the key under which it is applied
    {
        std::string name;
        const SchemaNode *node = nullptr;
    };
    struct ByPattern
    {
        EcmaPattern pattern;
        const SchemaNode *node = nullptr;
    };
    struct Dependency
    {
        std::string trigger;
        std::vector<std::string> required;
        bool legacy = false; ///< written under draft 7's `dependencies`
    };

    Kind kind = Kind::Rules;
    QString pointer; ///< in the document
    QString keyword; ///< under which this schema stands: "additionalProperties"; empty for a document
    const SchemaResource *resource = nullptr;

    std::uint8_t types = 0; ///< 0: any
    std::optional<std::vector<Json>> choices; ///< enum
    std::unordered_set<std::string> choiceKeys; ///< canonicalText of each
    std::optional<Json> constant;

    std::optional<Decimal> minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf;
    Json minimumText, maximumText, exclusiveMinimumText, exclusiveMaximumText,
        multipleOfText; ///< for messages
    std::optional<std::int64_t> minLength, maxLength, minItems, maxItems, minProperties, maxProperties;
    std::optional<std::int64_t> minContains, maxContains;
    std::optional<EcmaPattern> pattern;
    QString format; ///< empty where it is an annotation
    bool uniqueItems = false;

    std::vector<const SchemaNode *> prefixItems;
    const SchemaNode *items = nullptr;
    const SchemaNode *contains = nullptr;
    const SchemaNode *unevaluatedItems = nullptr;

    std::unordered_map<std::string, const SchemaNode *> properties;
    std::vector<const std::string *> propertyOrder; ///< their names, as written; in `properties`
    std::vector<ByPattern> patternProperties;
    const SchemaNode *additionalProperties = nullptr;
    const SchemaNode *propertyNames = nullptr;
    const SchemaNode *unevaluatedProperties = nullptr;
    std::vector<std::string> required;
    std::vector<Dependency> dependentRequired;
    std::vector<Applied> dependentSchemas;

    std::vector<const SchemaNode *> allOf, anyOf, oneOf;
    const SchemaNode *negated = nullptr; ///< not
    const SchemaNode *condition = nullptr, *whenTrue = nullptr, *whenFalse = nullptr; ///< if, then, else
    const SchemaNode *reference = nullptr; ///< $ref
    const SchemaNode *dynamicReference = nullptr; ///< $dynamicRef as it reads in this resource
    std::string dynamicAnchor; ///< the name by which $dynamicRef may lead elsewhere; empty: it acts like $ref
};

/// All nodes of one schema, with the documents that they point into.
struct SchemaGraph
{
    Json document;
    SchemaDocuments documents;
    std::optional<ReferenceIndex> references;
    std::vector<std::unique_ptr<SchemaNode>> nodes;
    std::unordered_map<const SchemaResource *, std::unordered_map<std::string, const SchemaNode *>>
        dynamicAnchors;
    const SchemaNode *root = nullptr;
    bool assertsFormats = false;
    bool tracksEvaluated = false; ///< some unevaluated* keyword needs to know what the others have looked at
};

} // namespace cuewright
