#pragma once

#include <chrono>
#include <optional>

namespace eid {

/// For how long all has held, for the picture that is taken by itself. A frame in which something
/// does not hold costs twice its time, rather than all of it: measures tremble.
class Steadiness
{
public:
    /// All must have held for \a wanted, more than nothing.
    explicit Steadiness(std::chrono::milliseconds wanted = std::chrono::milliseconds(800))
        : m_wanted(wanted)
    { }

    /// Tells whether all \a holds in the frame of the time \a at. A time before the last one, or
    /// half a second after it, begins anew.
    void advance(bool holds, std::chrono::milliseconds at);

    /// How much of the time has passed, 0 to 1.
    [[nodiscard]] double share() const;
    /// Whether the picture is to be taken now: enough time has passed, and all holds in this frame.
    [[nodiscard]] bool isReached() const { return m_holds && m_held >= m_wanted; }

    void reset();

private:
    std::chrono::milliseconds m_wanted;
    std::chrono::milliseconds m_held{0};
    std::optional<std::chrono::milliseconds> m_last;
    bool m_holds = false;
};

} // namespace eid
