#include "practice/faultscript.h"

#include "base/json.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

// False where the field is not known or its value makes no sense.
bool readField(FaultStep &step, const std::string &name, const Json &value)
{
    const bool yes = value.is_boolean() && value.get<bool>();
    const bool count = value.is_number_unsigned() && value.get<std::uint64_t>() <= 1'000'000'000;
    if (name == "status" && count) {
        step.status = value.get<int>();
        return step.status >= 400 && step.status <= 599;
    }
    if (name == "code" && value.is_string())
        step.code = fromUtf8(value.get<std::string>());
    else if (name == "retryAfter" && value.is_number())
        step.retryAfter = value.get<double>();
    else if (name == "close" && value.is_boolean())
        step.close = yes;
    else if (name == "dropAtByte" && count)
        step.dropAtByte = value.get<qint64>();
    else if (name == "stall" && (count || yes))
        step.stall = count ? std::chrono::milliseconds(value.get<qint64>()) : FaultStep::kForEver;
    else if (name == "afterTokens" && count)
        step.afterTokens = value.get<int>();
    else if (name == "malformedSse" && value.is_boolean())
        step.malformedSse = yes;
    else if (name == "violateSchema" && value.is_boolean())
        step.violateSchema = yes;
    else if (name == "brokenArguments" && value.is_boolean())
        step.brokenArguments = yes;
    else if (name == "callTools" && value.is_boolean())
        step.callTools = yes;
    else
        return false;
    return true;
}

tl::unexpected<Error> refused(const QString &message)
{
    return fail(Error::Code::Invalid, message);
}

} // namespace

Result<QList<FaultStep>> parseFaultScript(const QByteArray &json)
{
    const auto document = parseJson(json);
    if (!document)
        return fail(document.error());
    const Json *steps = document->is_object() ? member(*document, "steps") : &*document;
    if (!steps || !steps->is_array())
        return refused(QCoreApplication::translate("Practice", "A fault script is a list of steps."));
    QList<FaultStep> script;
    for (const Json &each : *steps) {
        const auto number = script.size() + 1;
        if (!each.is_object())
            return refused(
                QCoreApplication::translate("Practice", "Step %1 of the fault script is no object.")
                    .arg(number));
        FaultStep step;
        for (const auto &[name, value] : each.items()) {
            if (!readField(step, name, value)) {
                return refused(
                    QCoreApplication::translate("Practice", "Step %1 of the fault script: “%2” cannot be %3.")
                        .arg(number)
                        .arg(fromUtf8(name), QString::fromUtf8(writeJson(value))));
            }
        }
        script.append(step);
    }
    return script;
}

} // namespace cuewright
