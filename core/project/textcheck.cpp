#include "project/textcheck.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

unsigned byteAt(QByteArrayView text, qsizetype at)
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

// Length of the sequence that starts here, 0 where it is no valid UTF-8 (Unicode 15, table 3-7).
qsizetype sequenceLength(QByteArrayView text, qsizetype at)
{
    const unsigned first = byteAt(text, at);
    const auto follows = [&](qsizetype offset, unsigned low = 0x80, unsigned high = 0xBF) {
        const unsigned byte = byteAt(text, at + offset);
        return byte >= low && byte <= high;
    };
    if (first < 0x80)
        return first == 0 ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool second = follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
        return second && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool second = follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
        return second && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

TextPosition positionOf(QByteArrayView utf8, qsizetype byte)
{
    TextPosition at{1, 1};
    const qsizetype end = std::min(byte, utf8.size());
    for (qsizetype i = 0; i < end; ++i) {
        const char c = utf8[i];
        if (c == '\n' || (c == '\r' && (i + 1 >= utf8.size() || utf8[i + 1] != '\n'))) {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
            ++at.column;
        }
    }
    return at;
}

Result<> checkText(QByteArrayView utf8)
{
    for (qsizetype at = 0; at < utf8.size();) {
        const qsizetype length = sequenceLength(utf8, at);
        if (length == 0) {
            const TextPosition where = positionOf(utf8, at);
            const QString message = byteAt(utf8, at) == 0
                ? QCoreApplication::translate("Project", "This is no text file: line %1, column %2 holds a zero byte.")
                : QCoreApplication::translate("Project",
                      "Line %1, column %2 is not valid UTF-8. Save the file as UTF-8 in the program it comes from.");
            return fail(Error{Error::Code::Parse, message.arg(where.line).arg(where.column), {}, where});
        }
        at += length;
    }
    return {};
}

} // namespace cuewright
