// SPDX-License-Identifier: Apache-2.0
#include "core/platform/keptfiles.h"

#include "core/platform/regularfile.h"

using namespace std::chrono_literals;

namespace nlstoken {

KeptFiles::KeptFiles(const Clock &clock)
    : m_clock(clock)
{
}

QByteArray KeptFiles::read(const QString &path)
{
    // Within one tick of its file system a file can be replaced and look the same: FAT's are the
    // longest. Not by the wall clock, which may be set, and isn't a server's.
    constexpr std::chrono::milliseconds longestTick = 2s;
    const std::optional<Check> look = lookAt(path);
    if (!look) {
        m_kept.remove(path);
        return canLook() ? QByteArray() : readNow(path);
    }
    const std::chrono::milliseconds now = m_clock.sinceBoot();
    const auto kept = m_kept.find(path);
    if (kept == m_kept.end() || kept->look != *look)
        return m_kept.insert(path, {*look, readNow(path), now})->contents;
    if (!kept->settled) {
        kept->contents = readNow(path);
        kept->settled = now - kept->firstSeen > longestTick;
    }
    return kept->contents;
}

QByteArray KeptFiles::readNow(const QString &path)
{
    constexpr qint64 longest = 65536;
    return readRegularFile(path, longest).bytes;
}

} // namespace nlstoken
