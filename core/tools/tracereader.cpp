#include "tools/tracereader.h"

#include "tools/tracejson.h"
#include "tools/traceturnjson.h"
#include "tools/unknownmembers.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TraceFile)
};

constexpr qsizetype kMostProblems = 20;
constexpr TurnId kLargestTurn = TurnId(1) << 50; // room for many more after it

using Cause = BranchOrigin::Cause;
constexpr std::pair<Cause, const char *> kCauses[] = {
    {Cause::Fork, "fork"},
    {Cause::Again, "again"},
    {Cause::Arguments, "arguments"},
    {Cause::Result, "result"},
    {Cause::Answer, "answer"},
    {Cause::Message, "message"},
};

const Json &listIn(const Json &file, const char *name)
{
    static const Json none = Json::array();
    const Json *list = member(file, name);
    return list && list->is_array() ? *list : none;
}

} // namespace

Json branchToJson(const TraceBranch &branch)
{
    Json json = Json::object({{"id", toUtf8(branch.id)}, {"name", toUtf8(branch.name)}});
    if (branch.tip != kNoTurn)
        json["tip"] = branch.tip;
    json["has_run"] = branch.hasRun;
    for (const auto &[cause, word] : kCauses) {
        if (cause != branch.origin.cause)
            continue;
        Json from = Json::object({{"by", word}, {"branch", toUtf8(branch.origin.branch)}, {"turn", branch.origin.turn}});
        if (branch.origin.call >= 0)
            from["call"] = branch.origin.call;
        json["from"] = std::move(from);
    }
    addUnknownMembers(json, branch.others);
    return json;
}

TraceBranch branchFromJson(const Json &json)
{
    TraceBranch branch;
    branch.id = memberText(json, "id");
    branch.name = memberText(json, "name", branch.id);
    branch.tip = memberNumber(json, "tip");
    branch.hasRun = memberFlag(json, "has_run");
    if (const Json *from = member(json, "from")) {
        const QString by = memberText(*from, "by");
        branch.origin.cause = Cause::Fork;
        for (const auto &[cause, word] : kCauses) {
            if (by == QLatin1String(word))
                branch.origin.cause = cause;
        }
        branch.origin.branch = memberText(*from, "branch");
        branch.origin.turn = memberNumber(*from, "turn");
        branch.origin.call = static_cast<int>(std::clamp<std::int64_t>(memberNumber(*from, "call", -1), -1, 1 << 20));
    }
    branch.others = unknownMembers(json, branchToJson(branch));
    return branch;
}

OpenedTrace TraceReader::read()
{
    m_opened.trace.m_branches.clear();
    readInfo();
    readSettings();
    readTurns();
    dropLoose();
    readBranches();
    giveMain();
    dropUnreached();
    if (m_unsaid > 0)
        m_opened.problems << Words::tr("%n more problem(s) of this kind.", nullptr, m_unsaid);
    return std::move(m_opened);
}

void TraceReader::say(const QString &problem)
{
    if (m_opened.problems.size() < kMostProblems)
        m_opened.problems << problem;
    else
        ++m_unsaid;
}

void TraceReader::readInfo()
{
    TraceInfo &info = m_opened.trace.m_info;
    info.title = memberText(m_file, "title");
    info.prompt = memberText(m_file, "prompt");
    info.endpoint = memberText(m_file, "endpoint");
    info.created = QDateTime::fromString(memberText(m_file, "created"), Qt::ISODateWithMs).toUTC();
    Json known = Json::object();
    for (const char *name : {kTraceVersionKey, "title", "prompt", "endpoint", "created", "settings", "branches", "turns"})
        known[name] = nullptr;
    info.others = unknownMembers(m_file, known);
}

void TraceReader::readSettings()
{
    for (const Json &json : listIn(m_file, "settings")) {
        const auto settings = std::make_shared<const ChatRequest>(settingsFromJson(json));
        if (Json others = unknownMembers(json, settingsToJson(*settings)); !others.is_null())
            m_opened.trace.m_settingsOthers << std::pair(settings, std::move(others));
        m_settings << settings;
    }
}

