#pragma once

#include "base/clock.h"
#include "base/secretstore.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <unordered_map>

namespace cuewright {

/// The keys of this run of the program, kept in step with a secret store that may be slow or broken.
///
/// A key is usable from the moment save() is called. Where the store does not confirm within kPatience, or fails, the key
/// stays for this run only and place() says so; a confirmation that comes later still counts.
class KeyRing final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeyRing)
public:
    enum class Place {
        Unknown, ///< not asked for yet
        Asking, ///< the store has not answered; with a key where one is being saved
        Nowhere, ///< there is no key
        Stored, ///< in the store, which keeps it
        ThisRunOnly, ///< the store is silent, failed or keeps nothing
    };
    Q_ENUM(Place)

    static constexpr Clock::Milliseconds kPatience{3000};

    /// `store` and `clock` outlive the ring.
    KeyRing(SecretStore &store, Clock &clock, QObject *parent = nullptr);
    ~KeyRing() override;

    Place place(const QString &name) const;
    Secret key(const QString &name) const;
    /// Why the store did not do as asked, for the person; empty where it did.
    QString problem(const QString &name) const;

    void load(const QString &name); ///< asks the store once; later calls do nothing
    void save(const QString &name, const Secret &secret); ///< an empty one is remove()
    void remove(const QString &name);

signals:
    void changed(const QString &name);

private:
    enum class Deed { Read, Write, Remove };
    struct Entry
    {
        Secret key;
        Place place = Place::Unknown;
        QString problem;
        int request = 0; ///< answers to older requests are dropped
        std::unique_ptr<Alarm> patience;
    };

    void ask(const QString &name, Deed deed, SecretJob *job);
    void answered(const QString &name, Deed deed, const Result<Secret> &result);
    void silent(const QString &name);

    SecretStore &m_store;
    Clock &m_clock;
    std::unordered_map<QString, Entry> m_entries;
};

} // namespace cuewright
