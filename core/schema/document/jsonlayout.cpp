#include "schema/document/jsonlayout.h"

namespace cuewright {
namespace {

bool isBlank(QChar unit)
{
    return unit == u' ' || unit == u'\t';
}

bool isContainer(const Json &value)
{
    return value.is_structured() && !value.empty();
}

QString scalarText(const Json &value)
{
    return QString::fromUtf8(writeJson(value));
}

} // namespace

QString indentAt(QStringView text, qsizetype offset)
{
    const qsizetype start = offset > 0 ? text.lastIndexOf(u'\n', offset - 1) + 1 : 0;
    qsizetype end = start;
    while (end < offset && isBlank(text[end]))
        ++end;
    return text.sliced(start, end - start).toString();
}

QString reindented(QString text, const QString &from, const QString &to)
{
    return text.replace(u'\n' + from, u'\n' + to);
}

JsonLayout::JsonLayout(const JsonSource &part)
{
    const JsonSource source = part.whole();
    const QString &text = source.text();
    const qsizetype firstBreak = text.indexOf(u'\n');
    if (firstBreak > 0 && text[firstBreak - 1] == u'\r')
        m_lineBreak = QStringLiteral("\r\n");
    readLines(source);
    readOneLiners(source);
}

/// From the first container that has its members in lines of their own.
void JsonLayout::readLines(const JsonSource &source)
{
    const QStringView text = source.text();
    for (JsonSource::NodeId id = 0; id < source.size(); ++id) {
        const auto child = source.firstChild(id);
        if (child == JsonSource::kNone)
            continue;
        const qsizetype open = source.node(id).valueStart;
        const qsizetype start = source.node(child).member().start;
        if (!text.sliced(open, start - open).contains(u'\n'))
            continue;
        const QString outer = indentAt(text, open);
        const QString inner = indentAt(text, start);
        m_hasLines = true;
        if (inner.size() > outer.size() && inner.startsWith(outer))
            m_step = inner.sliced(outer.size());
        break;
    }
    for (JsonSource::NodeId id = 1; id < source.size(); ++id) {
        const auto &node = source.node(id);
        if (!node.hasKey())
            continue;
        const QStringView colon = text.sliced(node.key().end(), node.valueStart - node.key().end());
        if (!colon.contains(u'\n')) {
            m_colon = colon.toString();
            break;
        }
    }
}

/// From the first containers that stand in one line.
void JsonLayout::readOneLiners(const JsonSource &source)
{
    const QStringView text = source.text();
    bool knowsPadding = false, knowsListPadding = false, knowsSeparator = false;
    for (JsonSource::NodeId id = 0;
         id < source.size() && !(knowsPadding && knowsListPadding && knowsSeparator); ++id) {
        const auto &node = source.node(id);
        if (node.children == 0 || source.valueText(id).contains(u'\n'))
            continue;
        const auto &first = source.node(id + 1);
        const QString padding
            = text.sliced(node.valueStart + 1, first.member().start - node.valueStart - 1).toString();
        const bool isObject = node.kind == JsonSource::Kind::Object;
        if (!std::exchange(isObject ? knowsPadding : knowsListPadding, true))
            (isObject ? m_padding : m_listPadding) = padding;
        if (!knowsSeparator && node.children > 1) {
            const qsizetype from = text.indexOf(u',', first.valueEnd) + 1;
            m_separator = text.sliced(from, source.node(first.nextSibling).member().start - from).toString();
            knowsSeparator = true;
        }
    }
    if (!knowsSeparator)
        m_separator = m_colon.endsWith(u' ') ? QStringLiteral(" ") : QString();
    if (!knowsPadding)
        m_padding = m_hasLines ? m_separator : QString();
}

QString JsonLayout::writeKey(QStringView name) const
{
    return scalarText(Json(toUtf8(name))) + m_colon;
}

QString JsonLayout::writeObjectAround(QStringView name, const QString &text, const QString &indent) const
{
    if (!m_hasLines)
        return u'{' + m_padding + writeKey(name) + text + m_padding + u'}';
    return u'{' + m_lineBreak + m_step + writeKey(name) + reindented(text, indent, m_step) + m_lineBreak
        + u'}';
}

QString JsonLayout::write(const Json &value, const QString &indent, Style style) const
{
    return style == Style::Lines ? writeLines(value, indent) : writeOneLine(value);
}

QString JsonLayout::writeOneLine(const Json &value) const
{
    if (!isContainer(value))
        return scalarText(value);
    QStringList parts;
    for (const auto &[name, inner] : value.items())
        parts += value.is_object() ? writeKey(fromUtf8(name)) + writeOneLine(inner) : writeOneLine(inner);
    const QString padding = value.is_object() ? m_padding : m_listPadding;
    const QString content = padding + parts.join(u',' + m_separator) + padding;
    return value.is_object() ? u'{' + content + u'}' : u'[' + content + u']';
}

QString JsonLayout::writeLines(const Json &value, const QString &indent) const
{
    if (!isContainer(value))
        return scalarText(value);
    if (value.is_array() && std::none_of(value.begin(), value.end(), isContainer)) {
        const QString line = writeOneLine(value);
        if (indent.size() + line.size() <= kWidth)
            return line;
    }
    const QString inner = indent + m_step;
    QStringList parts;
    for (const auto &[name, member] : value.items()) {
        const QString key = value.is_object() ? writeKey(fromUtf8(name)) : QString();
        parts += m_lineBreak + inner + key + writeLines(member, inner);
    }
    const QString content = parts.join(u',') + m_lineBreak + indent;
    return value.is_object() ? u'{' + content + u'}' : u'[' + content + u']';
}

} // namespace cuewright
