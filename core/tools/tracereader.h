#pragma once

#include "tools/tracefile.h"

#include <QSet>

namespace cuewright {

inline constexpr const char *kTraceVersionKey = "cuewright-trace";
inline constexpr int kTraceVersion = 1;

Json branchToJson(const TraceBranch &branch);
TraceBranch branchFromJson(const Json &json);

/// Puts the parts of a file together and leaves out what does not hang together; see parseTrace().
class TraceReader
{
public:
    explicit TraceReader(const Json &file)
        : m_file(file)
    {
    }

    OpenedTrace read();

private:
    void readInfo();
    void readSettings();
    void readTurns();
    void dropLoose(); ///< turns from which no way leads to a first one
    void readBranches();
    void giveMain();
    void dropUnreached();
    void say(const QString &problem);

    const Json &m_file;
    OpenedTrace m_opened;
    QList<std::shared_ptr<const ChatRequest>> m_settings;
    int m_unsaid = 0; ///< problems beyond those that anybody reads
};

} // namespace cuewright
