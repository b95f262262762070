#pragma once

#include "schema/schemamodel.h"
#include "schema/schemaservices.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QStackedWidget;

namespace cuewright {

class Badge;
class CompiledSchema;
class RulesPane;
class SamplePane;
class SampleSet;
class SchemaVerbs;
class ViewTabs;

/// The lower right of the designer: samples to try the schema with, and the rules across its fields.
class TestPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TestPane)
public:
    enum Tab { SampleTab, RulesTab };

    /// All of them outlive it.
    TestPane(const UiContext &context, SchemaVerbs &verbs, CompiledSchema &compiled, const SchemaModel &fields, SampleSet &samples,
        QWidget *parent = nullptr);

    SamplePane &samples() const { return *m_samples; }
    RulesPane &rules() const { return *m_rules; }
    void setUse(SchemaUse use);
    Tab tab() const;
    void setTab(Tab tab);
    void setTabsShown(bool shown); ///< false: somebody else has tabs for it

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void sayCases();
    void sayRules();

    SchemaUse m_use = SchemaUse::Reply;
    QWidget *m_head;
    ViewTabs *m_tabs;
    Badge *m_badge;
    QStackedWidget *m_pages;
    SamplePane *m_samples;
    RulesPane *m_rules;
};

} // namespace cuewright
