#include "project/render.h"

#include "project/body.h"
#include "project/conversation.h"
#include "project/promptreader.h"
#include "project/rolemarker.h"
#include "project/textcheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

// The joined text of all segments, and who wrote which character of it.
class RenderedText
{
public:
    explicit RenderedText(const QList<TextSegment> &segments)
        : m_segments(segments)
    {
        for (const TextSegment &segment : segments) {
            m_starts.push_back(m_text.size());
            m_text += segment.text;
        }
    }

    const QString &text() const { return m_text; }
    const QList<TextSegment> &segments() const { return m_segments; }
    qsizetype start(qsizetype segment) const { return m_starts[std::size_t(segment)]; }

    // First segment that ends at or after a position; empty segments at it included.
    qsizetype firstAt(qsizetype position) const
    {
        const auto it = std::lower_bound(m_starts.begin(), m_starts.end(), position);
        qsizetype index = it - m_starts.begin();
        while (index > 0 && start(index - 1) + m_segments[index - 1].text.size() >= position)
            --index;
        return index;
    }

    bool isLiteral(qsizetype position) const
    {
        // The last segment that starts at or before the position holds it: empty ones before it do not count.
        const auto it = std::upper_bound(m_starts.begin(), m_starts.end(), position);
        return it != m_starts.begin() && m_segments[it - m_starts.begin() - 1].kind == TextSegment::Kind::Literal;
    }

    // The next line break that the author wrote.
    qsizetype literalBreak(qsizetype from) const
    {
        qsizetype at = m_text.indexOf(u'\n', from);
        while (at >= 0 && !isLiteral(at))
            at = m_text.indexOf(u'\n', at + 1);
        return at < 0 ? m_text.size() : at;
    }

private:
    const QList<TextSegment> &m_segments;
    std::vector<qsizetype> m_starts;
    QString m_text;
};

// A marker on the line [start, end), or none. A value on the line counts even where it is empty: whether a message starts
// here must not depend on it. Inside the quotes of an attribute values are welcome.
std::optional<RoleMarker> markerOn(const RenderedText &rendered, qsizetype start, qsizetype end)
{
    const QStringView line = QStringView(rendered.text()).mid(start, end - start);
    const auto marker = roleMarkerOf(line, [&](qsizetype at) { return rendered.isLiteral(start + at); });
    if (!marker)
        return std::nullopt;
    for (qsizetype i = rendered.firstAt(start); i < rendered.segments().size() && rendered.start(i) <= end; ++i) {
        const TextSegment &segment = rendered.segments()[i];
        const qsizetype from = rendered.start(i);
        if (segment.kind == TextSegment::Kind::Literal || from < start || from + segment.text.size() > end)
            continue;
        const QStringView before = line.left(from - start);
        qsizetype quotes = 0;
        for (qsizetype at = 0; at < before.size(); ++at)
            quotes += before[at] == u'"' && rendered.isLiteral(start + at);
        if (segment.kind == TextSegment::Kind::Rich || quotes % 2 == 0)
            return std::nullopt;
    }
    return marker;
}

// Builds messages from pieces of text and from threads and media that stand between them.
class MessageBuilder
{
public:
    MessageBuilder(const RenderedText &rendered, const QList<Property> &declared, const Json &inputs)
        : m_rendered(rendered)
        , m_declared(declared)
        , m_inputs(inputs)
    {
    }

    [[nodiscard]] Result<> add(const RoleMarker &marker, bool marked, qsizetype start, qsizetype end);
    [[nodiscard]] Result<QList<Message>> finish();

private:
    const Property *property(const QString &name) const
    {
        const auto it = std::find_if(m_declared.begin(), m_declared.end(), [&](const Property &p) { return p.name == name; });
        return it == m_declared.end() ? nullptr : &*it;
    }
    static Message message(const RoleMarker &marker);
    static void addText(Message &message, QStringView text)
    {
        if (!text.isEmpty())
            message.parts << ContentPart{ContentPart::Kind::Text, text.toString(), {}, {}, {}};
    }
    [[nodiscard]] Result<> addRich(const RoleMarker &marker, const QString &name, Message &open);
    void close(Message &open);

