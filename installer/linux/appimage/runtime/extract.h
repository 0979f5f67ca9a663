#pragma once

#include <stdbool.h>
#include <sys/types.h>

// Which files are written out, and whether each is told on standard output.
struct extraction
{
    off_t offset; // of the image in IMAGE_FILE
    const char *folder; // made if it is not there
    const char *pattern; // as of the shell, for the path within the image; null for all
    const char *without; // a pattern too; null for nothing
    bool tell;
};

// Says what went wrong, and gives false, at the first file that cannot be written.
bool extract(const struct extraction *wanted);
