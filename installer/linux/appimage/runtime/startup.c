#define _GNU_SOURCE
#include "startup.h"

#include "image.h"

#include <inttypes.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <squashfuse/squashfuse.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { most_pieces = 4096, seconds_kept = 10 };

struct piece
{
    sqfs_inode_num file; // 0 for none of this image
    off_t offset;
    size_t length;
    char *bytes; // null until they are unpacked, and once the kernel has them
};

struct unpacking
{
    off_t offset; // of the image
    sqfs image;
    sqfs_inode pages;
};

static struct fuse_session *receiver;

static pthread_mutex_t state_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static enum state { listing, unpacking, over } state;
static size_t unpacked;
// Held by who gives bytes to the kernel, and who frees them.
static pthread_mutex_t bytes_mutex = PTHREAD_MUTEX_INITIALIZER;
// The thread's alone while it lists them; then their bytes, in turn, until it tells of them.
static struct piece pieces[most_pieces];
static size_t count;

static bool find_file(sqfs *image, const char *path, sqfs_inode *inode)
{
    bool found = false;
    return sqfs_inode_get(image, inode, sqfs_inode_root(image)) == SQFS_OK
        && sqfs_lookup_path(image, inode, path, &found) == SQFS_OK && found
        && S_ISREG(inode->base.mode);
}

static bool read_whole(sqfs *image, sqfs_inode *inode, off_t from, char *bytes, size_t length)
{
    while (length > 0) {
        sqfs_off_t part = (sqfs_off_t)length;
        if (sqfs_read_range(image, inode, from, &part, bytes) != SQFS_OK || part <= 0)
            return false;
        bytes += part;
        from += part;
        length -= (size_t)part;
    }
    return true;
}

// What does not fit its file is nobody's. If it reached beyond the end, it would make the file
// longer.
static bool list_piece(sqfs *image, const char *path, uint64_t offset, uint64_t length)
{
    // As a rule the next line is of the same file.
    static char last[PATH_MAX];
    static sqfs_inode inode;
    static bool found;
    if (count == most_pieces || length == 0)
        return false;
    if (strcmp(path, last) != 0) {
        found = find_file(image, path, &inode);
        snprintf(last, sizeof last, "%s", path);
    }
    const uint64_t size = found ? inode.xtra.reg.file_size : 0;
    const bool fits = offset <= size && length <= size - offset;
    pieces[count++] = (struct piece){
        .file = fits ? inode.base.inode_number : 0, .offset = (off_t)offset, .length = length};
    return true;
}

static bool list_pieces(sqfs *image)
{
    sqfs_inode index;
    if (!find_file(image, STARTUP_INDEX, &index))
        return false;
    const size_t size = index.xtra.reg.file_size;
    char *text = calloc(size + 1, 1);
    bool good = text != NULL && read_whole(image, &index, 0, text, size);
    char *rest = text;
    for (char *line = NULL; good && (line = strsep(&rest, "\n")) != NULL && *line != '\0';) {
        char path[256];
        uint64_t offset = 0;
        uint64_t length = 0;
        good = sscanf(line, "%255s %" SCNu64 " %" SCNu64, path, &offset, &length) == 3
            && list_piece(image, path, offset, length);
    }
    free(text);
    return good;
}

static void close_image(sqfs *image)
{
    const sqfs_fd_t file = image->fd;
    sqfs_destroy(image);
    sqfs_fd_close(file);
}

static void tell(enum state now, size_t done)
{
    pthread_mutex_lock(&state_mutex);
    state = now;
    unpacked = done;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&state_mutex);
}

// In pages as large as there are: with small ones it would take half as long again.
static char *make_room(size_t size)
{
    char *room = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room == MAP_FAILED)
        return NULL;
    madvise(room, size, MADV_HUGEPAGE);
    return room;
}

static bool unpack_pieces(struct unpacking *job, char *room, size_t size)
{
    size_t from = 0;
    for (size_t done = 0; done < count; ++done) {
        struct piece *piece = &pieces[done];
        if (piece->length > size - from
            || !read_whole(&job->image, &job->pages, (off_t)from, room + from, piece->length))
            return false;
        piece->bytes = room + from;
        from += piece->length;
        tell(unpacking, done + 1);
    }
    return true;
}

static void free_bytes(char *room, size_t size)
{
    pthread_mutex_lock(&bytes_mutex);
    for (size_t each = 0; each < count; ++each)
        pieces[each].bytes = NULL;
    munmap(room, size);
    pthread_mutex_unlock(&bytes_mutex);
}

// The bytes of all pieces, or null.
static char *unpack_image(struct unpacking *job, size_t *size)
{
    if (!find_file(&job->image, STARTUP_PAGES, &job->pages) || !list_pieces(&job->image))
        return NULL;
    *size = job->pages.xtra.reg.file_size;
    char *room = make_room(*size);
    if (room == NULL)
        return NULL;
    tell(unpacking, 0);
    if (unpack_pieces(job, room, *size))
        return room;
    tell(over, 0);
    free_bytes(room, *size);
    return NULL;
}

static void *unpack(void *context)
{
    struct unpacking *job = context;
    char *room = NULL;
    size_t size = 0;
    if (sqfs_open_image(&job->image, IMAGE_FILE, (size_t)job->offset) == SQFS_OK) {
        room = unpack_image(job, &size);
        close_image(&job->image);
    }
    // What no start has wanted by then, none will.
    if (room != NULL)
        sleep(seconds_kept);
    tell(over, 0);
    if (room != NULL)
        free_bytes(room, size);
    return NULL;
}

void startup_begin(off_t offset)
{
    static struct unpacking job;
    job.offset = offset;
    // Signals are for the server, which waits for them.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    if (pthread_create(&thread, NULL, unpack, &job) == 0)
        pthread_detach(thread);
    else
        state = over;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void startup_serve(struct fuse_session *session)
{
    receiver = session;
}

static size_t wait_for_list(void)
{
    pthread_mutex_lock(&state_mutex);
    while (state == listing)
        pthread_cond_wait(&changed, &state_mutex);
    const size_t listed = state == unpacking ? count : 0;
    pthread_mutex_unlock(&state_mutex);
    return listed;
}

static bool wait_for_bytes(size_t number)
{
    pthread_mutex_lock(&state_mutex);
    while (state == unpacking && number >= unpacked)
        pthread_cond_wait(&changed, &state_mutex);
    const bool there = state == unpacking;
    pthread_mutex_unlock(&state_mutex);
    return there;
}

static void give(fuse_ino_t file, struct piece *piece)
{
    pthread_mutex_lock(&bytes_mutex);
    if (piece->bytes != NULL) {
        struct fuse_bufvec bytes = FUSE_BUFVEC_INIT(piece->length);
        bytes.buf[0].mem = piece->bytes;
        // What the kernel does not take, it will ask for.
        fuse_lowlevel_notify_store(receiver, file, piece->offset, &bytes, 0);
        piece->bytes = NULL;
    }
    pthread_mutex_unlock(&bytes_mutex);
}

void startup_open(fuse_req_t request, fuse_ino_t file, struct fuse_file_info *info)
{
    sqfs_ll_i opened;
    if (sqfs_ll_iget(request, &opened, file) != SQFS_OK)
        return; // and has answered
    const sqfs_inode_num number = opened.inode.base.inode_number;
    const size_t listed = wait_for_list();
    for (size_t next = 0; next < listed; ++next)
        if (pieces[next].file == number && wait_for_bytes(next))
            give(file, &pieces[next]);
    sqfs_ll_op_open(request, file, info);
}
