#pragma once

#include "base/json.h"

#include <QString>
#include <QStringView>

#include <string>
#include <vector>

namespace cuewright {

/// Reads JSON while it arrives: the members that are complete so far, and the text or number that is being written.
///
/// Each piece costs its own length. Text before the first brace or bracket is passed over (a code fence), as is all that
/// follows the value. Depth is bounded by kMaxJsonDepth; what is no JSON stops the reading and keeps what was read.
class PartialJsonReader final
{
public:
    PartialJsonReader() = default;
    Q_DISABLE_COPY_MOVE(PartialJsonReader) // it points into its own value

    void feed(QStringView piece);

    /// What there is; null before anything came. An unfinished text holds its characters so far, an unfinished number
    /// its digits so far; a member whose value has not begun, or is an unfinished word, is not there yet.
    const Json &value() const { return m_root; }
    bool isComplete() const { return m_state == State::Complete; }
    bool isBroken() const { return m_state == State::Broken; }
    /// JSON pointer of the text or number that is being written, empty where there is none. An empty pointer would be the
    /// whole value, which is always an object or a list.
    QString openPointer() const;

private:
    enum class State { Start, Value, FirstItem, Key, FirstKey, Colon, AfterValue, String, Escape, Unicode, Number, Word, Complete, Broken };

    void take(char c);
    void takeStart(char c);
    void takeStructure(char c);
    void takeValue(char c);
    void takeString(char c);
    void takeEscape(char c);
    void takeUnicode(char c);
    void takeNumber(char c);
    void takeWord(char c);
    void open(Json container);
    void closeContainer(char c);
    void valueDone();
    Json *place(Json value);
    void appendUnit(unsigned unit);
    void endNumber(bool atEnd);
    std::string &text() { return m_readingKey ? m_key : m_scalar->get_ref<std::string &>(); }

    State m_state = State::Start;
    Json m_root;
    std::vector<Json *> m_open; ///< containers from the root to the innermost; none above the last changes while it is open
    Json *m_scalar = nullptr; ///< the text or number that is being written
    bool m_readingKey = false;
    std::string m_key;
    std::string m_token; ///< of the number, word or \u escape
    unsigned m_highSurrogate = 0;
    char16_t m_halfPair = 0; ///< a pair that two pieces share
};

} // namespace cuewright
