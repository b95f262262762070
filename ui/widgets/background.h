#pragma once

#include <functional>
#include <memory>

class QObject;

namespace cuewright {

/// Work of one owner on another thread, one piece at a time. Of pieces that wait only the newest is done; one that is under
/// way is finished. Nobody waits for it: the owner may go at any time, and what comes out afterwards is dropped. So a piece
/// has copies of all that it needs.
class Background final
{
public:
    /// Asked by a piece that may end early: nobody wants what comes out, or a newer piece waits.
    using Stop = std::function<bool()>;
    /// What it gives is called in the owner's thread, while the owner lives.
    using Work = std::function<std::function<void()>(const Stop &stop)>;

    /// A member of `owner`, used from its thread.
    explicit Background(QObject &owner);
    ~Background();
    Background(const Background &) = delete;
    Background &operator=(const Background &) = delete;

    void start(Work work);

    /// Once, when a program with a window begins: one processor stays free for the window. With as many threads at work as there are
    /// processors it would have to wait for its turn, although it has next to nothing to do itself.
    static void leaveRoomForWindow();

private:
    struct State;
    static void run(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
};

} // namespace cuewright
