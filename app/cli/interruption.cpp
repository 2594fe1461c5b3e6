// SPDX-License-Identifier: Apache-2.0
#include "app/cli/interruption.h"

#include <QSocketNotifier>

#include <csignal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#endif

namespace nlstoken {

namespace {

// All that a signal handler may touch.
volatile std::sig_atomic_t received = 0; // the signal
#ifdef Q_OS_UNIX
std::array<int, 2> wakeUp{-1, -1}; // a pipe: the handler writes, the event loop reads

void noteRequest(int number)
{
    received = number;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1);
}
#else
void noteRequest(int number)
{
    received = number;
}
#endif

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
#ifdef Q_OS_UNIX
    if (::pipe2(wakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(wakeUp[0], &byte, 1) > 0) { }
        Q_EMIT requested();
    });
    struct sigaction action
    {
    };
    action.sa_handler = noteRequest;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        // What nohup or a shell without job control has put out of action stays so.
        struct sigaction before
        {
        };
        if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(number, &action, nullptr);
    }
#else
    std::signal(SIGINT, noteRequest);
#endif
}

Interruption::~Interruption()
{
#ifdef Q_OS_UNIX
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now
        {
        };
        if (sigaction(number, nullptr, &now) == 0 && now.sa_handler == noteRequest)
            std::signal(number, SIG_DFL);
    }
    for (int &end : wakeUp) {
        ::close(end);
        end = -1;
    }
#endif
}

bool Interruption::isRequested()
{
    return received != 0;
}

int Interruption::signal()
{
    return received;
}

bool Interruption::waitForInput()
{
#ifdef Q_OS_UNIX
    // The pipe remembers a signal that came before: none is lost between looking and waiting.
    std::array<pollfd, 2> sources{{{STDIN_FILENO, POLLIN, 0}, {wakeUp[0], POLLIN, 0}}};
    int ready = 0;
    do {
        ready = ::poll(sources.data(), sources.size(), -1);
    } while (ready < 0 && errno == EINTR);
#endif
    return !isRequested();
}

bool Interruption::inputIsThere()
{
#ifdef Q_OS_UNIX
    pollfd source{STDIN_FILENO, POLLIN, 0};
    int waiting = 0;
    return ::poll(&source, 1, 0) == 1 && (source.revents & POLLIN) != 0
        && ::ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting > 0;
#else
    return false;
#endif
}

} // namespace nlstoken
