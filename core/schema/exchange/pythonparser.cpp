#include "schema/exchange/pythonparser.h"

#include "schema/exchange/pythontokens.h"
#include "schema/exchange/sourcetext.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

using Kind = PythonToken::Kind;
using Expression = PythonExpression;
using Reading = Result<PythonExpression>;

class Parser
{
public:
    Parser(const QString &text, std::vector<PythonToken> tokens)
        : m_text(text)
        , m_tokens(std::move(tokens))
    { }

    Result<PythonModule> module();
    Reading whole()
    {
        auto read = expression();
        while (read && peek().kind == Kind::Newline)
            next();
        if (read && peek().kind != Kind::End)
            return problem(Words::tr("something is left behind this type."));
        return read;
    }

private:
    [[nodiscard]] Result<PythonClass> classOf();
    [[nodiscard]] Result<> classHead(PythonClass &made);
    [[nodiscard]] Result<> classBody(PythonClass &made);
    [[nodiscard]] Result<> bodyLine(PythonClass &made);
    [[nodiscard]] Result<PythonMember> assignment();
    bool startsAssignment() const;
    void skipStatement();

    [[nodiscard]] Reading expression();
    [[nodiscard]] Reading postfix();
    [[nodiscard]] Reading atom();
    [[nodiscard]] Result<> elements(Expression &made, const char *close);
    [[nodiscard]] Result<> element(Expression &made, bool dict);
    void skipOperators();

