#pragma once

#include <squashfuse/ll.h>
#include <sys/types.h>

// The pages that the window's start reads, given to the kernel before it asks for them. It would
// ask for some of them at a time, and the program would wait each time.
//
// The image holds them once more, one behind the other, in STARTUP_PAGES; STARTUP_INDEX says whose
// they are, in lines of a path, an offset and a length in bytes. A thread unpacks them while the
// program starts. An image without them, or with an index that cannot be read, is served like any
// other.

#define STARTUP_FOLDER ".startup"
#define STARTUP_INDEX STARTUP_FOLDER "/index"
#define STARTUP_PAGES STARTUP_FOLDER "/pages"

// Begins to unpack them from the image in IMAGE_FILE.
void startup_begin(off_t offset);

// Names the session that startup_open gives them to.
void startup_serve(struct fuse_session *session);

// In the place of sqfs_ll_op_open; when a file is opened for the first time, the kernel gets its
// pages. Only then: pages of a file that is open may be locked by a request that waits to be
// served, and giving them would wait for it for ever.
void startup_open(fuse_req_t request, fuse_ino_t file, struct fuse_file_info *info);