    const RenderedText &m_rendered;
    const QList<Property> &m_declared;
    const Json &m_inputs;
    QList<Message> m_messages;
    QStringList m_placed;
};

Message MessageBuilder::message(const RoleMarker &marker)
{
    Message out;
    out.role = marker.role;
    out.metadata = marker.attributes;
    if (const Json *name = member(out.metadata, "name"); name && name->is_string()) {
        out.name = fromUtf8(name->get_ref<const std::string &>());
        out.metadata.erase("name");
    }
    if (out.metadata.is_object() && out.metadata.empty())
        out.metadata = Json();
    return out;
}

void MessageBuilder::close(Message &open)
{
    if (!open.parts.isEmpty())
        m_messages << open;
    open.parts.clear();
}

Result<> MessageBuilder::addRich(const RoleMarker &marker, const QString &name, Message &open)
{
    const Property *declared = property(name);
    const Json *value = member(m_inputs, toUtf8(name));
    if (!declared || !value)
        return {};
    m_placed << name;
    if (declared->kind == Property::Kind::Thread) {
        auto thread = threadMessages(*value);
        if (!thread)
            return fail(thread.error());
        close(open);
        m_messages << *thread;
        return {};
    }
    const auto part = mediaPart(declared->kind, *value);
    if (!part)
        return {};
    if (marker.role == Role::User) {
        open.parts << *part;
        return {};
    }
    close(open); // only a user's message can hold media
    Message media;
    media.parts << *part;
    m_messages << media;
    return {};
}

Result<> MessageBuilder::add(const RoleMarker &marker, bool marked, qsizetype start, qsizetype end)
{
    const QStringView text(m_rendered.text());
    QList<std::pair<qsizetype, QString>> rich;
    for (qsizetype i = m_rendered.firstAt(start); i < m_rendered.segments().size() && m_rendered.start(i) <= end; ++i) {
        const TextSegment &segment = m_rendered.segments()[i];
        // A segment at the very end belongs to the next line, unless the text ends here.
        const bool inside = m_rendered.start(i) >= start && (m_rendered.start(i) < end || end == text.size());
        if (segment.kind == TextSegment::Kind::Rich && inside)
            rich << std::pair(m_rendered.start(i), segment.source);
    }
    Message open = message(marker);
    if (rich.isEmpty()) {
        const QStringView whole = trimLineBreaks(text.mid(start, end - start));
        if (!marked && whole.trimmed().isEmpty())
            return {};
        open.parts << ContentPart{ContentPart::Kind::Text, whole.toString(), {}, {}, {}};
        m_messages << open;
        return {};
    }
    qsizetype from = start;
    for (const auto &[at, name] : rich) {
        addText(open, text.mid(from, at - from).trimmed());
        if (auto done = addRich(marker, name, open); !done)
            return done;
        from = at;
    }
    addText(open, text.mid(from, end - from).trimmed());
    close(open);
    return {};
}

Result<QList<Message>> MessageBuilder::finish()
{
    for (const Property &input : m_declared) {
        const Json *value = member(m_inputs, toUtf8(input.name));
        if (input.kind != Property::Kind::Thread || !value || m_placed.contains(input.name))
            continue;
        auto thread = threadMessages(*value);
        if (!thread)
            return fail(thread.error());
        m_messages << *thread;
    }
    return std::move(m_messages);
}

// A template error knows its place in the joined text; the person knows messages and lines of the file.
Error located(Error error, const QString &body, const QList<MessageTemplate> &messages, const QList<qsizetype> &starts)
{
    bool ok = false;
    const qsizetype at = error.detail.toLongLong(&ok);
    if (error.code != Error::Code::Parse || !ok)
        return error;
    const qsizetype after = std::upper_bound(starts.begin(), starts.end(), at) - starts.begin();
    const qsizetype index = std::max<qsizetype>(after - 1, 0);
    const qsizetype start = starts.isEmpty() ? 0 : starts[index];
    const TextPosition within = positionOf(body.mid(start, at - start).toUtf8(), (at - start) * 4);
    const int firstLine = index < messages.size() ? messages[index].line : 0;
    error.at = {firstLine > 0 ? firstLine + within.line - 1 : within.line, within.column};
    error.message = Words::tr("Message %1, line %2, column %3: %4").arg(index + 1).arg(within.line).arg(within.column).arg(error.message);
    error.detail = QStringLiteral("message:%1").arg(index);
    return error;
}

} // namespace

