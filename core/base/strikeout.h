#pragma once

#include "base/secret.h"

#include <QList>
#include <QString>

namespace cuewright {

/// Puts "[key]" wherever the secret is repeated. One of at least 8 bytes, as all that providers give out are, is struck
/// out everywhere. A shorter one ("x", "test": what people type for a server that wants any key) is part of ordinary words
/// too; it is struck out where the text calls it a key, and as a word of its own where it mixes letters and digits.
QString strikeOut(const QString &text, const Secret &secret);
QByteArray strikeOut(QByteArray bytes, const Secret &secret);
/// All of them, also as the text of a JSON string repeats them.
QByteArray strikeOut(QByteArray bytes, const QList<Secret> &secrets);

} // namespace cuewright
