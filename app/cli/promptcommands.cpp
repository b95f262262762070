#include "catalog/catalog.h"
#include "chat/wireformat.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/promptinput.h"

namespace cuewright {

int renderCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("render PROMPT.prompty [--var NAME=VALUE]… [--model M] [--wire]"));
    addPromptOptions(options);
    options.flag(QStringLiteral("wire"), QStringLiteral("Prints the exact request body."));
    options.flag(QStringLiteral("no-stream"), QStringLiteral("With --wire: the body of a request for one whole answer."));
    options.flag(QStringLiteral("json"), QStringLiteral("Accepted for symmetry: the output is JSON anyway."));
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    auto request = requestFromOptions(*input, options);
    if (!request)
        return failWith(request.error());
    if (options.has(QStringLiteral("no-stream")))
        request->stream = false;
    const Catalog catalog = Catalog::builtIn();
    const ProviderProfile &provider = profileNamedBy(input->file.prompt());
    const ModelInfo *model = catalog.model(request->model);
    if (options.has(QStringLiteral("wire")))
        printJson(encodeRequest(*request, provider, model).body);
    else // one form of messages, whatever a request for them looks like
        printJson(codecFor(WireFormat::ChatCompletions)->encode(*request, provider, model).body.value("messages", Json::array()));
    return kFine;
}

} // namespace cuewright
