#pragma once

#include "tokens/encoding.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace cuewright {

class LiveTokens;

/// One token, as somebody who points at a character of it gets it told.
struct TokenFacts
{
    TokenId id = 0;
    QByteArray bytes;
    QString cut; ///< the characters of which it has a part only; empty: all its characters are whole
};

/// The tokens that hold the character at `position`: one, or several where it is cut. Empty where nothing is known.
QList<TokenFacts> tokensAt(const LiveTokens &tokens, qsizetype position);

/// For a tooltip: plain text, one line for each fact.
QString tokenWords(const QList<TokenFacts> &tokens);

} // namespace cuewright
