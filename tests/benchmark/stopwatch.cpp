// SPDX-License-Identifier: Apache-2.0
// stopwatch COMMAND [ARG...] runs it to its end with its output thrown away (standard error is
// kept) and prints: wall time in nanoseconds, processor time in microseconds, peak memory in KiB,
// status.
//
// It is small on purpose: Linux counts the memory of whoever starts a program into that program's
// peak, so that everything started by Python itself would seem to need what Python needs.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

namespace {

long long microseconds(const timeval &time)
{
    return time.tv_sec * 1'000'000LL + time.tv_usec;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2) {
        std::fputs("usage: stopwatch COMMAND [ARG...]\n", stderr);
        return 2;
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

    const auto begin = std::chrono::steady_clock::now();
    pid_t child = 0;
    if (const int error = posix_spawnp(&child, argv[1], &actions, nullptr, argv + 1, environ)) {
        std::fprintf(stderr, "stopwatch: %s: %s\n", argv[1], std::strerror(error));
        return 127;
    }
    int status = 0;
    rusage used{};
    wait4(child, &status, 0, &used);
    const auto wall = std::chrono::nanoseconds(std::chrono::steady_clock::now() - begin).count();

    std::printf("%lld %lld %ld %d\n", static_cast<long long>(wall),
        microseconds(used.ru_utime) + microseconds(used.ru_stime), used.ru_maxrss,
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return 0;
}
