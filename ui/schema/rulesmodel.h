#pragma once

#include "base/json.h"
#include "schema/document/crossrules.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace cuewright {

class SchemaModel;
class SchemaVerbs;

/// A rule across fields, or a condition that is only shown.
struct RuleRow
{
    QString group; ///< pointer of the schema whose fields it is about
    CrossRule rule; ///< isOther: pointer and local alone count
    bool isOther = false;
    QString written; ///< isOther: its JSON

    friend bool operator==(const RuleRow &, const RuleRow &) = default;
};

/// Values as a cell shows and takes them: "refund, invoice". A value that could be read as another one is written as JSON:
/// "\"a, b\"", "\"3\"". `texts`: what is no JSON string is a text all the same ("3" is the text 3).
QString valuesText(const std::vector<Json> &values, bool texts);
std::vector<Json> readValues(const QString &text, bool texts);

/// "must be", "must be there", …
QString demandText(CrossRule::Demand demand);

/// The rules across fields of all groups that a person sees. It shows the document; changes go through SchemaVerbs.
class RulesModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesModel)
public:
    enum Column { WhenColumn, IsColumn, ThenColumn, DemandColumn, ValueColumn, NoteColumn, ColumnCount };
    enum Roles { ChoicesRole = Qt::UserRole + 1 }; ///< QStringList: what an editor offers; empty: anything
    static constexpr int kDemands = 5; ///< of CrossRule::Demand

    /// Both outlive it.
    RulesModel(SchemaVerbs &verbs, const SchemaModel &fields, QObject *parent = nullptr);

    void refresh(); ///< takes the document as it is now
    const RuleRow *row(int row) const; ///< nullptr: there is none
    bool hasNotes() const; ///< NoteColumn says something
    void retranslate();

    /// A rule about the first fields of the group around `pointer`; gives its row, -1: it could not be made.
    int add(const QString &pointer);
    /// Why nothing could be added to the group around `pointer`; empty: it can.
    QString whyNot(const QString &pointer) const;
    void remove(int row);
    /// Takes the place of the rule `by` rows further; gives the row it is at then, -1: it stays.
    int move(int row, int by);

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
    void moveWanted(int row, int to); ///< by a drop: row to the place of the other one
    /// By setData(): what the rule demands needs a value now.
    void valueWanted(int row);

private:
    QString cell(const RuleRow &row, int column) const;
    QStringList choices(const RuleRow &row, int column) const;
    bool changeValues(CrossRule *rule, const QString &group, int column, const QString &text) const;
    bool demand(CrossRule *rule, const Json *field, CrossRule::Demand wanted) const;
    QString groupAround(const QString &pointer) const;
    int movableTo(int row, int by) const;
    int dropStep(const QMimeData *data, int before) const;

    SchemaVerbs &m_verbs;
    const SchemaModel &m_fields;
    QList<RuleRow> m_rows;
};

} // namespace cuewright
