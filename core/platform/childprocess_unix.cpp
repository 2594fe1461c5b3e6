// SPDX-License-Identifier: Apache-2.0
#include "core/platform/childprocess.h"

#include "core/base/faultpoint.h"
#include "core/platform/signals.h"

#include <QSocketNotifier>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ; // NOLINT(readability-redundant-declaration): macOS has it in no header

namespace nlstoken {

namespace {

// Which memory a core dump has; only Linux has this file. \source core(5)
constexpr const char *dumpFilterPath = "/proc/self/coredump_filter";

constexpr std::array passedOn{
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGWINCH, SIGTSTP, SIGCONT};

// All that a signal handler may touch. Any thread may run it: Qt and the libraries below it have
// threads of their own, which block no signal.
std::atomic<pid_t> child = 0; // its process id; 0 while there is none to send to
std::array<std::atomic<bool>, passedOn.size()> early; // what came before there was one
std::atomic<int> passing = 0; // how many threads are about to send
std::array<int, 2> childWakeUp{-1, -1}; // a pipe: the handler writes, the event loop reads

void passOn(int number, siginfo_t *info, void *)
{
    const int error = errno;
    ++passing;
    const pid_t to = child;
    // What the terminal sends, the child has got as well, being in the same process group. A
    // hang-up goes to the leader of the session alone, and to go on twice does no harm.
    const bool hasIt = info->si_code > 0 && number != SIGHUP && number != SIGCONT;
    if (to == 0)
        early[std::ranges::find(passedOn, number) - passedOn.begin()] = true;
    else if (!hasIt && info->si_pid != to)
        (void)::kill(to, number);
    --passing;
    errno = error;
}

void noteChange(int)
{
    const int error = errno;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(childWakeUp[1], &byte, 1);
    errno = error;
}

void handle(int number, void (*handler)(int), void (*detailed)(int, siginfo_t *, void *))
{
    struct sigaction action{};
    if (detailed != nullptr) {
        action.sa_sigaction = detailed;
        action.sa_flags = SA_SIGINFO | SA_RESTART;
    } else {
        action.sa_handler = handler;
        action.sa_flags = SA_RESTART;
    }
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
}

// How the child ended. Once that is asked for its number may be another's: nobody sends to it then.
int reap(pid_t id)
{
    child = 0;
    while (passing != 0)
        std::this_thread::yield();
    int status = 0;
    while (::waitpid(id, &status, 0) < 0 && errno == EINTR) { }
    return status;
}

// Whether a shell shows this process to the user just now and waits for it.
bool isInForeground()
{
    const int terminal = ::open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0)
        return false;
    const bool foreground = ::tcgetpgrp(terminal) == ::getpgrp();
    ::close(terminal);
    return foreground;
}

void letGoOfStandardStreams()
{
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nothing < 0)
        return;
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO})
        (void)::dup2(nothing, stream);
    ::close(nothing);
}

} // namespace

InheritedState::InheritedState()
{
    for (char **variable = environ; variable != nullptr && *variable != nullptr; ++variable)
        m_environment.push_back(*variable);
    for (int number = 1; number < NSIG; ++number) {
        struct sigaction found{};
        if (sigaction(number, nullptr, &found) == 0 && found.sa_handler == SIG_IGN)
            m_ignored.push_back(number);
    }
    sigprocmask(SIG_SETMASK, nullptr, &m_blocked);
    (void)getrlimit(RLIMIT_CORE, &m_core);
    if (const int filter = ::open(dumpFilterPath, O_RDONLY | O_CLOEXEC); filter >= 0) {
        const ssize_t size = ::read(filter, m_dumpFilter.data() + 2, m_dumpFilter.size() - 2);
        (void)::close(filter);
        // It is written without its radix, and read with one.
        m_dumpFilter[0] = '0';
        m_dumpFilter[1] = 'x';
        m_dumpFilterSize = size > 0 ? static_cast<std::size_t>(size) + 2 : 0;
    }
}

void InheritedState::restore() const noexcept
{
    (void)setrlimit(RLIMIT_CORE, &m_core);
    if (const int filter = m_dumpFilterSize > 0 ? ::open(dumpFilterPath, O_WRONLY | O_CLOEXEC) : -1;
        filter >= 0) {
        [[maybe_unused]] const ssize_t written =
            ::write(filter, m_dumpFilter.data(), m_dumpFilterSize);
        (void)::close(filter);
    }
    for (int number = 1; number < NSIG; ++number) {
        struct sigaction action{};
        action.sa_handler =
            std::ranges::find(m_ignored, number) == m_ignored.end() ? SIG_DFL : SIG_IGN;
        sigemptyset(&action.sa_mask);
        (void)sigaction(number, &action, nullptr);
    }
    sigprocmask(SIG_SETMASK, &m_blocked, nullptr);
}

