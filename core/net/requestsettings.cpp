#include "net/requestsettings.h"

#include <QSettings>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

using Milliseconds = std::chrono::milliseconds;
using Preset = RetryPolicy::Preset;
using ProxyKind = ProxySettings::Kind;

// Names in the file: they stay when the enumerators do not.
template<typename Kind>
struct Named
{
    Kind kind;
    const char *name;
};
constexpr std::array kPresets{Named<Preset>{Preset::OfficialSdk, "official"}, Named<Preset>{Preset::Patient, "patient"},
    Named<Preset>{Preset::None, "none"}, Named<Preset>{Preset::Custom, "custom"}};
constexpr std::array kProxies{Named<ProxyKind>{ProxyKind::System, "system"}, Named<ProxyKind>{ProxyKind::None, "none"},
    Named<ProxyKind>{ProxyKind::Http, "http"}, Named<ProxyKind>{ProxyKind::Socks5, "socks5"}};

/// The first one where the name says nothing.
template<typename Kind, std::size_t count>
Kind kindOf(const std::array<Named<Kind>, count> &all, const QString &name)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto &one) { return name == QLatin1String(one.name); });
    return found == all.end() ? all.front().kind : found->kind;
}

template<typename Kind, std::size_t count>
QString nameOf(const std::array<Named<Kind>, count> &all, Kind kind)
{
    return QLatin1String(std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.kind == kind; })->name);
}

const QString kPreset = QStringLiteral("requests/retry");
const QString kProxy = QStringLiteral("requests/proxy");
const QString kProxyHost = QStringLiteral("requests/proxyHost");
const QString kProxyPort = QStringLiteral("requests/proxyPort");
const QString kProxyUser = QStringLiteral("requests/proxyUser");
const QString kCaFile = QStringLiteral("requests/caFile");

/// A number of milliseconds in the file and its place in a value.
template<typename Value>
struct Span
{
    const char *name;
    Milliseconds Value::*member;
};
constexpr std::array kDelays{Span<RetryPolicy>{"requests/custom/firstDelay", &RetryPolicy::firstDelay},
    Span<RetryPolicy>{"requests/custom/maxDelay", &RetryPolicy::maxDelay},
    Span<RetryPolicy>{"requests/custom/overloadDelay", &RetryPolicy::overloadDelay},
    Span<RetryPolicy>{"requests/custom/maxServerDelay", &RetryPolicy::maxServerDelay}};
constexpr std::array kDeadlines{Span<CallDeadlines>{"requests/deadline/connect", &CallDeadlines::connect},
    Span<CallDeadlines>{"requests/deadline/firstByte", &CallDeadlines::firstByte},
    Span<CallDeadlines>{"requests/deadline/idle", &CallDeadlines::idle},
    Span<CallDeadlines>{"requests/deadline/total", &CallDeadlines::total}};
const QString kAttempts = QStringLiteral("requests/custom/maxAttempts");
const QString kJitter = QStringLiteral("requests/custom/jitter");

template<typename Value, std::size_t count>
void read(const QSettings &settings, const std::array<Span<Value>, count> &spans, Value &value)
{
    for (const Span<Value> &span : spans) {
        bool isNumber = false;
        const qint64 number = settings.value(QLatin1String(span.name)).toLongLong(&isNumber);
        if (isNumber && number >= 0)
            value.*span.member = std::min<Milliseconds>(Milliseconds(number), RequestSettings::kLongest);
    }
}

template<typename Value, std::size_t count>
void write(QSettings &settings, const std::array<Span<Value>, count> &spans, const Value &value)
{
    for (const Span<Value> &span : spans)
        settings.setValue(QLatin1String(span.name), QVariant::fromValue<qint64>((value.*span.member).count()));
}

} // namespace

RequestSettings::RequestSettings(QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_told(state())
{
}

RequestSettings::State RequestSettings::state() const
{
    return {preset(), custom(), deadlines(), transport()};
}

void RequestSettings::reread()
{
    m_settings.sync();
    tell();
}

void RequestSettings::tell()
{
    const State before = std::exchange(m_told, state());
    const State now = m_told; // a slot may change them again
    if (before.preset != now.preset || before.custom != now.custom || before.deadlines != now.deadlines)
        emit defaultsChanged();
    if (before.transport != now.transport)
        emit transportChanged();
}

CallDefaults RequestSettings::defaults() const
{
    return {preset() == Preset::Custom ? custom() : RetryPolicy::of(preset()), deadlines()};
}

Preset RequestSettings::preset() const
{
    return kindOf(kPresets, m_settings.value(kPreset).toString());
}

void RequestSettings::setPreset(Preset preset)
{
    m_settings.setValue(kPreset, nameOf(kPresets, preset));
    tell();
}

RetryPolicy RequestSettings::custom() const
{
    RetryPolicy policy = RetryPolicy::of(Preset::Custom);
    read(m_settings, kDelays, policy);
    policy.maxAttempts = m_settings.value(kAttempts, policy.maxAttempts).toInt();
    policy.jitter = m_settings.value(kJitter, policy.jitter).toDouble();
    return policy.bounded();
}

void RequestSettings::setCustom(const RetryPolicy &policy)
{
    const RetryPolicy bounded = policy.bounded();
    write(m_settings, kDelays, bounded);
    m_settings.setValue(kAttempts, bounded.maxAttempts);
    m_settings.setValue(kJitter, bounded.jitter);
    tell();
}

CallDeadlines RequestSettings::deadlines() const
{
    CallDeadlines deadlines;
    read(m_settings, kDeadlines, deadlines);
    return deadlines;
}

void RequestSettings::setDeadlines(const CallDeadlines &deadlines)
{
    write(m_settings, kDeadlines, deadlines);
    tell();
}

TransportSettings RequestSettings::transport() const
{
    TransportSettings transport;
    transport.caFile = m_settings.value(kCaFile).toString();
    transport.proxy.kind = kindOf(kProxies, m_settings.value(kProxy).toString());
    transport.proxy.host = m_settings.value(kProxyHost).toString();
    const uint port = m_settings.value(kProxyPort).toUInt();
    transport.proxy.port = port <= 0xFFFF ? static_cast<quint16>(port) : quint16(0);
    transport.proxy.user = m_settings.value(kProxyUser).toString();
    if (!transport.proxy.user.isEmpty())
        transport.proxy.password = m_password;
    return transport;
}

void RequestSettings::setProxyPassword(const Secret &password)
{
    m_password = password;
    tell();
}

bool RequestSettings::needsProxyPassword() const
{
    const ProxySettings proxy = transport().proxy;
    return !proxy.user.isEmpty() && (proxy.kind == ProxyKind::Http || proxy.kind == ProxyKind::Socks5);
}

void RequestSettings::setTransport(const TransportSettings &transport)
{
    m_settings.setValue(kCaFile, transport.caFile);
    m_settings.setValue(kProxy, nameOf(kProxies, transport.proxy.kind));
    m_settings.setValue(kProxyHost, transport.proxy.host);
    m_settings.setValue(kProxyPort, transport.proxy.port);
    m_settings.setValue(kProxyUser, transport.proxy.user);
    tell();
}

} // namespace cuewright
