#pragma once

namespace eid::bench {

class Report;

/// The plug-in on a film: what a frame costs from the file to the preview, and whether memory grows
/// while a capture goes on.
void benchCapture(Report &report);

} // namespace eid::bench
