#include "models/projectmodel.h"

#include <QLocale>

#include <algorithm>

namespace cuewright {
namespace {

constexpr std::array kGlyphs = {Glyph::Prompt, Glyph::Schema, Glyph::Tool, Glyph::Dataset, Glyph::Session};

// Groups are roots and carry this id; files carry the number of their group plus one.
constexpr quintptr kGroupId = 0;

bool isGroup(const QModelIndex &index)
{
    return index.internalId() == kGroupId;
}

int groupOf(const QModelIndex &index)
{
    return isGroup(index) ? index.row() : static_cast<int>(index.internalId()) - 1;
}

} // namespace

ProjectModel::ProjectModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void ProjectModel::setListing(const ProjectListing &listing)
{
    if (listing == m_listing)
        return;
    const bool renamed = listing.titles != m_listing.titles;
    m_listing = listing;
    updateGroup(int(Group::Prompts), listing.prompts);
    updateGroup(int(Group::Schemas), listing.schemas);
    updateGroup(int(Group::Tools), listing.tools);
    updateGroup(int(Group::TestSets), listing.testSets);
    updateGroup(int(Group::Runs), listing.traces);
    for (int group = 0; renamed && group < kGroups; ++group) {
        const QModelIndex parent = index(group, 0);
        if (const int rows = rowCount(parent); rows > 0)
            emit dataChanged(index(0, 0, parent), index(rows - 1, 0, parent), {Qt::DisplayRole, Qt::AccessibleTextRole});
    }
}

// Both lists have one order, so walking them side by side finds what went and what came.
void ProjectModel::updateGroup(int group, const QStringList &paths)
{
    const QModelIndex parent = index(group, 0);
    QStringList &shown = m_paths[static_cast<std::size_t>(group)];
    const QSet<QString> wanted(paths.begin(), paths.end());
    for (qsizetype row = shown.size() - 1; row >= 0; --row) {
        if (wanted.contains(shown[row]))
            continue;
        beginRemoveRows(parent, int(row), int(row));
        shown.removeAt(row);
        endRemoveRows();
    }
    for (qsizetype row = 0; row < paths.size(); ++row) {
        if (row < shown.size() && shown[row] == paths[row])
            continue;
        const qsizetype from = shown.indexOf(paths[row], row);
        if (from > row) {
            beginMoveRows(parent, int(from), int(from), parent, int(row));
            shown.move(from, row);
            endMoveRows();
        } else {
            beginInsertRows(parent, int(row), int(row));
            shown.insert(row, paths[row]);
            endInsertRows();
        }
    }
    emit dataChanged(parent, parent, {MetaRole, Qt::AccessibleTextRole});
}

void ProjectModel::setMeta(const QString &path, const QString &meta)
{
    if (m_meta.value(path) == meta)
        return;
    m_meta.insert(path, meta);
    touch(path, MetaRole);
}

void ProjectModel::setModified(const QString &path, bool modified)
{
    if (m_modified.contains(path) == modified)
        return;
    if (modified)
        m_modified.insert(path);
    else
        m_modified.remove(path);
    touch(path, ModifiedRole);
}

void ProjectModel::setProblem(const QString &path, bool problem)
{
    if (m_problems.contains(path) == problem)
        return;
    if (problem)
        m_problems.insert(path);
    else
        m_problems.remove(path);
    touch(path, ProblemRole);
}

void ProjectModel::retranslate()
{
    emit dataChanged(index(0, 0), index(kGroups - 1, 0));
}

void ProjectModel::touch(const QString &path, int role)
{
    const QModelIndex index = indexOf(path);
    if (index.isValid())
        emit dataChanged(index, index, {role, Qt::AccessibleTextRole});
}

QModelIndex ProjectModel::indexOf(const QString &path) const
{
    for (int group = 0; group < kGroups; ++group) {
        const qsizetype row = m_paths[static_cast<std::size_t>(group)].indexOf(path);
        if (row >= 0)
            return index(int(row), 0, index(group, 0));
    }
    return {};
}

QString ProjectModel::shownName(const QString &path)
{
    QString name = path.section(u'/', -1);
    for (const QLatin1String ending :
        {QLatin1String(".prompty"), QLatin1String(".schema.json"), QLatin1String(".tool.json"), QLatin1String(".trace.json")}) {
        if (name.endsWith(ending) && name.size() > ending.size()) {
            name.chop(ending.size());
            break;
        }
    }
    return name;
}

// Two files that call themselves the same are told apart by their files' names.
QString ProjectModel::nameOf(const QString &path) const
{
    const QString title = m_listing.titles.value(path);
    if (title.isEmpty())
        return shownName(path);
    const auto same = std::count(m_listing.titles.cbegin(), m_listing.titles.cend(), title);
    return same > 1 ? QStringLiteral("%1 (%2)").arg(title, shownName(path)) : title;
}

QModelIndex ProjectModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return parent.isValid() ? createIndex(row, column, quintptr(parent.row()) + 1) : createIndex(row, column, kGroupId);
}

QModelIndex ProjectModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isGroup(child))
        return {};
    return createIndex(groupOf(child), 0, kGroupId);
}

int ProjectModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return kGroups;
    if (!isGroup(parent) || parent.column() != 0)
        return 0;
    return int(m_paths[static_cast<std::size_t>(parent.row())].size());
}

int ProjectModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ProjectModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int group = groupOf(index);
    if (role == GroupRole)
        return group;
    if (isGroup(index))
        return groupData(group, role);
    return fileData(m_paths[static_cast<std::size_t>(group)][index.row()], group, role);
}

QVariant ProjectModel::groupData(int group, int role) const
{
    const QStringList names = {tr("Prompts"), tr("Schemas"), tr("Tools"), tr("Test sets"), tr("Runs")};
    const QString count = QLocale().toString(m_paths[static_cast<std::size_t>(group)].size());
    switch (role) {
    case Qt::DisplayRole:
    case SearchRole:
        return names[group];
    case MetaRole:
        return count;
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2").arg(names[group], count);
    default:
        return {};
    }
}

QVariant ProjectModel::fileData(const QString &path, int group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(path);
    case Qt::ToolTipRole:
    case PathRole:
        return path;
    case SearchRole:
        return nameOf(path) + u' ' + path;
    case GlyphRole:
        return int(kGlyphs[static_cast<std::size_t>(group)]);
    case MetaRole:
        return m_meta.value(path);
    case ModifiedRole:
        return m_modified.contains(path);
    case ProblemRole:
        return m_problems.contains(path);
    case Qt::AccessibleTextRole:
        return spoken(path, group);
    default:
        return {};
    }
}

QString ProjectModel::spoken(const QString &path, int group) const
{
    const QStringList kinds = {tr("prompt"), tr("schema"), tr("tool"), tr("test set"), tr("recorded run")};
    QStringList words{nameOf(path), kinds[group]};
    if (m_modified.contains(path))
        words.append(tr("changed"));
    if (m_problems.contains(path))
        words.append(tr("has problems"));
    if (const QString meta = m_meta.value(path); !meta.isEmpty())
        words.append(meta);
    return words.join(QStringLiteral(", "));
}

Qt::ItemFlags ProjectModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return isGroup(index) ? flags : flags | Qt::ItemNeverHasChildren;
}

} // namespace cuewright
