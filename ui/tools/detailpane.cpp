#include "tools/detailpane.h"

#include "tools/callpane.h"
#include "tools/exchangepane.h"
#include "tools/figurespane.h"
#include "tools/resultpane.h"
#include "tools/turnpane.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/segment.h"
#include "widgets/viewtabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cuewright {
namespace {

/// Its buttons are made before what comes behind them in the order of the Tab key.
Segment *makeSources(QWidget *parent)
{
    auto *sources = new Segment({}, parent);
    for (int source = DetailPane::Real; source <= DetailPane::Mock; ++source)
        sources->addChoice({});
    return sources;
}

} // namespace

DetailPane::DetailPane(const UiContext &context, const Catalog &catalog, const QDateTime &at, QWidget *parent)
    : QWidget(parent)
    , m_tabs(new ViewTabs(this))
    , m_answerWith(makeLabel(LabelKind::Muted, {}, this))
    , m_source(makeSources(this))
    , m_stack(new QStackedWidget(this))
    , m_asked(new QStackedWidget(m_stack))
    , m_call(new CallPane(context, m_asked))
    , m_turn(new TurnPane(context, catalog, at, m_asked))
    , m_result(new ResultPane(context, m_stack))
    , m_raw(new ExchangePane(context, m_stack))
    , m_figures(new FiguresPane(context))
{
    setObjectName(QStringLiteral("detailPane"));
    m_tabs->setObjectName(QStringLiteral("detailTabs"));
    m_source->setObjectName(QStringLiteral("answerWith"));
    for (int tab = CallTab; tab <= FiguresTab; ++tab)
        m_tabs->addTab({});
    auto *scroll = new QScrollArea(m_stack);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_figures);
    m_asked->addWidget(m_call);
    m_asked->addWidget(m_turn);
    for (QWidget *page : std::initializer_list<QWidget *>{m_asked, m_result, m_raw, scroll})
        m_stack->addWidget(page);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 12, 0);
    row->setSpacing(8);
    row->addWidget(m_tabs);
    row->addStretch(1);
    row->addWidget(m_answerWith);
    row->addWidget(m_source);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_stack, 1);
    connect(m_tabs, &ViewTabs::currentChanged, this, [this](int tab) {
        flush();
        m_stack->setCurrentIndex(tab);
    });
    connect(m_source, &Segment::currentChanged, this, [this](int source) {
        if (!m_quiet)
            emit sourceChosen(static_cast<Source>(source));
    });
    retranslate();
    m_tabs->setCurrentIndex(ResultTab);
}

void DetailPane::show(const Trace &trace, const QString &branch, const CallView &call)
{
    m_call->show(call);
    m_turn->show(call);
    m_result->show(call);
    m_raw->show(trace, call.turn);
    m_figures->show(trace, branch, call.turn, call.call);
    showSource(call);
    showStep(call);
}

void DetailPane::showStep(const CallView &call)
{
    m_isModel = call.isModel();
    m_asked->setCurrentIndex(m_isModel ? 1 : 0);
    m_tabs->setTabText(CallTab, m_isModel ? tr("Request") : tr("Call"));
    m_tabs->setTabText(ResultTab, m_isModel ? tr("Reply") : tr("Result"));
    m_source->setVisible(!m_isModel);
    m_answerWith->setVisible(!m_isModel && !m_narrow);
}

void DetailPane::showSource(const CallView &call)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const bool open = call.canBeEdited();
    m_canBeReal = open && call.canBeReal;
    m_canBeRecorded = open && call.recording.has_value();
    const auto &result = call.data.result;
    const Source now = !result || result->source == ToolSource::Mock || result->source == ToolSource::Manual || result->source == ToolSource::Program ? Mock
        : result->source == ToolSource::Recorded ? Recorded : Real;
    // What a call has stays to be seen, also where it could not be had again.
    m_source->setChoiceEnabled(Real, m_canBeReal || (open && now == Real));
    m_source->setChoiceEnabled(Recorded, m_canBeRecorded || (open && now == Recorded));
    m_source->setChoiceEnabled(Mock, open);
    m_source->setCurrent(now);
    m_source->setEnabled(open);
}

void DetailPane::chooseSource(Source source)
{
    if (m_source->isEnabled() && (source == Mock || (source == Real ? m_canBeReal : m_canBeRecorded)))
        m_source->setCurrent(source);
}

void DetailPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

DetailPane::Tab DetailPane::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void DetailPane::flush()
{
    m_call->flush();
    m_turn->flush();
    m_result->flush();
}

void DetailPane::setNarrow(bool narrow)
{
    m_narrow = narrow;
    m_answerWith->setVisible(!m_isModel && !narrow);
    m_result->setNarrow(narrow);
}

void DetailPane::retranslate()
{
    setAccessibleName(tr("Step"));
    m_tabs->setAccessibleName(tr("Parts of the step"));
    m_tabs->setTabText(CallTab, m_isModel ? tr("Request") : tr("Call"));
    m_tabs->setTabText(ResultTab, m_isModel ? tr("Reply") : tr("Result"));
    m_tabs->setTabText(RawTab, tr("Raw"));
    m_tabs->setTabText(FiguresTab, tr("Timing and cost"));
    m_answerWith->setText(tr("Answer with"));
    m_source->setAccessibleName(tr("Answer with"));
    m_source->setToolTip(tr("Who answers this call. 1, 2 and 3 choose in the timeline and the list of calls."));
    m_source->setChoiceText(Real, tr("Real"));
    m_source->setChoiceText(Recorded, tr("Recorded"));
    m_source->setChoiceText(Mock, tr("Mock"));
}

void DetailPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
