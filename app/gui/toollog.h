#pragma once

#include "base/secret.h"
#include "tools/toolgate.h"

namespace cuewright {

// What ran for real, or was not let, for the window's log. Translated.

QString toolLogKey(const ToolLogEntry &entry); ///< of its entry in the window's log
/// "get_weather: /usr/bin/weather --json, allowed once".
QString toolLogText(const ToolLogEntry &entry);
/// The call's arguments and the folder; `secrets` are struck out.
QString toolLogDetail(const ToolLogEntry &entry, const QList<Secret> &secrets);

} // namespace cuewright
