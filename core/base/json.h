#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

extern template class nlohmann::basic_json<nlohmann::ordered_map>; // compiled once, in json.cpp

namespace cuewright {

/// JSON whose objects keep the order of their keys. Schemas, tools and request bodies are never held in QJsonObject,
/// which sorts.
using Json = nlohmann::ordered_json;

/// Deeper input is refused: writing and copying a value recurse, and no schema, tool or answer comes near this.
inline constexpr int kMaxJsonDepth = 512;

/// Parses exactly one JSON value (a byte order mark is skipped). Errors: Parse with line and column, TooLarge for
/// nesting over `maxDepth`. Invalid UTF-8 inside strings is a Parse error.
[[nodiscard]] Result<Json> parseJson(QByteArrayView utf8, int maxDepth = kMaxJsonDepth);

/// Compact (indent < 0) or indented text. Invalid UTF-8 in strings becomes U+FFFD, so this never throws.
QByteArray writeJson(const Json &value, int indent = -1);

inline std::string toUtf8(QStringView text)
{
    return text.toUtf8().toStdString();
}

/// Every character of `text`: Qt alone would drop a byte order mark at its start, which is content inside a JSON string.
inline QString fromUtf8(std::string_view text)
{
    const QString all = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return text.starts_with("\xEF\xBB\xBF") ? QChar(QChar::ByteOrderMark) + all : all;
}

/// The member, or nullptr where `object` is no object or has no such key.
const Json *member(const Json &object, std::string_view key);
/// The member as text; `fallback` where it is missing or no string.
QString memberText(const Json &object, std::string_view key, const QString &fallback = {});

/// One step of a JSON pointer (RFC 6901), escaped: "a/b" → "a~1b".
QString escapePointerStep(QStringView step);
/// The value a JSON pointer names, or nullptr.
const Json *resolvePointer(const Json &root, QStringView pointer);

} // namespace cuewright
