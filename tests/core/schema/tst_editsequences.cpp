#include "randomschemas.h"
#include "schema/document/definitionedits.h"
#include "schema/document/keywordorder.h"
#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "schema/document/typeedits.h"
#include "schema/nullable.h"
#include "schema/subschemas.h"

#include <QtTest>

#include <functional>

using namespace cuewright;

// Random schemas in random layouts under random edits. A model that knows nothing of texts does the same on
// the Json; after each edit the text must parse to what the model has, and undoing all of them must give the
// bytes from the start.
class TestEditSequences : public QObject
{
    Q_OBJECT
private slots:
    void textFollowsTheModel_data();
    void textFollowsTheModel();
    void rewritingReachesAnything_data() { textFollowsTheModel_data(); }
    void rewritingReachesAnything();
};

namespace {

/// What the edits mean, done the plain way on a Json.
class Model
{
public:
    explicit Model(Json schema)
        : m_schema(std::move(schema))
    { }

    const Json &schema() const { return m_schema; }
    Json *at(const QString &pointer) { return const_cast<Json *>(resolvePointer(m_schema, pointer)); }

    void add(const QString &group, int index, const QString &name, const Json &field, bool required)
    {
        Json &owner = *at(group);
        Json properties = owner.value("properties", Json::object());
        Json changed = Json::object();
        int i = 0;
        for (const auto &[other, value] : properties.items()) {
            if (i++ == index)
                changed[toUtf8(name)] = field;
            changed[other] = value;
        }
        if (!changed.contains(toUtf8(name)))
            changed[toUtf8(name)] = field;
        owner = withKeyword(owner, "properties", changed);
        if (required) {
            Json names = owner.value("required", Json::array());
            names.push_back(toUtf8(name));
            owner = withKeyword(owner, "required", names);
        }
    }
    void take(const QString &group, const QString &name, bool keepsEntries)
    {
        Json &owner = *at(group);
        owner["properties"].erase(toUtf8(name));
        if (keepsEntries)
            return;
        forget(owner, "required", name);
        if (!owner.contains("dependentRequired"))
            return;
        Json &dependent = owner["dependentRequired"];
        dependent.erase(toUtf8(name));
        for (auto &[trigger, names] : dependent.items())
            forget(dependent, trigger, name);
    }
    void rename(const QString &group, const QString &from, const QString &to)
    {
        Json &owner = *at(group);
        renameIn(owner, from, to);
        repoint(propertyPointer(group, from), propertyPointer(group, to));
        if (owner.contains("if"))
            rename(group + QStringLiteral("/if"), from, to);
        for (std::size_t i = 0; owner.contains("anyOf") && i < owner["anyOf"].size(); ++i) {
            if (owner["anyOf"][i].is_object())
                rename(group + QStringLiteral("/anyOf/") + QString::number(i), from, to);
        }
    }
    /// Every $ref to `from` or into it.
    void repoint(const QString &from, const QString &to) { repoint(m_schema, from, to); }

private:
    static void forget(Json &owner, const std::string &list, const QString &name)
    {
        if (!owner.contains(list))
            return;
        Json kept = Json::array();
        for (const Json &entry : owner[list]) {
            if (entry != toUtf8(name))
                kept.push_back(entry);
        }
        owner[list] = kept;
    }
    static void renameKey(Json &object, const std::string &from, const std::string &to)
    {
        Json changed = Json::object();
        for (const auto &[name, value] : object.items())
            changed[name == from ? to : name] = value;
        object = changed;
    }
    static void renameIn(Json &owner, const QString &from, const QString &to)
    {
        const auto entries = [&](Json &list) {
            for (Json &entry : list)
                entry = entry == toUtf8(from) ? Json(toUtf8(to)) : entry;
        };
        for (const char *keyword : {"properties", "dependentRequired"}) {
            if (owner.contains(keyword))
                renameKey(owner[keyword], toUtf8(from), toUtf8(to));
        }
        if (owner.contains("required"))
            entries(owner["required"]);
        if (owner.contains("dependentRequired")) {
            for (auto &[name, list] : owner["dependentRequired"].items())
                entries(list);
        }
    }
    static void repoint(Json &value, const QString &from, const QString &to)
    {
        if (value.is_object() && memberText(value, "$ref").startsWith(u'#')) {
            const QString target = QUrl::fromPercentEncoding(memberText(value, "$ref").mid(1).toUtf8());
            if (target == from || target.startsWith(from + u'/'))
                value["$ref"]
                    = "#" + QUrl::toPercentEncoding(to + target.mid(from.size()), "/$~").toStdString();
        }
        for (auto &inner : value) {
            if (inner.is_structured())
                repoint(inner, from, to);
        }
    }

