#include "schema/samplecheck.h"

#include "schema/document/schemadocument.h"

#include <algorithm>

namespace cuewright {
namespace {

using Compiled = Result<Validator>;

/// Where the text shows a violation: the key of what should not be there and of long values, else the value. What is missing
/// is shown at what it is missing in.
TextSpan placeOf(const JsonSource &source, const Violation &violation)
{
    QString pointer = violation.instancePointer;
    JsonSource::NodeId id = source.find(pointer);
    while (id == JsonSource::kNone && !pointer.isEmpty()) {
        pointer = pointer.section(u'/', 0, -2);
        id = source.find(pointer);
    }
    if (id == JsonSource::kNone)
        return {0, 1};
    const JsonSource::Node &node = source.node(id);
    const bool isContainer = node.kind == JsonSource::Kind::Object || node.kind == JsonSource::Kind::Array;
    const bool isMissing = pointer != violation.instancePointer;
    if (node.hasKey() && (isContainer || violation.schemaPointer.endsWith(u"/additionalProperties")))
        return node.key();
    return isContainer || isMissing ? TextSpan{node.valueStart, 1} : node.value();
}

SampleResult resultOf(const QString &text, const Compiled &compiled)
{
    SampleResult result;
    result.text = text;
    if (text.trimmed().isEmpty())
        return result;
    result.source = JsonSource::parse(text);
    if (const auto &problem = result.source.problem()) {
        result.state = SampleResult::State::NoJson;
        result.findings = {{problem->place, problem->at.line, problem->message, {}}};
        return result;
    }
    if (!compiled) {
        result.state = SampleResult::State::NoSchema;
        result.findings = {{{}, 1, compiled.error().message, {}}};
        return result;
    }
    result.state = SampleResult::State::Checked;
    for (const Violation &violation : compiled->check(result.source.json())) {
        const TextSpan place = placeOf(result.source, violation);
        result.findings.append({place, result.source.position(place.start).line, violation.message, violation.instancePointer});
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

SampleCheck::SampleCheck(const SchemaDocument &document, const SampleSet &samples, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_samples(samples)
    , m_compiling(*this)
    , m_checking(*this)
    , m_running(*this)
{
    connect(&document, &SchemaDocument::schemaChanged, this, &SampleCheck::takeSchema);
    connect(&samples, &SampleSet::changed, this, &SampleCheck::takeSamples);
    takeSchema();
}

int SampleCheck::passed() const
{
    return static_cast<int>(std::count_if(m_cases.begin(), m_cases.end(), [](const CaseResult &result) { return result.passed; }));
}

void SampleCheck::takeSchema()
{
    m_validator.reset();
    m_isCurrent = false;
    m_compiling.start([this, source = m_document.source()](const Background::Stop &) {
        auto compiled = std::make_shared<Compiled>(Validator::compile(source.json()));
        return [this, compiled] {
            m_validator = *compiled;
            takeSamples();
            checkText();
        };
    });
}

void SampleCheck::takeSamples()
{
    if (!m_validator) // comes back when there is one
        return;
    m_running.start([this, compiled = *m_validator, samples = m_samples.all()](const Background::Stop &stop) {
        return [this, cases = casesOf(samples, compiled, stop)] {
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
    m_isCurrent = false;
    if (!m_validator)
        return;
    m_checking.start([this, compiled = *m_validator, text = m_text](const Background::Stop &) {
        return [this, result = resultOf(text, compiled)] {
            m_result = result;
            m_isCurrent = result.text == m_text && m_validator;
            emit checked();
        };
    });
}

void SampleCheck::refresh()
{
    takeSchema();
}

} // namespace cuewright
