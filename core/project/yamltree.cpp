#include "project/yamltree.h"

#include "project/textcheck.h"

#include <QCoreApplication>

#include <yaml.h>

#include <map>
#include <unordered_set>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

std::string textOf(const yaml_char_t *text)
{
    return text ? std::string(reinterpret_cast<const char *>(text)) : std::string();
}

// libyaml counts code points, edits need bytes.
class ByteTable
{
public:
    explicit ByteTable(QByteArrayView text)
        : m_size(text.size())
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80)
                m_bytes.push_back(i);
        }
    }
    qsizetype byte(std::size_t codePoint) const { return codePoint < m_bytes.size() ? m_bytes[codePoint] : m_size; }

private:
    qsizetype m_size;
    std::vector<qsizetype> m_bytes;
};

class Event
{
public:
    Event() = default;
    ~Event() { yaml_event_delete(&value); }
    Q_DISABLE_COPY_MOVE(Event)
    yaml_event_t value{};
};

class TreeBuilder
{
public:
    explicit TreeBuilder(QByteArrayView yaml)
        : m_yaml(yaml)
        , m_bytes(yaml)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(
            &m_parser, reinterpret_cast<const unsigned char *>(yaml.data()), static_cast<std::size_t>(yaml.size()));
    }
    ~TreeBuilder() { yaml_parser_delete(&m_parser); }
    Q_DISABLE_COPY_MOVE(TreeBuilder)

    [[nodiscard]] Result<std::optional<YamlNode>> run();

private:
    struct Frame
    {
        YamlNode node;
        std::string anchor;
        std::unordered_set<std::string> keys;
    };

    [[nodiscard]] Result<> take(const yaml_event_t &event);
    [[nodiscard]] Result<> open(YamlNode::Kind kind, bool flow, const yaml_char_t *anchor, const yaml_char_t *tag,
        const yaml_event_t &event);
    [[nodiscard]] Result<> close(const yaml_event_t &event);
    [[nodiscard]] Result<> scalar(const yaml_event_t &event);
    [[nodiscard]] Result<> alias(const yaml_event_t &event);
    [[nodiscard]] Result<> add(YamlNode node, const std::string &anchor);
    [[nodiscard]] tl::unexpected<Error> problem(const QString &what, qsizetype byte, Error::Code code = Error::Code::Parse);
    [[nodiscard]] tl::unexpected<Error> parserProblem();
    qsizetype blockScalarEnd(qsizetype start, qsizetype end) const;

    QByteArrayView m_yaml;
    ByteTable m_bytes;
    yaml_parser_t m_parser{};
    std::vector<Frame> m_open;
    std::map<std::string, YamlNode> m_anchors;
    std::optional<YamlNode> m_root;
    int m_nodes = 0;
    int m_documents = 0;
    bool m_ended = false;
};

tl::unexpected<Error> TreeBuilder::problem(const QString &what, qsizetype byte, Error::Code code)
{
    const TextPosition at = positionOf(m_yaml, byte);
    return fail(Error{code, what, {}, at});
}

tl::unexpected<Error> TreeBuilder::parserProblem()
{
    const bool reader = m_parser.error == YAML_READER_ERROR;
    // A quote without end is noticed at the end of the text; the person looks for its start.
    const bool quote = m_parser.context && QByteArrayView(m_parser.context).contains("quoted scalar");
    const yaml_mark_t &mark = quote ? m_parser.context_mark : m_parser.problem_mark;
    const qsizetype byte = reader ? static_cast<qsizetype>(m_parser.problem_offset) : m_bytes.byte(mark.index);
    const char *why = m_parser.problem ? m_parser.problem : "cannot be read";
    auto error = problem(Words::tr("The front matter is not valid YAML: %1.").arg(QString::fromUtf8(why)), byte);
    if (m_parser.context)
        error.value().detail = QString::fromUtf8(m_parser.context);
    return error;
}

Result<std::optional<YamlNode>> TreeBuilder::run()
{
    while (!m_ended) {
        Event event;
        if (!yaml_parser_parse(&m_parser, &event.value))
            return parserProblem();
        if (auto taken = take(event.value); !taken)
            return fail(taken.error());
    }
    return std::move(m_root);
}

Result<> TreeBuilder::take(const yaml_event_t &event)
{
    switch (event.type) {
    case YAML_STREAM_END_EVENT:
    case YAML_NO_EVENT:
        m_ended = true;
        return {};
    case YAML_DOCUMENT_START_EVENT:
        if (++m_documents > 1)
            return problem(Words::tr("The front matter holds a second YAML document."), m_bytes.byte(event.start_mark.index));
        return {};
    case YAML_SCALAR_EVENT:
        return scalar(event);
    case YAML_ALIAS_EVENT:
        return alias(event);
    case YAML_SEQUENCE_START_EVENT: {
        const auto &data = event.data.sequence_start;
        return open(YamlNode::Kind::Sequence, data.style == YAML_FLOW_SEQUENCE_STYLE, data.anchor, data.tag, event);
    }
    case YAML_MAPPING_START_EVENT: {
        const auto &data = event.data.mapping_start;
        return open(YamlNode::Kind::Mapping, data.style == YAML_FLOW_MAPPING_STYLE, data.anchor, data.tag, event);
    }
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close(event);
    default:
        return {};
    }
}

