#define _GNU_SOURCE
#include "launch.h"

#include "folder.h"
#include "say.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool say_where(const char *folder, const char *image, const char *called)
{
    char *here = get_current_dir_name();
    // One that was removed has no name; the program can do without.
    const bool told = (here == NULL || setenv("OWD", here, 1) == 0)
        && setenv("APPIMAGE", image, 1) == 0 && setenv("APPDIR", folder, 1) == 0
        && setenv("ARGV0", called, 1) == 0;
    if (!told)
        say("%s", strerror(errno));
    free(here);
    return told;
}

void launch(const char *folder, const char *image, char *arguments[])
{
    char program[PATH_MAX];
    if (!folder_join(program, folder, "AppRun") || !say_where(folder, image, arguments[0]))
        return;
    execv(program, arguments);
    if (errno == EACCES)
        say("%s may not run: is no program allowed to there? TMPDIR names another place", program);
    else
        say("%s: %s", program, strerror(errno));
}
