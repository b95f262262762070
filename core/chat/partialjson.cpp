#include "chat/partialjson.h"

#include <array>
#include <utility>

namespace cuewright {
namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isNumberCharacter(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

void appendUtf8(std::string &text, char32_t character)
{
    text += toUtf8(QString::fromUcs4(&character, 1));
}

/// The longest beginning of `token` that is a number: "1." → 1, "2e" → 2. nullopt for "-" and "".
std::optional<Json> numberSoFar(std::string token)
{
    while (!token.empty() && (token.back() < '0' || token.back() > '9'))
        token.pop_back();
    auto json = parseJson(token);
    if (!json || !json->is_number())
        return std::nullopt;
    return std::move(*json);
}

} // namespace

void PartialJsonReader::feed(QStringView piece)
{
    QString whole;
    if (m_halfPair) {
        whole = QChar(std::exchange(m_halfPair, u'\0')) + piece.toString();
        piece = whole;
    }
    if (!piece.isEmpty() && piece.back().isHighSurrogate()) {
        m_halfPair = piece.back().unicode();
        piece.chop(1);
    }
    const QByteArray bytes = piece.toUtf8();
    for (const char c : bytes) {
        if (m_state == State::Complete || m_state == State::Broken)
            return;
        take(c);
    }
    if (m_state == State::Number)
        endNumber(false);
}

void PartialJsonReader::take(char c)
{
    switch (m_state) {
    case State::Start:
        return takeStart(c);
    case State::String:
        return takeString(c);
    case State::Escape:
        return takeEscape(c);
    case State::Unicode:
        return takeUnicode(c);
    case State::Number:
        return takeNumber(c);
    case State::Word:
        return takeWord(c);
    default:
        if (!isBlank(c))
            takeStructure(c);
    }
}

void PartialJsonReader::takeStart(char c)
{
    if (c == '{' || c == '[')
        takeValue(c);
}

void PartialJsonReader::takeStructure(char c)
{
    const bool inObject = !m_open.empty() && m_open.back()->is_object();
    if (m_state == State::Value || (m_state == State::FirstItem && c != ']')) {
        takeValue(c);
    } else if ((m_state == State::FirstKey || m_state == State::Key) && c == '"') {
        m_readingKey = true;
        m_key.clear();
        m_state = State::String;
    } else if (m_state == State::Colon && c == ':') {
        m_state = State::Value;
    } else if (m_state == State::AfterValue && c == ',') {
        m_state = inObject ? State::Key : State::Value;
    } else if (m_state == State::FirstKey || m_state == State::FirstItem || m_state == State::AfterValue) {
        closeContainer(c);
    } else {
        m_state = State::Broken;
    }
}

void PartialJsonReader::takeValue(char c)
{
    if (c == '{' || c == '[') {
        open(c == '{' ? Json::object() : Json::array());
    } else if (c == '"') {
        m_scalar = place("");
        m_state = State::String;
    } else if (isNumberCharacter(c)) {
        m_token.assign(1, c);
        m_state = State::Number;
    } else if (c == 't' || c == 'f' || c == 'n') {
        m_token.assign(1, c);
        m_state = State::Word;
    } else {
        m_state = State::Broken;
    }
}

void PartialJsonReader::open(Json container)
{
    if (m_open.size() >= kMaxJsonDepth) {
        m_state = State::Broken;
        return;
    }
    m_state = container.is_object() ? State::FirstKey : State::FirstItem;
    m_open.push_back(place(std::move(container)));
}

void PartialJsonReader::closeContainer(char c)
{
    const bool matches = !m_open.empty() && (m_open.back()->is_object() ? c == '}' : c == ']');
    if (!matches) {
        m_state = State::Broken;
        return;
    }
    m_open.pop_back();
    valueDone();
}

void PartialJsonReader::valueDone()
{
    m_scalar = nullptr;
    m_state = m_open.empty() ? State::Complete : State::AfterValue;
}

Json *PartialJsonReader::place(Json value)
{
    if (m_open.empty()) {
        m_root = std::move(value);
        return &m_root;
    }
    Json &container = *m_open.back();
    if (container.is_object()) {
        Json &member = container[m_key];
        member = std::move(value);
        return &member;
    }
    container.push_back(std::move(value));
    return &container.back();
}

void PartialJsonReader::takeString(char c)
{
    if (c == '\\') {
        m_state = State::Escape;
        return;
    }
    if (std::exchange(m_highSurrogate, 0) != 0)
        appendUtf8(text(), 0xFFFD);
    if (c != '"') {
        text() += c;
    } else if (std::exchange(m_readingKey, false)) {
        m_state = State::Colon;
    } else {
        valueDone();
    }
}

void PartialJsonReader::takeEscape(char c)
{
    constexpr std::string_view kEscapes = "\"\"\\\\//b\bf\fn\nr\rt\t";
    if (c == 'u') {
        m_token.clear();
        m_state = State::Unicode;
        return;
    }
    if (std::exchange(m_highSurrogate, 0) != 0)
        appendUtf8(text(), 0xFFFD);
    m_state = State::Broken;
    for (std::size_t i = 0; i < kEscapes.size(); i += 2) {
        if (kEscapes[i] == c) {
            text() += kEscapes[i + 1];
            m_state = State::String;
        }
    }
}

void PartialJsonReader::takeUnicode(char c)
{
    m_token += c;
    if (m_token.size() < 4)
        return;
    bool ok = false;
    const unsigned unit = QByteArrayView(m_token).toByteArray().toUInt(&ok, 16);
    m_state = ok ? State::String : State::Broken;
    if (ok)
        appendUnit(unit);
}

void PartialJsonReader::appendUnit(unsigned unit)
{
    const unsigned high = std::exchange(m_highSurrogate, 0);
    const bool isLow = unit >= 0xDC00 && unit < 0xE000;
    if (high != 0 && isLow) {
        appendUtf8(text(), 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
        return;
    }
    if (high != 0)
        appendUtf8(text(), 0xFFFD);
    if (unit >= 0xD800 && unit < 0xDC00)
        m_highSurrogate = unit; // the other half may come with the next piece
    else
        appendUtf8(text(), isLow ? 0xFFFD : unit);
}

void PartialJsonReader::takeNumber(char c)
{
    constexpr std::size_t kLongest = 1000; // no number needs that many digits, and each piece reads them again
    if (isNumberCharacter(c)) {
        m_token += c;
        if (m_token.size() > kLongest)
            m_state = State::Broken;
        return;
    }
    endNumber(true);
    if (m_state == State::AfterValue && !isBlank(c))
        takeStructure(c);
}

/// Shows the digits so far, or the whole number once something else follows it.
void PartialJsonReader::endNumber(bool atEnd)
{
    auto number = numberSoFar(m_token);
    if (number && m_scalar)
        *m_scalar = std::move(*number);
    else if (number)
        m_scalar = place(std::move(*number));
    if (atEnd && parseJson(m_token))
        valueDone();
    else if (atEnd)
        m_state = State::Broken;
}

void PartialJsonReader::takeWord(char c)
{
    static const std::array<std::pair<std::string_view, Json>, 3> kWords{{{"true", true}, {"false", false}, {"null", nullptr}}};
    m_token += c;
    m_state = State::Broken;
    for (const auto &[word, value] : kWords) {
        if (word == m_token) {
            place(value);
            valueDone();
        } else if (word.substr(0, m_token.size()) == m_token) {
            m_state = State::Word;
        }
    }
}

QString PartialJsonReader::openPointer() const
{
    if (!m_scalar)
        return {};
    QString pointer;
    for (std::size_t i = 0; i < m_open.size(); ++i) {
        const Json *child = i + 1 < m_open.size() ? m_open[i + 1] : m_scalar;
        if (m_open[i]->is_array()) {
            pointer += u'/' + QString::number(m_open[i]->size() - 1);
            continue;
        }
        for (const auto &[key, value] : m_open[i]->items()) {
            if (&value == child)
                pointer += u'/' + escapePointerStep(fromUtf8(key));
        }
    }
    return pointer;
}

} // namespace cuewright
