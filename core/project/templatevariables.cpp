#include "project/body.h"
#include "project/mustache.h"
#include "project/render.h"
#include "project/templateparser.h"

#include <algorithm>

namespace cuewright {
namespace {

// Root names in one tag's tokens, whether or not the tag parses: a name counts where no dot stands before it and no
// filter's bar, and where it is no word of the language.
QStringList rootsOf(const QList<TemplateToken> &tokens)
{
    static const QStringList words{QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("not"), QStringLiteral("in"),
        QStringLiteral("true"), QStringLiteral("false"), QStringLiteral("null"), QStringLiteral("is")};
    QStringList roots;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TemplateToken::Kind::Name || words.contains(tokens[i].text))
            continue;
        if (i > 0 && tokens[i - 1].kind == TemplateToken::Kind::Symbol && (tokens[i - 1].text == u"." || tokens[i - 1].text == u"|"))
            continue;
        roots << tokens[i].text;
    }
    return roots;
}

struct TagNames
{
    qsizetype start = 0, end = 0;
    QStringList names;
};

// The variables of a Jinja text, tag by tag; loop variables are left out while their loop is open.
QList<TagNames> jinjaTags(QStringView text, QStringList &loops)
{
    QList<TagNames> tags;
    for (const TemplatePiece &piece : cutTemplateLoosely(text)) {
        if (piece.kind == TemplatePiece::Kind::Text)
            continue;
        TagNames tag{piece.start, piece.end, {}};
        const auto tokens = tokensOf(text.mid(piece.innerStart, piece.innerEnd - piece.innerStart), piece.innerStart);
        if (tokens && piece.kind != TemplatePiece::Kind::Comment) {
            QList<TemplateToken> inner = *tokens;
            const QString word = piece.kind == TemplatePiece::Kind::Statement ? inner.takeFirst().text : QString();
            QString loopName;
            if (word == u"for" && inner.size() > 2)
                loopName = inner.takeFirst().text;
            if (word == u"endfor" && !loops.isEmpty())
                loops.removeLast();
            for (const QString &root : rootsOf(inner)) {
                const bool isLoop = root == u"loop" && !loops.isEmpty();
                if (!isLoop && !loops.contains(root))
                    tag.names << root;
            }
            if (!loopName.isEmpty())
                loops << loopName;
        }
        tags << tag;
    }
    return tags;
}

// The same for Mustache. Inside a section a name may belong to the section's value, so only declared inputs count there.
QList<TagNames> mustacheTags(QStringView text, const QStringList &declared, int &sections)
{
    QList<TagNames> tags;
    const auto cut = cutMustache(text, true);
    for (const MustacheTag &tag : cut.value_or(QList<MustacheTag>())) {
        if (tag.kind == MustacheTag::Kind::Text)
            continue;
        TagNames names{tag.start, tag.end, {}};
        const QString root = tag.name.section(u'.', 0, 0);
        const bool isName = tag.kind != MustacheTag::Kind::Other && tag.kind != MustacheTag::Kind::End;
        if (isName && !root.isEmpty() && (sections == 0 || declared.contains(root)))
            names.names << root;
        if (tag.kind == MustacheTag::Kind::Section)
            ++sections;
        else if (tag.kind == MustacheTag::Kind::End)
            sections = std::max(sections - 1, 0);
        tags << names;
    }
    return tags;
}

} // namespace

QStringList variablesOf(const Prompt &prompt)
{
    QStringList declared;
    for (const Property &input : prompt.inputs)
        declared << input.name;
    const QString body = joinBody(prompt.messages);
    QStringList loops;
    int sections = 0;
    const auto tags = prompt.engine == Prompt::Engine::Mustache ? mustacheTags(body, declared, sections) : jinjaTags(body, loops);
    QStringList names;
    QSet<QString> seen;
    const auto add = [&](const QString &name) {
        if (!name.isEmpty() && !seen.contains(name)) {
            seen.insert(name);
            names << name;
        }
    };
    for (const TagNames &tag : tags) {
        for (const QString &name : tag.names)
            add(name);
    }
    for (const QString &name : declared)
        add(name);
    return names;
}

QList<VariableSpan> variableSpans(QStringView text, Prompt::Engine engine)
{
    QStringList loops;
    int sections = 0;
    QList<VariableSpan> spans;
    const auto tags = engine == Prompt::Engine::Mustache ? mustacheTags(text, {}, sections) : jinjaTags(text, loops);
    for (const TagNames &tag : tags)
        spans << VariableSpan{tag.start, tag.end, tag.names.value(0)};
    return spans;
}

} // namespace cuewright
