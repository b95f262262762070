#include "schema/exchange/typescriptimport.h"

#include "schema/exchange/sourcetext.h"
#include "schema/exchange/typescriptreader.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

} // namespace

Result<ImportedSchema> importTypeScript(const QString &text)
{
    auto tokens = typeScriptTokens(text);
    if (!tokens)
        return fail(tokens.error());
    TypeScriptReader reader(text, std::move(*tokens));
    if (auto read = reader.readAll(); !read)
        return fail(read.error());
    auto &definitions = reader.definitions();
    if (definitions.empty())
        return fail(Error::Code::Invalid, Words::tr("There is no interface or type in this text."));
    mergeBases(definitions);
    const std::size_t root = rootOf(definitions);
    ImportedSchema imported = assembled(std::move(definitions), root);
    imported.notes = reader.notes() + imported.notes;
    return imported;
}

// ---- statements

TypeScriptReader::TypeScriptReader(const QString &text, std::vector<TypeScriptToken> tokens)
    : m_text(text)
    , m_lines(text)
    , m_tokens(std::move(tokens))
{
    for (std::size_t i = 0; i + 1 < m_tokens.size(); ++i) {
        m_at = i;
        if ((isName("interface") || isName("type") || isName("enum"))
            && peek(1).kind == TypeScriptToken::Kind::Name)
            m_declared.insert(peek(1).text);
    }
    m_at = 0;
}

Result<> TypeScriptReader::readAll()
{
    while (peek().kind != TypeScriptToken::Kind::End) {
        if (auto read = statement(); !read)
            return read;
    }
    return {};
}

Result<> TypeScriptReader::statement()
{
    const QString comment = peek().before;
    while (
        isName("export") || isName("declare") || isName("default") || (isName("const") && isName("enum", 1)))
        next();
    const bool named = peek(1).kind == TypeScriptToken::Kind::Name;
    m_parameters.clear();
    if (isName("interface") && named)
        return interfaceBody(comment);
    if (isName("type") && named)
        return alias(comment);
    if (isName("enum") && named)
        return enumeration(comment);
    if (isSymbol("{") && m_definitions.empty())
        return bareType(comment);
    if (take(";"))
        return {};
    if (!isName("import"))
        note(peek().at, Words::tr("“%1” is no type; it was passed over.").arg(peek().text));
    skipStatement();
    return {};
}

// Up to a semicolon, or to what begins a line and looks like the next statement.
void TypeScriptReader::skipStatement()
{
    next();
    while (peek().kind != TypeScriptToken::Kind::End) {
        if (isSymbol("{") || isSymbol("(") || isSymbol("[")) {
            skipBalanced();
            continue;
        }
        const bool starts = isName("export") || isName("interface") || isName("type") || isName("enum")
            || isName("import") || isName("const");
        if ((peek().startsLine && starts) || take(";"))
            return;
        next();
    }
}

Result<> TypeScriptReader::interfaceBody(const QString &comment)
{
    next();
    TypeDefinition definition;
    definition.at = position(peek().at);
    definition.name = toUtf8(next().text);
    if (auto read = parameters(); !read)
        return read;
    if (isName("extends")) {
        do {
            next();
            const TypeScriptToken base = next();
            if (base.kind != TypeScriptToken::Kind::Name)
                return sourceProblem(m_text, base.at, Words::tr("a name is expected behind “extends”."));
            if (m_declared.contains(base.text))
                definition.bases.push_back(toUtf8(base.text));
            else
                note(
                    base.at, Words::tr("“%1” is not in this text; it was taken as anything.").arg(base.text));
            if (isSymbol("<")) {
                if (auto read = arguments(); !read)
                    return fail(read.error());
            }
        } while (isSymbol(","));
    }
    auto body = object();
    if (!body)
        return fail(body.error());
    definition.schema = std::move(body->schema);
    describe(definition.schema, comment);
    m_definitions.push_back(std::move(definition));
    return {};
}

