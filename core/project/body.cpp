#include "project/body.h"

#include "project/rolemarker.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

bool sameMessage(const MessageTemplate &a, const MessageTemplate &b)
{
    return a.role == b.role && a.text == b.text && a.attributes == b.attributes && a.marked == b.marked;
}

// Steps over template tags as the lexer does: the first closing pair ends one.
class TagSkipper
{
public:
    explicit TagSkipper(QStringView text)
        : m_text(text)
    {
    }

    // True where `at` lies inside a tag. Calls come with rising positions.
    bool isInside(qsizetype at)
    {
        while (m_end <= at && !m_finished)
            next();
        return at > m_start && at < m_end;
    }

private:
    void next()
    {
        qsizetype open = m_end;
        for (;;) {
            open = m_text.indexOf(u'{', open);
            if (open < 0 || open + 1 >= m_text.size()) {
                m_finished = true;
                m_start = m_end = m_text.size();
                return;
            }
            const QChar kind = m_text[open + 1];
            if (kind == u'{' || kind == u'%' || kind == u'#') {
                const QChar closing[] = {kind == u'{' ? QChar(u'}') : kind, QChar(u'}')};
                const qsizetype close = m_noClose[index(kind)] ? -1 : m_text.indexOf(QStringView(closing, 2), open + 2);
                if (close >= 0) {
                    m_start = open;
                    m_end = close + 2;
                    return;
                }
                m_noClose[index(kind)] = true;
            }
            ++open;
        }
    }
    static int index(QChar kind) { return kind == u'{' ? 0 : kind == u'%' ? 1 : 2; }

    QStringView m_text;
    qsizetype m_start = 0, m_end = 0;
    bool m_finished = false;
    bool m_noClose[3] = {false, false, false};
};

void finish(BodyPart &part, const QString &body, qsizetype from, qsizetype to, int fromLine)
{
    int line = fromLine;
    while (from < to && body[from] == u'\n') {
        ++from;
        ++line;
    }
    while (to > from && body[to - 1] == u'\n')
        --to;
    part.textStart = from;
    part.textEnd = to;
    part.message.text = body.mid(from, to - from);
    part.message.line = line;
}

QString written(const MessageTemplate &message)
{
    QString text = message.text;
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    const QStringView trimmed = trimLineBreaks(text);
    if (!message.marked)
        return trimmed.toString();
    return roleMarkerText(message.role, message.attributes) + u'\n' + trimmed.toString();
}

MessageTemplate normalised(const MessageTemplate &message, bool first)
{
    MessageTemplate out = message;
    out.text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    out.text = trimLineBreaks(out.text).toString();
    if (out.attributes.is_object() && out.attributes.empty())
        out.attributes = Json();
    // Only the first message can do without a marker, only as system, and only where it says something.
    if (!first || out.role != Role::System || out.text.trimmed().isEmpty() || !out.attributes.is_null())
        out.marked = true;
    return out;
}

} // namespace

QStringView trimLineBreaks(QStringView text)
{
    while (text.startsWith(u'\n'))
        text = text.mid(1);
    while (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

QList<BodyPart> bodyParts(const QString &body, int line)
{
    QList<BodyPart> parts;
    TagSkipper tags(body);
    BodyPart open;
    open.message.role = Role::System;
    open.message.marked = false;
    qsizetype textFrom = 0;
    int textLine = line;
    for (qsizetype start = 0; start < body.size(); ++line) {
        qsizetype end = body.indexOf(u'\n', start);
        if (end < 0)
            end = body.size();
        const auto marker = roleMarkerOf(QStringView(body).mid(start, end - start));
        if (marker && !tags.isInside(start)) {
            finish(open, body, textFrom, start, textLine);
            if (open.message.marked || !open.message.text.trimmed().isEmpty())
                parts << open;
            open = BodyPart();
            open.message.role = marker->role;
            open.message.attributes = marker->attributes;
            open.markerStart = start;
            open.markerEnd = end;
            textFrom = std::min(end + 1, body.size());
            textLine = line + 1;
        }
        start = end + 1;
    }
    finish(open, body, textFrom, body.size(), textLine);
    if (open.message.marked || !open.message.text.trimmed().isEmpty())
        parts << open;
    return parts;
}

QString joinBody(const QList<MessageTemplate> &messages, QList<qsizetype> *starts)
{
    QString body;
    for (const MessageTemplate &message : messages) {
        if (!body.isEmpty())
            body += u"\n\n";
        if (message.marked)
            body += roleMarkerText(message.role, message.attributes) + u'\n';
        if (starts)
            *starts << body.size();
        body += message.text;
    }
    return body;
}

Result<QString> replaceMessages(const QString &body, const QList<MessageTemplate> &messages)
{
    const QList<BodyPart> old = bodyParts(body);
    QList<MessageTemplate> wanted;
    for (const MessageTemplate &message : messages)
        wanted << normalised(message, wanted.isEmpty());
    qsizetype head = 0;
    while (head < old.size() && head < wanted.size() && sameMessage(old[head].message, wanted[head]))
        ++head;
    if (head == old.size() && head == wanted.size())
        return body;
    qsizetype tail = 0;
    while (tail < old.size() - head && tail < wanted.size() - head
        && sameMessage(old[old.size() - 1 - tail].message, wanted[wanted.size() - 1 - tail]))
        ++tail;

    const auto partStart = [&](qsizetype i) {
        if (i >= old.size())
            return body.size();
        return old[i].markerStart < old[i].markerEnd ? old[i].markerStart : old[i].textStart;
    };
    const qsizetype oldEnd = old.size() - tail;
    const qsizetype newEnd = wanted.size() - tail;
    QString out = body.left(head < old.size() ? partStart(head) : body.size());
    if (head == old.size() && !out.isEmpty())
        out += QString(out.endsWith(u"\n\n") ? 0 : out.endsWith(u'\n') ? 1 : 2, u'\n');
    for (qsizetype i = head; i < newEnd; ++i) {
        const bool paired = i < oldEnd;
        const bool fits = paired && (old[i].textEnd > old[i].textStart || wanted[i].text.isEmpty());
        if (fits && old[i].message.role == wanted[i].role && old[i].message.attributes == wanted[i].attributes
            && old[i].message.marked == wanted[i].marked && (!wanted[i].marked || old[i].textStart > old[i].markerEnd)) {
            // The marker's own spelling and the blank lines around the text stay.
            out += body.mid(partStart(i), old[i].textStart - partStart(i)) + wanted[i].text;
            out += body.mid(old[i].textEnd, partStart(i + 1) - old[i].textEnd);
            if (i + 1 < wanted.size() && !out.endsWith(u'\n'))
                out += u"\n\n";
        } else {
            out += written(wanted[i]) + (i + 1 < wanted.size() ? QStringLiteral("\n\n") : QStringLiteral("\n"));
        }
    }
    if (tail > 0)
        out += body.mid(partStart(oldEnd));

    const QList<BodyPart> check = bodyParts(out);
    for (qsizetype i = 0; i < std::max(check.size(), wanted.size()); ++i) {
        if (i < check.size() && i < wanted.size() && sameMessage(check[i].message, wanted[i]))
            continue;
        return fail(Error::Code::Invalid,
            QCoreApplication::translate("Project",
                "Message %1 holds a line that would start a message of its own (like “user:”). Put a character after the colon.")
                .arg(std::min(i, wanted.size() - 1) + 1),
            QString::number(std::min(i, wanted.size() - 1)));
    }
    return out;
}

} // namespace cuewright
