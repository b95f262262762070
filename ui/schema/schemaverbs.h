#pragma once

#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"

#include <QObject>

namespace cuewright {

/// Everything that a person can do to a field, by its pointer: one place for tree, form, menus and keys. Each verb is one step
/// of the history; one that cannot be done changes nothing and says why through failed().
class SchemaVerbs final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaVerbs)
public:
    explicit SchemaVerbs(SchemaDocument &document, QObject *parent = nullptr);

    SchemaDocument &document() const { return m_document; }
    const Json &schema() const { return m_document.json(); }

    /// Behind the field at `pointer`, or at the end of the group that it is; gives the new field's pointer, empty: failed.
    QString addBelow(const QString &pointer);
    QString addInside(const QString &pointer);
    QString addDefinition();
    void remove(const QString &pointer);
    void rename(const QString &pointer, const QString &name);
    void duplicate(const QString &pointer);
    void move(const QString &pointer, const QString &group, int index); ///< before the field that is `index` there now
    void moveUp(const QString &pointer);
    void moveDown(const QString &pointer);
    void moveIntoGroup(const QString &pointer);
    void moveOutOfGroup(const QString &pointer);
    void retype(const QString &pointer, FieldType type, const QString &reference = {});
    void setRequired(const QString &pointer, bool required);
    void setNullable(const QString &pointer, bool nullable);
    void set(const QString &pointer, const QString &keyword, const Json &value); ///< null: takes it away
    void setExtraFieldsAllowed(const QString &group, bool allowed);
    void extract(const QString &pointer, const QString &name);
    void putInPlace(const QString &pointer); ///< of a reference
    void addBranch(const QString &pointer);
    void replaceAll(const Json &schema, const QString &label); ///< an import
    /// There is no schema yet, or it says nothing ({}): the first field starts it.
    bool isBlank() const;
    bool apply(const Result<SchemaEdit> &edit); ///< true: it is in the text
    /// With the text that it leads to, parsed already.
    bool apply(const Result<SchemaEdit> &edit, const JsonSource &after);

signals:
    void failed(const cuewright::Error &error);

private:
    bool take(const Result<> &done);
    QString add(const QString &group, int index);
    QString addFirst();

    SchemaDocument &m_document;
};

} // namespace cuewright
