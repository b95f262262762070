#pragma once

#include <QDateTime>

#include <chrono>
#include <functional>
#include <memory>

namespace cuewright {

/// A running alarm: destroying it cancels the call.
class Alarm
{
public:
    virtual ~Alarm() = default;
};

/// Where time comes from. Everything that waits, expires or stamps takes one, so that tests own the time.
class Clock
{
public:
    using Milliseconds = std::chrono::milliseconds;

    virtual ~Clock() = default;
    /// Time since some fixed point; never goes back, not even when the wall clock is set.
    virtual Milliseconds elapsed() const = 0;
    virtual QDateTime utcNow() const = 0;
    /// Calls `call` once after `delay`, from the event loop of the calling thread, never from inside this function.
    [[nodiscard]] virtual std::unique_ptr<Alarm> after(Milliseconds delay, std::function<void()> call) = 0;
};

/// The machine's own time.
class SystemClock final : public Clock
{
public:
    Milliseconds elapsed() const override;
    QDateTime utcNow() const override;
    [[nodiscard]] std::unique_ptr<Alarm> after(Milliseconds delay, std::function<void()> call) override;
};

} // namespace cuewright
