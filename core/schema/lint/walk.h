#pragma once

#include "schema/lint/profile.h"
#include "schema/lint/rules.h"

#include <QCoreApplication>

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace cuewright {

/// One walk through a schema for one target. To look for problems and to mend them is the same walk, so that what is
/// reported, what "Fix all" does and what is sent cannot differ: each rule asks mends() at its place.
class SchemaWalk final
{
    Q_DISABLE_COPY_MOVE(SchemaWalk)
public:
    enum class Mode {
        Look, ///< report all, mend nothing
        MendAll, ///< what a person is offered
        MendForSending, ///< also what only the wire needs: local rules go, unions that overlap become anyOf
        MendOne,
    };

    /// `only`: the problem of MendOne. `root` and `profile` must outlive the walk.
    SchemaWalk(const Json &root, const LintProfile &profile, Mode mode, const LintProblem *only = nullptr);

    /// The schema after the walk. Mending may bring out what needs another walk (an inserted copy).
    Json run();

    const QList<LintProblem> &problems() const { return m_report.problems; } ///< of Look
    LintReport takeReport() { return std::move(m_report); }

private:
    enum class Offer { Yes, ToPerson, OnTheWire, No };
    struct Place
    {
        QString pointer;
        bool isBranch = false; ///< of allOf: it speaks for its parent
        bool isCondition = false; ///< inside if, then, else, not: a group there names the fields that it is about, not all that there are
        bool isRoot() const { return pointer.isEmpty(); }
        QString at(std::string_view step) const;
        QString at(std::string_view keyword, std::size_t index) const;
    };
    struct Target ///< of a $ref
    {
        const Json *schema = nullptr;
        QString pointer;
        bool byName = false; ///< an anchor
    };

    bool mends(LintRule rule, const QString &pointer, const QString &message, Offer offer = Offer::Yes);
    bool mends(LintRule rule, LintSeverity severity, const QString &pointer, const QString &message, Offer offer);
    void local(const QString &pointer, std::string_view keyword, const QString &reason);
    bool isSending() const { return m_mode == Mode::MendForSending; }
    /// Puts a rule that is not accepted where it is only checked here; nowhere when sending.
    void keepLocally(Json &out, const std::string &keyword, const Json &value) const;
    /// As keepLocally(), for keywords that only mean something together; the first one is described. Gives the pointer of the
    /// schema that holds them then.
    QString keepTogether(Json &out, const Json &rules, const Place &place) const;
    /// Whether `keyword` goes where one beside it in `schema` goes, which is not accepted.
    bool isFollower(const Json &schema, std::string_view keyword) const;

    Json schema(const Json &in, const Place &place);
    Json inside(const std::string &keyword, const Json &value, const Place &place);
    Json list(const Json &schemas, const std::string &keyword, const Place &place);

    // walk_keywords.cpp
    void keywords(Json &out, const Place &place);
    void refuse(Json &out, const RefusedKeyword &refused, const Place &place);
    void values(Json &out, const Place &place);
    void contradictions(const Json &schema, const Place &place);
    void notes(Json &out, const Place &place);
    void groups(Json &out, const Json &in, const Place &place);
    void requirements(Json &out, const Json &in, const Place &place);
    void closing(Json &out, const Place &place);
    void lists(Json &out, const Json &in, const Place &place);
    void tuple(Json &out, const Json &in, const Place &place);
    void anything(const Json &in, const Place &place);

    // walk_combinations.cpp
    void references(Json &out, const Place &place);
    static QString missingText(const QString &reference);
    void insertCopy(Json &out, const Target &target, const Place &place);
    void anchors(Json &out, const Place &place);
    std::optional<Target> target(const QString &reference) const;
    void oneOf(Json &out, const Place &place);
    void allOf(Json &out, const Place &place);
    void anyOf(Json &out, const Place &place);
    void objectRoot(Json &out, const Json &in);
    void wrap(Json &out);
    void recursion();

    // walk_unsent.cpp
    bool isLeftOut(const QString &pointer) const;
    void unsentReferences(const Json &schema, const QString &pointer);
    /// It is no boolean, and a copy of it brings no reference along that names nothing.
    bool canBeShared(const Target &shared);
    bool referencesLead(const Json &schema) const;
    void shareUnsent(Json &out);
    void referToShares(Json &schema, bool isRoot);
    void referToShare(Json &schema, const char *keyword);
    std::string shareName(const QString &pointer);

    void redirect(Json &schema) const;
    QString redirected(QString reference) const;

    const Json &m_root;
    const LintProfile &m_profile;
    const Mode m_mode;
    const LintProblem *m_only;
    LintReport m_report;
    QList<std::pair<QString, QString>> m_moves; ///< pointers of schemas that stand elsewhere now, inner ones first
    std::vector<std::pair<QString, std::string>> m_shares; ///< pointers of what is not sent, and the definitions for them
    std::map<QString, std::string> m_shareNames; ///< the same, by pointer
    std::set<std::string> m_takenNames;
    std::map<QString, bool> m_shareable; ///< by pointer: canBeShared()
    QString m_onlyShare; ///< of MendOne
    std::set<QString> m_nulled; ///< pointers of fields that take null now, which whoever refers to them did not mean
    bool m_inCopy = false;
};

/// A schema that inserts copies of itself in two places doubles with each walk: mending ends at so many times its size.
inline constexpr std::size_t kMaxGrowth = 64;

/// Measures of facts §3.2 against `limits`.
QList<LintProblem> limitProblems(const Json &schema, const LintLimits &limits);

/// forProvider()'s and fixAll()'s way: walks until nothing changes, bounded.
Json mended(const Json &schema, const LintProfile &profile, SchemaWalk::Mode mode);

/// The context that all sentences of this room share in the translations.
struct LintText
{
    Q_DECLARE_TR_FUNCTIONS(SchemaLint)
};

} // namespace cuewright
