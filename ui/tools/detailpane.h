#pragma once

#include "catalog/catalog.h"
#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QLabel;
class QStackedWidget;

namespace cuewright {

class CallPane;
class ExchangePane;
class FiguresPane;
class ResultPane;
class TurnPane;
class Segment;
class ViewTabs;

/// One step taken apart: of a call its arguments and its result, of the model what it was asked and what it replied; raw bytes,
/// timing and cost.
class DetailPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)
public:
    /// The first two of the model: what it is asked, and its reply.
    enum Tab { CallTab, ResultTab, RawTab, FiguresTab };
    enum Source { Real, Recorded, Mock };

    /// `catalog` outlives it; prices of `at` are told in the list of models.
    DetailPane(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent = nullptr);

    void show(const Trace &trace, const QString &branch, const CallView &call);
    void showTab(Tab tab);
    Tab tab() const;
    /// As if the choice had been clicked; does nothing where it is not to be had.
    void chooseSource(Source source);
    void flush();
    void setNarrow(bool narrow);
    CallPane &callPane() const { return *m_call; }
    TurnPane &turnPane() const { return *m_turn; }
    ResultPane &resultPane() const { return *m_result; }

signals:
    void sourceChosen(cuewright::DetailPane::Source source);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSource(const CallView &call);
    void showStep(const CallView &call);
    void retranslate();

    ViewTabs *m_tabs;
    QLabel *m_answerWith;
    Segment *m_source;
    QStackedWidget *m_stack;
    QStackedWidget *m_asked; ///< the first tab: of a call, of the model
    CallPane *m_call;
    TurnPane *m_turn;
    ResultPane *m_result;
    ExchangePane *m_raw;
    FiguresPane *m_figures;
    bool m_isModel = false;
    bool m_narrow = false;
    bool m_quiet = false;
    bool m_canBeReal = false, m_canBeRecorded = false;
};

} // namespace cuewright
