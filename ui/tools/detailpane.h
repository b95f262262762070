#pragma once

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
class Segment;
class ViewTabs;

/// One step taken apart: call, result, raw bytes, timing and cost.
class DetailPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPane)
public:
    enum Tab { CallTab, ResultTab, RawTab, FiguresTab };
    enum Source { Real, Recorded, Mock };

    explicit DetailPane(const UiContext &context, QWidget *parent = nullptr);

    void show(const Trace &trace, const QString &branch, const CallView &call);
    void showTab(Tab tab);
    Tab tab() const;
    /// As if the choice had been clicked; does nothing where it is not to be had.
    void chooseSource(Source source);
    void flush();
    void setNarrow(bool narrow);
    CallPane &callPane() const { return *m_call; }
    ResultPane &resultPane() const { return *m_result; }

signals:
    void sourceChosen(cuewright::DetailPane::Source source);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSource(const CallView &call);
    void retranslate();

    ViewTabs *m_tabs;
    QLabel *m_answerWith;
    Segment *m_source;
    QStackedWidget *m_stack;
    CallPane *m_call;
    ResultPane *m_result;
    ExchangePane *m_raw;
    FiguresPane *m_figures;
    bool m_quiet = false;
    bool m_canBeReal = false, m_canBeRecorded = false;
};

} // namespace cuewright
