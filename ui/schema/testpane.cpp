#include "schema/testpane.h"

#include "schema/rulesmodel.h"
#include "schema/rulespane.h"
#include "schema/samplepane.h"
#include "schema/schemaverbs.h"
#include "widgets/badge.h"
#include "widgets/hairline.h"
#include "widgets/viewtabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

namespace cuewright {
namespace {

constexpr qreal kLeastHeight = 130; // design pixels
constexpr qreal kLeastWidth = 270; // beside the problems in a window that is just not narrow

} // namespace

TestPane::TestPane(const UiContext &context, SchemaVerbs &verbs, CompiledSchema &compiled, const SchemaModel &fields, SampleSet &samples,
    QWidget *parent)
    : QWidget(parent)
    , m_head(new QWidget(this))
    , m_tabs(new ViewTabs(m_head))
    , m_badge(new Badge(context.theme, {}, {}, m_head))
    , m_pages(new QStackedWidget(this))
    , m_samples(new SamplePane(context, verbs.document(), compiled, samples, fields, m_pages))
    , m_rules(new RulesPane(context, verbs, fields, m_pages))
{
    setObjectName(QStringLiteral("testPane"));
    m_tabs->setObjectName(QStringLiteral("testTabs"));
    m_badge->setObjectName(QStringLiteral("casesBadge"));
    m_tabs->setUsesScrollButtons(false); // there is room for both
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_pages->addWidget(m_samples);
    m_pages->addWidget(m_rules);
    auto *head = new QHBoxLayout(m_head);
    head->setContentsMargins(4, 0, 12, 0);
    head->addWidget(m_tabs);
    head->addStretch(1);
    head->addWidget(m_badge);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(new Hairline(Qt::Horizontal, this));
    column->addWidget(m_pages, 1);
    setFocusProxy(m_pages);
    setMinimumSize(context.theme.px(kLeastWidth), context.theme.px(kLeastHeight));
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(&m_samples->check(), &SampleCheck::casesChecked, this, &TestPane::sayCases);
    connect(m_rules, &RulesPane::countChanged, this, &TestPane::sayRules);
    retranslate();
}

TestPane::Tab TestPane::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void TestPane::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void TestPane::setTabsShown(bool shown)
{
    m_head->setVisible(shown);
}

void TestPane::sayCases()
{
    const SampleCheck &check = m_samples->check();
    const int all = static_cast<int>(check.cases().size());
    const bool fine = check.passed() == all;
    m_badge->setVisible(all > 0);
    m_badge->setText(tr("%1 of %2 pass").arg(check.passed()).arg(all));
    m_badge->setBadgeStyle({fine ? Tone::Success : Tone::Danger, false, fine ? Glyph::Success : Glyph::Error});
    m_badge->setAccessibleName(tr("Test cases: %1").arg(m_badge->text()));
    m_badge->setToolTip(tr("How many test cases come out as they should"));
}

void TestPane::sayRules()
{
    const int rules = m_rules->model().rowCount();
    m_tabs->setTabText(RulesTab, rules > 0 ? tr("Rules %1").arg(rules) : tr("Rules"));
}

void TestPane::setUse(SchemaUse use)
{
    m_use = use;
    m_samples->setUse(use);
    retranslate();
}

void TestPane::retranslate()
{
    setAccessibleName(tr("Sample test and rules"));
    m_tabs->setAccessibleName(tr("Sample test or rules across fields"));
    m_tabs->setTabText(SampleTab, tr("Sample test"));
    m_tabs->setTabToolTip(SampleTab, m_use == SchemaUse::Reply ? tr("Try the schema with a reply") : tr("Try the parameters with the arguments of a call"));
    m_tabs->setTabToolTip(RulesTab, tr("Rules across fields: if one has a value, then another must …"));
    sayCases();
    sayRules();
}

void TestPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace cuewright
