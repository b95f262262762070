#include "base/json.h"

#include <QCoreApplication>

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

// nlohmann's parser does not recurse, but everything done to a value afterwards does: the depth is bounded while parsing.
class BoundedBuilder final : public nlohmann::detail::json_sax_dom_parser<Json>
{
public:
    BoundedBuilder(Json &target, int maxDepth)
        : json_sax_dom_parser(target, false)
        , m_maxDepth(maxDepth)
    {
    }

    bool start_object(std::size_t size) { return enter() && json_sax_dom_parser::start_object(size); }
    bool end_object()
    {
        --m_depth;
        return json_sax_dom_parser::end_object();
    }
    bool start_array(std::size_t size) { return enter() && json_sax_dom_parser::start_array(size); }
    bool end_array()
    {
        --m_depth;
        return json_sax_dom_parser::end_array();
    }
    template<class Exception>
    bool parse_error(std::size_t position, const std::string &, const Exception &exception)
    {
        m_errorByte = static_cast<qsizetype>(position);
        m_errorText = exception.what();
        return false;
    }

    bool tooDeep() const { return m_tooDeep; }
    qsizetype errorByte() const { return m_errorByte; }
    const std::string &errorText() const { return m_errorText; }

private:
    bool enter()
    {
        m_tooDeep = ++m_depth > m_maxDepth;
        return !m_tooDeep;
    }

    int m_maxDepth;
    int m_depth = 0;
    bool m_tooDeep = false;
    qsizetype m_errorByte = 0;
    std::string m_errorText;
};

} // namespace

Result<Json> parseJson(QByteArrayView utf8, int maxDepth)
{
    if (utf8.startsWith("\xEF\xBB\xBF"))
        utf8 = utf8.sliced(3);
    Json value;
    BoundedBuilder builder(value, maxDepth);
    // The parser takes a zero byte for the end; no JSON text has one, not even inside a string.
    const qsizetype zero = utf8.indexOf('\0');
    if (Json::sax_parse(utf8.begin(), utf8.end(), &builder) && zero < 0)
        return value;
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
