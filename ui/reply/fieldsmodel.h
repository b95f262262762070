#pragma once

#include "base/json.h"
#include "schema/answerrow.h"
#include "schema/fields.h"
#include "schema/validator.h"

#include <QAbstractItemModel>

#include <memory>

namespace cuewright {

/// What a view or delegate can ask of a row, besides its text; the same on every column.
enum FieldRole {
    FieldKindRole = Qt::UserRole + 1, ///< int of SchemaField::Kind
    FieldStateRole, ///< int of FieldsModel::State
    FieldPointerRole, ///< QString, JSON pointer of the value
    FieldProblemRole, ///< QString: the rule that is broken, in words; empty: none
    FieldFractionRole, ///< double 0…1 between the limits; invalid: no two limits or no number
    FieldLimitsRole, ///< QStringList{"0", "720"}; empty: no two limits
    FieldChoiceRole, ///< int: index of the value among the choices; -1: none of them
    FieldChoicesRole, ///< QStringList
    FieldOrderedRole, ///< bool: the choices are steps of a scale (low … urgent)
    FieldYesRole, ///< bool: of a yes/no value; invalid: it is none
    FieldAgreesRole, ///< bool: the value is the expected one; invalid: nothing is expected, or there is no value yet
};

/// An answer as rows of field and value, in the order of its schema; groups and lists have their members below them.
///
/// The rows are there before the answer is (state Waiting) and fill as it arrives. Keys that the schema does not know come
/// last (state Extra). Lists show their items (the first kMaxListItems of them); rows are added and taken away at the end,
/// so that a view keeps its place. Rows hold the beginning of long texts only; valueText() has all of it.
class FieldsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class State { Waiting, Arriving, Done, Missing, Extra };
    Q_ENUM(State)
    enum Column { FieldColumn, ReplyColumn, ExpectedColumn, ColumnCount };
    static constexpr int kMaxListItems = 1000;
    static constexpr int kMaxShownText = 2000; ///< characters of one row

    explicit FieldsModel(QObject *parent = nullptr);
    ~FieldsModel() override;

    /// A new answer is expected: all rows wait.
    void setFields(const QList<SchemaField> &fields);
    /// What is there of the answer. `arriving` is the pointer of the value that is not complete yet; `complete` turns rows
    /// that have no value from Waiting to Missing. Until then a value only grows: rows that were done are not read again,
    /// so that a step costs what it brings. Another answer begins with setFields().
    void setValue(const Json &value, const QString &arriving, bool complete);
    /// A rule about a value that has no row is shown on the nearest one around it.
    void setViolations(const QList<Violation> &violations);
    /// Values that a test case expects, an object; null: there is no such column content.
    void setExpected(const Json &expected);

    QString generalProblem() const; ///< rules of the answer as a whole that it breaks; empty: none
    int fieldCount() const; ///< top-level rows of the schema
    /// The whole value: texts as they are, everything else as JSON.
    QString valueText(const QModelIndex &index) const;
    QString answerText() const; ///< all of it, as JSON
    /// All of it as a line of CSV (schema/answerrow.h), below one with the columns' names where they are wanted. Empty as long as
    /// it is not complete.
    QString answerCsv(bool names) const { return m_value.is_null() ? QString() : cuewright::answerCsv(m_schema, m_value, names); }
    /// Words that depend on the language are asked for again.
    void retranslate();
    QModelIndex indexOf(const QString &pointer) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Node;
    Node *nodeAt(const QModelIndex &index) const;
    QModelIndex indexFor(const Node *node, int column = 0) const;
    void addMembers(Node &node, const QList<SchemaField> &members);
    void assign(Node &node, const Json *value, const QString &arriving, bool complete);
    void syncList(Node &node, const Json *value);
    void syncExtras(Node &node, const Json *value);
    void removeChildren(Node &node, qsizetype from);
    void changed(const Node &node);
    const Json *expected(const Node &node) const;
    QVariant agrees(const Node &node) const;
    QString text(const Node &node) const;
    QString expectedText(const Json &expected) const;
    QVariant shownText(const Node &node, int column) const;
    QString sentence(const Node &node) const;

    QList<SchemaField> m_schema;
    std::unique_ptr<Node> m_root;
    QHash<QString, QString> m_problems; ///< by pointer
    Json m_expected;
    Json m_value; ///< the whole answer once it is complete
};

} // namespace cuewright
