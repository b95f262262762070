#include "project/templateparser.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

using ExpressionPtr = std::unique_ptr<Expression>;
using TokenKind = TemplateToken::Kind;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Template)
};

class ExpressionParser
{
public:
    ExpressionParser(const QList<TemplateToken> &tokens, qsizetype at)
        : m_tokens(tokens)
        , m_at(at)
    {
    }

    [[nodiscard]] Result<ExpressionPtr> orExpression() { return chain(u"or", &ExpressionParser::andExpression); }
    qsizetype position() const { return m_at; }

private:
    using Rule = Result<ExpressionPtr> (ExpressionParser::*)();

    const TemplateToken &peek() const { return m_tokens[m_at]; }
    bool isWord(QStringView word) const { return peek().kind == TokenKind::Name && peek().text == word; }
    bool isSymbol(QStringView symbol) const { return peek().kind == TokenKind::Symbol && peek().text == symbol; }
    bool takeSymbol(QStringView symbol)
    {
        const bool match = isSymbol(symbol);
        m_at += match;
        return match;
    }
    [[nodiscard]] Result<ExpressionPtr> chain(QStringView word, Rule operand);
    [[nodiscard]] Result<ExpressionPtr> andExpression() { return chain(u"and", &ExpressionParser::notExpression); }
    [[nodiscard]] Result<ExpressionPtr> notExpression();
    [[nodiscard]] Result<ExpressionPtr> comparison();
    [[nodiscard]] Result<ExpressionPtr> filtered();
    [[nodiscard]] Result<ExpressionPtr> filter(ExpressionPtr input);
    [[nodiscard]] Result<ExpressionPtr> primary();
    [[nodiscard]] Result<ExpressionPtr> access();
    // Sets the depth from the parts; left chains count too, since walking them recurses.
    [[nodiscard]] Result<ExpressionPtr> checked(ExpressionPtr node) const;
    [[nodiscard]] Result<ExpressionPtr> binary(const TemplateToken &op, ExpressionPtr left, ExpressionPtr right) const;
    [[nodiscard]] tl::unexpected<Error> unexpected() const;

    const QList<TemplateToken> &m_tokens;
    qsizetype m_at;
    int m_depth = 0; // of the recursion
};

tl::unexpected<Error> ExpressionParser::unexpected() const
{
    if (peek().kind == TokenKind::End)
        return templateError(Words::tr("Something is missing before the end of this tag."), peek().at);
    return templateError(Words::tr("“%1” does not belong here.").arg(peek().text), peek().at);
}

ExpressionPtr make(Expression::Kind kind, qsizetype at)
{
    auto node = std::make_unique<Expression>();
    node->kind = kind;
    node->at = at;
    return node;
}

Result<ExpressionPtr> ExpressionParser::checked(ExpressionPtr node) const
{
    int depth = 0;
    const auto count = [&](const ExpressionPtr &part) {
        if (part)
            depth = std::max(depth, part->depth);
    };
    count(node->left);
    count(node->right);
    for (const ExpressionPtr &argument : node->arguments)
        count(argument);
    for (const Expression::Step &step : node->path)
        count(step.index);
    node->depth = depth + 1;
    if (node->depth > kMaxTemplateDepth)
        return templateError(Words::tr("This expression is nested more than %1 levels deep.").arg(kMaxTemplateDepth), node->at);
    return node;
}

Result<ExpressionPtr> ExpressionParser::binary(const TemplateToken &op, ExpressionPtr left, ExpressionPtr right) const
{
    ExpressionPtr node = make(Expression::Kind::Binary, op.at);
    node->name = op.text;
    node->left = std::move(left);
    node->right = std::move(right);
    return checked(std::move(node));
}

Result<ExpressionPtr> ExpressionParser::chain(QStringView word, Rule operand)
{
    auto left = (this->*operand)();
    while (left && isWord(word)) {
        const TemplateToken op = m_tokens[m_at++];
        auto right = (this->*operand)();
        if (!right)
            return right;
        left = binary(op, std::move(*left), std::move(*right));
    }
    return left;
}

Result<ExpressionPtr> ExpressionParser::notExpression()
{
    if (!isWord(u"not"))
        return comparison();
    const qsizetype at = m_tokens[m_at++].at;
    if (++m_depth > kMaxTemplateDepth)
        return templateError(Words::tr("This expression is nested more than %1 levels deep.").arg(kMaxTemplateDepth), at);
    auto operand = notExpression();
    --m_depth;
    if (!operand)
        return operand;
    ExpressionPtr node = make(Expression::Kind::Not, at);
    node->left = std::move(*operand);
    return checked(std::move(node));
}

