#include "prompt/promptcount.h"

#include "project/render.h"
#include "tokens/encoding.h"

#include <algorithm>

namespace cuewright {

namespace {

/// The message alone, filled in; as it is written where that fails (blocks over several messages, values missing).
QString filledText(const Prompt &prompt, qsizetype index, const Json &inputs)
{
    Prompt alone = prompt;
    alone.messages = {prompt.messages.at(index)};
    const auto messages = renderMessages(alone, inputs);
    if (!messages || messages->size() != 1)
        return prompt.messages.at(index).text;
    return messages->constFirst().joinedText();
}

/// Whether a variable is all there is in some line.
bool standsAlone(QStringView text, const VariableSpan &span)
{
    qsizetype start = span.start;
    while (start > 0 && text.at(start - 1) != u'\n') {
        if (!text.at(--start).isSpace())
            return false;
    }
    for (qsizetype end = span.end; end < text.size() && text.at(end) != u'\n'; ++end) {
        if (!text.at(end).isSpace())
            return false;
    }
    return true;
}

void findVariables(const Prompt &prompt, PromptCount &count)
{
    count.variables = variablesOf(prompt);
    for (const MessageTemplate &message : prompt.messages) {
        for (const VariableSpan &span : variableSpans(message.text, prompt.engine)) {
            if (!span.name.isEmpty() && !count.longVariables.contains(span.name) && standsAlone(message.text, span))
                count.longVariables.append(span.name);
        }
    }
}

void countTexts(const CountJob &job, const Encoding &encoding, PromptCount &count)
{
    for (qsizetype i = 0; i < job.prompt.messages.size(); ++i) {
        const QString filled = filledText(job.prompt, i, job.inputs);
        count.messages.insert(job.ids.at(i), encoding.count(QStringView(filled)));
        if (job.ids.at(i) == job.boundariesOf) {
            count.boundariesOf = job.boundariesOf;
            count.filled = filled;
            count.boundaries = encoding.boundaries(filled);
        }
    }
    for (const auto &[name, value] : job.inputs.items()) {
        if (value.is_string())
            count.inputs.insert(fromUtf8(name), encoding.count(value.get_ref<const std::string &>()));
    }
}

void estimateRequest(const CountJob &job, const Catalog &catalog, PromptCount &count)
{
    const auto request = job.workspace.request(job.prompt, job.inputs);
    if (!request) {
        count.problem = request.error();
        return;
    }
    const ProviderProfile *provider = providerProfile(job.provider);
    const ProviderProfile unknown;
    count.estimate
        = estimate(*request, EstimateBasis{catalog, provider ? *provider : unknown, job.at, job.usualOutput});
    const QList<std::int64_t> &tokens = count.estimate->tokens.messages;
    for (qsizetype i = 0; i < std::min(tokens.size(), request->messages.size()); ++i) {
        const Role role = request->messages.at(i).role;
        const bool system = role == Role::System || role == Role::Developer;
        (system ? count.system : role == Role::User ? count.user : count.other) += tokens.at(i);
    }
}

} // namespace

PromptCount countPrompt(const CountJob &asked, const Catalog &catalog)
{
    PromptCount count;
    CountJob job = asked;
    // What still has to be filled in counts as nothing, so that there are figures from the first word on.
    for (const Property &input : std::as_const(job.prompt.inputs)) {
        const bool text = input.kind == Property::Kind::String;
        if (text && input.required && input.defaultValue.is_null() && !member(job.inputs, toUtf8(input.name)))
            job.inputs[toUtf8(input.name)] = "";
    }
    const ModelEncoding encoding = encodingForModel(job.prompt.modelId);
    count.exact = encoding.exact;
    findVariables(job.prompt, count);
    countTexts(job, *encoding.encoding, count);
    estimateRequest(job, catalog, count);
    return count;
}

PromptCounter::PromptCounter(const Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_pool.setMaxThreadCount(1);
}

PromptCounter::~PromptCounter()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void PromptCounter::count(CountJob job)
{
    const int asked = ++m_asked;
    m_pool.clear(); // what has not begun is out of date
    m_pool.start([this, asked, job = std::move(job)] {
        const auto done = std::make_shared<const PromptCount>(countPrompt(job, m_catalog));
        // The destructor waits for this thread, so `this` is alive here.
        QMetaObject::invokeMethod(this, [this, asked, done] {
            if (asked != m_asked)
                return;
            m_told = asked;
            emit counted(*done);
        }, Qt::QueuedConnection);
    });
}

} // namespace cuewright
