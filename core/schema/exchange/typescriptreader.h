#pragma once

#include "schema/exchange/definitions.h"
#include "schema/exchange/sourcetext.h"
#include "schema/exchange/typescripttokens.h"

#include <QSet>

namespace cuewright {

/// Reads the types of one text. Used by importTypeScript() alone.
class TypeScriptReader
{
public:
    TypeScriptReader(const QString &text, std::vector<TypeScriptToken> tokens);

    [[nodiscard]] Result<> readAll();
    std::vector<TypeDefinition> &definitions() { return m_definitions; }
    const QList<ImportNote> &notes() const { return m_notes; }

private:
    struct Type
    {
        Json schema;
        bool optional = false; ///< undefined is one of its values
    };
    using Reading = Result<Type>;

    // statements
    [[nodiscard]] Result<> statement();
    [[nodiscard]] Result<> interfaceBody(const QString &comment);
    [[nodiscard]] Result<> alias(const QString &comment);
    [[nodiscard]] Result<> enumeration(const QString &comment);
    [[nodiscard]] Result<> bareType(const QString &comment);
    [[nodiscard]] Result<> parameters();
    void skipStatement();

    // types
    [[nodiscard]] Reading type();
    [[nodiscard]] Reading unionOf();
    [[nodiscard]] Reading intersection();
    [[nodiscard]] Reading postfix();
    [[nodiscard]] Reading primary();
    [[nodiscard]] Reading named();
    [[nodiscard]] Reading builtIn(const QString &name, qsizetype at);
    [[nodiscard]] Result<std::vector<Json>> arguments();
    [[nodiscard]] Reading tuple();
    [[nodiscard]] Reading object();
    [[nodiscard]] Result<> member(Json &schema);
    [[nodiscard]] Result<> indexSignature(Json &schema);
    [[nodiscard]] Result<> property(Json &schema, const QString &comment);
    static Json joined(const std::vector<Json> &branches);
    bool isFunction() const;
    void skipBalanced();

    // tokens
    const TypeScriptToken &peek(std::size_t ahead = 0) const
    {
        return m_tokens[std::min(m_at + ahead, m_tokens.size() - 1)];
    }
    TypeScriptToken next();
    bool isSymbol(const char *symbol, std::size_t ahead = 0) const;
    bool isName(const char *name, std::size_t ahead = 0) const;
    bool take(const char *symbol);
    [[nodiscard]] Result<> expect(const char *symbol);
    [[nodiscard]] tl::unexpected<Error> problem(const QString &what) const;
    void note(qsizetype at, const QString &what);
    TextPosition position(qsizetype at) const { return m_lines.position(at); }

    const QString &m_text;
    LineIndex m_lines;
    std::vector<TypeScriptToken> m_tokens;
    std::size_t m_at = 0;
    int m_depth = 0;
    QSet<QString> m_declared;
    QSet<QString> m_parameters; ///< of the type being read: generic ones
    std::vector<TypeDefinition> m_definitions;
    QList<ImportNote> m_notes;
};

/// Writes a comment into a schema: tags as keywords, the rest as its description.
void describe(Json &schema, const QString &comment);

} // namespace cuewright
