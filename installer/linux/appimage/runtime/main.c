// What an AppImage of type 2 starts with: makes the squashfs image behind itself a folder and runs
// the program in it. The image is mounted with FUSE or, where that cannot be done, extracted.

#define _GNU_SOURCE
#include "extract.h"
#include "folder.h"
#include "image.h"
#include "keeper.h"
#include "launch.h"
#include "mount.h"
#include "say.h"
#include "startup.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { exit_usage = 2, exit_cannot_run = 127 };

static const char usage[]
    = "Options of the AppImage; without one of them the program runs, with all arguments.\n"
      "\n"
      "  --appimage-extract [PATTERN]  write the files, or those that match, to squashfs-root\n"
      "  --appimage-extract-and-run [ARGUMENT]...\n"
      "                                run without FUSE, as with APPIMAGE_EXTRACT_AND_RUN=1\n"
      "  --appimage-mount              mount the files, print where, and wait for Ctrl-C\n"
      "  --appimage-offset             print where in this file the squashfs image begins\n"
      "  --appimage-version            print the version\n"
      "  --appimage-help               print this\n";

static int run_extracted(off_t offset, const char *image, char *arguments[])
{
    char folder[PATH_MAX];
    if (!folder_make(folder, "appimage_extracted_"))
        return exit_cannot_run;
    if (!keep_extracted(folder)) {
        folder_remove(folder);
        return exit_cannot_run;
    }
    // From here on the keeper removes the folder, however this ends.
    const struct extraction wanted = {.offset = offset, .folder = folder, .without = STARTUP_FOLDER};
    if (extract(&wanted))
        launch(folder, image, arguments);
    return exit_cannot_run;
}

static int run_mounted(off_t offset, const char *image, char *arguments[])
{
    char folder[PATH_MAX];
    if (!folder_make(folder, ".mount_"))
        return exit_cannot_run;
    if (!keep_mounted(offset, folder)) {
        say("FUSE cannot be used here: extracting, which takes longer");
        return run_extracted(offset, image, arguments);
    }
    launch(folder, image, arguments);
    return exit_cannot_run;
}

static void print_folder(void *folder)
{
    puts(folder);
    fflush(stdout);
}

static int mount_until_interrupted(off_t offset)
{
    // Each ends the wait; none, however many come and whenever, leaves the folder behind.
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGHUP);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    sigprocmask(SIG_BLOCK, &ending, NULL);
    char folder[PATH_MAX];
    if (!folder_make(folder, ".mount_"))
        return EXIT_FAILURE;
    const bool mounted = mount_and_serve(offset, folder, -1, print_folder, folder);
    if (!mounted)
        say("FUSE cannot be used here; --appimage-extract writes the files");
    rmdir(folder);
    return mounted ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int extract_here(off_t offset, const char *pattern)
{
    const struct extraction wanted
        = {.offset = offset, .folder = "squashfs-root", .pattern = pattern, .tell = true};
    return extract(&wanted) ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool asks_for_extraction(void)
{
    const char *word = getenv("APPIMAGE_EXTRACT_AND_RUN");
    return word != NULL && strcmp(word, "1") == 0;
}

// What is wrong, or null.
static const char *fault_of(const char *option, int words)
{
    if (strcmp(option, "--appimage-extract") == 0)
        return words > 1 ? "takes one pattern" : NULL;
    return words > 0 ? "takes nothing further" : NULL;
}

int main(int count, char *arguments[])
{
    if (count < 1) {
        say("started without a name");
        return exit_usage;
    }
    const off_t offset = image_offset();
    const char *image = image_name();
    if (offset < 0 || image == NULL)
        return exit_cannot_run;

    const char *option = count > 1 ? arguments[1] : "";
    if (strcmp(option, "--appimage-extract-and-run") == 0) {
        arguments[1] = arguments[0];
        return run_extracted(offset, image, arguments + 1);
    }
    if (strncmp(option, "--appimage-", strlen("--appimage-")) != 0)
        return asks_for_extraction() ? run_extracted(offset, image, arguments)
                                     : run_mounted(offset, image, arguments);

    const char *fault = fault_of(option, count - 2);
    if (fault != NULL) {
        say("%s %s", option, fault);
        return exit_usage;
    }
    if (strcmp(option, "--appimage-extract") == 0)
        return extract_here(offset, count > 2 ? arguments[2] : NULL);
    if (strcmp(option, "--appimage-mount") == 0)
        return mount_until_interrupted(offset);
    if (strcmp(option, "--appimage-offset") == 0) {
        printf("%lld\n", (long long)offset);
        return EXIT_SUCCESS;
    }
    if (strcmp(option, "--appimage-version") == 0) {
        puts("eid-maintenance " EID_VERSION);
        return EXIT_SUCCESS;
    }
    if (strcmp(option, "--appimage-help") == 0) {
        fputs(usage, stdout);
        return EXIT_SUCCESS;
    }
    say("%s is not known; --appimage-help lists what is", option);
    return exit_usage;
}
