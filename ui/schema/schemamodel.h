#pragma once

#include "models/problem.h"
#include "schema/document/jsonsource.h"
#include "schema/fieldtree.h"

#include <QAbstractItemModel>
#include <QHash>

namespace cuewright {

/// What is wrong with one field, for its icon and tooltip.
struct FieldMark
{
    Problem::Severity severity = Problem::Severity::Error;
    QStringList sentences;

    friend bool operator==(const FieldMark &, const FieldMark &) = default;
};
using FieldMarks = QHash<QString, FieldMark>; ///< by the pointer of the field's schema

/// The fields of a schema as a tree. It shows a document and changes nothing in it: what a person wants changed goes out as a
/// signal, and the changed document comes back through setSchema(), which works out the rows that are new, gone, moved or
/// different, so that views keep their selection and what is expanded.
class SchemaModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaModel)
public:
    enum Column { NameColumn, TypeColumn, RequiredColumn, ColumnCount };
    enum Roles {
        PointerRole = Qt::UserRole, ///< of the field's schema
        TypeRole, ///< FieldType
        LabelRole, ///< "List of groups"
        NoteRole, ///< grey, behind the label
        HintRole, ///< grey, behind the name
        MarkRole, ///< Problem::Severity; invalid: nothing is wrong
        RequiredRole, ///< bool; invalid where it has no meaning
        DraggableRole,
    };

    explicit SchemaModel(QObject *parent = nullptr);
    ~SchemaModel() override;

    /// Only what differs from the schema before is read again.
    void setSchema(const JsonSource &schema, const QString &title);
    void setMarks(const FieldMarks &marks);
    void setEditable(bool editable); ///< false: the rows only show
    bool isEditable() const { return m_editable; }

    const FieldNode *node(const QModelIndex &index) const;
    QModelIndex indexOf(const FieldNode &node, int column = NameColumn) const;
    /// The row of the schema at `pointer`, or the closest row around it; invalid: no such place.
    QModelIndex indexAt(QStringView pointer) const;
    /// The row that says what the value at `value` of a reply looks like, or the closest one around it.
    QModelIndex indexOfValue(QStringView value) const;
    /// Where a reply has what the row describes, of a list its first item; nullopt: shared parts are not at one place.
    std::optional<QString> valuePointer(const QModelIndex &index) const;
    /// Pointers of all groups that a person sees, in the order of the rows.
    QStringList groups() const;
    int fieldCount() const; ///< of the first root, all levels
    int levelCount() const;
    void retranslate();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

signals:
    void renameWanted(const QString &pointer, const QString &name);
    void requiredWanted(const QString &pointer, bool required);
    /// Into the group whose schema is at `group`, before its field `row`, as counted with the field still at its old place.
    void moveWanted(const QString &pointer, const QString &group, int row);

private:
    using Nodes = std::vector<std::unique_ptr<FieldNode>>;

    QString accessibleText(const FieldNode &node) const;
    void announceAll(const QList<int> &roles);
    QVariant nameData(const FieldNode &node, int role) const;
    Nodes &childrenOf(const QModelIndex &parent);
    void adopt(Nodes &old);
    void merge(Nodes &old, Nodes &fresh, FieldNode *parent);
    void removeUnmatched(Nodes &old, const QModelIndex &at);
    void arrange(Nodes &old, Nodes &fresh, FieldNode *parent);
    void moveRow(Nodes &nodes, int from, int to, const QModelIndex &at);
    static void renumber(Nodes &nodes, std::size_t from = 0);

    JsonSource m_schema; ///< the rows point into it
    Nodes m_roots;
    mutable QHash<QString, FieldNode *> m_byPointer; ///< made when first asked for; empty: the rows have changed
    FieldMarks m_marks;
    bool m_editable = true;
};

} // namespace cuewright
