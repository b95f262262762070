#include "net/bodywriter.h"

#include <QMetaObject>
#include <QMutex>
#include <QMutexLocker>
#include <QThreadPool>

#include <cstddef>

namespace cuewright {
namespace {

// A few milliseconds of writing, also where nothing is optimised.
constexpr std::size_t kSmallBytes = 128 * 1024;

/// Of its texts and some for each value; no more is looked at once it is above `most`.
std::size_t roughSize(const Json &value, std::size_t most)
{
    constexpr std::size_t kEach = 16;
    if (value.is_string())
        return kEach + value.get_ref<const std::string &>().size();
    std::size_t size = kEach;
    if (value.is_structured()) {
        for (auto it = value.begin(); it != value.end() && size <= most; ++it)
            size += roughSize(*it, most - size);
    }
    return size;
}

} // namespace

struct BodyWriter::Target
{
    QMutex mutex;
    BodyWriter *writer = nullptr; ///< nullptr: nobody wants it any more
};

bool BodyWriter::isSmall(const Json &body)
{
    return roughSize(body, kSmallBytes) <= kSmallBytes;
}

BodyWriter::BodyWriter(Json body, QObject *parent)
    : QObject(parent)
    , m_target(std::make_shared<Target>())
{
    m_target->writer = this;
    // In a pointer: a copy of it, too, is megabytes.
    auto value = std::make_shared<Json>(std::move(body));
    QThreadPool::globalInstance()->start([target = m_target, value]() mutable {
        QByteArray bytes = writeJson(*value);
        value.reset();
        const QMutexLocker lock(&target->mutex);
        if (BodyWriter *writer = target->writer)
            QMetaObject::invokeMethod(writer, [writer, bytes = std::move(bytes)] { emit writer->written(bytes); }, Qt::QueuedConnection);
    });
}

BodyWriter::~BodyWriter()
{
    const QMutexLocker lock(&m_target->mutex);
    m_target->writer = nullptr;
}

} // namespace cuewright
