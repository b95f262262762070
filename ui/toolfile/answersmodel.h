#pragma once

#include "tools/tooledits.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>

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
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(int row, int column) const;

    const Theme &m_theme;
    const ToolAnswers m_list;
    std::vector<Json> m_answers;
};

/// How a mock chooses its calls: the words of ArgumentRule, and "default".
enum class MockRule { Exact, Partial, Pattern, Any, Default };
/// nullopt: its words make no sense.
std::optional<MockRule> mockRule(const Json &mock);
QString mockRuleName(MockRule rule); ///< "Exactly these", translated

} // namespace cuewright
