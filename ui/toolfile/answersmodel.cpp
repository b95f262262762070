#include "toolfile/answersmodel.h"

#include "tools/tracewords.h"

#include <QDateTime>
#include <QMimeData>

#include <algorithm>

namespace cuewright {
namespace {

const QString kMime = QStringLiteral("application/x-cuewright-answer"); // its row

QDateTime whenOf(const Json &recorded)
{
    return QDateTime::fromString(memberText(recorded, "when"), Qt::ISODateWithMs).toUTC();
}

bool isUnlike(const Json &arguments)
{
    return !arguments.is_object();
}

} // namespace

std::optional<MockRule> mockRule(const Json &mock)
{
    if (const Json *isDefault = member(mock, "default"); isDefault && *isDefault == Json(true))
        return MockRule::Default;
    const QString word = memberText(mock, "match");
    if (!member(mock, "match"))
        return member(mock, "arguments") ? MockRule::Exact : MockRule::Any;
    for (const auto &[kind, rule] : {std::pair(ArgumentRule::Kind::Exact, MockRule::Exact), std::pair(ArgumentRule::Kind::Partial, MockRule::Partial),
             std::pair(ArgumentRule::Kind::Pattern, MockRule::Pattern), std::pair(ArgumentRule::Kind::Any, MockRule::Any)}) {
        if (word == argumentRuleWord(kind))
            return rule;
    }
    return std::nullopt;
}

QString mockRuleName(MockRule rule)
{
    switch (rule) {
    case MockRule::Exact: return AnswersModel::tr("Exactly these arguments");
    case MockRule::Partial: return AnswersModel::tr("At least these arguments");
    case MockRule::Pattern: return AnswersModel::tr("Texts by pattern");
    case MockRule::Any: return AnswersModel::tr("Any call");
    case MockRule::Default: return AnswersModel::tr("Where no other fits");
    }
    return {};
}

AnswersModel::AnswersModel(const Theme &theme, ToolAnswers list, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_list(list)
{
}

// What is equal at both ends stays; where nothing came or went, rows change in their places.
void AnswersModel::setAnswers(const std::vector<Json> &answers)
{
    const auto before = static_cast<int>(m_answers.size());
    const auto after = static_cast<int>(answers.size());
    const auto sameAt = [&](int from, int to) { return m_answers[static_cast<std::size_t>(from)] == answers[static_cast<std::size_t>(to)]; };
    int front = 0;
    while (front < std::min(before, after) && sameAt(front, front))
        ++front;
    int back = 0;
    while (back < std::min(before, after) - front && sameAt(before - 1 - back, after - 1 - back))
        ++back;
    const int changed = std::min(before, after) - front - back;
    if (after < before) {
        beginRemoveRows({}, front + changed, before - back - 1);
        m_answers.erase(m_answers.begin() + front + changed, m_answers.end() - back);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, front + changed, after - back - 1);
        m_answers.insert(m_answers.begin() + front + changed, answers.begin() + front + changed, answers.end() - back);
        endInsertRows();
    }
    m_answers = answers;
    // Names that are taken twice are wrong in both rows, so that all of them may look different.
    if (after > 0)
        emit dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
}

const Json *AnswersModel::answer(int row) const
{
    return row >= 0 && row < rowCount() ? &m_answers[static_cast<std::size_t>(row)] : nullptr;
}

QString AnswersModel::problem(int row) const
{
    const Json *answer = this->answer(row);
    if (!answer)
        return {};
    if (!answer->is_object())
        return tr("This is no group with a result. It can be changed in the source.");
    if (m_list == ToolAnswers::Recorded) {
        const Json *arguments = member(*answer, "arguments");
        return arguments && isUnlike(*arguments) ? tr("The arguments of a call are a group; these never match.") : QString();
    }
    const QString name = memberText(*answer, "name");
    if (name.trimmed().isEmpty())
        return tr("This mock has no name.");
    if (std::count_if(m_answers.begin(), m_answers.end(), [&](const Json &other) { return memberText(other, "name") == name; }) > 1)
        return tr("Two mocks are called “%1”.").arg(name);
    if (mockRule(*answer) == MockRule::Default) {
        const auto first = std::find_if(m_answers.begin(), m_answers.end(), [](const Json &other) { return mockRule(other) == MockRule::Default; });
        return std::distance(m_answers.begin(), first) < row ? tr("Another mock is the default already; this one is never used for it.") : QString();
    }
    const auto rule = argumentRuleFrom(*answer);
    if (!rule)
        return rule.error().message;
    const bool looks = rule->kind != ArgumentRule::Kind::Any;
    return looks && isUnlike(rule->value) ? tr("The arguments of a call are a group; these never match.") : QString();
}

int AnswersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_answers.size());
}

int AnswersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AnswersModel::text(int row, int column) const
{
    const Json &answer = m_answers[static_cast<std::size_t>(row)];
    if (column == NameColumn) {
        if (m_list == ToolAnswers::Mocks)
            return memberText(answer, "name");
        const QDateTime when = whenOf(answer);
        return when.isValid() ? whenText(when) : tr("Not known");
    }
    if (column == CallColumn) {
        const Json *arguments = member(answer, "arguments");
        const QString line = arguments ? argumentsLine(toolText(*arguments)) : QString();
        if (m_list == ToolAnswers::Recorded)
            return line;
        const auto rule = mockRule(answer);
        if (rule == MockRule::Any || rule == MockRule::Default)
            return mockRuleName(*rule);
        return rule ? tr("%1: %2", "rule, arguments").arg(mockRuleName(*rule), line) : memberText(answer, "match");
    }
    const Json *result = member(answer, "result");
    return result ? firstLine(toolText(*result)) : QString();
}

QVariant AnswersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString wrong = problem(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return wrong.isEmpty() ? text(index.row(), index.column()) : wrong;
    case Qt::DecorationRole:
        if (index.column() != NameColumn)
            return {};
        return wrong.isEmpty() ? m_theme.icon(m_list == ToolAnswers::Mocks ? Glyph::Edit : Glyph::Clock) : m_theme.icon(Glyph::Warning, ColorRole::Warning);
    case Qt::AccessibleTextRole:
        return index.column() == NameColumn && !wrong.isEmpty() ? tr("%1, %2", "name, what is wrong").arg(text(index.row(), NameColumn), wrong)
                                                                 : text(index.row(), index.column());
    default:
        return {};
    }
}

QVariant AnswersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names = {m_list == ToolAnswers::Mocks ? tr("Name") : tr("When"),
        m_list == ToolAnswers::Mocks ? tr("Answers") : tr("Arguments"), tr("Result")};
    return names.value(section);
}

Qt::ItemFlags AnswersModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) // between the rows, and below them
        return m_isMovable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_isMovable ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList AnswersModel::mimeTypes() const
{
    return {kMime};
}

QMimeData *AnswersModel::mimeData(const QModelIndexList &indexes) const
{
    const int row = indexes.value(0).row();
    if (!answer(row))
        return nullptr;
    auto *data = new QMimeData;
    data->setData(kMime, QByteArray::number(row));
    data->setText(text(row, NameColumn));
    return data;
}

std::optional<int> AnswersModel::dropPlace(const QMimeData *data, int before) const
{
    bool isRow = false;
    const int from = data ? data->data(kMime).toInt(&isRow) : 0;
    if (!m_isMovable || !isRow || !answer(from) || before < 0 || before > rowCount())
        return std::nullopt;
    const int to = before > from ? before - 1 : before;
    return to == from ? std::nullopt : std::optional(to);
}

bool AnswersModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent) const
{
    return !parent.isValid() && dropPlace(data, row).has_value();
}

bool AnswersModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (canDropMimeData(data, action, row, column, parent))
        emit moveWanted(data->data(kMime).toInt(), *dropPlace(data, row));
    return false; // the document will have moved it; the view must not take a row away
}

void AnswersModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

} // namespace cuewright
