#pragma once

#include <stdbool.h>
#include <sys/types.h>

// Mounts the image that begins at `offset` on `folder` and answers for it until SIGHUP, SIGINT or
// SIGTERM comes (unless they are ignored already), or until the process of the pidfd `program` ends
// (-1: there is no such process). Then unmounts. `ready` is called once the files can be read.
// False if the image cannot be mounted.
bool mount_and_serve(
    off_t offset, const char *folder, int program, void (*ready)(void *context), void *context);