    const PythonToken &peek(std::size_t ahead = 0) const
    {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    PythonToken next()
    {
        const PythonToken token = peek();
        m_at = std::min(m_at + 1, m_tokens.size() - 1);
        return token;
    }
    bool isSymbol(const char *symbol, std::size_t ahead = 0) const
    {
        return peek(ahead).kind == Kind::Symbol && peek(ahead).text == QLatin1String(symbol);
    }
    bool isName(const char *name) const
    {
        return peek().kind == Kind::Name && peek().text == QLatin1String(name);
    }
    bool take(const char *symbol)
    {
        const bool there = isSymbol(symbol);
        if (there)
            next();
        return there;
    }
    [[nodiscard]] tl::unexpected<Error> problem(const QString &what) const
    {
        return sourceProblem(m_text, peek().at, what);
    }
    [[nodiscard]] tl::unexpected<Error> expected(const char *symbol) const
    {
        return problem(Words::tr("“%1” is expected here.").arg(QLatin1String(symbol)));
    }

    const QString &m_text;
    std::vector<PythonToken> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
};

Result<PythonModule> Parser::module()
{
    PythonModule made;
    while (peek().kind != Kind::End) {
        if (isName("class")) {
            auto read = classOf();
            if (!read)
                return fail(read.error());
            made.classes.push_back(std::move(*read));
        } else if (startsAssignment() || (isName("type") && isSymbol("=", 2))) {
            if (!startsAssignment())
                next(); // type Name = …
            auto read = assignment();
            if (!read)
                return fail(read.error());
            made.assignments.push_back(std::move(*read));
        } else {
            skipStatement();
        }
    }
    return made;
}

bool Parser::startsAssignment() const
{
    return peek().kind == Kind::Name && (isSymbol("=", 1) || isSymbol(":", 1)) && !isName("else")
        && !isName("try") && !isName("finally");
}

// A line, and the block that belongs to it.
void Parser::skipStatement()
{
    while (peek().kind != Kind::Newline && peek().kind != Kind::End)
        next();
    next();
    int open = 0;
    while (peek().kind == Kind::Indent || open > 0) {
        if (peek().kind == Kind::End)
            return;
        open += peek().kind == Kind::Indent ? 1 : peek().kind == Kind::Dedent ? -1 : 0;
        next();
    }
}

Result<PythonClass> Parser::classOf()
{
    if (m_depth >= kMaxTypeNesting)
        return problem(Words::tr("types are nested too deep here."));
    ++m_depth;
    PythonClass made;
    if (auto read = classHead(made); !read)
        return fail(read.error());
    if (auto read = classBody(made); !read)
        return fail(read.error());
    --m_depth;
    return made;
}

Result<> Parser::classHead(PythonClass &made)
{
    next();
    if (peek().kind != Kind::Name)
        return problem(Words::tr("the name of the class is expected here."));
    made.at = peek().at;
    made.name = next().text;
    if (isSymbol("[")) { // class A[T](BaseModel)
        if (auto read = atom(); !read)
            return fail(read.error());
    }
    if (take("(")) {
        Expression bases;
        if (auto read = elements(bases, ")"); !read)
            return read;
        made.bases = std::move(bases.items);
        made.options = std::move(bases.named);
    }
    if (!take(":"))
        return expected(":");
    return {};
}

Result<> Parser::classBody(PythonClass &made)
{
    if (peek().kind != Kind::Newline) // class A(BaseModel): pass
        return bodyLine(made);
    next();
    if (peek().kind != Kind::Indent)
        return problem(
            Words::tr("the members of the class “%1” are expected here, indented.").arg(made.name));
    next();
    while (peek().kind != Kind::Dedent && peek().kind != Kind::End) {
        if (auto read = bodyLine(made); !read)
            return read;
    }
    next();
    return {};
}

Result<> Parser::bodyLine(PythonClass &made)
{
    if (peek().kind == Kind::Text && peek(1).kind == Kind::Newline) {
        const QString text = dedented(next().text);
        next();
        if (made.members.empty() && made.doc.isEmpty())
            made.doc = text;
        else if (!made.members.empty() && made.members.back().comment.isEmpty())
            made.members.back().comment = text;
    } else if (isName("class")) {
        auto read = classOf();
        if (!read)
            return fail(read.error());
        made.classes.push_back(std::move(*read));
    } else if (startsAssignment()) {
        auto read = assignment();
        if (!read)
            return fail(read.error());
        made.members.push_back(std::move(*read));
    } else if (isName("def") || isName("async") || isSymbol("@")) {
        if (isName("def"))
            made.functions.emplace_back(peek(1).text, peek().at);
        skipStatement();
    } else {
        skipStatement();
    }
    return {};
}

Result<PythonMember> Parser::assignment()
{
    PythonMember made;
    made.at = peek().at;
    made.name = next().text;
    if (take(":")) {
        auto type = expression();
        if (!type)
            return fail(type.error());
        made.type = std::move(*type);
    }
    if (take("=")) {
        auto value = expression();
        if (!value)
            return fail(value.error());
        made.value = std::move(*value);
    }
    if (peek().kind != Kind::Newline && peek().kind != Kind::End && !isSymbol(";"))
        return problem(Words::tr("the end of the line is expected here."));
    made.comment = next().behind;
    return made;
}

// ---- expressions

// Arithmetic, comparisons and the like make it something that is not followed.
void Parser::skipOperators()
{
    int open = 0;
    while (peek().kind != Kind::Newline && peek().kind != Kind::End) {
        if (open == 0
            && (isSymbol(",") || isSymbol(")") || isSymbol("]") || isSymbol("}") || isSymbol("=")
                || isSymbol(":")))
            return;
        open += isSymbol("(") || isSymbol("[") || isSymbol("{") ? 1
            : isSymbol(")") || isSymbol("]") || isSymbol("}")   ? -1
                                                                : 0;
        next();
    }
}

Reading Parser::expression()
{
    if (m_depth >= kMaxTypeNesting)
        return problem(Words::tr("types are nested too deep here."));
    ++m_depth;
    auto first = postfix();
    if (first && isSymbol("|")) {
        Expression made;
        made.kind = Expression::Kind::Or;
        made.at = first->at;
        made.items.push_back(std::move(*first));
        while (take("|")) {
            auto other = postfix();
            if (!other)
                return other;
            made.items.push_back(std::move(*other));
        }
        first = std::move(made);
    }
    const bool ends = peek().kind == Kind::Newline || peek().kind == Kind::End || isSymbol(",")
        || isSymbol(")") || isSymbol("]") || isSymbol("}") || isSymbol("=") || isSymbol(":") || isSymbol(";");
    if (first && !ends && (peek().kind == Kind::Symbol || peek().kind == Kind::Name)) {
        first->kind = Expression::Kind::Other;
        skipOperators();
    }
    --m_depth;
    return first;
}

Reading Parser::postfix()
{
    auto read = atom();
    while (read && (isSymbol("(") || isSymbol("[") || isSymbol("."))) {
        if (take(".")) {
            if (peek().kind != Kind::Name)
                return problem(Words::tr("a name is expected behind the dot."));
            read->name += u'.' + next().text;
            continue;
        }
        const bool call = take("(");
        if (!call)
            next();
        Expression made;
        made.kind = read->kind != Expression::Kind::Name ? Expression::Kind::Other
            : call                                       ? Expression::Kind::Call
                                                         : Expression::Kind::Subscript;
        made.name = read->name;
        made.at = read->at;
        if (auto inner = elements(made, call ? ")" : "]"); !inner)
            return fail(inner.error());
        read = std::move(made);
    }
    return read;
}

Json numberOf(QString text, bool negative)
{
    text.remove(u'_');
    bool whole = false;
    const qlonglong integer = text.toLongLong(&whole, text.startsWith(QLatin1String("0x")) ? 16 : 10);
    if (whole)
        return static_cast<std::int64_t>(negative ? -integer : integer);
    return negative ? -text.toDouble() : text.toDouble();
}

Reading Parser::atom()
{
    Expression made;
    made.at = peek().at;
    const PythonToken token = next();
    if (token.kind == Kind::Name) {
        made.kind = Expression::Kind::Name;
        made.name = token.text;
        if (token.text == u"True" || token.text == u"False" || token.text == u"None") {
            made.kind = Expression::Kind::Value;
            made.value = token.text == u"None" ? Json() : Json(token.text == u"True");
        } else if (token.text == u"lambda" || token.text == u"not") {
            made.kind = Expression::Kind::Other;
            skipOperators();
            if (take(":"))
                skipOperators();
        }
        return made;
    }
    if (token.kind == Kind::Text || token.kind == Kind::Number) {
        made.kind = Expression::Kind::Value;
        made.value = token.kind == Kind::Text ? Json(toUtf8(token.text)) : numberOf(token.text, false);
        return made;
    }
    if (token.text == u"-" && peek().kind == Kind::Number) {
        made.kind = Expression::Kind::Value;
        made.value = numberOf(next().text, true);
        return made;
    }
    if (token.text == u"...") {
        made.kind = Expression::Kind::Ellipsis;
        return made;
    }
    const bool list = token.text == u"[";
    const bool dict = token.text == u"{";
    if (!list && !dict && token.text != u"(")
        return sourceProblem(m_text, token.at, Words::tr("a type or a value is expected here."));
    made.kind = list ? Expression::Kind::List : dict ? Expression::Kind::Dict : Expression::Kind::Tuple;
    if (auto inner = elements(made, list ? "]" : dict ? "}" : ")"); !inner)
        return fail(inner.error());
    if (made.kind == Expression::Kind::Tuple && made.items.size() == 1)
        return Expression(made.items.front()); // brackets around one
    return made;
}

Result<> Parser::elements(Expression &made, const char *close)
{
    const bool dict = *close == '}';
    while (!take(close)) {
        if (peek().kind == Kind::End)
            return expected(close);
        if (auto read = element(made, dict); !read)
            return read;
        if (!take(",") && !isSymbol(close))
            return expected(close);
    }
    return {};
}

Result<> Parser::element(Expression &made, bool dict)
{
    if (isSymbol("*") || isSymbol("**"))
        next();
    if (peek().kind == Kind::Name && isSymbol("=", 1)) {
        const QString name = next().text;
        next();
        auto value = expression();
        if (!value)
            return fail(value.error());
        made.named.push_back({name, std::move(*value)});
        return {};
    }
    auto value = expression();
    if (!value)
        return fail(value.error());
    made.items.push_back(std::move(*value));
    if (take(":")) { // a dict's value, or a slice
        auto second = expression();
        if (!second)
            return fail(second.error());
        if (dict)
            made.items.push_back(std::move(*second));
    } else if (dict) {
        made.kind = Expression::Kind::Other; // a set
    }
    return {};
}

} // namespace

std::optional<Json> PythonExpression::json() const
{
    if (kind == Kind::Value)
        return value;
    Json made = kind == Kind::Dict ? Json::object() : Json::array();
    if (kind != Kind::Dict && kind != Kind::List && kind != Kind::Tuple)
        return std::nullopt;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto inner = items[i].json();
        if (!inner)
            return std::nullopt;
        if (kind != Kind::Dict) {
            made.push_back(*inner);
            continue;
        }
        const auto second = ++i < items.size() ? items[i].json() : std::nullopt;
        if (!second)
            return std::nullopt;
        made[inner->is_string() ? inner->get<std::string>() : inner->dump()] = *second;
    }
    return made;
}

Result<PythonModule> parsePython(const QString &text)
{
    auto tokens = pythonTokens(text);
    if (!tokens)
        return fail(tokens.error());
    return Parser(text, std::move(*tokens)).module();
}

Result<PythonExpression> parsePythonExpression(const QString &text)
{
    auto tokens = pythonTokens(text);
    if (!tokens)
        return fail(tokens.error());
    return Parser(text, std::move(*tokens)).whole();
}

} // namespace cuewright