    Json m_schema;
};

/// Equal texts for what counts as equal here: entries of `required` are a set, and a $ref may be escaped in
/// several ways.
QString comparable(Json value)
{
    const std::function<void(Json &)> sort = [&](Json &at) {
        if (at.is_object() && at.contains("required") && at["required"].is_array())
            std::sort(at["required"].begin(), at["required"].end());
        if (at.is_object() && at.contains("$ref") && at["$ref"].is_string())
            at["$ref"]
                = QByteArray::fromPercentEncoding(QByteArray::fromStdString(at["$ref"].get<std::string>()))
                      .toStdString();
        for (auto &inner : at) {
            if (inner.is_structured())
                sort(inner);
        }
    };
    sort(value);
    return QString::fromUtf8(writeJson(value, 1));
}

void collect(const Json &schema, const QString &pointer, QStringList *schemas)
{
    schemas->append(pointer);
    forEachSubschema(schema, pointer,
        [&](const Json &child, const QString &at, const std::string &) { collect(child, at, schemas); });
}

class Sequence
{
public:
    Sequence(SchemaDocument &document, Model &model, QRandomGenerator &random)
        : m_document(document)
        , m_model(model)
        , m_random(random)
    { }

    /// Makes one edit in both. Empty where they agree about it, or what was done.
    QString step();

private:
    QString any(const QStringList &list)
    {
        return list.isEmpty() ? QString() : list[m_random.bounded(static_cast<int>(list.size()))];
    }
    QStringList fields() const
    {
        QStringList all, found;
        collect(m_document.json(), QString(), &all);
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
            [&](const QString &at) { return propertyPlace(m_document.json(), at).has_value(); });
        return found;
    }
    QStringList groups() const
    {
        QStringList all, found;
        collect(m_document.json(), QString(), &all);
        std::copy_if(all.begin(), all.end(), std::back_inserter(found),
            [&](const QString &at) { return resolvePointer(m_document.json(), at)->is_object(); });
        return found;
    }
    bool edit(const QString &what, const Result<SchemaEdit> &edit)
    {
        m_what = what;
        return m_document.apply(edit).has_value();
    }
    void add();
    void remove(const QString &pointer);
    void rename(const QString &pointer);
    void move(const QString &pointer);
    void keyword(const QString &pointer);
    void type(const QString &pointer);

    SchemaDocument &m_document;
    Model &m_model;
    QRandomGenerator &m_random;
    QString m_what;
};

QString Sequence::step()
{
    const QString field = any(fields());
    m_what = QStringLiteral("nothing");
    const int kind = m_random.bounded(6);
    if (kind == 0)
        add();
    else if (kind == 1)
        keyword(any(groups()));
    else if (!field.isEmpty() && kind == 2)
        remove(field);
    else if (!field.isEmpty() && kind == 3)
        rename(field);
    else if (!field.isEmpty() && kind == 4)
        move(field);
    else if (!field.isEmpty())
        type(field);
    if (!m_document.isCurrent())
        return m_what + u'\n' + m_document.problem()->message;
    const QString text = comparable(m_document.json()), model = comparable(m_model.schema());
    if (text == model)
        return {};
    const auto at = std::mismatch(text.begin(), text.end(), model.begin(), model.end()).first - text.begin();
    return QStringLiteral("%1\nmodel: …%2\ntext: …%3")
        .arg(m_what, model.mid(at - 100, 200), text.mid(at - 100, 200));
}

void Sequence::add()
{
    const QString group = any(groups());
    const QString name = uniquePropertyName(m_document.json(), group, QStringLiteral("new"));
    const Json field = randomSchema(m_random);
    const int index = m_random.bounded(6) - 1;
    const bool required = m_random.bounded(2) == 0;
    if (edit(QStringLiteral("add to ") + group,
            addProperty(m_document.source(), {group, index, name, field, required})))
        m_model.add(group, index, name, field, required);
}

void Sequence::remove(const QString &pointer)
{
    const auto place = *propertyPlace(m_document.json(), pointer);
    if (edit(QStringLiteral("remove ") + pointer, removeProperty(m_document.source(), pointer)))
        m_model.take(place.group, place.name, false);
}

void Sequence::rename(const QString &pointer)
{
    const auto place = *propertyPlace(m_document.json(), pointer);
    const QString name
        = any({QStringLiteral("a"), QStringLiteral("b/c"), QStringLiteral("ü"), QStringLiteral("q\"")});
    if (edit(QStringLiteral("rename %1 to %2").arg(pointer, name),
            renameProperty(m_document.source(), pointer, name))
        && name != place.name)
        m_model.rename(place.group, place.name, name);
}