Result<ExpressionPtr> ExpressionParser::comparison()
{
    auto left = filtered();
    if (!left)
        return left;
    const bool compares = isWord(u"in")
        || (peek().kind == TokenKind::Symbol
            && QStringList{QStringLiteral("=="), QStringLiteral("!="), QStringLiteral("<"), QStringLiteral(">"),
                QStringLiteral("<="), QStringLiteral(">=")}.contains(peek().text));
    if (!compares)
        return left;
    const TemplateToken op = m_tokens[m_at++];
    auto right = filtered();
    return right ? binary(op, std::move(*left), std::move(*right)) : std::move(right);
}

Result<ExpressionPtr> ExpressionParser::filtered()
{
    auto node = primary();
    while (node && takeSymbol(u"|"))
        node = filter(std::move(*node));
    return node;
}

Result<ExpressionPtr> ExpressionParser::filter(ExpressionPtr input)
{
    if (peek().kind != TokenKind::Name)
        return unexpected();
    static const QStringList known{QStringLiteral("upper"), QStringLiteral("lower"), QStringLiteral("trim"), QStringLiteral("join"),
        QStringLiteral("length"), QStringLiteral("default"), QStringLiteral("replace")};
    ExpressionPtr node = make(Expression::Kind::Filter, peek().at);
    node->name = m_tokens[m_at++].text;
    if (!known.contains(node->name))
        return templateError(Words::tr("There is no filter “%1”. Known ones: %2.").arg(node->name, known.join(QStringLiteral(", "))), node->at);
    node->left = std::move(input);
    if (takeSymbol(u"(") && !takeSymbol(u")")) {
        do {
            auto argument = orExpression();
            if (!argument)
                return argument;
            node->arguments.push_back(std::move(*argument));
        } while (takeSymbol(u","));
        if (!takeSymbol(u")"))
            return unexpected();
    }
    const std::size_t count = node->arguments.size();
    const auto between = [&](std::size_t least, std::size_t most) { return count >= least && count <= most; };
    const bool fits = node->name == u"replace" ? between(2, 2)
        : node->name == u"default"             ? between(1, 1)
        : node->name == u"join"                ? between(0, 1)
                                               : between(0, 0);
    if (!fits)
        return templateError(Words::tr("The filter “%1” takes another number of values.").arg(node->name), node->at);
    return checked(std::move(node));
}

Json numberOf(const QString &text)
{
    bool ok = false;
    const qlonglong integer = text.toLongLong(&ok);
    return ok ? Json(std::int64_t(integer)) : Json(text.toDouble());
}

Result<ExpressionPtr> ExpressionParser::primary()
{
    const TemplateToken token = peek();
    if (takeSymbol(u"(")) {
        if (++m_depth > kMaxTemplateDepth)
            return templateError(Words::tr("This expression is nested more than %1 levels deep.").arg(kMaxTemplateDepth), token.at);
        auto inner = orExpression();
        --m_depth;
        if (inner && !takeSymbol(u")"))
            return unexpected();
        return inner;
    }
    if (token.kind == TokenKind::Name) {
        static const QStringList reserved{QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("in"), QStringLiteral("if"),
            QStringLiteral("else"), QStringLiteral("elif"), QStringLiteral("endif"), QStringLiteral("for"), QStringLiteral("endfor"),
            QStringLiteral("is")};
        if (reserved.contains(token.text))
            return unexpected();
        if (token.text != u"true" && token.text != u"false" && token.text != u"null")
            return access();
    }
    ExpressionPtr node = make(Expression::Kind::Literal, token.at);
    if (token.kind == TokenKind::String)
        node->literal = Json(toUtf8(token.text));
    else if (token.kind == TokenKind::Number)
        node->literal = numberOf(token.text);
    else if (token.kind == TokenKind::Name)
        node->literal = token.text == u"null" ? Json() : Json(token.text == u"true");
    else
        return unexpected();
    ++m_at;
    return node;
}

