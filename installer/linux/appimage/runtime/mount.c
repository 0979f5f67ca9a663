#define _GNU_SOURCE
#include "mount.h"

#include "image.h"
#include "startup.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <squashfuse/ll.h>
#include <squashfuse/squashfuse.h>
#include <stdlib.h>
#include <string.h>

static const struct fuse_lowlevel_ops operations = {
    .getattr = sqfs_ll_op_getattr,
    .opendir = sqfs_ll_op_opendir,
    .releasedir = sqfs_ll_op_releasedir,
    .readdir = sqfs_ll_op_readdir,
    .lookup = sqfs_ll_op_lookup,
    .open = startup_open,
    .create = sqfs_ll_op_create,
    .release = sqfs_ll_op_release,
    .read = sqfs_ll_op_read,
    .readlink = sqfs_ll_op_readlink,
    .listxattr = sqfs_ll_op_listxattr,
    .getxattr = sqfs_ll_op_getxattr,
    .forget = sqfs_ll_op_forget,
    .statfs = stfs_ll_op_statfs,
};

// One request at a time, on one thread: squashfuse shares its caches among the requests. Signals that
// the caller blocked come while it waits, and at no other time.
static void serve(struct fuse_session *session, int program)
{
    struct fuse_buf request = {0};
    sigset_t none;
    sigemptyset(&none);
    struct pollfd awaited[] = {
        {.fd = fuse_session_fd(session), .events = POLLIN},
        {.fd = program, .events = POLLIN}, // when it has ended
    };
    while (!fuse_session_exited(session)) {
        if (ppoll(awaited, 2, NULL, &none) < 0) {
            if (errno == EINTR)
                continue; // the session's handlers have noted a signal
            break;
        }
        if (awaited[1].revents != 0)
            break;
        if (awaited[0].revents == 0)
            continue;
        const int got = fuse_session_receive_buf(session, &request);
        if (got == -EINTR || got == -EAGAIN)
            continue;
        if (got <= 0)
            break; // unmounted by somebody else
        fuse_session_process_buf(session, &request);
    }
    free(request.mem);
}

bool mount_and_serve(
    off_t offset, const char *folder, int program, void (*ready)(void *context), void *context)
{
    startup_begin(offset);
    sqfs_ll *image = sqfs_ll_open(IMAGE_FILE, (size_t)offset);
    if (image == NULL)
        return false;
    char name[] = "appimage";
    char flag[] = "-o";
    char options[] = "ro,nodev,nosuid,fsname=eid-maintenance,subtype=appimage";
    char *words[] = {name, flag, options, NULL};
    struct fuse_args arguments = FUSE_ARGS_INIT(3, words);
    struct fuse_lowlevel_ops answers = operations;
    sqfs_ll_chan channel = {0};
    const bool mounted
        = sqfs_ll_mount(&channel, folder, &arguments, &answers, sizeof answers, image) == SQFS_OK;
    if (mounted) {
        if (fuse_set_signal_handlers(channel.session) == 0) {
            startup_serve(channel.session);
            ready(context);
            serve(channel.session, program);
            fuse_remove_signal_handlers(channel.session);
        }
        sqfs_ll_unmount(&channel, folder);
    }
    fuse_opt_free_args(&arguments);
    sqfs_ll_destroy(image);
    free(image);
    return mounted;
}
