#pragma once

#include <limits.h>
#include <stdbool.h>

// A new folder of this user's alone, in TMPDIR or /tmp: its name begins with `prefix`. Says why,
// and gives false, if there cannot be one.
bool folder_make(char name[PATH_MAX], const char *prefix);

// Removes it with all that is in it; what cannot be removed is left.
void folder_remove(const char *name);

// Writes `folder`/`inside` to `joined`. Says so, and gives false, if that is too long for a name.
bool folder_join(char joined[PATH_MAX], const char *folder, const char *inside);
