#pragma once

#include "schema/exchange/definitions.h"
#include "schema/exchange/pythonparser.h"
#include "schema/exchange/sourcetext.h"

#include <QHash>

namespace cuewright {

/// Reads the models of one module. Used by importPydantic() alone.
class PydanticReader
{
public:
    PydanticReader(const QString &text, const PythonModule &module);

    void readAll();
    std::vector<TypeDefinition> &definitions() { return m_definitions; }
    const QList<ImportNote> &notes() const { return m_notes; }

private:
    struct Field
    {
        Json schema;
        bool required = true;
        QString name; ///< the key, where an alias gives it
        QString description;
    };

    // classes
    void declare(const PythonClass &made);
    void readClass(const PythonClass &made);
    void readModel(const PythonClass &made, TypeDefinition &definition);
    void readMember(const PythonMember &member, Json &schema, bool total);
    void readEnum(const PythonClass &made, TypeDefinition &definition);
    void readAlias(const PythonMember &alias);
    static bool isEnum(const PythonClass &made);
    static bool isAlias(const PythonMember &member);
    static bool forbidsMore(const PythonClass &made);

    // types
    Json type(const PythonExpression &expression);
    Json named(const PythonExpression &expression);
    Json subscript(const PythonExpression &expression);
    Json called(const PythonExpression &expression);
    Json unionOf(const std::vector<PythonExpression> &branches);
    Json annotated(const PythonExpression &expression);
    Json listOf(const PythonExpression &expression, const QString &name);
    Json unknown(const PythonExpression &expression);

    // constraints
    void applyCall(Field &field, const PythonExpression &call);
    void applyArgument(Field &field, const QString &name, const PythonExpression &value);
    void setDefault(Field &field, const PythonExpression &value);
    std::optional<Json> valueOf(const PythonExpression &expression) const;
    void note(qsizetype at, const QString &what)
    {
        m_notes.append({m_place.line > 0 ? m_place : place(at), what});
    }
    TextPosition place(qsizetype at) const { return m_lines.position(at); }

    LineIndex m_lines;
    const PythonModule &m_module;
    QHash<QString, const PythonClass *> m_classes;
    QHash<QString, const PythonMember *> m_aliases;
    std::vector<TypeDefinition> m_definitions;
    QList<ImportNote> m_notes;
    TextPosition m_place; ///< while a type in quotes is read, whose offsets are its own
    int m_depth = 0;
    Field *m_field = nullptr; ///< the member being read: what Annotated says of it
};

} // namespace cuewright