Result<ExpressionPtr> ExpressionParser::access()
{
    ExpressionPtr node = make(Expression::Kind::Variable, peek().at);
    node->name = m_tokens[m_at++].text;
    for (;;) {
        if (takeSymbol(u".")) {
            if (peek().kind != TokenKind::Name)
                return unexpected();
            node->path.push_back({m_tokens[m_at++].text, nullptr});
        } else if (takeSymbol(u"[")) {
            if (++m_depth > kMaxTemplateDepth)
                return templateError(Words::tr("This expression is nested more than %1 levels deep.").arg(kMaxTemplateDepth), node->at);
            auto index = orExpression();
            --m_depth;
            if (!index)
                return index;
            if (!takeSymbol(u"]"))
                return unexpected();
            node->path.push_back({QString(), std::move(*index)});
        } else {
            return checked(std::move(node));
        }
    }
}

// Blocks are kept on a stack of our own: 10,000 nested ones end in an error, not in a full call stack.
class BlockParser
{
public:
    explicit BlockParser(QStringView text)
        : m_text(text)
    {
    }

    [[nodiscard]] Result<TemplateNodes> run();

private:
    TemplateNodes &body() { return m_open.empty() ? m_nodes : m_open.back().branches.back().body; }
    [[nodiscard]] Result<> output(const TemplatePiece &piece);
    [[nodiscard]] Result<> statement(const TemplatePiece &piece);
    [[nodiscard]] Result<> openIf(const QList<TemplateToken> &tokens);
    [[nodiscard]] Result<> openFor(const QList<TemplateToken> &tokens);
    [[nodiscard]] Result<> branch(const QList<TemplateToken> &tokens);
    [[nodiscard]] Result<> close(const QList<TemplateToken> &tokens, TemplateNode::Kind kind);
    [[nodiscard]] Result<> push(TemplateNode node);
    [[nodiscard]] Result<ExpressionPtr> expression(const QList<TemplateToken> &tokens, qsizetype from);

    QStringView m_text;
    TemplateNodes m_nodes;
    std::vector<TemplateNode> m_open;
};

Result<TemplateNodes> BlockParser::run()
{
    const auto pieces = cutTemplate(m_text);
    if (!pieces)
        return fail(pieces.error());
    for (const TemplatePiece &piece : *pieces) {
        Result<> done;
        if (piece.kind == TemplatePiece::Kind::Text) {
            TemplateNode node;
            node.text = m_text.mid(piece.start, piece.end - piece.start).toString();
            node.at = piece.start;
            body().push_back(std::move(node));
        } else if (piece.kind == TemplatePiece::Kind::Output) {
            done = output(piece);
        } else if (piece.kind == TemplatePiece::Kind::Statement) {
            done = statement(piece);
        }
        if (!done)
            return fail(done.error());
    }
    if (!m_open.empty()) {
        const bool isFor = m_open.back().kind == TemplateNode::Kind::For;
        return templateError(Words::tr("“%1” has no “%2”.")
                .arg(isFor ? QStringLiteral("{% for %}") : QStringLiteral("{% if %}"), isFor ? QStringLiteral("{% endfor %}") : QStringLiteral("{% endif %}")),
            m_open.back().at);
    }
    return std::move(m_nodes);
}

Result<ExpressionPtr> BlockParser::expression(const QList<TemplateToken> &tokens, qsizetype from)
{
    qsizetype at = from;
    auto parsed = parseExpression(tokens, at);
    if (parsed && tokens[at].kind != TokenKind::End)
        return templateError(Words::tr("“%1” does not belong here.").arg(tokens[at].text), tokens[at].at);
    return parsed;
}

Result<> BlockParser::output(const TemplatePiece &piece)
{
    const auto tokens = tokensOf(m_text.mid(piece.innerStart, piece.innerEnd - piece.innerStart), piece.innerStart);
    if (!tokens)
        return fail(tokens.error());
    auto parsed = expression(*tokens, 0);
    if (!parsed)
        return fail(parsed.error());
    TemplateNode node;
    node.kind = TemplateNode::Kind::Output;
    node.expression = std::move(*parsed);
    node.at = piece.start;
    body().push_back(std::move(node));
    return {};
}

// Known words first: what follows an unknown one need not even be made of tokens.
bool isStatement(const QString &word)
{
    static const QStringList words{QStringLiteral("if"), QStringLiteral("elif"), QStringLiteral("else"), QStringLiteral("endif"),
        QStringLiteral("for"), QStringLiteral("endfor")};
    return words.contains(word);
}

