#include "base/json.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <map>
#include <span>
#include <vector>

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace cuewright {
namespace {

TextPosition positionAt(QByteArrayView text, qsizetype byte)
{
    TextPosition at{1, 1};
    for (qsizetype i = 0; i < std::min(byte, text.size()); ++i) {
        if (text[i] == '\n') {
            ++at.line;
            at.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
            ++at.column;
        }
    }
    return at;
}

/// For each member the place of an earlier one with the same name, or its own. Small objects are compared as they are.
std::vector<std::size_t> firstPlaces(std::span<const std::string> names)
{
    constexpr std::size_t kFew = 16;
    std::vector<std::size_t> places(names.size());
    std::map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names.size() > kFew)
            places[i] = known.try_emplace(names[i], i).first->second;
        else
            places[i] = static_cast<std::size_t>(std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) - names.begin());
    }
    return places;
}

// nlohmann's own builder looks through all members of an object for each that is added, and copies what is in it whenever
// it grows: a hostile server's object of a hundred thousand members would take minutes. This one takes linear time, but for
// the sorting of names. Everything done to a value afterwards recurses, which the parser does not: the depth is bounded here.
class BoundedBuilder final
{
public:
    explicit BoundedBuilder(int maxDepth)
        : m_maxDepth(static_cast<std::size_t>(maxDepth))
    {
    }

    bool null() { return put(nullptr); }
    bool boolean(bool value) { return put(value); }
    bool number_integer(Json::number_integer_t value) { return put(value); }
    bool number_unsigned(Json::number_unsigned_t value) { return put(value); }
    bool number_float(Json::number_float_t value, const std::string &) { return put(value); }
    bool string(std::string &value) { return put(std::move(value)); }
    bool binary(Json::binary_t &) { return false; } // no JSON text has one
    bool start_object(std::size_t) { return enter(); }
    bool start_array(std::size_t) { return enter(); }
    bool key(std::string &name)
    {
        m_names.push_back(std::move(name));
        return true;
    }
    bool end_object();
    bool end_array();
    template<class Exception>
    bool parse_error(std::size_t position, const std::string &, const Exception &exception)
    {
        m_errorByte = static_cast<qsizetype>(position);
        m_errorText = exception.what();
        return false;
    }

    Json takeValue() { return std::move(m_values.front()); } ///< of a text that was parsed to its end
    bool tooDeep() const { return m_tooDeep; }
    qsizetype errorByte() const { return m_errorByte; }
    const std::string &errorText() const { return m_errorText; }

private:
    /// Where the parts of an array or object that has not ended begin.
    struct Open
    {
        std::size_t values = 0;
        std::size_t names = 0;
    };

    bool put(Json value)
    {
        m_values.push_back(std::move(value));
        return true;
    }
    bool enter()
    {
        m_open.push_back({m_values.size(), m_names.size()});
        m_tooDeep = m_open.size() > m_maxDepth;
        return !m_tooDeep;
    }
    Open leave()
    {
        const Open open = m_open.back();
        m_open.pop_back();
        return open;
    }

    std::size_t m_maxDepth;
    bool m_tooDeep = false;
    std::vector<Json> m_values; ///< what has no place yet: parts of all that is open
    std::vector<std::string> m_names;
    std::vector<Open> m_open;
    qsizetype m_errorByte = 0;
    std::string m_errorText;
};

bool BoundedBuilder::end_array()
{
    const auto first = m_values.begin() + static_cast<std::ptrdiff_t>(leave().values);
    Json array = Json::array();
    array.get_ref<Json::array_t &>().assign(std::make_move_iterator(first), std::make_move_iterator(m_values.end()));
    m_values.erase(first, m_values.end());
    return put(std::move(array));
}

bool BoundedBuilder::end_object()
{
    const Open open = leave();
    const std::span names = std::span(m_names).subspan(open.names);
    const std::span values = std::span(m_values).subspan(open.values);
    const std::vector<std::size_t> places = firstPlaces(names);
    for (std::size_t i = 0; i < names.size(); ++i) { // of two with one name the last counts, where the first stands
        if (places[i] != i)
            values[places[i]] = std::move(values[i]);
    }
    Json object = Json::object();
    auto &members = object.get_ref<Json::object_t &>();
    members.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (places[i] == i)
            members.emplace_back(std::move(names[i]), std::move(values[i]));
    }
    m_names.resize(open.names);
    m_values.resize(open.values);
    return put(std::move(object));
}

} // namespace

Result<Json> parseJson(QByteArrayView utf8, int maxDepth)
{
    if (utf8.startsWith("\xEF\xBB\xBF"))
        utf8 = utf8.sliced(3);
    BoundedBuilder builder(maxDepth);
    // The parser takes a zero byte for the end; no JSON text has one, not even inside a string.
    const qsizetype zero = utf8.indexOf('\0');
    if (Json::sax_parse(utf8.begin(), utf8.end(), &builder) && zero < 0)
        return builder.takeValue();
    if (builder.tooDeep()) {
        return fail(Error::Code::TooLarge,
            QCoreApplication::translate("Json", "This JSON is nested more than %1 levels deep.").arg(maxDepth));
    }
    // The parser names the byte after the one it could not accept.
    const qsizetype byte = builder.errorText().empty() ? zero : std::max<qsizetype>(builder.errorByte() - 1, 0);
    const TextPosition at = positionAt(utf8, byte);
    return fail(Error{Error::Code::Parse,
        QCoreApplication::translate("Json", "This is not valid JSON (line %1, column %2).").arg(at.line).arg(at.column),
        QString::fromStdString(builder.errorText()), at});
}

QByteArray writeJson(const Json &value, int indent)
{
    return QByteArray::fromStdString(value.dump(indent, ' ', false, Json::error_handler_t::replace));
}

const Json *member(const Json &object, std::string_view key)
{
    if (!object.is_object())
        return nullptr;
    const auto it = object.find(std::string(key));
    return it == object.end() ? nullptr : &*it;
}

QString memberText(const Json &object, std::string_view key, const QString &fallback)
{
    const Json *value = member(object, key);
    return value && value->is_string() ? fromUtf8(value->get_ref<const std::string &>()) : fallback;
}

QString escapePointerStep(QStringView step)
{
    QString escaped = step.toString();
    if (!step.contains(u'~') && !step.contains(u'/')) // nearly all
        return escaped;
    escaped.replace(u'~', QLatin1String("~0"));
    escaped.replace(u'/', QLatin1String("~1"));
    return escaped;
}

const Json *resolvePointer(const Json &root, QStringView pointer)
{
    const Json *at = &root;
    if (pointer.isEmpty())
        return at;
    if (!pointer.startsWith(u'/'))
        return nullptr;
    const auto steps = pointer.mid(1).split(u'/');
    for (const QStringView escaped : steps) {
        QString step = escaped.toString();
        step.replace(QLatin1String("~1"), QLatin1String("/"));
        step.replace(QLatin1String("~0"), QLatin1String("~"));
        if (at->is_array()) {
            bool ok = false;
            const int index = step.toInt(&ok);
            if (!ok || index < 0 || static_cast<std::size_t>(index) >= at->size())
                return nullptr;
            at = &(*at)[static_cast<std::size_t>(index)];
        } else {
            at = member(*at, toUtf8(step));
            if (!at)
                return nullptr;
        }
    }
    return at;
}

} // namespace cuewright
