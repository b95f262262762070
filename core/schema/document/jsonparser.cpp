#include "schema/document/jsonparser.h"

#include <limits>

namespace cuewright {
namespace {

using Kind = JsonFault::Kind;

bool isDigit(char16_t unit)
{
    return unit >= u'0' && unit <= u'9';
}

/// The value of a hexadecimal digit, or -1.
int hexDigit(char16_t unit)
{
    if (isDigit(unit))
        return unit - u'0';
    const char16_t lower = unit | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

/// The four digits at `at`, or -1.
int hexUnit(QStringView text, qsizetype at)
{
    if (at + 4 > text.size())
        return -1;
    int unit = 0;
    for (qsizetype i = at; i < at + 4; ++i) {
        const int digit = hexDigit(text[i].unicode());
        if (digit < 0)
            return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

char16_t escapedUnit(char16_t letter)
{
    switch (letter) {
    case u'b':
        return u'\b';
    case u'f':
        return u'\f';
    case u'n':
        return u'\n';
    case u'r':
        return u'\r';
    case u't':
        return u'\t';
    default:
        return letter; // quote, slash, backslash
    }
}

} // namespace

bool JsonParser::run()
{
    m_nodes.reserve(static_cast<std::size_t>(m_text.size() / 16));
    if (here() == QChar::ByteOrderMark)
        ++m_at;
    skipSpace();
    if (atEnd())
        return failHere(Kind::Empty);
    if (!value({}))
        return false;
    while (m_open != JsonSource::kNone) {
        if (!nextMember())
            return false;
    }
    skipSpace();
    return atEnd() || failHere(Kind::AfterEnd);
}

bool JsonParser::nextMember()
{
    const bool isObject = m_nodes[static_cast<std::size_t>(m_open)].kind == JsonSource::Kind::Object;
    const bool isFirst = m_last.back() == JsonSource::kNone;
    const char16_t closing = isObject ? u'}' : u']';
    skipSpace();
    if (atEnd())
        return failHere(Kind::NotClosed);
    if (here() == closing) {
        close();
        return true;
    }
    if (here() == (isObject ? u']' : u'}'))
        return failHere(Kind::WrongClosing);
    if (!isFirst) {
        if (here() != u',')
            return failHere(here() == u'/' ? Kind::Comment : Kind::CommaMissing);
        const qsizetype comma = m_at++;
        skipSpace();
        if (here() == closing)
            return fail(Kind::CommaTooMany, comma, 1);
    }
    TextSpan name;
    return (!isObject || key(&name)) && value(name);
}

bool JsonParser::key(TextSpan *span)
{
    if (atEnd())
        return failHere(Kind::NotClosed);
    if (here() != u'"') {
        const Kind kind = here() == u'\'' ? Kind::SingleQuote
            : here() == u'/'              ? Kind::Comment
                                          : Kind::NameExpected;
        return failHere(kind);
    }
    span->start = m_at;
    if (!string())
        return false;
    span->size = m_at - span->start;
    skipSpace();
    if (here() != u':')
        return fail(Kind::ColonMissing, span->start, span->size);
    ++m_at;
    skipSpace();
    return true;
}

bool JsonParser::value(TextSpan key)
{
    const auto id = static_cast<NodeId>(m_nodes.size());
    Node node;
    node.keyStart = key.start;
    node.keySize = static_cast<int>(key.size);
    node.valueStart = m_at;
    node.parent = m_open;
    if (m_open != JsonSource::kNone) {
        Node &parent = m_nodes[static_cast<std::size_t>(m_open)];
        node.index = parent.children++;
        if (m_last.back() != JsonSource::kNone)
            m_nodes[static_cast<std::size_t>(m_last.back())].nextSibling = id;
        m_last.back() = id;
    }
    const bool isObject = here() == u'{';
    if (isObject || here() == u'[') {
        m_nodes.push_back(node);
        return open(isObject ? JsonSource::Kind::Object : JsonSource::Kind::Array);
    }
    if (!scalar(&node))
        return false;
    node.valueEnd = m_at;
    m_nodes.push_back(node);
    return true;
}

bool JsonParser::open(JsonSource::Kind kind)
{
    if (m_depth == m_maxDepth)
        return failHere(Kind::TooDeep);
    ++m_depth;
    m_open = static_cast<NodeId>(m_nodes.size()) - 1;
    m_nodes.back().kind = kind;
    m_last.push_back(JsonSource::kNone);
    ++m_at;
    return true;
}

void JsonParser::close()
{
    Node &node = m_nodes[static_cast<std::size_t>(m_open)];
    node.valueEnd = ++m_at;
    m_open = node.parent;
    m_last.pop_back();
    --m_depth;
}

bool JsonParser::scalar(Node *node)
{
    using ValueKind = JsonSource::Kind;
    const char16_t first = here();
    if (first == u'"') {
        node->kind = ValueKind::String;
        return string();
    }
    if (first == u'-' || isDigit(first)) {
        node->kind = ValueKind::Number;
        return number();
    }
    node->kind = ValueKind::Boolean;
    if (first == u't')
        return word(u"true");
    if (first == u'f')
        return word(u"false");
    node->kind = ValueKind::Null;
    return first == u'n' ? word(u"null") : noValue();
}

bool JsonParser::noValue()
{
    if (atEnd())
        return failHere(m_open == JsonSource::kNone ? Kind::Empty : Kind::NotClosed);
    if (here() == u'\'')
        return failHere(Kind::SingleQuote);
    if (here() == u'/')
        return failHere(Kind::Comment);
    return failHere(QChar::isLetter(here()) ? Kind::UnknownWord : Kind::ValueExpected);
}

bool JsonParser::string()
{
    const qsizetype start = m_at++;
    for (; !atEnd(); ++m_at) {
        const char16_t unit = m_text[m_at].unicode();
        if (unit == u'"') {
            ++m_at;
            return true;
        }
        if (unit == u'\n' || unit == u'\r')
            break;
        if (unit < u' ')
            return fail(Kind::ControlCharacter, m_at, 1);
        if (unit == u'\\' && !escape())
            return false;
    }
    return fail(Kind::StringNotClosed, start, m_at - start);
}

// Stands on the backslash; leaves on the last unit of the escape.
bool JsonParser::escape()
{
    const qsizetype start = m_at++;
    if (here() != u'u')
        return QStringView(u"\"\\/bfnrt").contains(QChar(here())) || fail(Kind::UnknownEscape, start, 2);
    const int unit = hexUnit(m_text, m_at + 1);
    if (unit < 0)
        return fail(Kind::UnknownEscape, start, 2);
    m_at += 4;
    if (!QChar::isSurrogate(static_cast<char32_t>(unit)))
        return true;
    const bool paired = QChar::isHighSurrogate(static_cast<char32_t>(unit))
        && m_text.sliced(m_at + 1).startsWith(u"\\u")
        && QChar::isLowSurrogate(static_cast<char32_t>(std::max(hexUnit(m_text, m_at + 3), 0)));
    if (!paired)
        return fail(Kind::HalfCharacter, start, 6);
    m_at += 6;
    return true;
}

bool JsonParser::number()
{
    const qsizetype start = m_at;
    const auto digits = [this] {
        const qsizetype first = m_at;
        while (isDigit(here()))
            ++m_at;
        return m_at > first;
    };
    if (here() == u'-')
        ++m_at;
    const qsizetype first = m_at;
    bool ok = digits() && (m_text[first] != u'0' || m_at == first + 1);
    if (here() == u'.') {
        ++m_at;
        ok = digits() && ok;
    }
    if (here() == u'e' || here() == u'E') {
        ++m_at;
        if (here() == u'+' || here() == u'-')
            ++m_at;
        ok = digits() && ok;
    }
    ok = ok && !QChar::isLetter(here()) && here() != u'.';
    if (!ok) {
        m_at = start;
        return failHere(Kind::BadNumber);
    }
    const QStringView text = m_text.sliced(start, m_at - start);
    const bool mayOverflow = text.size() > std::numeric_limits<double>::max_exponent10
        || text.contains(u'e', Qt::CaseInsensitive);
    return !mayOverflow || qIsFinite(text.toDouble()) || fail(Kind::NumberTooLarge, start, m_at - start);
}

bool JsonParser::word(QStringView expected)
{
    const qsizetype size = lexemeSize();
    if (m_text.sliced(m_at, size) != expected)
        return failHere(Kind::UnknownWord);
    m_at += size;
    return true;
}

void JsonParser::skipSpace()
{
    while (m_at < m_text.size()) {
        const char16_t unit = m_text[m_at].unicode();
        if (unit != u' ' && unit != u'\n' && unit != u'\r' && unit != u'\t')
            return;
        ++m_at;
    }
}

bool JsonParser::fail(JsonFault::Kind kind, qsizetype start, qsizetype size)
{
    m_fault.kind = kind;
    m_fault.place = {start, std::min(size, m_text.size() - start)};
    if (m_open != JsonSource::kNone)
        m_fault.opening = m_nodes[static_cast<std::size_t>(m_open)].valueStart;
    return false;
}

bool JsonParser::failHere(JsonFault::Kind kind)
{
    return fail(kind, m_at, lexemeSize());
}

/// Of the word, string or sign that starts here, as far as it makes sense to show it.
qsizetype JsonParser::lexemeSize() const
{
    if (atEnd())
        return 0;
    const auto isWord = [](char16_t unit) {
        return QChar::isLetterOrNumber(unit) || unit == u'_' || unit == u'$' || unit == u'.' || unit == u'-'
            || unit == u'+';
    };
    qsizetype end = m_at + 1;
    if (here() == u'"') {
        while (end < m_text.size() && m_text[end] != u'"' && m_text[end] != u'\n')
            end += m_text[end] == u'\\' ? 2 : 1;
        return std::min(end + 1, m_text.size()) - m_at;
    }
    while (isWord(here()) && end < m_text.size() && isWord(m_text[end].unicode()))
        ++end;
    return end - m_at;
}

QString unescapedText(QStringView inside)
{
    QString text;
    text.reserve(inside.size());
    for (qsizetype i = 0; i < inside.size(); ++i) {
        if (inside[i] != u'\\') {
            text += inside[i];
        } else if (inside[++i] == u'u') {
            text += QChar(static_cast<char16_t>(hexUnit(inside, i + 1)));
            i += 4;
        } else {
            text += QChar(escapedUnit(inside[i].unicode()));
        }
    }
    return text;
}

std::string unescapedUtf8(QStringView inside)
{
    std::string text(static_cast<std::size_t>(inside.size()), '\0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char16_t unit = inside[static_cast<qsizetype>(i)].unicode();
        if (unit >= 0x80 || unit == u'\\')
            return toUtf8(unescapedText(inside));
        text[i] = static_cast<char>(unit);
    }
    return text;
}

} // namespace cuewright
