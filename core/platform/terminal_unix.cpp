// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.h"

#include "core/platform/signals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

namespace nlstoken {

namespace {

// All that the handler of SIGTSTP (Ctrl+Z) and SIGCONT (fg) may touch.
volatile std::sig_atomic_t stopWanted = 0;
volatile std::sig_atomic_t continued = 0;
std::array<int, 2> jobWakeUp{-1, -1}; // a pipe: the handler writes, waitForInput() waits for it

void noteJobSignal(int number)
{
    const int error = errno;
    if (number == SIGTSTP)
        stopWanted = 1;
    else
        continued = 1;
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(jobWakeUp[1], &byte, 1);
    errno = error;
}

struct sigaction handledBy(void (*handler)(int))
{
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    return action;
}

void setTerminal(int how, const termios &mode)
{
    // In the background this stops the process until it is in front again.
    while (::tcsetattr(STDIN_FILENO, how, &mode) != 0 && errno == EINTR) { }
}

} // namespace

class Terminal::HiddenTyping
{
public:
    explicit HiddenTyping(const std::function<void()> &ask)
        : m_ask(ask)
    {
        (void)::tcgetattr(STDIN_FILENO, &m_before);
        stopWanted = 0;
        continued = 0;
        if (::pipe2(jobWakeUp.data(), O_CLOEXEC | O_NONBLOCK) == 0) {
            const struct sigaction action = handledBy(noteJobSignal);
            (void)::sigaction(SIGTSTP, nullptr, &m_stopBefore);
            // Who can't stop it, as below nohup or without job control, still can't.
            m_handlesStop = m_stopBefore.sa_handler != SIG_IGN;
            if (m_handlesStop)
                (void)::sigaction(SIGTSTP, &action, nullptr);
            (void)::sigaction(SIGCONT, &action, &m_continueBefore);
            m_handlesContinue = true;
        }
        begin();
    }
    ~HiddenTyping()
    {
        if (m_handlesStop)
            (void)::sigaction(SIGTSTP, &m_stopBefore, nullptr);
        if (m_handlesContinue)
            (void)::sigaction(SIGCONT, &m_continueBefore, nullptr);
        for (int &end : jobWakeUp) {
            ::close(end);
            end = -1;
        }
        show();
    }
    Q_DISABLE_COPY_MOVE(HiddenTyping)

    [[nodiscard]] const termios &before() const { return m_before; }
    [[nodiscard]] bool takeBeganAgain() { return std::exchange(m_beganAgain, false); }

    // Does what the signals want that have come.
    void obeySignals()
    {
        char byte = 0;
        while (::read(jobWakeUp[0], &byte, 1) > 0) { }
        if (stopWanted != 0) {
            stopWanted = 0;
            // A shell gets the terminal as it was, and nothing of what was typed.
            show();
            const struct sigaction usual = handledBy(SIG_DFL);
            (void)::sigaction(SIGTSTP, &usual, nullptr);
            (void)::raise(SIGTSTP); // does nothing where no shell could let it go on
            const struct sigaction action = handledBy(noteJobSignal);
            (void)::sigaction(SIGTSTP, &action, nullptr);
            continued = 1;
        }
        if (continued != 0) {
            continued = 0;
            m_beganAgain = true;
            begin();
        }
    }

private:
    // The echo goes off first, so that nothing is shown of whoever types fast. Without line mode,
    // in which a terminal drops what comes behind 4,095 characters.
    void begin()
    {
        termios mode{};
        if (::tcgetattr(STDIN_FILENO, &mode) == 0) {
            mode.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON);
            mode.c_cc[VMIN] = 1;
            mode.c_cc[VTIME] = 0;
            setTerminal(TCSADRAIN, mode);
        }
        if (m_ask)
            m_ask();
    }
    void show() { setTerminal(TCSAFLUSH, m_before); }

    const std::function<void()> &m_ask;
    termios m_before{};
    struct sigaction m_stopBefore{};
    struct sigaction m_continueBefore{};
    bool m_beganAgain = false;
    bool m_handlesStop = false;
    bool m_handlesContinue = false;
};

bool Terminal::isInputTerminal()
{
    return ::isatty(STDIN_FILENO) != 0;
}

bool Terminal::isErrorTerminal()
{
    return ::isatty(STDERR_FILENO) != 0;
}

bool Terminal::isOutputTerminal()
{
    return ::isatty(STDOUT_FILENO) != 0;
}

std::optional<int> Terminal::outputColumns()
{
    winsize size{};
    if (!isOutputTerminal() || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return std::nullopt;
    return size.ws_col;
}

qsizetype Terminal::write(const char *bytes, qsizetype size)
{
    return ::write(STDOUT_FILENO, bytes, static_cast<std::size_t>(size));
}

std::optional<SecretBytes> Terminal::readHiddenLine(const std::function<void()> &ask)
{
    if (!isInputTerminal())
        return readLine();
    HiddenTyping hidden(ask);
    return readLine(&hidden);
}

std::optional<Terminal::LineKeys> Terminal::lineKeys(const HiddenTyping *hidden)
{
    if (hidden == nullptr)
        return std::nullopt;
    const termios &mode = hidden->before();
    const auto key = [&mode](std::size_t which) {
        const cc_t c = mode.c_cc[which];
        return c == _POSIX_VDISABLE ? '\0' : static_cast<char>(c);
    };
    return LineKeys{
        .erase = key(VERASE), .eraseWord = key(VWERASE), .eraseLine = key(VKILL), .end = key(VEOF)};
}

bool Terminal::beganAgain(HiddenTyping *hidden)
{
    return hidden != nullptr && hidden->takeBeganAgain();
}

bool Terminal::waitForInput(HiddenTyping *hidden)
{
    // The pipes remember a signal that came before: none is lost between checking and waiting.
    std::array<pollfd, 3> sources{{{STDIN_FILENO, POLLIN, 0},
        {Interruption::descriptor(), POLLIN, 0}, {jobWakeUp[0], POLLIN, 0}}};
    while (!Interruption::isRequested()) {
        const int ready = ::poll(sources.data(), sources.size(), -1);
        if (ready < 0 && errno != EINTR)
            break;
        if (ready > 0 && sources[2].revents != 0 && hidden != nullptr)
            hidden->obeySignals();
        else if (ready > 0)
            break;
    }
    return !Interruption::isRequested();
}

bool Terminal::hasInputNow()
{
    pollfd source{STDIN_FILENO, POLLIN, 0};
    int waiting = 0;
    return ::poll(&source, 1, 0) == 1 && (source.revents & POLLIN) != 0
        && ::ioctl(STDIN_FILENO, FIONREAD, &waiting) == 0 && waiting > 0;
}

qsizetype Terminal::read(char *bytes, qsizetype size)
{
    return ::read(STDIN_FILENO, bytes, static_cast<std::size_t>(size));
}

} // namespace nlstoken
