#include "schema/samplecheck.h"

#include "chat/codefence.h"
#include "schema/compiledschema.h"
#include "schema/violationplace.h"

#include <algorithm>

namespace cuewright {
namespace {

using Compiled = Result<Validator>;

SampleResult resultOf(const QString &text, const Compiled &compiled)
{
    SampleResult result;
    result.text = text;
    if (text.trimmed().isEmpty())
        return result;
    const QStringView inside = insideFence(text).value_or(text); // as the check of a run reads it
    const qsizetype before = inside.data() - QStringView(text).data();
    const auto linesBefore = static_cast<int>(QStringView(text).first(before).count(u'\n'));
    result.source = JsonSource::parse(inside.toString());
    if (const auto &problem = result.source.problem()) {
        result.state = SampleResult::State::NoJson;
        result.findings = {{{problem->place.start + before, problem->place.size}, problem->at.line + linesBefore, problem->message, {}}};
        return result;
    }
    if (!compiled) {
        result.state = SampleResult::State::NoSchema;
        result.findings = {{{}, 1, compiled.error().message, {}}};
        return result;
    }
    result.state = SampleResult::State::Checked;
    for (const Violation &violation : compiled->check(result.source.json())) {
        const TextSpan place = violationPlace(result.source, violation);
        result.findings.append({{place.start + before, place.size}, result.source.position(place.start).line + linesBefore, violation.message,
            violation.instancePointer});
    }
    std::stable_sort(result.findings.begin(), result.findings.end(),
        [](const auto &left, const auto &right) { return left.place.start < right.place.start; });
    return result;
}

QList<CaseResult> casesOf(const QList<SchemaSample> &samples, const Compiled &compiled, const Background::Stop &stop)
{
    QList<CaseResult> cases;
    for (const SchemaSample &sample : samples) {
        if (stop())
            break;
        if (!compiled) {
            cases.append({false, compiled.error().message});
            continue;
        }
        const QList<Violation> violations = compiled->check(sample.value);
        cases.append({violations.isEmpty() == sample.valid, violations.isEmpty() ? QString() : violations.front().message});
    }
    return cases;
}

} // namespace

SampleCheck::SampleCheck(CompiledSchema &schema, const SampleSet &samples, QObject *parent)
    : QObject(parent)
    , m_schema(schema)
    , m_samples(samples)
    , m_checking(*this)
    , m_running(*this)
{
    connect(&schema, &CompiledSchema::compiled, this, &SampleCheck::takeSchema);
    connect(&samples, &SampleSet::changed, this, &SampleCheck::takeSamples);
    takeSchema();
}

int SampleCheck::passed() const
{
    return static_cast<int>(std::count_if(m_cases.begin(), m_cases.end(), [](const CaseResult &result) { return result.passed; }));
}

void SampleCheck::takeSchema()
{
    takeSamples();
    checkText();
}

void SampleCheck::takeSamples()
{
    if (!m_schema.current()) // comes back when there is one
        return;
    m_running.start([this, compiled = m_schema.current(), samples = m_samples.all()](const Background::Stop &stop) {
        return [this, cases = casesOf(samples, *compiled, stop)] {
            m_cases = cases;
            emit casesChecked();
        };
    });
}

void SampleCheck::setText(const QString &text)
{
    m_text = text;
    checkText();
}

void SampleCheck::checkText()
{
    if (!m_schema.current())
        return;
    m_checking.start([this, compiled = m_schema.current(), text = m_text](const Background::Stop &) {
        return [this, result = resultOf(text, *compiled)] {
            m_result = result;
            emit checked();
        };
    });
}

void SampleCheck::refresh()
{
    m_schema.refresh();
}

} // namespace cuewright