void Sequence::move(const QString &pointer)
{
    const auto place = *propertyPlace(m_document.json(), pointer);
    const QString group = m_random.bounded(2) ? place.group : any(groups());
    const int count = static_cast<int>(m_model.at(group)->value("properties", Json::object()).size());
    const int index = m_random.bounded(count + 1);
    const bool required = isRequired(m_document.json(), pointer);
    const Json field = *resolvePointer(m_document.json(), pointer);
    if (!edit(QStringLiteral("move %1 to %2 before %3").arg(pointer, group).arg(index),
            moveProperty(m_document.source(), pointer, group, index)))
        return;
    const bool stays = group == place.group;
    m_model.take(place.group, place.name, stays);
    m_model.add(
        group, stays && index > place.index ? index - 1 : index, place.name, field, required && !stays);
    if (!stays)
        m_model.repoint(pointer, propertyPointer(group, place.name));
}

void Sequence::keyword(const QString &pointer)
{
    const QString name = any({QStringLiteral("description"), QStringLiteral("minItems"),
        QStringLiteral("enum"), QStringLiteral("x-own")});
    const Json value = name == u"enum" ? Json::array({1, "b", nullptr})
        : name == u"x-own"             ? randomSchema(m_random)
                                       : Json(m_random.bounded(9));
    if (m_random.bounded(3) == 0) {
        if (edit(QStringLiteral("unset %1 of %2").arg(name, pointer),
                unsetKeyword(m_document.source(), pointer, name)))
            m_model.at(pointer)->erase(toUtf8(name));
    } else if (edit(QStringLiteral("set %1 of %2").arg(name, pointer),
                   setKeyword(m_document.source(), pointer, name, value))) {
        *m_model.at(pointer) = withKeyword(*m_model.at(pointer), toUtf8(name), value);
    }
}

void Sequence::type(const QString &pointer)
{
    Json &field = *m_model.at(pointer);
    if (m_random.bounded(2) == 0) {
        const auto to = static_cast<FieldType>(m_random.bounded(10));
        if (edit(QStringLiteral("retype ") + pointer,
                retype(m_document.source(), pointer, to, QStringLiteral("#"))))
            field = retyped(field, to, QStringLiteral("#"));
    } else if (const bool on = m_random.bounded(2) == 0;
               edit(QStringLiteral("nullable ") + pointer, setNullable(m_document.source(), pointer, on))) {
        field = on ? withNull(field) : withoutNull(field);
    }
}

} // namespace

void TestEditSequences::textFollowsTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 300; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestEditSequences::textFollowsTheModel()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    Model model(randomSchema(random));
    const QString before = inRandomLayout(model.schema(), random);
    SchemaDocument document;
    document.setText(before);
    QString shown = before;
    connect(&document, &SchemaDocument::patched, this,
        [&shown](const TextPatches &patches) { shown = patchedText(shown, patches); });
    Sequence sequence(document, model, random);
    for (int i = 0; i < 12; ++i) {
        const QString earlier = document.text();
        const QString problem = sequence.step();
        QVERIFY2(problem.isEmpty(),
            qPrintable(
                problem + QStringLiteral("\nfrom: ") + earlier + QStringLiteral("\nto: ") + document.text()));
        QCOMPARE(shown, document.text()); // an editor that follows the patches has the same text
    }
    const QString after = document.text();
    while (document.canUndo())
        document.undo();
    QCOMPARE(document.text(), before);
    while (document.canRedo())
        document.redo();
    QCOMPARE(document.text(), after);
    QCOMPARE(shown, after);
}

void TestEditSequences::rewritingReachesAnything()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed + 1000);
    const JsonSource source = JsonSource::parse(inRandomLayout(randomSchema(random), random));
    Json wanted = randomSchema(random);
    if (seed % 2 == 0) { // something close to what is there: other order, other values
        wanted = source.json();
        if (wanted.contains("properties")) {
            Json turned = Json::object();
            for (auto it = wanted["properties"].rbegin(); it != wanted["properties"].rend(); ++it)
                turned[it.key()] = random.bounded(3) == 0 ? Json(true) : *it;
            wanted["properties"] = turned;
        }
    }
    const auto edit = rewriteAs(source, wanted, QString());
    QVERIFY(edit);
    const QString text = patchedText(source.text(), edit->patches);
    const JsonSource result = JsonSource::parse(text);
    QVERIFY2(result.isValid(), qPrintable(source.text() + QStringLiteral("\n→\n") + text));
    QCOMPARE(writeJson(result.json()), writeJson(wanted));
    QCOMPARE(patchedText(text, inversePatches(source.text(), edit->patches)), source.text());
}

QTEST_GUILESS_MAIN(TestEditSequences)
#include "tst_editsequences.moc"
