#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QString>

#include <optional>
#include <utility>
#include <vector>

namespace cuewright {

struct PythonArgument;

/// An expression of Python, as far as types and the arguments of Field() need it.
struct PythonExpression
{
    enum class Kind { Name, Value, Call, Subscript, Or, List, Tuple, Dict, Ellipsis, Other };
    Kind kind = Kind::Other;
    QString name; ///< Name: dotted; Call, Subscript: of what is called
    Json value; ///< Value: text, number, True, None
    std::vector<PythonExpression>
        items; ///< arguments, indexes, alternatives, elements; Dict: key, value, key, value …
    std::vector<PythonArgument> named;
    qsizetype at = 0;

    bool isName(const char *wanted) const { return kind == Kind::Name && name == QLatin1String(wanted); }
    /// The JSON it stands for; nullopt where it is none (a call, a name).
    std::optional<Json> json() const;
};

struct PythonArgument ///< "ge=0"
{
    QString name;
    PythonExpression value;
};

struct PythonMember ///< "name: type = value  # comment"
{
    QString name;
    std::optional<PythonExpression> type, value;
    QString comment; ///< behind it, or a text that stands alone below it
    qsizetype at = 0;
};

struct PythonClass
{
    QString name;
    std::vector<PythonExpression> bases;
    std::vector<PythonArgument> options; ///< class A(Base, extra="forbid")
    QString doc;
    std::vector<PythonMember> members;
    std::vector<PythonClass> classes; ///< inside it
    std::vector<std::pair<QString, qsizetype>> functions;
    qsizetype at = 0;
};

struct PythonModule
{
    std::vector<PythonClass> classes;
    std::vector<PythonMember> assignments;
};

/// Classes and assignments of a module; functions, imports and other statements are passed over. Errors:
/// Parse with line and column.
[[nodiscard]] Result<PythonModule> parsePython(const QString &text);
/// One expression, for a type that is written in quotes. Errors: Parse.
[[nodiscard]] Result<PythonExpression> parsePythonExpression(const QString &text);

} // namespace cuewright
