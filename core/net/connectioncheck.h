#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "catalog/provider.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QUrl>

#include <array>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace cuewright {

/// Whether calls to a provider would work, found out by asking for its list of models. The steps are in order, and the first
/// that fails names what to mend; those after it are not tried.
///
/// Whoever starts it is its parent; destroying it closes the socket. finished() comes once and from the event loop.
class ConnectionCheck final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionCheck)
public:
    enum class Step {
        Address, ///< it is one, and a server answers there
        Tls, ///< the server proves who it is
        Key, ///< the server takes the key
        Model, ///< the model is among those it has
    };
    Q_ENUM(Step)
    static constexpr int kSteps = 4;
    enum class State { Waiting, Running, Passed, Failed, Skipped };
    Q_ENUM(State)

    struct Row
    {
        State state = State::Waiting;
        QString text; ///< for the person
    };

    static constexpr Clock::Milliseconds kPatience{15'000};

    struct Target
    {
        ProviderProfile profile;
        QString address; ///< as typed
        Secret key;
        QString model; ///< empty: any
    };

    /// `network` and `clock` outlive the check.
    ConnectionCheck(QNetworkAccessManager &network, Clock &clock, QObject *parent);
    ~ConnectionCheck() override;

    void start(const Target &target); ///< once
    const Row &row(Step step) const { return m_rows[static_cast<std::size_t>(step)]; }
    bool isFinished() const { return m_finished; }
    bool passed() const;
    QStringList models() const { return m_models; } ///< ids the server told, in its order
    /// Time from asking to the answer's head.
    Clock::Milliseconds roundTrip() const { return m_roundTrip; }

signals:
    void rowChanged(cuewright::ConnectionCheck::Step step);
    void finished();

private:
    void set(Step step, State state, const QString &text = {});
    void fail(Step step, const Error &error, const QString &more = {});
    void end();
    void ask(const QUrl &base);
    void answered();
    void judgeTransport(int networkError, const QString &host, const QString &reason);
    void judgeStatus(int status, const QByteArray &body);
    void judgeModels(const QByteArray &body);

    QNetworkAccessManager &m_network;
    Clock &m_clock;
    Target m_target;
    std::array<Row, kSteps> m_rows;
    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<Alarm> m_patience;
    QStringList m_models;
    Clock::Milliseconds m_begun{0};
    Clock::Milliseconds m_roundTrip{0};
    bool m_late = false;
    bool m_finished = false;
};

} // namespace cuewright
