#pragma once

#include "widgets/glyph.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

#include <array>
#include <vector>

namespace cuewright {

/// The files of a project by kind, workspace-relative and in the order to show them.
struct ProjectListing
{
    QString folder;
    QString name;
    QStringList prompts;
    QStringList schemas;
    QStringList tools;
    QStringList testSets;
    QStringList traces; ///< recorded conversations with tools
    QHash<QString, QString> titles; ///< by path: what a file calls itself; others are shown by the file's name

    friend bool operator==(const ProjectListing &, const ProjectListing &) = default;
};

/// The tree of the sidebar: groups, and the files in them. A new listing keeps the rows that stay, so that selection and open
/// groups survive files coming and going.
class ProjectModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectModel)
public:
    enum class Group { Prompts, Schemas, Tools, TestSets, Runs };
    static constexpr int kGroups = 5;
    enum Roles {
        PathRole = Qt::UserRole + 1, ///< workspace-relative; empty for groups
        GroupRole, ///< int of Group
        GlyphRole, ///< int of Glyph
        MetaRole, ///< text at the end: "500", "37%"; of a group its count
        ModifiedRole, ///< has changes that are not saved
        ProblemRole,
        SearchRole, ///< what the filter looks at: title and path
    };

    explicit ProjectModel(QObject *parent = nullptr);

    void setListing(const ProjectListing &listing);
    const ProjectListing &listing() const { return m_listing; }
    void setMeta(const QString &path, const QString &meta);
    void setModified(const QString &path, bool modified);
    void setProblem(const QString &path, bool problem);
    void retranslate();

    QModelIndex indexOf(const QString &path) const;
    /// The name without the ending that all files of its kind have.
    static QString shownName(const QString &path);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void updateGroup(int group, const QStringList &paths);
    void touch(const QString &path, int role);
    QString nameOf(const QString &path) const;
    QVariant groupData(int group, int role) const;
    QVariant fileData(const QString &path, int group, int role) const;
    QString spoken(const QString &path, int group) const;

    ProjectListing m_listing;
    std::array<QStringList, kGroups> m_paths;
    QHash<QString, QString> m_meta;
    QSet<QString> m_modified;
    QSet<QString> m_problems;
};

} // namespace cuewright