Result<> TypeScriptReader::alias(const QString &comment)
{
    next();
    TypeDefinition definition;
    definition.at = position(peek().at);
    definition.name = toUtf8(next().text);
    if (auto read = parameters(); !read)
        return read;
    if (auto read = expect("="); !read)
        return read;
    const bool isGroup = isSymbol("{");
    auto read = type();
    if (!read)
        return fail(read.error());
    take(";");
    definition.schema = std::move(read->schema);
    definition.inlineable = !isGroup;
    describe(definition.schema, comment);
    m_definitions.push_back(std::move(definition));
    return {};
}

Result<> TypeScriptReader::bareType(const QString &comment)
{
    auto read = type();
    if (!read)
        return fail(read.error());
    describe(read->schema, comment);
    m_definitions.push_back({{}, std::move(read->schema), false, {1, 1}, {}});
    return {};
}

Result<> TypeScriptReader::enumeration(const QString &comment)
{
    next();
    TypeDefinition definition;
    definition.at = position(peek().at);
    definition.name = toUtf8(next().text);
    definition.inlineable = true;
    if (auto read = expect("{"); !read)
        return read;
    std::vector<Json> values;
    Json value = -1;
    while (!isSymbol("}")) {
        const TypeScriptToken name = next();
        if (name.kind != TypeScriptToken::Kind::Name && name.kind != TypeScriptToken::Kind::Text)
            return sourceProblem(m_text, name.at, Words::tr("a name of a choice is expected here."));
        value = value.is_number_integer() ? Json(value.get<std::int64_t>() + 1) : Json(toUtf8(name.text));
        if (take("=")) {
            auto read = type();
            if (!read)
                return fail(read.error());
            value = read->schema.value("const", Json(toUtf8(name.text)));
        }
        values.push_back(value);
        if (!take(",") && !isSymbol("}"))
            return problem(Words::tr("“,” or “}” is expected here."));
    }
    next();
    if (values.empty())
        return sourceProblem(m_text, m_tokens[m_at - 1].at, Words::tr("this enum has no choices."));
    definition.schema = choiceOf(values);
    describe(definition.schema, comment);
    m_definitions.push_back(std::move(definition));
    return {};
}

Result<> TypeScriptReader::parameters()
{
    if (!isSymbol("<"))
        return {};
    note(peek().at, Words::tr("Type parameters were taken as anything."));
    int open = 0;
    do {
        if (peek().kind == TypeScriptToken::Kind::End)
            return problem(Words::tr("“>” is missing."));
        if (isSymbol("<") || isSymbol(">"))
            open += isSymbol("<") ? 1 : -1;
        else if (peek().kind == TypeScriptToken::Kind::Name)
            m_parameters.insert(peek().text);
        next();
    } while (open > 0);
    return {};
}

// ---- tokens

TypeScriptToken TypeScriptReader::next()
{
    const TypeScriptToken token = peek();
    m_at = std::min(m_at + 1, m_tokens.size() - 1);
    return token;
}

bool TypeScriptReader::isSymbol(const char *symbol, std::size_t ahead) const
{
    const TypeScriptToken &token = peek(ahead);
    return token.kind == TypeScriptToken::Kind::Symbol && token.text == QLatin1String(symbol);
}

bool TypeScriptReader::isName(const char *name, std::size_t ahead) const
{
    const TypeScriptToken &token = peek(ahead);
    return token.kind == TypeScriptToken::Kind::Name && token.text == QLatin1String(name);
}

bool TypeScriptReader::take(const char *symbol)
{
    const bool there = isSymbol(symbol);
    if (there)
        next();
    return there;
}

Result<> TypeScriptReader::expect(const char *symbol)
{
    if (take(symbol))
        return {};
    return problem(Words::tr("“%1” is expected here.").arg(QLatin1String(symbol)));
}

tl::unexpected<Error> TypeScriptReader::problem(const QString &what) const
{
    return sourceProblem(m_text, peek().at, what);
}

void TypeScriptReader::note(qsizetype at, const QString &what)
{
    m_notes.append({position(at), what});
}

void TypeScriptReader::skipBalanced()
{
    int open = 0;
    do {
        if (isSymbol("{") || isSymbol("(") || isSymbol("["))
            ++open;
        else if (isSymbol("}") || isSymbol(")") || isSymbol("]"))
            --open;
        next();
    } while (open > 0 && peek().kind != TypeScriptToken::Kind::End);
}

} // namespace cuewright
