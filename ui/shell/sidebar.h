#pragma once

#include "shell/page.h"
#include "widgets/uicontext.h"

#include <QFrame>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QToolButton;
class QTreeView;
class QVBoxLayout;

namespace cuewright {

class ProjectModel;

/// The project at the left: its name, a filter, the files by kind, and the pages that are not files pinned below.
class Sidebar final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sidebar)
public:
    Sidebar(const UiContext &ui, ProjectModel &model, QWidget *parent = nullptr);

    void setProjectActions(const QList<QAction *> &actions); ///< in the menu of the project's button
    void setNewAction(QAction *action); ///< of the plus
    /// Secondary words of a pinned page: "$0.32 today", "1 runs".
    void setPinnedMeta(PageKey::Kind kind, const QString &meta);
    void showCurrent(const PageKey &key); ///< selects the file of the current page
    void updateProject(); ///< after a change of the model's listing

    QByteArray saveState() const; ///< which groups are open
    void restoreState(const QByteArray &state);
    QList<QWidget *> focusOrder() const;

signals:
    void openRequested(const cuewright::PageKey &key);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildPinned(QVBoxLayout &layout);
    void retranslate();
    void activate(const QModelIndex &index);

    const UiContext m_ui;
    ProjectModel &m_model;
    QToolButton *m_project;
    QToolButton *m_new;
    QLineEdit *m_filter;
    QTreeView *m_tree;
    QSortFilterProxyModel *m_proxy;
    struct Pinned
    {
        PageKey::Kind kind;
        QPushButton *button = nullptr;
        QLabel *meta = nullptr;
    };
    Pinned m_spending{PageKey::Kind::Spending};
    Pinned m_providers{PageKey::Kind::Settings};
    Pinned m_servers{PageKey::Kind::Servers};
};

} // namespace cuewright
