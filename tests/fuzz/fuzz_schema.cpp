// Bytes as a text and edits of it. The text must be read as parseJson() reads it, or be refused with a place
// inside it; each edit that is taken must leave a text that parses and patches that lead there; undoing
// everything must give the bytes from before.
//
// Commands of one byte come first, up to a zero; each takes what it needs from the bytes behind it. The rest
// is the text.

#include "schema/document/crossrules.h"
#include "schema/document/definitionedits.h"
#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"

#include <cstdio>
#include <cstdlib>

using namespace cuewright;

namespace {

void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

class Commands final
{
public:
    Commands(const std::uint8_t *data, std::size_t size)
        : m_data(data)
        , m_size(size)
    { }
    unsigned byte() { return m_at < m_size ? m_data[m_at++] : 0; }
    QString rest() const
    {
        return QString::fromUtf8(
            reinterpret_cast<const char *>(m_data + m_at), static_cast<qsizetype>(m_size - m_at));
    }

private:
    const std::uint8_t *m_data;
    std::size_t m_size;
    std::size_t m_at = 0;
};

void checkParse(const QString &text)
{
    const JsonSource source = JsonSource::parse(text);
    const auto other = parseJson(text.toUtf8());
    if (const auto &problem = source.problem()) {
        require(problem->place.start >= 0 && problem->place.end() <= text.size(),
            "the problem lies outside of the text");
        require(!problem->message.isEmpty(), "a problem without words");
        require(!other || problem->kind == JsonProblem::Kind::DuplicateKey,
            "refused what the other parser takes");
        return;
    }
    require(other.has_value(), "took what the other parser refuses");
    require(writeJson(source.json()) == writeJson(*other), "read it in another way");
    for (JsonSource::NodeId id = 0; id < source.size(); ++id) {
        require(source.find(source.pointer(id)) == id, "a pointer leads elsewhere");
        require(source.at(source.node(id).valueStart) >= id, "a place belongs to something outside of it");
    }
}

/// Some value's pointer.
QString anywhere(const JsonSource &source, Commands &commands)
{
    const unsigned byte = commands.byte();
    return source.size() == 0 ? QString() : source.pointer(static_cast<int>(byte) % source.size());
}

QString name(Commands &commands)
{
    static const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("ä/~\""),
        QStringLiteral("$ref"), QStringLiteral("properties"), QString()};
    return names[static_cast<int>(commands.byte()) % names.size()];
}

Json value(Commands &commands)
{
    static const Json values[] = {1, "x", nullptr, Json::object(), Json::array({1, 2}),
        {{"type", "object"}, {"properties", {{"a", true}}}}};
    return values[commands.byte() % std::size(values)];
}

Result<SchemaEdit> edit(const JsonSource &source, unsigned command, Commands &commands)
{
    const QString at = anywhere(source, commands);
    switch (command % 18) {
    case 1:
        return addProperty(source,
            {at, static_cast<int>(commands.byte() % 8) - 1, name(commands), value(commands),
                commands.byte() % 2 == 0});
    case 2:
        return removeProperty(source, at);
    case 3:
        return renameProperty(source, at, name(commands));
    case 4:
        return duplicateProperty(source, at);
    case 5:
        return moveProperty(
            source, at, anywhere(source, commands), static_cast<int>(commands.byte() % 8) - 1);
    case 6:
        return movePropertyIntoGroup(source, at);
    case 7:
        return movePropertyOutOfGroup(source, at);
    case 8:
        return setRequired(source, at, commands.byte() % 2 == 0);
    case 9:
        return retype(source, at, static_cast<FieldType>(commands.byte() % 10), QStringLiteral("#"));
    case 10:
        return setNullable(source, at, commands.byte() % 2 == 0);
    case 11:
        return setKeyword(source, at, name(commands), value(commands));
    case 12:
        return unsetKeyword(source, at, name(commands));
    case 13:
        return extractDefinition(source, at, name(commands), commands.byte() % 2 == 0);
    case 14:
        return inlineReference(source, at);
    case 15:
        return renameDefinition(source, at, name(commands));
    case 16:
        return addCrossRule(source, at,
            {{}, name(commands), {value(commands)}, name(commands), CrossRule::Demand::OneOf,
                {value(commands)}});
    case 17:
        return removeCrossRule(source, at);
    default:
        return rewriteAt(source, at, value(commands), QStringLiteral("rewrite"));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    Commands commands(data, size);
    std::vector<std::array<std::uint8_t, 6>> edits;
    for (unsigned command = commands.byte(); command != 0 && edits.size() < 12; command = commands.byte()) {
        auto &bytes = edits.emplace_back();
        bytes[0] = static_cast<std::uint8_t>(command);
        for (std::size_t i = 1; i < bytes.size(); ++i)
            bytes[i] = static_cast<std::uint8_t>(commands.byte());
    }
    const QString text = commands.rest();
    checkParse(text);

    SchemaDocument document;
    document.setText(text);
    QString shown = text;
    QObject::connect(&document, &SchemaDocument::patched, &document,
        [&shown](const TextPatches &patches) { shown = patchedText(shown, patches); });
    for (const auto &bytes : edits) {
        Commands one(bytes.data() + 1, bytes.size() - 1);
        if (bytes[0] >= 0xF0) { // typing
            const qsizetype at = one.byte() % (document.text().size() + 1);
            const QString typed(
                static_cast<int>(one.byte() % 3), QLatin1Char("{}[],:\"1 \n"[one.byte() % 10]));
            const qsizetype removed = std::min<qsizetype>(one.byte() % 4, document.text().size() - at);
            document.replaceText(at, removed, typed);
            shown.replace(at, removed, typed);
            document.reparse();
        } else if (document.apply(edit(document.source(), bytes[0], one))) {
            require(document.isCurrent(), "an edit left a text that does not parse");
        }
        require(shown == document.text(), "the patches lead elsewhere");
    }
    const QString after = document.text();
    while (document.canUndo())
        document.undo();
    require(document.text() == text, "undo does not lead back");
    while (document.canRedo())
        document.redo();
    require(document.text() == after && shown == after, "redo does not lead there");
    return 0;
}
