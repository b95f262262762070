#pragma once

namespace cuewright {

/// What commands may ask of the queue panel. They act on what is selected there: requests in the table, and one lane.
class QueueActions
{
public:
    virtual ~QueueActions() = default;

    virtual bool hasLane() const = 0; ///< one is selected
    virtual bool isLanePaused() const = 0; ///< or stopped by what an answer said
    virtual void setLanePaused(bool paused) = 0;
    virtual bool areLimitsShown() const = 0; ///< the fields for the lane's limits
    virtual void showLimits(bool shown) = 0;

    virtual bool canRetryNow() const = 0;
    virtual void retryNow() = 0;
    virtual bool canSkip() const = 0;
    virtual void skip() = 0;
    virtual bool canCancel() const = 0;
    virtual void cancel() = 0;
    virtual bool canCancelAll() const = 0;
    virtual void cancelAll() = 0; ///< of all lanes; asks first
    virtual bool canCopyRequestId() const = 0;
    virtual void copyRequestId() = 0;
};

} // namespace cuewright
