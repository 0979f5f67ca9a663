#include "image.h"

#include "say.h"

#include <elf.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// The superblock says how long the image is; a download that broke off is shorter.
static bool is_whole(int file, off_t offset)
{
    enum { bytes_used_at = 40 };
    uint64_t used = 0;
    struct stat status;
    return pread(file, &used, sizeof used, offset + bytes_used_at) == (ssize_t)sizeof used
        && fstat(file, &status) == 0 && status.st_size >= offset
        && (uint64_t)(status.st_size - offset) >= le64toh(used);
}

off_t image_offset(void)
{
    const int file = open(IMAGE_FILE, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        say("%s: %s", IMAGE_FILE, strerror(errno));
        return -1;
    }
    Elf64_Ehdr header;
    char magic[4] = {0};
    off_t end = -1;
    if (pread(file, &header, sizeof header, 0) == (ssize_t)sizeof header) {
        // The table of sections is the last thing in an ELF file, and says how long it is.
        end = (off_t)header.e_shoff + (off_t)header.e_shentsize * header.e_shnum;
        if (end <= 0 || pread(file, magic, sizeof magic, end) != (ssize_t)sizeof magic
            || memcmp(magic, "hsqs", sizeof magic) != 0 || !is_whole(file, end))
            end = -1;
    }
    close(file);
    if (end < 0)
        say("this file is damaged: it holds no whole squashfs image");
    return end;
}

const char *image_name(void)
{
    static char name[PATH_MAX];
    const ssize_t length = readlink(IMAGE_FILE, name, sizeof name - 1);
    if (length < 0) {
        say("%s: %s", IMAGE_FILE, strerror(errno));
        return NULL;
    }
    name[length] = '\0';
    return name;
}
