#include "schema/document/jsonproblem.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct JsonText
{
    Q_DECLARE_TR_FUNCTIONS(JsonSource)
};

/// A piece of the text as a sentence shows it: strings in the quotation marks of prose, long ones cut.
QString shown(QStringView piece)
{
    constexpr qsizetype kLongest = 30;
    const bool isString = piece.startsWith(u'"');
    if (isString)
        piece = piece.sliced(1).chopped(piece.size() > 1 && piece.endsWith(u'"') ? 1 : 0);
    QString text = piece.left(kLongest).toString();
    if (piece.size() > kLongest)
        text += u'…';
    return isString ? JsonText::tr("“%1”").arg(text) : text;
}

QString closingOf(QChar opening)
{
    return opening == u'{' ? QStringLiteral("}") : QStringLiteral("]");
}

QString wordFault(const QString &word)
{
    for (const char *right : {"true", "false", "null"}) {
        if (word.compare(QLatin1String(right), Qt::CaseInsensitive) == 0)
            return JsonText::tr("%1 is written with small letters: %2.").arg(word, QLatin1String(right));
    }
    return JsonText::tr("%1 is no value; a text needs quotation marks.").arg(word);
}

QString bracketFault(const JsonFault &fault, QStringView text)
{
    const QChar opening = text[fault.opening];
    const int line = textPosition(text, fault.opening).line;
    if (fault.kind == JsonFault::Kind::NotClosed) {
        return JsonText::tr("%1 is missing at the end; the %2 of line %3 is not closed.")
            .arg(closingOf(opening), QString(opening))
            .arg(line);
    }
    return JsonText::tr("%1 is expected instead of %2, for the %3 of line %4.")
        .arg(closingOf(opening), shown(text.sliced(fault.place.start, fault.place.size)), QString(opening))
        .arg(line);
}

QString stringFault(JsonFault::Kind kind, const QString &piece)
{
    using enum JsonFault::Kind;
    switch (kind) {
    case StringNotClosed:
        return JsonText::tr("the quotation mark behind %1 is missing.").arg(piece);
    case ControlCharacter:
        return JsonText::tr("a tab or control character inside a text must be written as \\t or \\u….");
    case UnknownEscape:
        return JsonText::tr("%1 means nothing here; a backslash is written \\\\.").arg(piece);
    case HalfCharacter:
        return JsonText::tr("%1 is half a character; its other half is missing.").arg(piece);
    default:
        return JsonText::tr("the quotation marks of JSON are \"…\".");
    }
}

QString sentenceOf(const JsonFault &fault, QStringView text)
{
    using enum JsonFault::Kind;
    const QString piece = shown(text.sliced(fault.place.start, fault.place.size));
    switch (fault.kind) {
    case Empty:
        return JsonText::tr("there is no text yet; a schema begins with {.");
    case CommaMissing:
        return JsonText::tr("a comma is expected before %1.").arg(piece);
    case CommaTooMany:
        return JsonText::tr("the comma is one too many; nothing follows it.");
    case NameExpected:
        return JsonText::tr("a name in quotation marks is expected instead of %1.").arg(piece);
    case ColonMissing:
        return JsonText::tr("a colon is expected after %1.").arg(piece);
    case ValueExpected:
        return JsonText::tr("a value is expected instead of %1.").arg(piece);
    case NotClosed:
    case WrongClosing:
        return bracketFault(fault, text);
    case StringNotClosed:
    case ControlCharacter:
    case UnknownEscape:
    case HalfCharacter:
    case SingleQuote:
        return stringFault(fault.kind, piece);
    case BadNumber:
        return JsonText::tr("%1 is not how a number is written.").arg(piece);
    case NumberTooLarge:
        return JsonText::tr("%1 is too large for a number.").arg(piece);
    case UnknownWord:
        return wordFault(piece);
    case Comment:
        return JsonText::tr("JSON has no comments; a description can say it.");
    case AfterEnd:
        return JsonText::tr("nothing may follow the end of the schema; here is %1.").arg(piece);
    case TooDeep:
        return JsonText::tr("this is nested too deep.");
    }
    return {};
}

QString withLine(int line, const QString &sentence)
{
    return JsonText::tr("Line %1: %2", "%2 is a sentence without a capital letter")
        .arg(QString::number(line), sentence);
}

} // namespace

TextPosition textPosition(QStringView text, qsizetype offset)
{
    const QStringView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const auto line = static_cast<int>(before.count(u'\n')) + 1;
    return {line, static_cast<int>(before.size() - before.lastIndexOf(u'\n'))};
}

JsonProblem problemOf(const JsonFault &fault, QStringView text)
{
    JsonProblem problem;
    problem.kind
        = fault.kind == JsonFault::Kind::TooDeep ? JsonProblem::Kind::TooDeep : JsonProblem::Kind::Syntax;
    problem.place = fault.place;
    problem.at = textPosition(text, fault.place.start);
    problem.message = withLine(problem.at.line, sentenceOf(fault, text));
    return problem;
}

JsonProblem duplicateProblem(TextSpan key, TextSpan earlier, QStringView text)
{
    JsonProblem problem;
    problem.kind = JsonProblem::Kind::DuplicateKey;
    problem.place = key;
    problem.earlier = earlier;
    problem.at = textPosition(text, key.start);
    const QString sentence
        = JsonText::tr("%1 is there already, in line %2; one of the two needs another name.")
              .arg(shown(text.sliced(key.start, key.size)))
              .arg(textPosition(text, earlier.start).line);
    problem.message = withLine(problem.at.line, sentence);
    return problem;
}

} // namespace cuewright
