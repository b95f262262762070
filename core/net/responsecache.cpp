#include "net/responsecache.h"

#include <QCryptographicHash>

namespace cuewright {

CacheUse cacheUseNamed(QStringView name)
{
    return name == u"always" ? CacheUse::Always : name == u"repeatable" ? CacheUse::Repeatable : CacheUse::Off;
}

bool mayCache(CacheUse use, const EncodedRequest &encoded)
{
    const Json *temperature = member(encoded.body, "temperature");
    const bool isZero = temperature && temperature->is_number() && temperature->get<double>() == 0.0;
    return use == CacheUse::Always || (use == CacheUse::Repeatable && isZero);
}

QByteArray cacheKey(const Endpoint &endpoint, const EncodedRequest &encoded)
{
    Json body = encoded.body;
    body.erase("stream");
    body.erase("stream_options");
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {endpoint.profile.id.toUtf8(), endpoint.base.toEncoded(), encoded.path.toUtf8(), writeJson(body)}) {
        hash.addData(QByteArray::number(part.size()) + ':'); // so that no part can pass for the end of another
        hash.addData(part);
    }
    return hash.result();
}

ResponseCache::ResponseCache(const QString &path, const AnswerStore::Bounds &bounds)
    : m_path(path)
    , m_bounds(bounds)
    , m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(QStringLiteral("answer cache"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(m_context.get(), [this] { store(); }, Qt::QueuedConnection);
}

AnswerStore *ResponseCache::store()
{
    if (!m_store) {
        if (auto opened = AnswerStore::open(m_path, m_bounds))
            m_store = std::move(*opened);
    }
    return m_store.get();
}

ResponseCache::~ResponseCache()
{
    QMetaObject::invokeMethod(m_context.get(), [this] { m_store.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

CacheLookup *ResponseCache::find(const QByteArray &key, QObject *parent)
{
    auto *lookup = new CacheLookup(parent);
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, key, asked = QPointer<CacheLookup>(lookup)] {
            AnswerStore *const answers = store();
            auto found = std::make_shared<std::optional<StoredAnswer>>(answers ? answers->find(key) : std::nullopt);
            QMetaObject::invokeMethod(
                this,
                [asked, found] {
                    if (!asked)
                        return;
                    asked->m_answer = std::move(*found);
                    asked->deleteLater();
                    emit asked->finished();
                },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    return lookup;
}

void ResponseCache::put(const QByteArray &key, const StoredAnswer &answer)
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, key, answer] {
            if (AnswerStore *const answers = store())
                answers->put(key, answer);
        },
        Qt::QueuedConnection);
}

} // namespace cuewright