Result<Json> checkedInputs(const QList<Property> &declared, const Json &inputs)
{
    Json values = inputs.is_object() ? inputs : Json::object();
    for (const Property &input : declared) {
        const std::string name = toUtf8(input.name);
        if (member(values, name))
            continue;
        if (!input.defaultValue.is_null())
            values[name] = input.defaultValue;
        else if (input.required)
            return fail(Error::Code::Invalid, Words::tr("The input “%1” needs a value.").arg(input.name), input.name);
    }
    return values;
}

Json typedInputs(const QList<Property> &declared, const Json &inputs)
{
    Json values = inputs.is_object() ? inputs : Json::object();
    for (const Property &input : declared) {
        const auto it = values.find(toUtf8(input.name));
        if (it == values.end() || !it->is_string())
            continue;
        const auto &text = it->get_ref<const std::string &>();
        const auto parsed = parseJson(QByteArray::fromStdString(text).trimmed());
        if (!parsed)
            continue;
        const bool fits = (input.kind == Property::Kind::Integer && parsed->is_number_integer())
            || (input.kind == Property::Kind::Float && parsed->is_number())
            || (input.kind == Property::Kind::Boolean && parsed->is_boolean())
            || ((input.kind == Property::Kind::Array || input.kind == Property::Kind::Thread) && parsed->is_array())
            || (input.kind == Property::Kind::Object && parsed->is_object());
        if (fits)
            *it = *parsed;
    }
    return values;
}

Json withEmptyTexts(const QList<Property> &declared, Json inputs)
{
    for (const Property &input : declared) {
        const bool text = input.kind == Property::Kind::String;
        if (text && input.required && input.defaultValue.is_null() && !member(inputs, toUtf8(input.name)))
            inputs[toUtf8(input.name)] = "";
    }
    return inputs;
}

Result<QList<Message>> messagesOf(const QList<TextSegment> &segments, const QList<Property> &declared, const Json &inputs)
{
    const RenderedText rendered(segments);
    MessageBuilder builder(rendered, declared, inputs);
    RoleMarker marker{Role::System, Json()};
    bool marked = false;
    qsizetype textStart = 0;
    const qsizetype size = rendered.text().size();
    for (qsizetype start = 0; start <= size;) {
        const qsizetype end = rendered.literalBreak(start);
        if (auto next = markerOn(rendered, start, end)) {
            if (auto done = builder.add(marker, marked, textStart, start); !done)
                return fail(done.error());
            marker = std::move(*next);
            marked = true;
            textStart = std::min(end + 1, size);
        }
        start = end + 1;
    }
    if (auto done = builder.add(marker, marked, textStart, size); !done)
        return fail(done.error());
    return builder.finish();
}

Result<QList<Message>> renderMessages(const Prompt &prompt, const Json &inputs)
{
    if (!prompt.formatKind.isEmpty() && prompt.formatKind != u"jinja2" && prompt.formatKind != u"mustache") {
        return fail(Error::Code::Unsupported,
            Words::tr("This prompt's template format is “%1”. Cuewright renders jinja2 and mustache.").arg(prompt.formatKind));
    }
    const auto values = checkedInputs(prompt.inputs, inputs);
    if (!values)
        return fail(values.error());
    RenderRules rules;
    for (const Property &input : prompt.inputs) {
        if (isRich(input.kind))
            rules.richInputs.insert(input.name);
        else if (prompt.strict)
            rules.strictInputs.insert(input.name);
    }
    if (prompt.strict) {
        // What is not declared comes from outside all the same.
        for (const auto &[name, value] : values->items()) {
            if (!rules.richInputs.contains(fromUtf8(name)))
                rules.strictInputs.insert(fromUtf8(name));
        }
    }
    QList<qsizetype> starts;
    const QString body = joinBody(prompt.messages, &starts);
    const auto segments = renderSegments(prompt.engine, body, *values, rules);
    if (!segments)
        return fail(located(segments.error(), body, prompt.messages, starts));
    return messagesOf(*segments, prompt.inputs, *values);
}

} // namespace cuewright
