#pragma once

#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QTreeView;

namespace cuewright {

class HistoryModel;

/// The table of a prompt's runs under a heading that folds it away.
class HistoryView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryView)
public:
    HistoryView(const Theme &theme, HistoryModel &model, QWidget *parent = nullptr);

    bool isFolded() const { return m_folded; }
    void setFolded(bool folded);
    /// Marks a run without choosing it; -1: none.
    void mark(int row);

signals:
    void chosen(int row);
    /// A person wants it folded or unfolded; whoever has laid it out does that with setFolded().
    void foldedByHand(bool folded);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void refresh();
    void restyle();

    const Theme &m_theme;
    HistoryModel &m_model;
    QWidget *m_head;
    QToolButton *m_fold;
    QLabel *m_summary;
    QTreeView *m_table;
    bool m_folded = false;
    bool m_marking = false;
};

} // namespace cuewright
