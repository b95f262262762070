#pragma once

#include "base/money.h"
#include "base/result.h"
#include "chat/completion.h"

#include <QByteArray>
#include <QDateTime>
#include <QSqlDatabase>

#include <memory>
#include <optional>

namespace cuewright {

/// An answer that was paid for once.
struct StoredAnswer
{
    Completion completion;
    std::optional<Money> cost; ///< what it cost then; nullopt: not known
};

/// Whole answers by the hash of their question, in one SQLite file.
///
/// A file of its own and not a table of the ledger: it may be deleted at any time, it is not worth a sync, and its writes
/// keep nobody from the ledger's lock. One that is damaged or of another version is begun anew; one that
/// others have locked is left alone. Bounded by entries and
/// bytes; what was used longest ago goes first. An instance belongs to one thread and blocks it; several programs may have
/// the same file open.
class AnswerStore final
{
public:
    struct Bounds
    {
        qint64 entries = 5'000;
        qint64 bytes = 256LL * 1024 * 1024; ///< of the answers, as they are stored
    };
    /// Errors: Io (also: locked by others for more than a second); others where a new file is none either. The file has its owner's rights only.
    [[nodiscard]] static Result<std::unique_ptr<AnswerStore>> open(const QString &path, const Bounds &bounds);
    ~AnswerStore();
    Q_DISABLE_COPY_MOVE(AnswerStore)

    /// nullopt: not there. Finding it makes it the one used last.
    std::optional<StoredAnswer> find(const QByteArray &key);
    /// Only whole answers are stored (isStorable()); one that is larger than the bounds is not.
    void put(const QByteArray &key, const StoredAnswer &answer);
    qint64 entries() const;
    qint64 bytes() const;

private:
    AnswerStore(const QString &path, const Bounds &bounds);
    [[nodiscard]] Result<> prepare();
    void trim();
    qint64 number(const QString &statement) const;

    Bounds m_bounds;
    QString m_name;
    QSqlDatabase m_database;
};

/// Ended by itself, neither cut nor filtered nor refused.
bool isStorable(const Completion &completion);

/// As stored; and back, nullopt where it is none.
QByteArray answerToJson(const StoredAnswer &answer);
std::optional<StoredAnswer> answerFromJson(const QByteArray &json);

} // namespace cuewright
