// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.h"

#include "core/platform/signals.h"

#include <io.h>
#include <qt_windows.h>

namespace nlstoken {

namespace {

constexpr int standardInput = 0;
constexpr int standardOutput = 1;
constexpr int standardError = 2;

} // namespace

class Terminal::HiddenTyping
{
public:
    HiddenTyping()
        : m_console(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_console, &m_before);
        SetConsoleMode(m_console, m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~HiddenTyping() { SetConsoleMode(m_console, m_before); }
    Q_DISABLE_COPY_MOVE(HiddenTyping)

private:
    HANDLE m_console;
    DWORD m_before = 0;
};

bool Terminal::isInputTerminal()
{
    return _isatty(standardInput) != 0;
}

bool Terminal::isErrorTerminal()
{
    return _isatty(standardError) != 0;
}

bool Terminal::isOutputTerminal()
{
    return _isatty(standardOutput) != 0;
}

std::optional<int> Terminal::outputColumns()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (!GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return std::nullopt;
    return info.srWindow.Right - info.srWindow.Left + 1;
}

qsizetype Terminal::write(const char *bytes, qsizetype size)
{
    return _write(standardOutput, bytes, static_cast<unsigned>(size));
}

std::optional<SecretBytes> Terminal::readHiddenLine(const std::function<void()> &ask)
{
    if (!isInputTerminal())
        return readLine();
    HiddenTyping hidden;
    if (ask)
        ask();
    return readLine(&hidden);
}

std::optional<Terminal::LineKeys> Terminal::lineKeys(const HiddenTyping *)
{
    return std::nullopt; // a console cuts no line
}

bool Terminal::beganAgain(HiddenTyping *)
{
    return false;
}

bool Terminal::waitForInput(HiddenTyping *)
{
    // Not on Windows yet: a signal doesn't break off a read that waits.
    return !Interruption::isRequested();
}

bool Terminal::hasInputNow()
{
    return false;
}

qsizetype Terminal::read(char *bytes, qsizetype size)
{
    return _read(standardInput, bytes, static_cast<unsigned>(size));
}

} // namespace nlstoken
