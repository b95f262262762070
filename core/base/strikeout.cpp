#include "base/strikeout.h"

#include "base/json.h"

#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kSurelyNoWord = 8;
constexpr qsizetype kMixed = 5; // letters and digits together: "abc12" is nobody's word, "v1" is
constexpr QLatin1String kStruck("[key]");

bool isMixed(const QByteArray &secret)
{
    const auto has = [&secret](auto is) { return std::any_of(secret.begin(), secret.end(), is); };
    return secret.size() >= kMixed && has([](char c) { return c >= '0' && c <= '9'; })
        && has([](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

QString strikeOutShort(QString text, const QString &secret, bool mixed)
{
    const QString escaped = QRegularExpression::escape(secret);
    const QString end = QStringLiteral("(?![A-Za-z0-9_-])");
    const QRegularExpression named(
        QStringLiteral("(bearer\\s+[\"']?|(?:authorization|api[ _-]?key(?: provided)?)[\"']?\\s*[:=]\\s*[\"']?)") + escaped + end,
        QRegularExpression::CaseInsensitiveOption);
    text.replace(named, QStringLiteral("\\1[key]"));
    if (mixed)
        text.replace(QRegularExpression(QStringLiteral("(?<![A-Za-z0-9_-])") + escaped + end), QStringLiteral("[key]"));
    return text;
}

// As the text of a JSON string repeats it.
Secret escaped(const Secret &secret)
{
    const QByteArray text = writeJson(Json(secret.reveal().trimmed().toStdString()));
    return Secret(text.mid(1, text.size() - 2));
}

} // namespace

QByteArray strikeOut(QByteArray bytes, const QList<Secret> &secrets)
{
    for (const Secret &secret : secrets)
        bytes = strikeOut(strikeOut(std::move(bytes), escaped(secret)), secret);
    return bytes;
}

QString strikeOut(const QString &text, const Secret &secret)
{
    const QByteArray bytes = secret.reveal().trimmed();
    if (bytes.isEmpty())
        return text;
    const QString letters = QString::fromUtf8(bytes);
    if (bytes.size() >= kSurelyNoWord)
        return QString(text).replace(letters, kStruck);
    return strikeOutShort(text, letters, isMixed(bytes));
}

QByteArray strikeOut(QByteArray bytes, const Secret &secret)
{
    const QByteArray key = secret.reveal().trimmed();
    if (key.isEmpty())
        return bytes;
    if (key.size() >= kSurelyNoWord)
        return bytes.replace(key, "[key]");
    // Latin-1 gives back every byte as it was, whatever the server's encoding is.
    return strikeOutShort(QString::fromLatin1(bytes), QString::fromLatin1(key), isMixed(key)).toLatin1();
}

} // namespace cuewright
