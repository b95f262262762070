#pragma once

namespace cuewright {

class TimelineView;

/// Makes the timeline known to screen readers as a list, with a sentence for each step. Calling it again does nothing.
void installTimelineAccess();
/// Tells them which step is the current one.
void announceStep(TimelineView &view);

} // namespace cuewright
