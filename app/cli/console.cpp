// SPDX-License-Identifier: Apache-2.0
#include "app/cli/console.h"

#include "app/cli/interruption.h"
#include "core/model/errorcode.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#define isatty _isatty
#define fileno _fileno
#define write _write
#define read _read
using ssize_t = int;
#else
#include <termios.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr qsizetype longestLine = 64 * 1024;

// Turns the echo of the terminal off for as long as it lives.
class HiddenTyping
{
public:
#ifdef Q_OS_WIN
    HiddenTyping()
        : m_console(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_console, &m_before);
        SetConsoleMode(m_console, m_before & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~HiddenTyping()
    {
        SetConsoleMode(m_console, m_before);
    }

private:
    HANDLE m_console;
    DWORD m_before = 0;
#else
    HiddenTyping()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &hidden);
    }
    ~HiddenTyping()
    {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
#endif
    Q_DISABLE_COPY_MOVE(HiddenTyping)
};

} // namespace

Result<void> Console::write(const QByteArray &bytes)
{
    wipeProgress();
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t step = ::write(fileno(stdout), bytes.constData() + written,
            static_cast<std::size_t>(bytes.size() - written));
        if (step < 0 && errno == EINTR)
            continue;
        // Whoever reads only the first line of something is not in error.
        if (step < 0 && errno == EPIPE)
            return {};
        if (step <= 0)
            return Failure({.kind = ErrorKind::Internal,
                .code = errorcode::OutputFailed,
                .detail = QString::fromLocal8Bit(std::strerror(errno))});
        written += step;
    }
    return {};
}

void Console::say(const QString &line)
{
    if (!m_quiet)
        complain(line);
}

void Console::complain(const QString &line)
{
    wipeProgress();
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void Console::complainSecret(const QString &words, const SecretBytes &secret)
{
    wipeProgress();
    const QByteArray bytes = words.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fwrite(secret.view().data(), 1, static_cast<std::size_t>(secret.size()), stderr);
    std::fputc('\n', stderr);
}

bool Console::showsErrors()
{
    return isatty(fileno(stderr)) != 0;
}

void Console::showProgress(const QString &text)
{
    if (m_quiet || isatty(fileno(stderr)) == 0)
        return;
    wipeProgress();
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fflush(stderr);
    m_progress = true;
}

void Console::wipeProgress()
{
    if (!m_progress)
        return;
    m_progress = false;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

bool Console::isInteractive()
{
    return isatty(fileno(stdin)) != 0 && isatty(fileno(stderr)) != 0;
}

std::optional<SecretBytes> Console::readSecretLine()
{
    if (isatty(fileno(stdin)) == 0)
        return readLine();
    const HiddenTyping hidden;
    return readLine();
}

std::optional<SecretBytes> Console::readLine()
{
    const auto hasLine = [this] {
        const QByteArrayView pending = m_pending.view();
        return std::ranges::find(pending, '\n') != pending.end() || pending.size() >= longestLine;
    };
    while (!m_inputEnded && !hasLine()) {
        std::array<char, 1024> chunk{};
        if (!Interruption::waitForInput()) {
            m_inputEnded = true;
            break;
        }
        const ssize_t size = ::read(fileno(stdin), chunk.data(), chunk.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size > 0)
            m_pending.append(QByteArrayView(chunk.data(), size));
        else
            m_inputEnded = true;
        wipeMemory(chunk.data(), chunk.size());
    }
    const QByteArrayView pending = m_pending.view();
    if (pending.isEmpty())
        return std::nullopt;
    const qsizetype end = std::distance(pending.begin(), std::ranges::find(pending, '\n'));
    QByteArrayView line = pending.first(end);
    if (end < pending.size() && line.endsWith('\r'))
        line.chop(1);
    SecretBytes result(line);
    m_pending = SecretBytes(end < pending.size() ? pending.sliced(end + 1) : QByteArrayView());
    return result;
}

bool Console::hasMoreInput() const
{
    // What is there already; a writer that keeps its end open is not waited for.
    return !m_pending.isEmpty() || (!m_inputEnded && Interruption::inputIsThere());
}

Result<SecretBytes> Console::askSecret(const QString &question)
{
    std::optional<SecretBytes> typed;
    {
        // Before the question, so that nothing is shown of whoever types fast.
        const HiddenTyping hidden;
        complain(question);
        typed = readLine();
    }
    if (!typed || Interruption::isRequested())
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    return *std::move(typed);
}

bool Console::confirms(const QString &question)
{
    complain(question);
    const std::optional<SecretBytes> typed = readLine();
    if (!typed)
        return false;
    const QString answer = QString::fromUtf8(typed->view()).trimmed().toLower();
    return answer == "y"_L1 || answer == "yes"_L1 || answer == u"是"_s;
}

} // namespace nlstoken