void TraceReader::readTurns()
{
    const auto none = std::make_shared<const ChatRequest>();
    qsizetype place = 0;
    for (const Json &json : listIn(m_file, "turns")) {
        ++place;
        const TurnId id = memberNumber(json, "id");
        if (id < 1 || id > kLargestTurn) {
            say(Words::tr("Turn %1 in the file has no usable number; it was left out.").arg(place));
            continue;
        }
        if (m_opened.trace.m_turns.contains(id)) {
            say(Words::tr("There are two turns with the number %1; the first counts.").arg(id));
            continue;
        }
        TraceTurn turn = turnFromJson(json);
        const std::int64_t settings = memberNumber(json, "settings", -1);
        turn.settings = settings >= 0 && settings < m_settings.size() ? m_settings[settings] : none;
        if (turn.settings == none)
            say(Words::tr("Nothing is known of the settings of turn %1.").arg(id));
        m_opened.trace.m_lastTurn = std::max(m_opened.trace.m_lastTurn, id);
        m_opened.trace.m_turns.insert(id, std::make_shared<const TraceTurn>(std::move(turn)));
    }
}

void TraceReader::dropLoose()
{
    auto &turns = m_opened.trace.m_turns;
    QHash<TurnId, QList<TurnId>> children;
    for (const TurnPtr &turn : std::as_const(turns))
        children[turn->parent] << turn->id;
    QSet<TurnId> rooted;
    QList<TurnId> open = children.value(kNoTurn);
    while (!open.isEmpty()) {
        const TurnId id = open.takeLast();
        rooted.insert(id);
        open << children.value(id);
    }
    for (auto it = turns.begin(); it != turns.end();) {
        if (rooted.contains(it.key())) {
            ++it;
            continue;
        }
        say(Words::tr("Turn %1 follows on nothing that is there; it was left out.").arg(it.key()));
        it = turns.erase(it);
    }
}

void TraceReader::readBranches()
{
    Trace &trace = m_opened.trace;
    QSet<QString> known;
    for (const Json &json : listIn(m_file, "branches")) {
        TraceBranch branch = branchFromJson(json);
        if (branch.id.isEmpty() || known.contains(branch.id)) {
            say(Words::tr("A branch has no name of its own (“%1”); it was left out.").arg(branch.id));
            continue;
        }
        if (branch.tip != kNoTurn && !trace.m_turns.contains(branch.tip)) {
            say(Words::tr("The branch “%1” ends with a turn that is not there; it was left out.").arg(branch.name));
            continue;
        }
        if (branch.id.startsWith(u'b'))
            trace.m_lastBranch = std::max(trace.m_lastBranch, std::min(branch.id.mid(1).toInt(), 1 << 30));
        known.insert(branch.id);
        trace.m_branches << branch;
    }
}

// A trace without it could not be gone on with: the way that is nearest to it is taken, or else the latest turn.
void TraceReader::giveMain()
{
    Trace &trace = m_opened.trace;
    if (trace.branch(Trace::kMain))
        return;
    TraceBranch main = Trace().branches().first();
    if (!trace.m_turns.isEmpty()) {
        say(Words::tr("The first branch is missing; it was made anew."));
        main.tip = trace.m_branches.isEmpty() ? trace.m_turns.lastKey() : trace.m_branches.first().tip;
        main.hasRun = true;
    }
    trace.m_branches.prepend(main);
}

void TraceReader::dropUnreached()
{
    const auto before = m_opened.trace.m_turns.size();
    m_opened.trace.dropUnused();
    const auto dropped = static_cast<int>(before - m_opened.trace.m_turns.size());
    if (dropped > 0)
        say(Words::tr("%n turn(s) belong to no branch; they were left out.", nullptr, dropped));
}

Result<OpenedTrace> parseTrace(const QByteArray &text)
{
    const auto file = parseJson(text);
    if (!file)
        return fail(file.error());
    const Json *version = member(*file, kTraceVersionKey);
    if (!version || !version->is_number_integer() || memberNumber(*file, kTraceVersionKey) < 1)
        return fail(Error::Code::Invalid, Words::tr("This is no recorded conversation of this program."));
    if (memberNumber(*file, kTraceVersionKey) > kTraceVersion) {
        return fail(Error::Code::Unsupported,
            Words::tr("This conversation was saved by a later version of the program, which this one cannot read."));
    }
    return TraceReader(*file).read();
}

} // namespace cuewright
