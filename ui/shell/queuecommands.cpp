#include "shell/shellcommands.h"

#include "queue/queueactions.h"
#include "shell/commandregistry.h"
#include "shell/shell.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

class ShowQueueCommand final : public Command
{
    Q_DECLARE_TR_FUNCTIONS(ShowQueueCommand)
public:
    explicit ShowQueueCommand(Shell &shell)
        : Command({QStringLiteral("queue.show"), Glyph::Queue, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Q), true})
        , m_shell(shell)
    {
    }
    QString text() const override { return tr("&Queue and limits"); }
    bool isChecked() const override { return m_shell.isQueueShown(); }
    void execute() override { m_shell.showQueue(!m_shell.isQueueShown()); }

private:
    Shell &m_shell;
};

/// Acts on the queue panel. Its keys are single ones and work in the panel's lists.
class QueueCommand : public Command
{
public:
    QueueCommand(Shell &shell, const char *id, Glyph glyph, const QKeySequence &keys, bool checkable = false)
        : Command({QLatin1String(id), glyph, keys, checkable, true, true})
        , m_shell(shell)
    {
    }
    bool isEnabled() const override { return m_shell.queue() && isPossible(*m_shell.queue()); }
    bool isChecked() const override { return m_shell.queue() && isOn(*m_shell.queue()); }
    void execute() override { act(*m_shell.queue()); }

protected:
    virtual bool isPossible(const QueueActions &queue) const = 0;
    virtual bool isOn(const QueueActions &) const { return false; }
    virtual void act(QueueActions &queue) = 0;
    Shell &shell() const { return m_shell; }

private:
    Shell &m_shell;
};

class PauseLaneCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(PauseLaneCommand)
public:
    explicit PauseLaneCommand(Shell &shell)
        : QueueCommand(shell, "queue.pauseLane", Glyph::Pause, QKeySequence(Qt::Key_Space), true)
    {
    }
    QString text() const override { return tr("&Pause the lane"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.hasLane(); }
    bool isOn(const QueueActions &queue) const override { return queue.isLanePaused(); }
    void act(QueueActions &queue) override { queue.setLanePaused(!queue.isLanePaused()); }
};

class LimitsCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(LimitsCommand)
public:
    explicit LimitsCommand(Shell &shell)
        : QueueCommand(shell, "queue.limits", Glyph::Sliders, QKeySequence(Qt::Key_L), true)
    {
    }
    QString text() const override { return tr("&Limits of the lane"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.hasLane(); }
    bool isOn(const QueueActions &queue) const override { return queue.areLimitsShown(); }
    void act(QueueActions &queue) override
    {
        const bool shown = !queue.areLimitsShown() || !shell().isQueueShown();
        if (!shell().isQueueShown())
            shell().showQueue(true);
        queue.showLimits(shown);
    }
};

class RetryNowCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(RetryNowCommand)
public:
    explicit RetryNowCommand(Shell &shell)
        : QueueCommand(shell, "queue.retryNow", Glyph::Refresh, QKeySequence(Qt::Key_R))
    {
    }
    QString text() const override { return tr("Retry &now"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.canRetryNow(); }
    void act(QueueActions &queue) override { queue.retryNow(); }
};

class SkipCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(SkipCommand)
public:
    explicit SkipCommand(Shell &shell)
        : QueueCommand(shell, "queue.skip", Glyph::Skip, QKeySequence(Qt::Key_S))
    {
    }
    QString text() const override { return tr("S&kip", "give up a request that waits"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.canSkip(); }
    void act(QueueActions &queue) override { queue.skip(); }
};

class CancelCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(CancelCommand)
public:
    explicit CancelCommand(Shell &shell)
        : QueueCommand(shell, "queue.cancel", Glyph::Close, QKeySequence(Qt::Key_Delete))
    {
    }
    QString text() const override { return tr("&Cancel the request"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.canCancel(); }
    void act(QueueActions &queue) override { queue.cancel(); }
};

class CancelAllCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(CancelAllCommand)
public:
    explicit CancelAllCommand(Shell &shell)
        : QueueCommand(shell, "queue.cancelAll", Glyph::Stop, QKeySequence(Qt::SHIFT | Qt::Key_Delete))
    {
    }
    QString text() const override { return tr("Cancel &all"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.canCancelAll(); }
    void act(QueueActions &queue) override { queue.cancelAll(); }
};

class CopyRequestIdCommand final : public QueueCommand
{
    Q_DECLARE_TR_FUNCTIONS(CopyRequestIdCommand)
public:
    explicit CopyRequestIdCommand(Shell &shell)
        : QueueCommand(shell, "queue.copyRequestId", Glyph::Copy, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C))
    {
    }
    QString text() const override { return tr("Copy the request &id"); }

private:
    bool isPossible(const QueueActions &queue) const override { return queue.canCopyRequestId(); }
    void act(QueueActions &queue) override { queue.copyRequestId(); }
};

} // namespace

void addQueueCommands(CommandRegistry &registry, Shell &shell)
{
    registry.add(std::make_unique<ShowQueueCommand>(shell));
    registry.add(std::make_unique<PauseLaneCommand>(shell));
    registry.add(std::make_unique<LimitsCommand>(shell));
    registry.add(std::make_unique<RetryNowCommand>(shell));
    registry.add(std::make_unique<SkipCommand>(shell));
    registry.add(std::make_unique<CancelCommand>(shell));
    registry.add(std::make_unique<CancelAllCommand>(shell));
    registry.add(std::make_unique<CopyRequestIdCommand>(shell));
}

} // namespace cuewright
