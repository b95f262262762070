#include "base/keyring.h"

namespace cuewright {

KeyRing::KeyRing(SecretStore &store, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
{
}

KeyRing::~KeyRing() = default;

KeyRing::Place KeyRing::place(const QString &name) const
{
    const auto entry = m_entries.find(name);
    return entry == m_entries.end() ? Place::Unknown : entry->second.place;
}

Secret KeyRing::key(const QString &name) const
{
    const auto entry = m_entries.find(name);
    return entry == m_entries.end() ? Secret() : entry->second.key;
}

QString KeyRing::problem(const QString &name) const
{
    const auto entry = m_entries.find(name);
    return entry == m_entries.end() ? QString() : entry->second.problem;
}

void KeyRing::load(const QString &name)
{
    if (place(name) != Place::Unknown)
        return;
    ask(name, Deed::Read, m_store.read(name, this));
}

void KeyRing::save(const QString &name, const Secret &secret)
{
    if (secret.isEmpty()) {
        remove(name);
        return;
    }
    m_entries[name].key = secret;
    ask(name, Deed::Write, m_store.write(name, secret, this));
}

void KeyRing::remove(const QString &name)
{
    m_entries[name].key = Secret();
    ask(name, Deed::Remove, m_store.remove(name, this));
}

void KeyRing::ask(const QString &name, Deed deed, SecretJob *job)
{
    Entry &entry = m_entries[name];
    const int request = ++entry.request;
    entry.place = Place::Asking;
    entry.problem.clear();
    entry.patience = m_clock.after(kPatience, [this, name] { silent(name); });
    connect(job, &SecretJob::finished, this, [this, name, deed, request, job] {
        if (m_entries[name].request == request)
            answered(name, deed, job->result());
        job->deleteLater();
    });
    emit changed(name);
}

void KeyRing::answered(const QString &name, Deed deed, const Result<Secret> &result)
{
    Entry &entry = m_entries[name];
    entry.patience.reset();
    entry.problem = result ? QString() : result.error().message;
    if (deed == Deed::Read && result)
        entry.key = *result;
    if (entry.key.isEmpty())
        entry.place = Place::Nowhere;
    else
        entry.place = result && m_store.isPersistent() ? Place::Stored : Place::ThisRunOnly;
    emit changed(name);
}

void KeyRing::silent(const QString &name)
{
    Entry &entry = m_entries[name];
    entry.problem = tr("The system's keychain does not answer.");
    entry.place = entry.key.isEmpty() ? Place::Nowhere : Place::ThisRunOnly;
    emit changed(name);
}

} // namespace cuewright
