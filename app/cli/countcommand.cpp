#include "chat/requestjson.h"
#include "chat/requesttokens.h"
#include "cli/commands.h"
#include "cli/input.h"
#include "cli/options.h"
#include "cli/output.h"
#include "tokens/encoding.h"

namespace cuewright {
namespace {

constexpr qint64 kMaxInputBytes = qint64(1) << 30;

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

/// What of the options would do nothing, and what there is instead; empty: nothing.
QString needless(const Options &options)
{
    if (options.has(QStringLiteral("encoding")) && options.has(QStringLiteral("model")))
        return QStringLiteral("--encoding and --model exclude each other: a model has an encoding of its own");
    if (options.has(QStringLiteral("messages")) && options.has(QStringLiteral("jsonl")))
        return QStringLiteral("--messages and --jsonl exclude each other");
    if (!options.has(QStringLiteral("messages")))
        return {};
    for (const auto &name : {QStringLiteral("ids"), QStringLiteral("encoding")}) {
        if (options.has(name))
            return QStringLiteral("--messages goes with --model and --json, not with --%1").arg(name);
    }
    return {};
}

/// Of a model whose encoding is not known, "exact" says that another one stands in.
Json countJson(const ModelEncoding &counted, std::string_view text, bool ids)
{
    const Encoding &encoding = *counted.encoding;
    Json line = Json::object();
    if (ids) {
        const auto tokens = encoding.encode(text);
        line["tokens"] = tokens.size();
        line["ids"] = tokens;
    } else {
        line["tokens"] = encoding.count(text);
    }
    if (!counted.exact)
        line["exact"] = false;
    return line;
}

// Each line's "text" becomes a line of its own; a line that is none of JSON ends the work with its number.
int countLines(const QString &path, const ModelEncoding &counted, bool ids)
{
    const auto input = readInput(path, kMaxInputBytes);
    if (!input)
        return failWith(input.error());
    qsizetype number = 0;
    for (qsizetype start = 0; start < input->size();) {
        qsizetype end = input->indexOf('\n', start);
        if (end < 0)
            end = input->size();
        ++number;
        const QByteArrayView bytes = QByteArrayView(*input).sliced(start, end - start);
        start = end + 1;
        if (bytes.trimmed().isEmpty())
            continue;
        const auto line = parseJson(bytes);
        const Json *text = line ? member(*line, "text") : nullptr;
        if (!text || !text->is_string()) {
            return failWith(Error{Error::Code::Parse,
                QStringLiteral("Line %1 of “%2” is no JSON object with a “text”.").arg(number).arg(path),
                line ? QString() : line.error().detail, {static_cast<int>(number), 1}});
        }
        printRaw(QByteArray(writeJson(countJson(counted, text->get_ref<const std::string &>(), ids)) + '\n'));
    }
    return kFine;
}

int countMessages(const QString &path, const QString &model, bool json)
{
    const auto input = readInput(path, kMaxInputBytes);
    if (!input)
        return failWith(input.error());
    const auto document = parseJson(*input);
    if (!document)
        return failWith(document.error());
    const auto request = requestFromJson(*document);
    if (!request)
        return failWith(request.error());
    const RequestTokens tokens = countRequest(*request, model);
    if (!json) {
        print((tokens.exact ? QString() : QStringLiteral("≈")) + QString::number(tokens.total));
        return kFine;
    }
    Json result = Json::object();
    result["tokens"] = tokens.total;
    result["exact"] = tokens.exact;
    result["messages"] = tokens.messages;
    result["tools"] = tokens.tools;
    result["schema"] = tokens.schema;
    result["framing"] = tokens.framing;
    printJson(result);
    return kFine;
}

} // namespace

int countCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("count [--encoding E | --model M] [--ids] [--json] [FILE | -]\n"
                                   "       cuewright-cli count --jsonl FILE [--encoding E | --model M] [--ids]\n"
                                   "       cuewright-cli count --messages FILE.json --model M [--json]"));
    options.value(QStringLiteral("encoding"), QStringLiteral("E"), QStringLiteral("o200k_base, o200k_harmony, cl100k_base, p50k_base, r50k_base …"));
    options.value(QStringLiteral("model"), QStringLiteral("M"), QStringLiteral("Counts as this model does."));
    options.flag(QStringLiteral("ids"), QStringLiteral("Prints the token ids too."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
    options.value(QStringLiteral("jsonl"), QStringLiteral("FILE"), QStringLiteral("Counts the “text” of every line."));
    options.value(QStringLiteral("messages"), QStringLiteral("FILE"), QStringLiteral("Counts a chat request: a list of messages, or a request body."));
    if (const auto code = options.parse(arguments))
        return *code;
    if (const QString problem = needless(options); !problem.isEmpty())
        return usageError(problem);
    const QString name = options.text(QStringLiteral("encoding"));
    const QString model = options.text(QStringLiteral("model"));
    const ModelEncoding counted = name.isEmpty()
        ? encodingForModel(model.isEmpty() ? QStringLiteral("gpt-4o") : model)
        : ModelEncoding{Encoding::find(name), true};
    if (!counted.encoding)
        return usageError(QStringLiteral("there is no encoding “%1”").arg(name));
    const bool ids = options.has(QStringLiteral("ids"));
    const bool ownFile = options.has(QStringLiteral("messages")) || options.has(QStringLiteral("jsonl"));
    if (const auto code = options.expectPositional(0, ownFile ? 0 : 1))
        return *code;
    if (options.has(QStringLiteral("messages"))) {
        if (model.isEmpty())
            return usageError(QStringLiteral("--messages needs --model"));
        return countMessages(options.text(QStringLiteral("messages")), model, options.has(QStringLiteral("json")));
    }
    if (options.has(QStringLiteral("jsonl")))
        return countLines(options.text(QStringLiteral("jsonl")), counted, ids);
    const auto input = readInput(options.positional().value(0, QStringLiteral("-")), kMaxInputBytes);
    if (!input)
        return failWith(input.error());
    const Json result = countJson(counted, view(*input), ids);
    if (options.has(QStringLiteral("json"))) {
        printRaw(QByteArray(writeJson(result) + '\n'));
        return kFine;
    }
    print((counted.exact ? QString() : QStringLiteral("≈")) + fromUtf8(result["tokens"].dump()));
    if (ids) {
        QStringList words;
        for (const Json &id : result["ids"])
            words << fromUtf8(id.dump());
        print(words.join(u' '));
    }
    return kFine;
}

} // namespace cuewright