QStringView firstWord(QStringView inner)
{
    inner = inner.trimmed();
    qsizetype end = 0;
    while (end < inner.size() && inner[end].isLetterOrNumber())
        ++end;
    return inner.left(end);
}

Result<> BlockParser::statement(const TemplatePiece &piece)
{
    const QStringView inside = m_text.mid(piece.innerStart, piece.innerEnd - piece.innerStart);
    const QString first = firstWord(inside).toString();
    if (!isStatement(first)) {
        qsizetype at = piece.innerStart;
        while (at < piece.innerEnd && m_text[at].isSpace())
            ++at;
        return templateError(Words::tr("“%1” is no statement of this format. It knows if, elif, else, endif, for and endfor.").arg(first), at);
    }
    const auto tokens = tokensOf(inside, piece.innerStart);
    if (!tokens)
        return fail(tokens.error());
    const TemplateToken &word = tokens->first();
    if (word.text == u"if")
        return openIf(*tokens);
    if (word.text == u"for")
        return openFor(*tokens);
    if (word.text == u"elif" || word.text == u"else")
        return branch(*tokens);
    if (word.text == u"endif")
        return close(*tokens, TemplateNode::Kind::If);
    return close(*tokens, TemplateNode::Kind::For);
}

Result<> BlockParser::push(TemplateNode node)
{
    if (m_open.size() >= std::size_t(kMaxTemplateDepth))
        return templateError(Words::tr("Blocks are nested more than %1 levels deep.").arg(kMaxTemplateDepth), node.at);
    m_open.push_back(std::move(node));
    return {};
}

Result<> BlockParser::openIf(const QList<TemplateToken> &tokens)
{
    auto test = expression(tokens, 1);
    if (!test)
        return fail(test.error());
    TemplateNode node;
    node.kind = TemplateNode::Kind::If;
    node.at = tokens.first().at;
    node.branches.push_back({std::move(*test), {}});
    return push(std::move(node));
}

Result<> BlockParser::openFor(const QList<TemplateToken> &tokens)
{
    if (tokens[1].kind != TokenKind::Name || tokens[2].text != u"in" || tokens[2].kind != TokenKind::Name)
        return templateError(Words::tr("A loop reads “for NAME in LIST”."), tokens.first().at);
    auto list = expression(tokens, 3);
    if (!list)
        return fail(list.error());
    TemplateNode node;
    node.kind = TemplateNode::Kind::For;
    node.text = tokens[1].text;
    node.expression = std::move(*list);
    node.at = tokens.first().at;
    node.branches.push_back({nullptr, {}});
    return push(std::move(node));
}

Result<> BlockParser::branch(const QList<TemplateToken> &tokens)
{
    const bool isElse = tokens.first().text == u"else";
    if (m_open.empty() || m_open.back().kind != TemplateNode::Kind::If || !m_open.back().branches.back().test)
        return templateError(Words::tr("“%1” stands outside an “if”, or after its “else”.").arg(tokens.first().text), tokens.first().at);
    TemplateNode::Branch next;
    if (!isElse) {
        auto test = expression(tokens, 1);
        if (!test)
            return fail(test.error());
        next.test = std::move(*test);
    } else if (tokens[1].kind != TokenKind::End) {
        return templateError(Words::tr("“%1” does not belong here.").arg(tokens[1].text), tokens[1].at);
    }
    m_open.back().branches.push_back(std::move(next));
    return {};
}

Result<> BlockParser::close(const QList<TemplateToken> &tokens, TemplateNode::Kind kind)
{
    if (m_open.empty() || m_open.back().kind != kind)
        return templateError(Words::tr("“%1” closes nothing here.").arg(tokens.first().text), tokens.first().at);
    if (tokens[1].kind != TokenKind::End)
        return templateError(Words::tr("“%1” does not belong here.").arg(tokens[1].text), tokens[1].at);
    TemplateNode done = std::move(m_open.back());
    m_open.pop_back();
    body().push_back(std::move(done));
    return {};
}

} // namespace

Result<TemplateNodes> parseTemplate(QStringView text)
{
    return BlockParser(text).run();
}

Result<std::unique_ptr<Expression>> parseExpression(const QList<TemplateToken> &tokens, qsizetype &at)
{
    ExpressionParser parser(tokens, at);
    auto parsed = parser.orExpression();
    at = parser.position();
    return parsed;
}

} // namespace cuewright
