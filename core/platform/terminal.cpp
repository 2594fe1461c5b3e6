// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.h"

#include "core/platform/signals.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <initializer_list>

namespace nlstoken {

std::optional<SecretBytes> Terminal::readLine()
{
    return readLine(nullptr);
}

std::optional<SecretBytes> Terminal::readLine(HiddenTyping *hidden)
{
    const std::optional<LineKeys> keys = lineKeys(hidden);
    m_endedAt = -1;
    const auto hasLine = [this] {
        const QByteArrayView pending = m_pending.view();
        return std::ranges::find(pending, '\n') != pending.end() || pending.size() >= longestLine;
    };
    while (!m_inputEnded && !hasLine()) {
        std::array<char, 1024> chunk{};
        if (!waitForInput(hidden)) {
            m_inputEnded = true;
            break;
        }
        if (beganAgain(hidden))
            m_pending = SecretBytes();
        const qsizetype size = read(chunk.data(), std::ssize(chunk));
        if (size < 0 && errno == EINTR)
            continue;
        const QByteArrayView bytes(chunk.data(), std::max<qsizetype>(size, 0));
        if (bytes.isEmpty())
            m_inputEnded = true;
        else if (keys)
            type(bytes, *keys);
        else
            m_pending.append(bytes);
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
    // What was pasted behind a secret is no answer to the next question.
    const bool keepsRest = end < pending.size() && !keys;
    m_pending = SecretBytes(keepsRest ? pending.sliced(end + 1) : QByteArrayView());
    return result;
}

// Does to the line what the terminal would do, which keeps no more than 4,095 characters of it.
void Terminal::type(QByteArrayView bytes, const LineKeys &keys)
{
    constexpr char backspace = '\b';
    constexpr char deletion = 0x7f;
    const auto shorten = [this](qsizetype size) {
        m_pending = SecretBytes(m_pending.view().first(size));
    };
    const auto isAny = [](char c, std::initializer_list<char> some) {
        return c != 0 && std::ranges::find(some, c) != some.end();
    };
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (c != '\n'
            && !isAny(
                c, {keys.erase, keys.eraseWord, keys.eraseLine, keys.end, backspace, deletion}))
            continue;
        m_pending.append(bytes.sliced(plainFrom, i - plainFrom));
        plainFrom = i + 1;
        qsizetype size = m_pending.size();
        if (c == '\n') {
            m_pending.append("\n");
            return;
        }
        if (c == keys.end) {
            // In the middle of a line it only says that the line is ready so far.
            m_inputEnded = m_inputEnded || size == 0 || m_endedAt == size;
            m_endedAt = size;
            if (m_inputEnded)
                return;
            continue;
        }
        const QByteArrayView line = m_pending.view();
        if (c == keys.eraseLine) {
            size = 0;
        } else if (c == keys.eraseWord) {
            while (size > 0 && line[size - 1] == ' ')
                --size;
            while (size > 0 && line[size - 1] != ' ')
                --size;
        } else {
            // A character of several bytes goes as one.
            const auto continues = [](char byte) { return (byte & 0xC0) == 0x80; };
            while (size > 0 && continues(line[size - 1]))
                --size;
            size = std::max<qsizetype>(size - 1, 0);
        }
        shorten(size);
    }
    m_pending.append(bytes.sliced(plainFrom));
}

std::optional<QByteArray> Terminal::readAll(qsizetype longest)
{
    QByteArray all = m_pending.view().toByteArray();
    m_pending = SecretBytes();
    while (!m_inputEnded && all.size() < longest) {
        std::array<char, 16384> chunk;
        if (!waitForInput(nullptr))
            break;
        const qsizetype size =
            read(chunk.data(), std::min<qsizetype>(std::ssize(chunk), longest - all.size()));
        if (size < 0 && errno == EINTR)
            continue;
        if (size > 0)
            all.append(chunk.data(), size);
        else
            m_inputEnded = true;
    }
    return Interruption::isRequested() ? std::nullopt : std::optional(all);
}

bool Terminal::hasMoreInput() const
{
    // What is there already; a writer that keeps its end open is not waited for.
    return !m_pending.isEmpty() || (!m_inputEnded && hasInputNow());
}

} // namespace nlstoken
