#pragma once

#include "net/answerstore.h"
#include "net/chatclient.h"

#include <QObject>
#include <QPointer>
#include <QThread>

#include <memory>

namespace cuewright {

/// Which answers of a prompt may come from the cache, and go into it.
enum class CacheUse {
    Off,
    Repeatable, ///< where the temperature is 0: the question has one answer
    Always, ///< the person wants the first answer again, whatever chance would have said
};

/// As prompts name it: "repeatable", "always"; anything else is Off.
CacheUse cacheUseNamed(QStringView name);
/// By what is sent: models without a temperature are asked without one.
bool mayCache(CacheUse use, const EncodedRequest &encoded);

/// Names a question: the provider, the address, and every field of the body in its order, apart from those that say how the
/// answer travels (a stream's answer is the same one). Neither the key nor other headers are part of it.
QByteArray cacheKey(const Endpoint &endpoint, const EncodedRequest &encoded);

/// A question to the cache. finished() once, from the event loop; then it deletes itself.
class CacheLookup final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// nullopt: not there. Only in and after finished().
    const std::optional<StoredAnswer> &answer() const { return m_answer; }

signals:
    void finished();

private:
    friend class ResponseCache;
    std::optional<StoredAnswer> m_answer;
};

/// The store, behind a thread of its own. It may fail at any time: then nothing is found. One that cannot be opened is tried
/// again with the next question. Used by the thread that made it.
class ResponseCache final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResponseCache)
public:
    explicit ResponseCache(const QString &path, const AnswerStore::Bounds &bounds = {});
    /// Waits for what was put.
    ~ResponseCache() override;

    CacheLookup *find(const QByteArray &key, QObject *parent);
    void put(const QByteArray &key, const StoredAnswer &answer);

private:
    AnswerStore *store(); ///< nullptr where it cannot be opened; called only over there

    const QString m_path;
    const AnswerStore::Bounds m_bounds;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives over there
    std::unique_ptr<AnswerStore> m_store; ///< touched only over there
};

} // namespace cuewright
