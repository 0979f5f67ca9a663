#pragma once

#include <sys/types.h>

// The running file itself, whatever has been put in the place of its name since it was started.
#define IMAGE_FILE "/proc/self/exe"

// Where the squashfs image begins in IMAGE_FILE: behind the ELF file that this program is. Says
// why, and gives -1, if there is none.
off_t image_offset(void);

// The name of IMAGE_FILE, for the program and for people. Null, and says why, if there is none;
// never freed.
const char *image_name(void);
