#pragma once

#include <stdbool.h>
#include <sys/types.h>

// The program takes over this process, so that signals, the exit status and the terminal are its
// own. A process in the background, the keeper, holds the files for it: it mounts the image on
// `folder`, or has it extracted there, and unmounts or removes it when the program has gone. What
// the program started, a browser for one, needs none of its files.

// The image is mounted on `folder`, an empty one, which goes with it. False, and `folder` is gone,
// if FUSE cannot be used here.
bool keep_mounted(off_t offset, const char *folder);

// Has `folder` removed. False, and says why, if nobody can be had to do that.
bool keep_extracted(const char *folder);
