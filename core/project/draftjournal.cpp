#include "project/draftjournal.h"

#include "base/files.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace cuewright {

namespace {

using namespace std::chrono_literals;

// Half of the promised second: the other half is for a slow disk.
constexpr Clock::Milliseconds kDelay = 500ms;
constexpr qint64 kLargestDraft = 256LL * 1024 * 1024;
constexpr int kFormat = 1;

QString fileName(const QString &folder, const QString &key)
{
    const QByteArray hash = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return QDir(folder).filePath(QString::fromLatin1(hash) + QStringLiteral(".draft"));
}

/// One line of JSON, then the text byte for byte: a megabyte of prompt needs no escaping.
QByteArray pack(const Draft &draft)
{
    Json head = Json::object();
    head["cuewright-draft"] = kFormat;
    head["key"] = toUtf8(draft.key);
    head["base"] = draft.base.toStdString();
    head["savedAt"] = toUtf8(draft.savedAt.toUTC().toString(Qt::ISODateWithMs));
    head["extra"] = draft.extra;
    head["hash"] = DraftJournal::contentHash(draft.text).toStdString();
    return writeJson(head) + '\n' + draft.text;
}

tl::unexpected<Error> broken(const QString &detail)
{
    return fail(Error::Code::Parse,
        QCoreApplication::translate("Project", "The draft of this file is damaged and was not used."), detail);
}

Result<Draft> unpack(const QByteArray &content)
{
    const qsizetype lineEnd = content.indexOf('\n');
    if (lineEnd < 0)
        return broken(QStringLiteral("no head"));
    const auto head = parseJson(content.left(lineEnd));
    if (!head || !head->is_object())
        return broken(QStringLiteral("head is no JSON object"));
    const Json *format = member(*head, "cuewright-draft");
    if (!format || *format != kFormat)
        return broken(QStringLiteral("unknown format"));

    Draft draft;
    draft.key = memberText(*head, "key");
    draft.base = memberText(*head, "base").toLatin1();
    draft.savedAt = QDateTime::fromString(memberText(*head, "savedAt"), Qt::ISODateWithMs);
    if (const Json *extra = member(*head, "extra"))
        draft.extra = *extra;
    draft.text = content.mid(lineEnd + 1);
    if (DraftJournal::contentHash(draft.text) != memberText(*head, "hash").toLatin1())
        return broken(QStringLiteral("text and hash differ"));
    return draft;
}

} // namespace

DraftJournal::DraftJournal(QString folder, QString key, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_key(std::move(key))
    , m_clock(clock)
{
    m_pool.setMaxThreadCount(1); // writes and removals keep their order
}

DraftJournal::~DraftJournal()
{
    flush();
}

void DraftJournal::setKey(const QString &key)
{
    if (key == m_key)
        return;
    discard();
    m_key = key;
}

void DraftJournal::record(Make make)
{
    m_waiting = std::move(make);
    // A running alarm is kept: somebody who never stops typing is saved all the same.
    if (!m_alarm)
        m_alarm = m_clock.after(kDelay, [this] { startWriting(); });
}

void DraftJournal::discard()
{
    m_alarm.reset();
    m_waiting = nullptr;
    ++m_discards;
    m_pool.start([file = fileName(m_folder, m_key)] { QFile::remove(file); });
}

void DraftJournal::flush()
{
    startWriting();
    m_pool.waitForDone();
}

void DraftJournal::startWriting()
{
    // The alarm may be the caller; it is let go only after its call has been moved out of it.
    const std::unique_ptr<Alarm> alarm = std::move(m_alarm);
    if (!m_waiting)
        return;
    Make make = std::exchange(m_waiting, nullptr);
    const QDateTime now = m_clock.utcNow();
    m_pool.start([this, make = std::move(make), now, key = m_key, folder = m_folder, discards = m_discards] {
        Result<Draft> draft = make();
        Result<> done = draft ? Result<>() : Result<>(fail(draft.error()));
        if (draft) {
            draft->key = key;
            draft->savedAt = now;
            done = writeFile(fileName(folder, key), pack(*draft));
        }
        // The destructor waits for this thread, so `this` is alive here; events for it die with it.
        QMetaObject::invokeMethod(this, [this, done, now, discards] {
            if (discards != m_discards)
                return;
            if (done)
                emit written(now);
            else
                emit failed(done.error());
        }, Qt::QueuedConnection);
    });
}

Result<std::optional<Draft>> DraftJournal::read(const QString &folder, const QString &key)
{
    const auto content = readFile(fileName(folder, key), kLargestDraft);
    if (!content) {
        if (content.error().code == Error::Code::NotFound)
            return std::optional<Draft>();
        return fail(content.error());
    }
    auto draft = unpack(*content);
    if (!draft)
        return fail(draft.error());
    if (draft->key != key)
        return broken(QStringLiteral("belongs to %1").arg(draft->key));
    return std::optional<Draft>(*std::move(draft));
}

QStringList DraftJournal::keys(const QString &folder)
{
    QStringList keys;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.draft")}, QDir::Files, QDir::Time)) {
        const auto content = readFile(dir.filePath(name), kLargestDraft);
        if (!content)
            continue;
        if (const auto draft = unpack(*content))
            keys.append(draft->key);
    }
    return keys;
}

QByteArray DraftJournal::contentHash(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace cuewright