int ChildProgram::become() const noexcept
{
    char **const before = std::exchange(environ,
        const_cast<char **>(
            m_environmentPointers.data())); // NOLINT(*-const-cast): the system's type
    m_inherited.restore();
    // Another thread may have taken a signal since the last check: it is the program's.
    if (const int number = Interruption::signal(); number != 0)
        (void)::raise(number);
    // As shells do it: it looks through PATH and gives scripts without #! to sh.
    ::execvp(m_wordPointers.front(), m_wordPointers.data());
    const int error = errno;
    environ = before;
    return error;
}

// The child in between ends at once, so that the system takes the grandchild over.
std::optional<qint64> ChildProgram::startDetached() const
{
    std::array<int, 2> report{-1, -1}; // the process number; then an error number, or the end
    if (::pipe2(report.data(), O_CLOEXEC) != 0)
        return std::nullopt;
    const SignalPause pause; // none is to reach the new process before it is the program
    const pid_t between = ::fork();
    if (between == 0) {
        (void)::setsid();
        if (::fork() != 0)
            ::_exit(EXIT_SUCCESS);
        const pid_t own = ::getpid();
        [[maybe_unused]] ssize_t written = ::write(report[1], &own, sizeof own);
        if (const int nothing = ::open("/dev/null", O_RDWR); nothing >= 0) {
            for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                (void)::dup2(nothing, stream);
        }
        const int error = become();
        written = ::write(report[1], &error, sizeof error);
        ::_exit(EXIT_FAILURE);
    }
    ::close(report[1]);
    if (between > 0) {
        while (::waitpid(between, nullptr, 0) < 0 && errno == EINTR) { }
    }
    const auto readNumber = [&report](int &number) {
        ssize_t size = 0;
        do {
            size = ::read(report[0], &number, sizeof number);
        } while (size < 0 && errno == EINTR);
        return size == sizeof number;
    };
    int process = 0;
    int error = 0;
    const bool hasStarted = between > 0 && readNumber(process) && !readNumber(error);
    ::close(report[0]);
    return hasStarted ? std::optional<qint64>(process) : std::nullopt;
}

ChildProcess::ChildProcess(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(childWakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(childWakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &ChildProcess::checkChild);
    for (std::atomic<bool> &came : early)
        came = false;
    for (const int number : passedOn)
        handle(number, nullptr, passOn);
}

ChildProcess::~ChildProcess()
{
    child = 0;
    std::signal(SIGCHLD, SIG_DFL);
    for (int &end : childWakeUp) {
        ::close(end);
        end = -1;
    }
}

int ChildProcess::start(const ChildProgram &program)
{
    std::array<int, 2> report{-1, -1}; // closed by a start that succeeds, an error number otherwise
    if (::pipe2(report.data(), O_CLOEXEC) != 0)
        return errno;
    const SignalPause pause; // none is to reach the new process before it is the program
    // Before: where the caller ignores it, the system forgets how the child ended.
    handle(SIGCHLD, noteChange, nullptr);
    faultPoint("fork");
    const pid_t id = ::fork();
    if (id == 0) {
        const int error = program.become();
        [[maybe_unused]] const ssize_t written = ::write(report[1], &error, sizeof error);
        ::_exit(EXIT_FAILURE);
    }
    int error = id < 0 ? errno : 0;
    ::close(report[1]);
    if (id > 0) {
        child = id;
        for (std::size_t which = 0; which < passedOn.size(); ++which) {
            if (early[which])
                (void)::kill(id, passedOn[which]);
        }
        ssize_t size = 0;
        do {
            size = ::read(report[0], &error, sizeof error);
        } while (size < 0 && errno == EINTR);
    }
    ::close(report[0]);
    if (error != 0) {
        if (id > 0)
            (void)reap(id);
        return error;
    }
    letGoOfStandardStreams();
    return 0;
}

void ChildProcess::checkChild()
{
    char byte = 0;
    while (::read(childWakeUp[0], &byte, 1) > 0) { }
    if (child == 0)
        return;
    const pid_t id = child;
    siginfo_t change{};
    const int looked = ::waitid(P_PID, id, &change, WEXITED | WSTOPPED | WNOHANG | WNOWAIT);
    if (looked != 0 || change.si_pid != id)
        return;
    if (change.si_code == CLD_STOPPED) {
        (void)::waitid(P_PID, id, &change, WSTOPPED | WNOHANG);
        // The shell waits for this process to stop; on its SIGCONT the child goes on first.
        if (isInForeground())
            (void)::raise(SIGSTOP);
        return;
    }
    const int status = reap(id);
    Q_EMIT ended(WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
}

} // namespace nlstoken
