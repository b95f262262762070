// The designer and what its schema is tested with.

#include "schema/fieldeditor.h"
#include "schema/fieldspane.h"
#include "schema/rulespane.h"
#include "schema/samplepane.h"
#include "schema/schemafacts.h"
#include "schema/schemapage.h"
#include "schema/schematree.h"
#include "schema/testpane.h"

namespace cuewright {

void SchemaPage::connectTests()
{
    m_tests->setUse(m_facts->use());
    connect(&m_tests->samples(), &SamplePane::changed, this, &SchemaPage::takeSample);
    connect(&m_tests->samples(), &SamplePane::fieldChosen, this, &SchemaPage::select);
    const auto ask = [this] {
        QStringList prompts;
        for (const SchemaUser &user : m_facts->users())
            prompts << user.path;
        emit lastReplyWanted(prompts);
    };
    connect(&m_tests->samples(), &SamplePane::lastReplyWanted, this, ask);
    // Who uses the schema is known after a while, and found out anew when the page is shown again: after a run, say.
    connect(m_facts, &SchemaFacts::changed, this, [this, ask] {
        if (m_tests->samples().source() == SamplePane::LastReply)
            ask();
    });
}

// What the strip finds and what the sample breaks are marked alike.
void SchemaPage::markFields()
{
    FieldMarks marks = m_problemMarks;
    const FieldMarks broken = m_tests->samples().marks();
    for (auto it = broken.begin(); it != broken.end(); ++it) {
        FieldMark &mark = marks[it.key()];
        mark.severity = Problem::Severity::Error;
        mark.sentences += it->sentences;
    }
    m_model->setMarks(marks);
}

void SchemaPage::takeSample()
{
    const auto place = m_model->valuePointer(m_fields->tree().currentIndex());
    m_editor->setSample(place ? m_tests->samples().valueAt(*place) : std::nullopt);
    m_tests->rules().setCurrentField(m_fields->tree().currentPointer());
    markFields();
}

void SchemaPage::showLastReply(const QString &text, const QString &note)
{
    m_tests->samples().setLastReply(text, note);
}

} // namespace cuewright
