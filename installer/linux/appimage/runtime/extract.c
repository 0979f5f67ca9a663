#define _GNU_SOURCE
#include "extract.h"

#include "folder.h"
#include "image.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <squashfuse/squashfuse.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool failed(const char *path)
{
    say("%s: %s", path, strerror(errno));
    return false;
}

static bool damaged(const char *path)
{
    say("%s: this part of the file is damaged", path);
    return false;
}

static bool write_whole(int file, const char *bytes, size_t count)
{
    while (count > 0) {
        const ssize_t written = write(file, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        count -= (size_t)written;
    }
    return true;
}

static bool write_content(sqfs *image, sqfs_inode *inode, int file, const char *path)
{
    static char block[1 << 18];
    const sqfs_off_t size = (sqfs_off_t)inode->xtra.reg.file_size;
    for (sqfs_off_t position = 0; position < size;) {
        sqfs_off_t count = sizeof block;
        if (sqfs_read_range(image, inode, position, &count, block) != SQFS_OK || count <= 0)
            return damaged(path);
        if (!write_whole(file, block, (size_t)count))
            return failed(path);
        position += count;
    }
    return true;
}

static bool write_file(sqfs *image, sqfs_inode *inode, const char *path)
{
    // Never into what lies there, which another file may share or a link may lead away from.
    if (unlink(path) != 0 && errno != ENOENT)
        return failed(path);
    const int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return failed(path);
    bool done = write_content(image, inode, file, path);
    if (done && fchmod(file, inode->base.mode & 0777) != 0)
        done = failed(path);
    if (close(file) != 0 && done)
        done = failed(path);
    return done;
}

static bool write_link(sqfs *image, sqfs_inode *inode, const char *path)
{
    char target[PATH_MAX];
    size_t size = sizeof target;
    if (sqfs_readlink(image, inode, target, &size) != SQFS_OK)
        return damaged(path);
    if (unlink(path) != 0 && errno != ENOENT)
        return failed(path);
    return symlink(target, path) == 0 || failed(path);
}

static bool make_folder(const char *path)
{
    if (mkdir(path, 0755) == 0)
        return true;
    struct stat status;
    if (errno == EEXIST && lstat(path, &status) == 0 && S_ISDIR(status.st_mode))
        return true;
    errno = errno == EEXIST ? ENOTDIR : errno;
    return failed(path);
}

// The folders on the way to `path`, below the first `length` characters of it.
static bool make_way(char *path, size_t length)
{
    for (char *slash = strchr(path + length + 1, '/'); slash != NULL;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        const bool made = make_folder(path);
        *slash = '/';
        if (!made)
            return false;
    }
    return true;
}

static bool write_entry(sqfs *image, sqfs_inode_id id, const char *path)
{
    sqfs_inode inode;
    if (sqfs_inode_get(image, &inode, id) != SQFS_OK)
        return damaged(path);
    if (S_ISDIR(inode.base.mode))
        return make_folder(path);
    if (S_ISREG(inode.base.mode))
        return write_file(image, &inode, path);
    if (S_ISLNK(inode.base.mode))
        return write_link(image, &inode, path);
    say("%s: neither file, folder nor link", path);
    return false;
}

static bool matches(const char *pattern, const char *path)
{
    return fnmatch(pattern, path, FNM_FILE_NAME | FNM_LEADING_DIR) == 0;
}

static bool extract_all(sqfs *image, sqfs_traverse *walk, const struct extraction *wanted)
{
    sqfs_err error = SQFS_OK;
    while (sqfs_traverse_next(walk, &error)) {
        if (walk->dir_end)
            continue;
        if ((wanted->pattern != NULL && !matches(wanted->pattern, walk->path))
            || (wanted->without != NULL && matches(wanted->without, walk->path)))
            continue;
        char path[PATH_MAX];
        if (!folder_join(path, wanted->folder, walk->path)
            || !make_way(path, strlen(wanted->folder))
            || !write_entry(image, sqfs_dentry_inode(&walk->entry), path))
            return false;
        if (wanted->tell)
            puts(path);
    }
    return error == SQFS_OK || damaged(wanted->folder);
}

bool extract(const struct extraction *wanted)
{
    sqfs image;
    // Says itself what is wrong.
    if (sqfs_open_image(&image, IMAGE_FILE, (size_t)wanted->offset) != SQFS_OK)
        return false;
    bool done = make_folder(wanted->folder);
    sqfs_traverse walk;
    if (done && sqfs_traverse_open(&walk, &image, sqfs_inode_root(&image)) != SQFS_OK)
        done = damaged(wanted->folder);
    else if (done) {
        done = extract_all(&image, &walk, wanted);
        sqfs_traverse_close(&walk);
    }
    const sqfs_fd_t file = image.fd;
    sqfs_destroy(&image);
    sqfs_fd_close(file);
    return done;
}
