#pragma once

#include "schema/exchange/exportnames.h"
#include "schema/exchange/schemaexport.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace cuewright {

/// Walks a schema and lets a language say each part. One use each.
class CodeWriter
{
    Q_DISABLE_COPY_MOVE(CodeWriter)
public:
    virtual ~CodeWriter() = default;
    ExportedSchema write(const QString &name);

protected:
    CodeWriter(const Json &schema, const QString &language, const QSet<QString> &reserved);

    /// A type as the language writes it, and the limits that it writes beside it (arguments of Field(), tags
    /// in a comment).
    struct Typed
    {
        QString text;
        QStringList rules;
    };
    struct Member
    {
        QString key;
        Json schema;
        QString pointer;
        bool required = false;
    };
    struct Group
    {
        QString name; ///< a name that fits it; not taken yet
        Json schema;
        QString pointer;
        std::vector<Member> members;
        bool closed = false; ///< no other keys
        std::optional<Json> others; ///< schema of other keys, where there is one
    };

    virtual Typed anything() = 0;
    virtual Typed nothing() = 0;
    virtual Typed literals(const std::vector<Json> &values) = 0; ///< plain ones, at least one
    virtual Typed text(const Json &schema, const QString &pointer) = 0;
    virtual Typed number(const Json &schema, bool whole) = 0;
    virtual Typed yesNo() = 0;
    virtual Typed null() = 0;
    virtual Typed list(const Json &schema, const Typed &item) = 0;
    /// `rest`: of further items; nullptr: there are none.
    virtual Typed tuple(
        const Json &schema, const QString &pointer, const std::vector<Typed> &parts, const Typed *rest)
        = 0;
    virtual Typed group(const Group &group) = 0;
    virtual Typed map(const Json &schema, const Typed &value) = 0;
    virtual Typed oneOf(const std::vector<Typed> &branches, bool null) = 0;
    virtual Typed reference(const QString &name) = 0;
    virtual void declare(const QString &name, const Json &schema, const QString &pointer) = 0;
    virtual QString file() = 0;
    /// Keywords, besides those that no language can say, that this one cannot.
    virtual QStringList unsaidKeywords() const = 0;

    Typed type(const Json &schema, const QString &pointer, const QString &hint);
    /// Whether declare()'s schema is a group: a class, an interface.
    bool isGroup(const Json &schema) const;
    Group groupOf(const Json &schema, const QString &pointer, const QString &name);
    /// Notes the keywords that cannot be said; type() does it, too.
    void noteUnsaid(const Json &schema, const QString &pointer);
    /// Notes what cannot be said, for the list and for the next comment.
    void leaveOut(const QString &pointer, const QString &keyword);
    void note(const QString &pointer, const QString &text);
    /// What was left out since the last call: for a comment beside it.
    void addComments(const QStringList &comments) { m_comments = comments + m_comments; }
    QStringList takeComments() { return std::exchange(m_comments, {}); }
    bool isTaken(const QString &name) const { return m_names.has(name); }
    QString uniqueName(const QString &wanted) { return m_names.take(wanted); }
    bool isBeingDeclared(const QString &name) const { return m_open.contains(name); }
    bool isDeclared(const QString &name) const { return m_done.contains(name); }
    static QString quoted(const QString &text);
    static QString quoted(const Json &value) { return QString::fromUtf8(writeJson(value)); }
    static QString descriptionOf(const Json &schema);
    static QString indented(const QString &text, int spaces);

private:
    Typed typeOf(const Json &schema, const QString &pointer, const QString &hint);
    Typed oneType(const QString &type, const Json &schema, const QString &pointer, const QString &hint);
    Typed choice(const Json &schema, const QString &pointer);
    Typed alternatives(const Json &schema, const char *keyword, const QString &pointer, const QString &hint);
    Typed array(const Json &schema, const QString &pointer, const QString &hint);
    Typed object(const Json &schema, const QString &pointer, const QString &hint);
    Typed referenceTo(const Json &schema, const QString &pointer);
    /// Nothing that is in `followed` is folded in again.
    Json fold(const Json &schema, const QString &pointer, std::set<const Json *> followed = {});
    bool holdsItself(const Json &target);
    const std::vector<const Json *> &targetsIn(const Json &schema);
    QString nameFor(const QString &reference);
    void declareReferenced(const QString &reference);

    Json m_root;
    QString m_language;
    UniqueNames m_names;
    QHash<QString, QString> m_references; ///< "#/$defs/a": its name
    QSet<QString> m_open, m_done;
    QList<ExportNote> m_notes;
    QSet<QString> m_noted; ///< pointers and texts
    QStringList m_comments;
    int m_depth = 0;
    std::size_t m_maxFolded;
    std::size_t m_folded = 0; ///< values in all that allOf has been folded into
    std::map<const Json *, int> m_unfolded; ///< how often schemas that hold themselves are being written
    std::map<const Json *, std::vector<const Json *>> m_targets; ///< of the $refs in a schema
};

} // namespace cuewright
