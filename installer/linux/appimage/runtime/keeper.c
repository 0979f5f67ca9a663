#define _GNU_SOURCE
#include "keeper.h"

#include "folder.h"
#include "mount.h"
#include "say.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct job
{
    off_t offset; // of the image to mount; -1 where it is extracted
    const char *folder;
    int program; // a pidfd: of this process, which becomes the program
    int started[2]; // a pipe that takes a byte once the files can be used
};

static void tell_started(void *context)
{
    const struct job *job = context;
    const char word = 1;
    // Nobody to tell: then the program has gone, and the keeper ends at once.
    if (write(job->started[1], &word, 1) < 0)
        return;
    close(job->started[1]);
}

// A pipe or a lock of the program's ends with the program.
static void close_all_but(int one, int other)
{
    const unsigned low = (unsigned)(one < other ? one : other);
    const unsigned high = (unsigned)(one < other ? other : one);
    const unsigned first = STDERR_FILENO + 1;
    if (low > first)
        close_range(first, low - 1, 0);
    if (high > low + 1)
        close_range(low + 1, high - 1, 0);
    close_range(high + 1, UINT_MAX, 0);
}

// Out of the terminal's reach, and in nobody's way. When a session ends, all its processes get
// these signals, and the files are needed until the program has done what it does then.
static void go_to_the_background(void)
{
    setsid();
    prctl(PR_SET_NAME, "appimage-keeper");
    signal(SIGHUP, SIG_IGN);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    if (chdir("/") != 0)
        _exit(EXIT_FAILURE);
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int standard = 0; standard <= 2; ++standard)
        if (nowhere < 0 || dup2(nowhere, standard) < 0)
            _exit(EXIT_FAILURE);
}

static void wait_for_the_end(int program)
{
    struct pollfd ended = {.fd = program, .events = POLLIN};
    while (poll(&ended, 1, -1) < 0 && errno == EINTR) { }
}

static _Noreturn void keep(struct job *job)
{
    close_all_but(job->program, job->started[1]);
    go_to_the_background();
    if (job->offset >= 0) {
        const bool mounted
            = mount_and_serve(job->offset, job->folder, job->program, tell_started, job);
        rmdir(job->folder);
        _exit(mounted ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    tell_started(job);
    wait_for_the_end(job->program);
    folder_remove(job->folder);
    _exit(EXIT_SUCCESS);
}

// In a process that is no child of the program, which may wait for its own children.
static bool start_apart(struct job *job)
{
    const pid_t between = fork();
    if (between < 0)
        return false;
    if (between == 0) {
        const pid_t keeper = fork();
        if (keeper == 0)
            keep(job);
        _exit(keeper > 0 ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    int status = 0;
    while (waitpid(between, &status, 0) < 0 && errno == EINTR) { }
    return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

// False if no keeper can be started, or if it gave up.
static bool start_keeper(off_t offset, const char *folder)
{
    struct job job = {.offset = offset, .folder = folder, .program = pidfd_open(getpid(), 0)};
    if (job.program < 0)
        return false;
    if (pipe2(job.started, O_CLOEXEC) != 0) {
        close(job.program);
        return false;
    }
    const bool apart = start_apart(&job);
    close(job.program);
    close(job.started[1]);
    char word = 0;
    ssize_t got = 0;
    while (apart && (got = read(job.started[0], &word, 1)) < 0 && errno == EINTR) { }
    close(job.started[0]);
    return apart && got == 1;
}

bool keep_mounted(off_t offset, const char *folder)
{
    if (start_keeper(offset, folder))
        return true;
    rmdir(folder);
    return false;
}

bool keep_extracted(const char *folder)
{
    if (start_keeper(-1, folder))
        return true;
    say("%s: no process can be started that would remove it: %s", folder, strerror(errno));
    return false;
}
