// SPDX-License-Identifier: Apache-2.0
#include "core/platform/terminal.h"

#include "core/platform/signals.h"

#include <algorithm>
#include <array>
#include <cerrno>

namespace nlstoken {

std::optional<SecretBytes> Terminal::readLine()
{
    return readLine(nullptr);
}

std::optional<SecretBytes> Terminal::readLine(HiddenTyping *hidden)
{
    constexpr qsizetype longestLine = 64 * 1024;
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
        const qsizetype size = read(chunk.data(), std::ssize(chunk));
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
