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

/// Whether the request has the prompt's messages one for one; blocks and threads can make other ones.
bool matches(const ChatRequest &request, const Prompt &prompt)
{
    const auto same = [](const Message &message, const MessageTemplate &written) { return message.role == written.role; };
    return std::equal(request.messages.cbegin(), request.messages.cend(), prompt.messages.cbegin(), prompt.messages.cend(), same);
}

void countTexts(const CountJob &job, const Result<ChatRequest> &request, const Encoding &encoding, PromptCount &count)
{
    const bool known = request && matches(*request, job.prompt);
    for (qsizetype i = 0; i < job.prompt.messages.size(); ++i) {
        const quint64 id = job.ids.at(i);
        const QString &written = job.prompt.messages.at(i).text;
        const QString filled = known ? request->messages.at(i).joinedText() : filledText(job.prompt, i, job.inputs);
        const WrittenMessage before = job.written.value(id);
        MessageTokens tokens;
        tokens.revision = before.revision;
        tokens.filled = filled == written && before.tokens ? *before.tokens : encoding.count(QStringView(filled));
        tokens.written = before.tokens ? *before.tokens
            : filled == written        ? tokens.filled
                                       : encoding.count(QStringView(written));
        count.messages.insert(id, tokens);
        if (job.filledOf.contains(id))
            count.filled.insert(id, filled);
    }
}

void estimateRequest(
    const CountJob &job, const Result<ChatRequest> &request, const Catalog &catalog, PromptCount &count)
{
    if (!request) {
        count.problem = request.error();
        return;
    }
    const ProviderProfile *provider = providerProfile(job.provider);
    const ProviderProfile unknown;
    const EstimateBasis basis{
        catalog, provider ? *provider : unknown, job.at, job.usualOutput, job.reports, job.correct};
    count.estimate = estimate(*request, basis);
    const QList<CountedMessage> &tokens = count.estimate->tokens.parts;
    for (qsizetype i = 0; i < std::min(tokens.size(), request->messages.size()); ++i) {
        const Role role = request->messages.at(i).role;
        const bool system = role == Role::System || role == Role::Developer;
        (system ? count.system : role == Role::User ? count.user : count.other) += tokens.at(i).text + tokens.at(i).media + tokens.at(i).reasoning;
    }
}

} // namespace

PromptCount countPrompt(const CountJob &asked, const Catalog &catalog)
{
    PromptCount count;
    count.changes = asked.changes;
    CountJob job = asked;
    job.inputs = withEmptyTexts(job.prompt.inputs, job.inputs); // figures from the first word on
    const ModelEncoding encoding = encodingForModel(job.prompt.modelId);
    count.exact = encoding.exact;
    findVariables(job.prompt, count);
    const Result<ChatRequest> request = job.workspace.request(job.prompt, job.inputs);
    countTexts(job, request, *encoding.encoding, count);
    estimateRequest(job, request, catalog, count);
    return count;
}

PromptCounter::PromptCounter(const Catalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
}

void PromptCounter::count(CountJob job)
{
    const int asked = ++m_asked;
    m_background.start([this, asked, job = std::move(job), catalog = m_catalog](const Background::Stop &) {
        return [this, asked, done = countPrompt(job, catalog)] {
            m_told = asked;
            emit counted(done);
        };
    });
}

} // namespace cuewright
