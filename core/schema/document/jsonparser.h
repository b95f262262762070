#pragma once

#include "schema/document/jsonsource.h"

namespace cuewright {

/// What is wrong with a JSON text.
struct JsonFault
{
    enum class Kind {
        Empty,
        CommaMissing,
        CommaTooMany, ///< before a closing bracket
        NameExpected,
        ColonMissing,
        ValueExpected,
        NotClosed, ///< the text ends inside `opening`
        WrongClosing, ///< ] for { or } for [
        StringNotClosed,
        ControlCharacter,
        UnknownEscape,
        HalfCharacter, ///< \ud800 without its other half
        BadNumber,
        NumberTooLarge,
        UnknownWord,
        SingleQuote,
        Comment,
        AfterEnd,
        TooDeep,
    };
    Kind kind = Kind::Empty;
    TextSpan place;
    qsizetype opening = 0; ///< of the innermost open bracket
};

/// Reads a text into the nodes of a JsonSource. Does not recurse.
class JsonParser final
{
    Q_DISABLE_COPY_MOVE(JsonParser)
public:
    JsonParser(QStringView text, int maxDepth)
        : m_text(text)
        , m_maxDepth(maxDepth)
    { }

    /// False where the text is no JSON: see fault(). Equal keys are not looked for.
    bool run();
    const JsonFault &fault() const { return m_fault; }
    std::vector<JsonSource::Node> takeNodes() { return std::move(m_nodes); }

private:
    using Node = JsonSource::Node;
    using NodeId = JsonSource::NodeId;

    bool nextMember();
    bool key(TextSpan *span);
    bool value(TextSpan key);
    bool open(JsonSource::Kind kind);
    void close();
    bool scalar(Node *node);
    bool string();
    bool escape();
    bool number();
    bool word(QStringView expected);
    bool noValue();

    void skipSpace();
    bool atEnd() const { return m_at >= m_text.size(); }
    char16_t here() const { return atEnd() ? u'\0' : m_text[m_at].unicode(); }
    bool fail(JsonFault::Kind kind, qsizetype start, qsizetype size);
    bool failHere(JsonFault::Kind kind);
    qsizetype lexemeSize() const;

    QStringView m_text;
    int m_maxDepth;
    qsizetype m_at = 0;
    int m_depth = 0;
    NodeId m_open = JsonSource::kNone; ///< the innermost open array or object
    std::vector<Node> m_nodes;
    std::vector<NodeId> m_last; ///< of each open one: its last child so far
    JsonFault m_fault;
};

/// What a string's characters between the quotes read as; escapes are resolved. For strings that a JsonParser
/// has taken.
QString unescapedText(QStringView inside);
/// The same in UTF-8.
std::string unescapedUtf8(QStringView inside);

} // namespace cuewright
