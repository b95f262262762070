#pragma once

#include "tools/comparemodel.h"
#include "tools/tracedocument.h"
#include "widgets/background.h"
#include "widgets/uicontext.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace cuewright {

/// Two branches of a trace side by side: messages, arguments, results, answers, tokens and cost.
class CompareView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompareView)
public:
    /// `document` outlives the view.
    CompareView(const UiContext &context, const TraceDocument &document, QWidget *parent = nullptr);

    void compare(const QString &left, const QString &right);

signals:
    void closeRequested();
    void openRequested(const QString &branch, cuewright::TurnId turn, int call); ///< a row was activated

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fillCombos();
    qsizetype cells() const;
    void take();
    void sayOutcome(const TraceTotals &left, const TraceTotals &right, bool same);
    void retranslate();

    const Theme &m_theme;
    const TraceDocument &m_document;
    CompareModel *m_model;
    QComboBox *m_sides[2];
    QLabel *m_sums[2];
    QLabel *m_against;
    QCheckBox *m_onlyChanges;
    QLabel *m_summary;
    QPushButton *m_close;
    QTableView *m_table;
    Background m_comparing;
    QTimer m_resized;
    qsizetype m_cells = 0; ///< of what is shown
};

} // namespace cuewright
