#define _GNU_SOURCE
#include "folder.h"

#include "say.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool folder_make(char name[PATH_MAX], const char *prefix)
{
    const char *temporary = getenv("TMPDIR");
    // The keeper stands in another folder.
    if (temporary == NULL || *temporary != '/')
        temporary = "/tmp";
    char last[NAME_MAX];
    snprintf(last, sizeof last, "%sXXXXXX", prefix);
    if (!folder_join(name, temporary, last))
        return false;
    if (mkdtemp(name) == NULL) {
        say("no folder can be made in %s: %s. TMPDIR names another place", temporary,
            strerror(errno));
        return false;
    }
    return true;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    remove(path);
    return 0;
}

void folder_remove(const char *name)
{
    const int open_at_once = 16;
    nftw(name, remove_one, open_at_once, FTW_DEPTH | FTW_PHYS);
}

bool folder_join(char joined[PATH_MAX], const char *folder, const char *inside)
{
    const int length = snprintf(joined, PATH_MAX, "%s/%s", folder, inside);
    if (length < 0 || length >= PATH_MAX) {
        say("%s/%s: %s", folder, inside, strerror(ENAMETOOLONG));
        return false;
    }
    return true;
}
