// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/console.h"

#include "core/base/redaction.h"
#include "core/model/errorcode.h"
#include "core/platform/signals.h"

#include <QRegularExpression>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace nlstoken {

Result<void> Console::write(const QByteArray &bytes)
{
    wipeProgress();
    qsizetype written = 0;
    while (written < bytes.size()) {
        const qsizetype step = Terminal::write(bytes.constData() + written, bytes.size() - written);
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
    printLine(plainLines(line));
}

void Console::printLine(const QString &line)
{
    wipeProgress();
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
}

void Console::warn(const QString &line)
{
    if (!m_quiet)
        warnAnyway(line);
}

// Its first word is coloured, whatever that is in the language.
void Console::warnAnyway(const QString &line)
{
    static const QRegularExpression colon(u"[:：]"_s);
    const QString plain = plainLines(line);
    const qsizetype end = plain.indexOf(colon) + 1;
    printLine(inErrorColor(plain.left(end), TextColor::Yellow) + plain.mid(end));
}

void Console::printError(const QString &lines)
{
    printLine(inErrorColor(u"nls-token:"_s, TextColor::Red) + u' ' + plainLines(lines));
}

bool Console::colorsResults() const
{
    return usesColor(m_colorUse, Terminal::isOutputTerminal());
}

QString Console::inErrorColor(const QString &text, TextColor color) const
{
    return usesColor(m_colorUse, Terminal::isErrorTerminal()) ? colored(text, color) : text;
}

void Console::complainSecret(const QString &words, const SecretBytes &secret)
{
    wipeProgress();
    const QByteArray bytes = plainLines(words).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    std::fwrite(secret.view().data(), 1, static_cast<std::size_t>(secret.size()), stderr);
    std::fputc('\n', stderr);
}

bool Console::showsErrors()
{
    return Terminal::isErrorTerminal();
}

void Console::showProgress(const QString &text)
{
    if (m_quiet || !Terminal::isErrorTerminal())
        return;
    wipeProgress();
    const QByteArray bytes = plainLines(text).toUtf8();
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

int Console::width()
{
    constexpr int readable = 100;
    return std::min(Terminal::outputColumns().value_or(readable), readable);
}

bool Console::isInteractive()
{
    return Terminal::isInputTerminal() && Terminal::isErrorTerminal();
}

std::optional<SecretBytes> Console::readSecretLine()
{
    return m_terminal.readHiddenLine({});
}

Result<QByteArray> Console::readAll(qsizetype longest)
{
    std::optional<QByteArray> all = m_terminal.readAll(longest);
    if (!all)
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    return *std::move(all);
}

Result<SecretBytes> Console::askSecret(const QString &question)
{
    std::optional<SecretBytes> typed =
        m_terminal.readHiddenLine([this, &question] { complain(question); });
    if (!typed || Interruption::isRequested())
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    return *std::move(typed);
}

Result<QByteArray> Console::askLine(const QString &question)
{
    complain(question);
    const std::optional<SecretBytes> typed = m_terminal.readLine();
    if (!typed || Interruption::isRequested())
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    return typed->view().toByteArray().trimmed();
}

Result<bool> Console::confirms(const QString &question)
{
    complain(question);
    const std::optional<SecretBytes> typed = m_terminal.readLine();
    if (Interruption::isRequested())
        return Failure({.kind = ErrorKind::Interrupted, .code = errorcode::Interrupted});
    if (!typed)
        return false;
    const QString answer = QString::fromUtf8(typed->view()).trimmed().toLower();
    return answer == "y"_L1 || answer == "yes"_L1 || answer == u"是"_s;
}

} // namespace nlstoken
