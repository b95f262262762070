#pragma once

#include "schema/samplecheck.h"
#include "widgets/uicontext.h"

#include <QListWidget>

namespace cuewright {

/// The test cases of a schema and how each came out. F2 renames one, Space turns its expectation around, Delete takes it away.
class SampleCases final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleCases)
public:
    /// Both outlive it.
    SampleCases(const UiContext &context, SampleSet &samples, const SampleCheck &check, QWidget *parent = nullptr);

    void choose(int index);

signals:
    void chosen(int index); ///< -1: there is none
    void removed(int index); ///< those behind it have moved up; chosen() follows

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildActions();
    void refresh();
    void turnAround();
    void removeCurrent();
    void retranslate();

    const UiContext m_context;
    SampleSet &m_samples;
    const SampleCheck &m_check;
    QAction *m_rename;
    QAction *m_turn;
    QAction *m_remove;
    bool m_filling = false;
};

} // namespace cuewright
