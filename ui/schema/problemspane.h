#pragma once

#include "schema/schemaproblems.h"
#include "widgets/uicontext.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QStackedLayout;
class QTimer;

namespace cuewright {

class EmptyState;
class SchemaCheck;
class SchemaProblemDelegate;
class Segment;

/// What the providers refuse in a schema, with a way to mend it; and what is never sent but checked here.
class ProblemsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProblemsPane)
public:
    /// `fieldAt`: the pointer of the row that shows the schema at a pointer.
    ProblemsPane(const UiContext &context, SchemaCheck &check, std::function<QString(const QString &)> fieldAt, QWidget *parent = nullptr);

    const SchemaProblems &model() const { return *m_model; }
    /// To the next problem or the one before, around the ends.
    void step(int by);
    /// Makes the first problem of that field the current one, unless it has that already.
    void followField(const QString &field);
    void select(const QString &pointer, const QString &sentence);
    const SchemaProblem *current() const;
    bool canFix() const;
    void fixCurrent();
    void setEditable(bool editable); ///< false: the problems only show
    LintTarget target() const;
    void setTarget(LintTarget target);

signals:
    void chosen(const cuewright::SchemaProblem &problem); ///< by a person
    void fixAllRequested();
    void currentChanged();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void retranslate();
    void takeCheck();
    void takeReport();
    void sayCounts();
    void sayFooter();
    void drawIcon();
    void fit();
    void choose(int row);

    const UiContext m_context;
    SchemaCheck &m_check;
    const std::function<QString(const QString &)> m_fieldAt;
    SchemaProblems *m_model;
    SchemaProblemDelegate *m_delegate;
    QLabel *m_heading;
    Segment *m_targets;
    QComboBox *m_targetBox; ///< in its place where there is little room
    QPushButton *m_fixAll;
    QListView *m_list;
    EmptyState *m_nothing;
    QStackedLayout *m_body;
    QLabel *m_footIcon;
    QLabel *m_foot;
    QTimer *m_patience;
    bool m_saysChecking = true; ///< nothing is known yet, or what is known has been out of date for a while
    bool m_wasReported = false; ///< of this schema, as it is or as it was
    bool m_editable = true;
    bool m_updating = false;
    bool m_seen = false; ///< the current row was chosen, it has not just moved up
};

} // namespace cuewright
