// SPDX-License-Identifier: Apache-2.0
#include "core/base/keptfiles.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

using namespace std::chrono_literals;

namespace nlstoken {

namespace {

#ifdef Q_OS_LINUX
constexpr bool canLook = true;
#else
constexpr bool canLook = false; // files are read
#endif

} // namespace

KeptFiles::KeptFiles(const Clock &clock)
    : m_clock(clock)
{
}

QByteArray KeptFiles::read(const QString &path)
{
    // Within one tick of its file system a file can be replaced and look the same: FAT's are the
    // longest. Not by the wall clock, which may be set, and isn't a server's.
    constexpr std::chrono::milliseconds longestTick = 2s;
    const std::optional<Look> look = lookAt(path);
    if (!look) {
        m_kept.remove(path);
        return canLook ? QByteArray() : readNow(path);
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
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(longest) : QByteArray();
}

std::optional<KeptFiles::Look> KeptFiles::lookAt(const QString &path)
{
#ifdef Q_OS_LINUX
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) == 0)
        return Look{status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec,
            status.st_mtim.tv_nsec};
#else
    Q_UNUSED(path);
#endif
    return std::nullopt;
}

} // namespace nlstoken
