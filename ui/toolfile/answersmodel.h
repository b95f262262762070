#pragma once

#include "tools/tooledits.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace cuewright {

/// The mocks or the recorded results of a tool, a row each, also those that cannot be used.
class AnswersModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswersModel)
public:
    enum Column { NameColumn, CallColumn, ResultColumn, ColumnCount }; ///< of a recorded result the name is when it came

    AnswersModel(const Theme &theme, ToolAnswers list, QObject *parent = nullptr);

    /// Rows that stay the same are not touched.
    void setAnswers(const std::vector<Json> &answers);
    const Json *answer(int row) const; ///< nullptr: there is no such row
    /// What is wrong with it, as a sentence; empty: nothing.
    QString problem(int row) const;
    void setMovable(bool movable) { m_isMovable = movable; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent) override;

signals:
    void moveWanted(int row, int to); ///< by a drop: row to the place of the other one

private:
    /// Where a dragged row goes that is dropped before row `before`; nullopt: it is none of these, or stays where it is.
    std::optional<int> dropPlace(const QMimeData *data, int before) const;
    QString text(int row, int column) const;

    const Theme &m_theme;
    const ToolAnswers m_list;
    std::vector<Json> m_answers;
    bool m_isMovable = false;
};

/// How a mock chooses its calls: the words of ArgumentRule, and "default".
enum class MockRule { Exact, Partial, Pattern, Any, Default };
/// nullopt: its words make no sense.
std::optional<MockRule> mockRule(const Json &mock);
QString mockRuleName(MockRule rule); ///< "Exactly these", translated

} // namespace cuewright
