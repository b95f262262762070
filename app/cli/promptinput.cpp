#include "cli/promptinput.h"

#include "chat/wireformat.h"
#include "cli/output.h"
#include "project/render.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace cuewright {
namespace {

Result<Json> readAs(const Property *property, const QString &name, const QString &text)
{
    using Kind = Property::Kind;
    const bool asText = !property || property->kind == Kind::String || property->kind == Kind::Image
        || property->kind == Kind::Audio || property->kind == Kind::File;
    if (asText)
        return Json(toUtf8(text));
    auto value = parseJson(text.toUtf8());
    const auto fits = [&](const Json &json) {
        switch (property->kind) {
        case Kind::Integer:
            return json.is_number_integer();
        case Kind::Float:
            return json.is_number();
        case Kind::Boolean:
            return json.is_boolean();
        case Kind::Array:
        case Kind::Thread:
            return json.is_array();
        case Kind::Object:
            return json.is_object();
        default:
            return true;
        }
    };
    if (!value || !fits(*value))
        return fail(Error::Code::Invalid, QStringLiteral("The input “%1” does not take “%2”.").arg(name, text));
    return value;
}

// A misspelled name must not pass unseen: the prompt would be sent, and paid for, without its value.
void warnOfUnknown(const Json &given, const Prompt &prompt)
{
    const QStringList known = variablesOf(prompt);
    for (const auto &[name, value] : given.items()) {
        if (!known.contains(fromUtf8(name)))
            warn(QStringLiteral("this prompt has no input “%1”; it has: %2").arg(fromUtf8(name), known.isEmpty() ? QStringLiteral("none") : known.join(QStringLiteral(", "))));
    }
}

} // namespace

Result<PromptInput> openPrompt(const QString &path)
{
    auto file = PromptFile::load(path);
    if (!file)
        return fail(file.error());
    QDir folder = QFileInfo(path).absoluteDir();
    if (folder.dirName() == u"prompts")
        folder.cdUp();
    const QString name = folder.relativeFilePath(QFileInfo(path).absoluteFilePath());
    return PromptInput{std::move(*file), Workspace(folder.absolutePath()), name};
}

std::optional<PromptInput> openNamedPrompt(Options &options, const QStringList &arguments, int &exitCode)
{
    auto stopped = options.parse(arguments);
    if (!stopped)
        stopped = options.expectPositional(1, 1);
    if (stopped) {
        exitCode = *stopped;
        return std::nullopt;
    }
    auto input = openPrompt(options.positional().first());
    if (!input) {
        exitCode = failWith(input.error());
        return std::nullopt;
    }
    return std::move(*input);
}

Result<Json> inputsFromOptions(const Prompt &prompt, const QStringList &assignments)
{
    Json inputs = Json::object();
    for (const QString &assignment : assignments) {
        const auto equals = assignment.indexOf(u'=');
        if (equals <= 0)
            return fail(Error::Code::Invalid, QStringLiteral("--var wants name=value, not “%1”.").arg(assignment));
        const QString name = assignment.left(equals);
        const auto declared = std::find_if(prompt.inputs.begin(), prompt.inputs.end(),
            [&](const Property &property) { return property.name == name; });
        auto value = readAs(declared == prompt.inputs.end() ? nullptr : &*declared, name, assignment.mid(equals + 1));
        if (!value)
            return fail(value.error());
        inputs[toUtf8(name)] = std::move(*value);
    }
    return inputs;
}

const ProviderProfile &profileNamedBy(const Prompt &prompt)
{
    const ProviderProfile *profile = providerProfile(prompt.provider.isEmpty() ? QStringLiteral("openai") : prompt.provider);
    return profile ? *profile : *providerProfile(u"custom");
}

void addPromptOptions(Options &options)
{
    options.value(QStringLiteral("var"), QStringLiteral("NAME=VALUE"), QStringLiteral("Gives an input a value; may be repeated."));
    options.value(QStringLiteral("model"), QStringLiteral("M"), QStringLiteral("Takes this model instead of the prompt's own."));
    options.value(QStringLiteral("api"), QStringLiteral("auto|chat|responses"),
        QStringLiteral("Speaks Chat Completions or Responses instead of what the prompt says; auto: as server and model want it."));
}

Result<ChatRequest> requestFromOptions(const PromptInput &input, const Options &options, const Json &further)
{
    auto inputs = inputsFromOptions(input.file.prompt(), options.texts(QStringLiteral("var")));
    if (!inputs)
        return fail(inputs.error());
    warnOfUnknown(*inputs, input.file.prompt());
    if (further.is_object()) {
        for (const auto &[name, value] : further.items()) {
            if (!inputs->contains(name))
                (*inputs)[name] = value;
        }
    }
    auto request = input.workspace.request(input.file.prompt(), *inputs);
    if (!request)
        return fail(request.error());
    if (options.has(QStringLiteral("model")))
        request->model = options.text(QStringLiteral("model"));
    if (options.has(QStringLiteral("api"))) {
        const QString api = options.text(QStringLiteral("api"));
        request->wire = wireFormatNamed(api);
        if (!request->wire && api != u"auto")
            return fail(Error::Code::Invalid, QStringLiteral("--api takes auto, chat or responses, not “%1”.").arg(api));
    }
    if (request->model.isEmpty())
        return fail(Error::Code::Invalid, QStringLiteral("This prompt names no model: choose one with --model."));
    return request;
}

} // namespace cuewright
