#include "schema/inference.h"

#include "schema/values.h"

#include <QDate>
#include <QDateTime>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <map>
#include <memory>

namespace cuewright {
namespace {

constexpr std::size_t kLeastTexts = 10;
constexpr std::size_t kMostChoices = 10;
constexpr std::size_t kTextsAChoice = 3;
constexpr std::int64_t kLongestChoice = 40;

bool isDate(const QString &text)
{
    static const QRegularExpression kForm(QStringLiteral("^\\d{4}-\\d{2}-\\d{2}\\z"));
    return text.contains(kForm) && QDate::fromString(text, Qt::ISODate).isValid();
}

bool isDateTime(const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})\\z"));
    return text.contains(kForm) && QDateTime::fromString(text.left(19).toUpper(), Qt::ISODate).isValid();
}

bool isEmail(const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^[^\\s@<>,;\"]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\z"));
    return text.contains(kForm);
}

bool isUri(const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*://[^\\s<>\"{}|\\\\^`]+\\z"));
    return text.contains(kForm) && QUrl(text, QUrl::StrictMode).isValid();
}

bool isUuid(const QString &text)
{
    static const QRegularExpression kForm(
        QStringLiteral("^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\z"));
    return text.contains(kForm);
}

struct Format
{
    const char *name;
    bool (*fits)(const QString &);
};
constexpr std::array<Format, 5> kFormats{
    {{"date-time", isDateTime}, {"date", isDate}, {"email", isEmail}, {"uri", isUri}, {"uuid", isUuid}}};

/// Everything that was seen at one place.
class Seen
{
public:
    void add(const Json &value);
    Json schema() const;

private:
    enum class Kind { Object, List, Text, Number, YesNo };

    void note(Kind kind)
    {
        if (std::find(m_kinds.begin(), m_kinds.end(), kind) == m_kinds.end())
            m_kinds.push_back(kind);
    }
    void addObject(const Json &value);
    void addText(const std::string &text);
    Json schemaOf(Kind kind) const;
    Json textSchema() const;
    Json objectSchema() const;

    struct Member
    {
        std::unique_ptr<Seen> seen = std::make_unique<Seen>();
        std::size_t count = 0;
    };

    std::vector<Kind> m_kinds; ///< in the order of their first appearance
    bool m_null = false;
    std::vector<std::string> m_names;
    std::map<std::string, Member> m_members;
    std::size_t m_objects = 0;
    std::unique_ptr<Seen> m_items;
    bool m_whole = true;
    std::size_t m_texts = 0;
    std::vector<std::string> m_choices; ///< different texts, one more than a choice may have at most
    bool m_shortTexts = true;
    std::array<bool, kFormats.size()> m_fits{true, true, true, true, true};
};

void Seen::add(const Json &value)
{
    if (value.is_null()) {
        m_null = true;
    } else if (value.is_object()) {
        addObject(value);
    } else if (value.is_array()) {
        note(Kind::List);
        if (!m_items && !value.empty())
            m_items = std::make_unique<Seen>();
        for (const Json &item : value)
            m_items->add(item);
    } else if (value.is_string()) {
        addText(value.get_ref<const std::string &>());
    } else if (value.is_number()) {
        note(Kind::Number);
        m_whole = m_whole && value.is_number_integer();
    } else {
        note(Kind::YesNo);
    }
}

void Seen::addObject(const Json &value)
{
    note(Kind::Object);
    ++m_objects;
    for (const auto &[name, child] : value.items()) {
        Member &member = m_members[name];
        if (member.count++ == 0)
            m_names.push_back(name);
        member.seen->add(child);
    }
}

void Seen::addText(const std::string &text)
{
    note(Kind::Text);
    ++m_texts;
    if (m_choices.size() <= kMostChoices
        && std::find(m_choices.begin(), m_choices.end(), text) == m_choices.end())
        m_choices.push_back(text);
    m_shortTexts
        = m_shortTexts && text.find('\n') == std::string::npos && countCodePoints(text) <= kLongestChoice;
    for (std::size_t i = 0; i < kFormats.size(); ++i)
        m_fits[i] = m_fits[i] && kFormats[i].fits(fromUtf8(text));
}

Json Seen::textSchema() const
{
    Json schema{{"type", "string"}};
    for (std::size_t i = 0; i < kFormats.size(); ++i) {
        if (!m_fits[i])
            continue;
        schema["format"] = kFormats[i].name;
        return schema;
    }
    const std::size_t different = m_choices.size();
    if (m_texts >= kLeastTexts && different > 1 && different <= kMostChoices
        && m_texts >= kTextsAChoice * different && m_shortTexts)
        schema["enum"] = m_choices;
    return schema;
}

Json Seen::objectSchema() const
{
    Json schema{{"type", "object"}};
    if (m_names.empty())
        return schema;
    Json properties = Json::object();
    Json required = Json::array();
    for (const std::string &name : m_names) {
        const Member &member = m_members.at(name);
        properties[name] = member.seen->schema();
        if (member.count == m_objects)
            required.push_back(name);
    }
    schema["properties"] = std::move(properties);
    if (!required.empty())
        schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

Json Seen::schemaOf(Kind kind) const
{
    switch (kind) {
    case Kind::Object:
        return objectSchema();
    case Kind::List: {
        Json schema{{"type", "array"}};
        if (m_items)
            schema["items"] = m_items->schema();
        return schema;
    }
    case Kind::Text:
        return textSchema();
    case Kind::Number:
        return {{"type", m_whole ? "integer" : "number"}};
    case Kind::YesNo:
        break;
    }
    return {{"type", "boolean"}};
}

Json Seen::schema() const
{
    if (m_kinds.empty())
        return m_null ? Json{{"type", "null"}} : Json::object();
    if (m_kinds.size() == 1) {
        Json schema = schemaOf(m_kinds.front());
        if (m_null) {
            schema["type"] = Json::array({schema["type"], "null"});
            if (const auto choices = schema.find("enum"); choices != schema.end())
                choices->push_back(nullptr);
        }
        return schema;
    }
    Json branches = Json::array();
    for (const Kind kind : m_kinds)
        branches.push_back(schemaOf(kind));
    if (m_null)
        branches.push_back({{"type", "null"}});
    return {{"anyOf", std::move(branches)}};
}

} // namespace

Json inferSchema(const std::vector<Json> &samples)
{
    Seen seen;
    for (const Json &sample : samples)
        seen.add(sample);
    return seen.schema();
}

} // namespace cuewright
