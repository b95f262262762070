#include "project/mustache.h"

#include "project/templateast.h"
#include "project/templatelexer.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

using Kind = MustacheTag::Kind;

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Template)
};

class Cutter
{
public:
    Cutter(QStringView text, bool loosely)
        : m_text(text)
        , m_loosely(loosely)
    {
    }

    [[nodiscard]] Result<QList<MustacheTag>> run();

private:
    [[nodiscard]] Result<qsizetype> tag(qsizetype open);
    [[nodiscard]] Result<> setDelimiters(QStringView inner, qsizetype at);
    // A tag alone on its line takes the line with it.
    void addTag(MustacheTag tag, bool canStandAlone);
    void addText(qsizetype start, qsizetype end)
    {
        if (end > start)
            m_tags << MustacheTag{Kind::Text, start, end, {}};
    }

    QStringView m_text;
    bool m_loosely;
    QString m_open = QStringLiteral("{{");
    QString m_close = QStringLiteral("}}");
    QList<MustacheTag> m_tags;
    qsizetype m_textStart = 0;
};

Result<QList<MustacheTag>> Cutter::run()
{
    qsizetype search = 0;
    for (;;) {
        const qsizetype open = m_text.indexOf(m_open, search);
        if (open < 0)
            break;
        const auto next = tag(open);
        if (!next && !m_loosely)
            return fail(next.error());
        if (!next)
            break; // what is being typed; the rest is text
        search = *next;
    }
    addText(m_textStart, m_text.size());
    return std::move(m_tags);
}

Result<qsizetype> Cutter::tag(qsizetype open)
{
    const qsizetype inside = open + m_open.size();
    const QChar sigil = inside < m_text.size() ? m_text[inside] : QChar();
    const bool triple = sigil == u'{';
    const bool delimiters = sigil == u'=';
    const QString closing = (triple ? QStringLiteral("}") : delimiters ? QStringLiteral("=") : QString()) + m_close;
    const bool hasSigil = QStringView(u"#^/!&>{=").contains(sigil) && !sigil.isNull();
    const qsizetype from = inside + hasSigil;
    const qsizetype close = m_text.indexOf(closing, from);
    if (close < 0)
        return templateError(Words::tr("“%1” is not closed; “%2” is missing.").arg(m_open, closing), open);
    const QStringView inner = m_text.mid(from, close - from).trimmed();
    MustacheTag tag{Kind::Variable, open, close + closing.size(), inner.toString()};
    if (sigil == u'#')
        tag.kind = Kind::Section;
    else if (sigil == u'^')
        tag.kind = Kind::Inverted;
    else if (sigil == u'/')
        tag.kind = Kind::End;
    else if (sigil == u'!' || delimiters)
        tag.kind = Kind::Other;
    else if (sigil == u'>')
        return templateError(Words::tr("Partials ({{> …}}) cannot be used in a prompt."), open);
    if (tag.kind != Kind::Other && (inner.isEmpty() || std::any_of(inner.begin(), inner.end(), [](QChar c) { return c.isSpace(); })))
        return templateError(Words::tr("A tag holds one name."), open);
    const qsizetype end = tag.end;
    addTag(std::move(tag), sigil != u'&' && !triple && hasSigil);
    if (delimiters) {
        if (auto done = setDelimiters(inner, open); !done)
            return fail(done.error());
    }
    return end;
}

Result<> Cutter::setDelimiters(QStringView inner, qsizetype at)
{
    const auto parts = inner.toString().simplified().split(u' ');
    if (parts.size() != 2 || parts[0].contains(u'=') || parts[1].contains(u'='))
        return templateError(Words::tr("New delimiters read “{{=<% %>=}}”."), at);
    m_open = parts[0];
    m_close = parts[1];
    return {};
}

void Cutter::addTag(MustacheTag tag, bool canStandAlone)
{
    qsizetype textEnd = tag.start;
    qsizetype next = tag.end;
    if (canStandAlone) {
        qsizetype lineStart = tag.start;
        while (lineStart > m_textStart && (m_text[lineStart - 1] == u' ' || m_text[lineStart - 1] == u'\t'))
            --lineStart;
        qsizetype lineEnd = tag.end;
        while (lineEnd < m_text.size() && (m_text[lineEnd] == u' ' || m_text[lineEnd] == u'\t'))
            ++lineEnd;
        const bool starts = lineStart == 0 || m_text[lineStart - 1] == u'\n';
        const bool ends = lineEnd == m_text.size() || m_text[lineEnd] == u'\n' || m_text.mid(lineEnd).startsWith(u"\r\n");
        if (starts && ends) {
            textEnd = lineStart;
            next = lineEnd < m_text.size() ? m_text.indexOf(u'\n', lineEnd) + 1 : lineEnd;
        }
    }
    addText(m_textStart, textEnd);
    m_tags << std::move(tag);
    m_textStart = next;
}

