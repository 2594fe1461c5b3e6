// SPDX-License-Identifier: Apache-2.0
#include "core/platform/signals.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace nlstoken {

namespace {

// All that a signal handler may touch.
volatile std::sig_atomic_t received = 0; // the signal
std::array<int, 2> wakeUp{-1, -1}; // a pipe: the handler writes, the event loop reads

void noteRequest(int number)
{
    const int error = errno; // of whatever is interrupted
    received = number;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[1], &byte, 1);
    errno = error;
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(wakeUp.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    auto *notifier = new QSocketNotifier(wakeUp[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (::read(wakeUp[0], &byte, 1) > 0) { }
        Q_EMIT requested();
    });
    struct sigaction action{};
    action.sa_handler = noteRequest;
    sigemptyset(&action.sa_mask);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        // What nohup or a shell without job control has put out of action stays so.
        struct sigaction before{};
        if (sigaction(number, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(number, &action, nullptr);
    }
}

Interruption::~Interruption()
{
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction now{};
        if (sigaction(number, nullptr, &now) == 0 && now.sa_handler == noteRequest)
            std::signal(number, SIG_DFL);
    }
    for (int &end : wakeUp) {
        ::close(end);
        end = -1;
    }
}

bool Interruption::isRequested()
{
    return received != 0;
}

int Interruption::signal()
{
    return received;
}

int Interruption::descriptor()
{
    return wakeUp[0];
}

SignalPause::SignalPause() noexcept
{
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &m_before);
}

SignalPause::~SignalPause()
{
    sigprocmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace nlstoken
