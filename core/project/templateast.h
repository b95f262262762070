#pragma once

#include "base/json.h"

#include <QString>

#include <memory>
#include <vector>

namespace cuewright {

/// Deeper expressions and blocks are refused: everything that walks a tree recurses.
inline constexpr int kMaxTemplateDepth = 100;

/// An expression of the Jinja subset (facts/prompty §8.3).
struct Expression
{
    enum class Kind { Literal, Variable, Filter, Not, Binary };
    struct Step
    {
        QString name; ///< .name; empty: [index]
        std::unique_ptr<Expression> index;
    };

    Kind kind = Kind::Literal;
    Json literal;
    QString name; ///< Variable: root; Filter: name; Binary: operator
    std::vector<Step> path; ///< Variable
    std::unique_ptr<Expression> left; ///< Filter: input; Not: operand; Binary
    std::unique_ptr<Expression> right; ///< Binary
    std::vector<std::unique_ptr<Expression>> arguments; ///< Filter
    qsizetype at = 0; ///< in the template's text
    int depth = 1;
};

struct TemplateNode;
using TemplateNodes = std::vector<TemplateNode>;

struct TemplateNode
{
    enum class Kind { Text, Output, If, For };
    struct Branch
    {
        std::unique_ptr<Expression> test; ///< null: else
        TemplateNodes body;
    };

    Kind kind = Kind::Text;
    QString text; ///< Text; For: the loop's variable
    std::unique_ptr<Expression> expression; ///< Output; For: what is gone through
    std::vector<Branch> branches; ///< If; For: one, its body
    qsizetype at = 0;
};

} // namespace cuewright
