#pragma once

#include "base/random.h"
#include "practice/requestcheck.h"

#include <QList>

namespace cuewright {

struct PickedCall
{
    QString name;
    Json arguments;
};

/// The calls that a user's message asks for: tools whose words stand in it, once for each name in a list of
/// names ("in Paris and Tokyo"), with arguments that satisfy the tool's schema and come from the message.
/// Empty where none fits and none is forced.
QList<PickedCall> pickTools(
    const PracticeRequest &request, const QString &text, const QString &instructions, Random &random);

/// The ways in which `text` speaks of each name in its first list of names: "weather in Paris" and "weather
/// in Tokyo". Just `text` where there is no such list.
QStringList oneForEachName(const QString &text);

} // namespace cuewright
