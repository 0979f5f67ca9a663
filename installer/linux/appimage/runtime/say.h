#pragma once

// Writes one line to standard error, with the runtime's name before it.
__attribute__((format(printf, 1, 2))) void say(const char *format, ...);
