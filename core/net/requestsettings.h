#pragma once

#include "net/chatclient.h"
#include "net/retrypolicy.h"
#include "net/transport.h"

#include <QObject>

class QSettings;

namespace cuewright {

/// What a person said about requests: when they are tried again, how long they may take, and by which way they go. Both
/// programs keep to it. What a hand has spoilt in the file is brought within reason (RetryPolicy::bounded()).
class RequestSettings final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RequestSettings)
public:
    static constexpr std::chrono::hours kLongest{24}; ///< of any delay or deadline

    /// `settings` outlives it.
    explicit RequestSettings(QSettings &settings, QObject *parent = nullptr);

    CallDefaults defaults() const; ///< as calls take them
    RetryPolicy::Preset preset() const;
    void setPreset(RetryPolicy::Preset preset);
    RetryPolicy custom() const; ///< of Preset::Custom; kept while another one is chosen
    void setCustom(const RetryPolicy &policy);
    CallDeadlines deadlines() const;
    void setDeadlines(const CallDeadlines &deadlines);

    TransportSettings transport() const;
    void setTransport(const TransportSettings &transport);
    /// The proxy's password, which is kept in the keychain under this name and never in the file; transport() has it while the
    /// program runs.
    static constexpr char kPasswordName[] = "proxy/password";
    void setProxyPassword(const Secret &password);
    bool needsProxyPassword() const; ///< a name is set, and a proxy that takes it

    /// Looks into the file again, where another program may have written; the signals tell what differs.
    void reread();

signals:
    void defaultsChanged();
    void transportChanged();

private:
    struct State
    {
        RetryPolicy::Preset preset = RetryPolicy::Preset::OfficialSdk;
        RetryPolicy custom;
        CallDeadlines deadlines;
        TransportSettings transport;
    };
    State state() const;
    void tell(); ///< what differs from what was told last

    QSettings &m_settings;
    Secret m_password; ///< of the proxy
    State m_told; ///< the file may be read again at any time, by whoever else in this program has it open
};

} // namespace cuewright
