#pragma once

#include "base/json.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace cuewright {

/// Headers of one message over HTTP, beside those that each has.
using McpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// `text` as the value of a header (facts §8): as it is, or in base64 where a header would not carry it unchanged.
QByteArray mcpHeaderText(const QString &text);

/// Letters, digits and the few marks that the name of a header may have.
bool isMcpHeaderName(const QByteArray &name);

/// Why a tool with this schema cannot be called over HTTP: its "x-mcp-header" breaks the rules of revision 2026-07-28, so that
/// its calls would be refused, or a header would be made that nobody meant. Empty: it can.
QString paramHeadersProblem(const Json &inputSchema);

/// The Mcp-Param- headers of a call: those arguments that the schema marks, where the call has them. For a schema without a
/// problem.
McpHeaders paramHeaders(const Json &inputSchema, const Json &arguments);

} // namespace cuewright