struct Node
{
    MustacheTag tag;
    std::vector<Node> body;
};

[[nodiscard]] Result<std::vector<Node>> parse(QStringView text)
{
    auto tags = cutMustache(text);
    if (!tags)
        return fail(tags.error());
    std::vector<Node> root;
    std::vector<Node> open;
    const auto body = [&]() -> std::vector<Node> & { return open.empty() ? root : open.back().body; };
    for (MustacheTag &tag : *tags) {
        if (tag.kind == Kind::Section || tag.kind == Kind::Inverted) {
            if (open.size() >= std::size_t(kMaxTemplateDepth))
                return templateError(Words::tr("Sections are nested more than %1 levels deep.").arg(kMaxTemplateDepth), tag.start);
            open.push_back({std::move(tag), {}});
        } else if (tag.kind == Kind::End) {
            if (open.empty() || open.back().tag.name != tag.name)
                return templateError(Words::tr("“{{/%1}}” closes nothing here.").arg(tag.name), tag.start);
            Node done = std::move(open.back());
            open.pop_back();
            body().push_back(std::move(done));
        } else {
            body().push_back({std::move(tag), {}});
        }
    }
    if (!open.empty())
        return templateError(Words::tr("“{{#%1}}” has no “{{/%1}}”.").arg(open.back().tag.name), open.back().tag.start);
    return root;
}

class Renderer
{
public:
    Renderer(QStringView text, const Json &inputs, const RenderRules &rules)
        : m_text(text)
        , m_writer(rules)
    {
        m_context.push_back({&inputs, false});
    }

    [[nodiscard]] Result<QList<TextSegment>> run(const std::vector<Node> &nodes)
    {
        body(nodes);
        return m_writer.take();
    }

private:
    struct Found
    {
        const Json *value = nullptr;
        bool strict = false;
        bool isInput = false; ///< found at the outermost level
    };
    struct Level
    {
        const Json *value = nullptr;
        bool strict = false;
    };

    void body(const std::vector<Node> &nodes);
    void section(const Node &node);
    Found find(const QString &name);

    QStringView m_text;
    SegmentWriter m_writer;
    std::vector<Level> m_context;
};

Renderer::Found Renderer::find(const QString &name)
{
    if (name == u".")
        return {m_context.back().value, m_context.back().strict, false};
    const QStringList steps = name.split(u'.');
    for (std::size_t i = m_context.size(); i-- > 0;) {
        const Level &level = m_context[i];
        const Json *value = member(*level.value, toUtf8(steps.first()));
        if (!value)
            continue;
        // The first step decides the level; a later miss does not go further out.
        for (qsizetype step = 1; step < steps.size() && value; ++step)
            value = member(*value, toUtf8(steps[step]));
        return {value, level.strict || (i == 0 && m_writer.isStrict(steps.first())), i == 0};
    }
    return {};
}

void Renderer::body(const std::vector<Node> &nodes)
{
    for (const Node &node : nodes) {
        if (!m_writer.step())
            return;
        if (node.tag.kind == Kind::Text) {
            m_writer.literal(m_text.mid(node.tag.start, node.tag.end - node.tag.start).toString());
        } else if (node.tag.kind == Kind::Variable) {
            const Found found = find(node.tag.name);
            if (m_writer.isRich(node.tag.name) && (found.isInput || !found.value))
                m_writer.rich(node.tag.name);
            else
                m_writer.value(found.value ? printed(*found.value) : QString(), node.tag.name.section(u'.', 0, 0), found.strict);
        } else if (node.tag.kind == Kind::Section || node.tag.kind == Kind::Inverted) {
            section(node);
        }
    }
}

void Renderer::section(const Node &node)
{
    const Found found = find(node.tag.name);
    const bool truthy = found.value && isTruthy(*found.value, true);
    if (node.tag.kind == Kind::Inverted) {
        if (!truthy)
            body(node.body);
        return;
    }
    if (!truthy)
        return;
    if (!found.value->is_array()) {
        m_context.push_back({found.value, found.strict});
        body(node.body);
        m_context.pop_back();
        return;
    }
    for (const Json &item : *found.value) {
        if (!m_writer.step())
            return;
        m_context.push_back({&item, found.strict});
        body(node.body);
        m_context.pop_back();
    }
}

} // namespace

Result<QList<MustacheTag>> cutMustache(QStringView text, bool loosely)
{
    return Cutter(text, loosely).run();
}

Result<QList<TextSegment>> renderMustache(const QString &text, const Json &inputs, const RenderRules &rules)
{
    const auto nodes = parse(text);
    if (!nodes)
        return fail(nodes.error());
    return Renderer(text, inputs, rules).run(*nodes);
}

} // namespace cuewright
