#pragma once

#include "schema/document/jsonsource.h"
#include "schema/sampleset.h"
#include "widgets/background.h"

#include <QObject>

namespace cuewright {

class CompiledSchema;

/// What a schema says to one text.
struct SampleResult
{
    enum class State {
        Empty, ///< there is nothing to check
        NoJson, ///< the only finding says why
        NoSchema, ///< the schema cannot be compiled; the only finding says why
        Checked,
    };
    struct Finding
    {
        TextSpan place; ///< in the text
        int line = 1;
        QString message;
        QString valuePointer; ///< of what is wrong or missing
    };

    State state = State::Empty;
    QString text; ///< that was checked
    JsonSource source; ///< of the text, without a code fence around it
    QList<Finding> findings;

    bool isValid() const { return state == State::Checked && findings.isEmpty(); }
};

/// How a test case came out.
struct CaseResult
{
    bool passed = false;
    QString sentence; ///< the first violation, or why there is none; empty: valid

    friend bool operator==(const CaseResult &, const CaseResult &) = default;
};

/// Checks a text and all test cases against a schema that is being edited, beside the editing, with the same rules as for the
/// replies of runs.
class SampleCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SampleCheck)
public:
    /// Both outlive it.
    SampleCheck(CompiledSchema &schema, const SampleSet &samples, QObject *parent = nullptr);

    void setText(const QString &text);
    const SampleResult &result() const { return m_result; }
    /// In the order of the samples; fewer where not all are known yet.
    const QList<CaseResult> &cases() const { return m_cases; }
    int passed() const;
    void refresh(); ///< everything anew: sentences in another language

signals:
    void checked(); ///< result()
    void casesChecked();

private:
    void takeSchema();
    void takeSamples();
    void checkText();

    CompiledSchema &m_schema;
    const SampleSet &m_samples;
    QString m_text;
    SampleResult m_result;
    QList<CaseResult> m_cases;
    Background m_checking;
    Background m_running;
};

} // namespace cuewright