Result<> TreeBuilder::open(YamlNode::Kind kind, bool flow, const yaml_char_t *anchor, const yaml_char_t *tag,
    const yaml_event_t &event)
{
    const qsizetype start = m_bytes.byte(event.start_mark.index);
    if (m_open.size() >= static_cast<std::size_t>(kMaxYamlDepth)) {
        return problem(Words::tr("The front matter is nested more than %1 levels deep.").arg(kMaxYamlDepth), start,
            Error::Code::TooLarge);
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.style = flow ? YamlNode::Style::Flow : YamlNode::Style::Block;
    frame.node.start = start;
    frame.node.shared = anchor != nullptr;
    frame.node.tag = textOf(tag);
    frame.anchor = textOf(anchor);
    m_open.push_back(std::move(frame));
    return {};
}

Result<> TreeBuilder::close(const yaml_event_t &event)
{
    Frame frame = std::move(m_open.back());
    m_open.pop_back();
    YamlNode &node = frame.node;
    // The end mark of a block collection lies at the next token, past comments.
    if (node.style == YamlNode::Style::Flow || node.children.empty())
        node.end = m_bytes.byte(event.end_mark.index);
    else
        node.end = node.children.back().end;
    for (const YamlNode &child : node.children)
        node.shared = node.shared || child.shared;
    return add(std::move(node), frame.anchor);
}

Result<> TreeBuilder::scalar(const yaml_event_t &event)
{
    const auto &data = event.data.scalar;
    YamlNode node;
    node.start = m_bytes.byte(event.start_mark.index);
    node.end = m_bytes.byte(event.end_mark.index);
    node.shared = data.anchor != nullptr;
    node.tag = textOf(data.tag);
    node.text.assign(reinterpret_cast<const char *>(data.value), data.length);
    switch (data.style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: node.style = YamlNode::Style::SingleQuoted; break;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: node.style = YamlNode::Style::DoubleQuoted; break;
    case YAML_LITERAL_SCALAR_STYLE: node.style = YamlNode::Style::Literal; break;
    case YAML_FOLDED_SCALAR_STYLE: node.style = YamlNode::Style::Folded; break;
    default: node.style = YamlNode::Style::Plain; break;
    }
    if (node.style == YamlNode::Style::Literal || node.style == YamlNode::Style::Folded)
        node.end = blockScalarEnd(node.start, node.end);
    return add(std::move(node), textOf(data.anchor));
}

// libyaml ends a block scalar at the start of the next line that is not blank.
qsizetype TreeBuilder::blockScalarEnd(qsizetype start, qsizetype end) const
{
    while (end > start + 1 && (m_yaml[end - 1] == '\n' || m_yaml[end - 1] == '\r' || m_yaml[end - 1] == ' '))
        --end;
    return end;
}

int countNodes(const YamlNode &node)
{
    int count = 1;
    for (const YamlNode &child : node.children)
        count += countNodes(child);
    return count;
}

int depthOf(const YamlNode &node)
{
    int depth = 0;
    for (const YamlNode &child : node.children)
        depth = std::max(depth, depthOf(child));
    return depth + 1;
}

Result<> TreeBuilder::alias(const yaml_event_t &event)
{
    const qsizetype start = m_bytes.byte(event.start_mark.index);
    const std::string name = textOf(event.data.alias.anchor);
    const auto it = m_anchors.find(name);
    if (it == m_anchors.end())
        return problem(Words::tr("There is no anchor “&%1” before this alias.").arg(QString::fromStdString(name)), start);
    const int size = countNodes(it->second);
    const auto depth = static_cast<std::size_t>(depthOf(it->second));
    if (size > kMaxYamlNodes - m_nodes || depth + m_open.size() > static_cast<std::size_t>(kMaxYamlDepth))
        return problem(Words::tr("The aliases of the front matter expand to too many values."), start, Error::Code::TooLarge);
    m_nodes += size - 1;
    YamlNode node = it->second;
    node.start = start;
    node.end = m_bytes.byte(event.end_mark.index);
    node.shared = true;
    return add(std::move(node), {});
}

Result<> TreeBuilder::add(YamlNode node, const std::string &anchor)
{
    if (++m_nodes > kMaxYamlNodes)
        return problem(Words::tr("The front matter holds more than %1 values.").arg(kMaxYamlNodes), node.start, Error::Code::TooLarge);
    if (!anchor.empty()) {
        // The copy that aliases are made from counts as well: anchors within anchors would multiply it.
        const int size = countNodes(node);
        if (size > kMaxYamlNodes - m_nodes)
            return problem(Words::tr("The anchors of the front matter hold too many values."), node.start, Error::Code::TooLarge);
        m_nodes += size;
        m_anchors.insert_or_assign(anchor, node);
    }
    if (m_open.empty()) {
        m_root = std::move(node);
        return {};
    }
    Frame &parent = m_open.back();
    const bool isKey = parent.node.kind == YamlNode::Kind::Mapping && parent.node.children.size() % 2 == 0;
    if (isKey && node.kind != YamlNode::Kind::Scalar)
        return problem(Words::tr("A key must be a text, not a list or a mapping."), node.start);
    if (isKey && !parent.keys.insert(node.text).second) {
        return problem(Words::tr("The key “%1” appears twice in the same mapping.").arg(QString::fromStdString(node.text)), node.start);
    }
    parent.node.children.push_back(std::move(node));
    return {};
}

} // namespace

Result<std::optional<YamlNode>> parseYaml(QByteArrayView yaml)
{
    if (yaml.isEmpty())
        return std::optional<YamlNode>(); // libyaml takes no null pointer
    return TreeBuilder(yaml).run();
}

const YamlNode *yamlMember(const YamlNode &mapping, std::string_view key)
{
    if (mapping.kind != YamlNode::Kind::Mapping)
        return nullptr;
    for (std::size_t i = 0; i + 1 < mapping.children.size(); i += 2) {
        if (mapping.children[i].text == key)
            return &mapping.children[i + 1];
    }
    return nullptr;
}

} // namespace cuewright
