/* Lets the Nth operation on files of a program fail, for scripts/faults: preloaded before the C library.
 *
 * FAULT_AT: which operation, from 1; FAULT_KIND: io (EIO), full (ENOSPC), kill (SIGKILL before it) or half (SIGKILL in the
 * middle of a write); FAULT_COUNT: a file to which each process that did any operation adds how many there were. Operations
 * are writes to regular files, changes of their length, syncs, renames and removals, counted in each process for itself. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long done;

static const char *kind(void) {
    const char *told = getenv("FAULT_KIND");
    return told ? told : "io";
}

/* Counts an operation; whether it is the one that fails. A process that is to be killed is, after half of a write. */
static int fails(int fd, const void *bytes, size_t length, off64_t at) {
    const char *told = getenv("FAULT_AT");
    long number = atomic_fetch_add(&done, 1) + 1;
    if (!told || number != atol(told)) return 0;
    if (!strcmp(kind(), "half") && bytes) {
        ssize_t (*whole)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
        ssize_t (*placed)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
        if (at < 0) whole(fd, bytes, length / 2); else placed(fd, bytes, length / 2, at);
    }
    if (!strcmp(kind(), "kill") || !strcmp(kind(), "half")) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    errno = !strcmp(kind(), "full") ? ENOSPC : EIO;
    return 1;
}

static int regular(int fd) {
    struct stat about;
    return fd > 2 && !fstat(fd, &about) && S_ISREG(about.st_mode);
}

__attribute__((destructor)) static void tell(void) {
    const char *file = getenv("FAULT_COUNT");
    if (!file || !done) return;
    int (*opens)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
    ssize_t (*writes)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
    int fd = opens(file, O_WRONLY | O_CREAT | O_APPEND, 0644);
    char line[32];
    int length = snprintf(line, sizeof line, "%ld\n", (long)done);
    if (fd >= 0) writes(fd, line, length);
}

#define REAL(type, name, ...) type (*real)(__VA_ARGS__) = dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *bytes, size_t length) {
    REAL(ssize_t, "write", int, const void *, size_t);
    return regular(fd) && fails(fd, bytes, length, -1) ? -1 : real(fd, bytes, length);
}
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return regular(fd) && fails(fd, bytes, length, at) ? -1 : real(fd, bytes, length, at);
}
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(ssize_t, "writev", int, const struct iovec *, int);
    return regular(fd) && fails(fd, NULL, 0, -1) ? -1 : real(fd, parts, count);
}
int ftruncate64(int fd, off64_t length) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails(fd, NULL, 0, -1) ? -1 : real(fd, length);
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }
int fsync(int fd) {
    REAL(int, "fsync", int);
    return fails(fd, NULL, 0, -1) ? -1 : real(fd);
}
int fdatasync(int fd) {
    REAL(int, "fdatasync", int);
    return fails(fd, NULL, 0, -1) ? -1 : real(fd);
}
int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails(-1, NULL, 0, -1) ? -1 : real(from, to);
}
int unlink(const char *path) {
    REAL(int, "unlink", const char *);
    return fails(-1, NULL, 0, -1) ? -1 : real(path);
}
