// SPDX-License-Identifier: Apache-2.0
#include "core/platform/folderfile.h"
#include "core/platform/folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace nlstoken {

namespace {

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

// Many systems give each user a group, and let the group write what the user makes.
bool isGroupOfThisUserAlone(gid_t group)
{
    const struct passwd *user = ::getpwuid(::getuid());
    if (user == nullptr || user->pw_gid != group)
        return false;
    const QByteArray name = user->pw_name;
    const struct group *members = ::getgrgid(group);
    if (members == nullptr || name != members->gr_name)
        return false;
    for (char **member = members->gr_mem; *member != nullptr; ++member) {
        if (name != *member)
            return false;
    }
    return true;
}

bool othersMayWrite(const struct stat &folder)
{
    if ((folder.st_mode & S_IWOTH) != 0)
        return true;
    return (folder.st_mode & S_IWGRP) != 0 && folder.st_gid != 0
        && !isGroupOfThisUserAlone(folder.st_gid);
}

bool belongsToOthers(const struct stat &folder)
{
    return folder.st_uid != ::geteuid() && folder.st_uid != 0 && ::geteuid() != 0;
}

// The system made it for this user; there are some that leave it open.
bool isRuntimeFolder(const struct stat &folder)
{
    const QString runtime = runtimeFolder();
    if (runtime.isEmpty())
        return false;
    for (const QString &path : {runtime, QFileInfo(runtime).path()}) {
        struct stat status{};
        if (::stat(QFile::encodeName(path).constData(), &status) == 0
            && status.st_dev == folder.st_dev && status.st_ino == folder.st_ino)
            return true;
    }
    return false;
}

bool writeAll(int file, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const ssize_t step = ::write(
            file, bytes.constData() + written, static_cast<std::size_t>(bytes.size() - written));
        if (step < 0 && errno == EINTR)
            continue;
        if (step <= 0)
            return false;
        written += step;
    }
    return true;
}

} // namespace

FolderFile::FolderFile(QString path)
    : m_path(std::move(path))
    , m_name(QFile::encodeName(QFileInfo(m_path).fileName()))
{
}

FolderFile::~FolderFile()
{
    if (m_folder >= 0)
        ::close(m_folder);
}

FolderFile::Opened FolderFile::open(const QString &path)
{
    std::unique_ptr<FolderFile> file(new FolderFile(path));
    const QByteArray folder = QFile::encodeName(QFileInfo(path).path());
    file->m_folder = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    struct stat status{};
    if (file->m_folder < 0 || ::fstat(file->m_folder, &status) != 0)
        return {nullptr, false, reasonOf(errno)};
    if ((othersMayWrite(status) || belongsToOthers(status)) && !isRuntimeFolder(status))
        return {nullptr, true, {}};
    return {std::move(file), false, {}};
}

FileContents FolderFile::read(qint64 longest) const
{
    using Outcome = FileContents::Outcome;
    const int handle = ::openat(
        m_folder, m_name.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW);
    if (handle < 0) {
        const int error = errno;
        if (error == ENOENT)
            return {Outcome::Missing, {}, reasonOf(error)};
        // A link, or a socket.
        const bool isNoFile = error == ELOOP || error == EMLINK || error == ENXIO;
        return {isNoFile ? Outcome::NotRegular : Outcome::Unreadable, {}, reasonOf(error)};
    }
    struct stat status{};
    QFile file;
    if (::fstat(handle, &status) != 0 || !S_ISREG(status.st_mode)
        || !file.open(handle, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(handle);
        return {S_ISDIR(status.st_mode) ? Outcome::Folder : Outcome::NotRegular, {}, {}};
    }
    QByteArray bytes = file.read(longest + 1);
    if (bytes.size() > longest)
        return {Outcome::TooLarge, {}, {}};
    return {Outcome::Read, std::move(bytes), {}};
}

QString FolderFile::replace(const QByteArray &bytes)
{
    constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;
    const QByteArray unfinished = '.' + QUuid::createUuid().toByteArray(QUuid::Id128);
    const int handle = ::openat(m_folder, unfinished.constData(),
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, ownerOnly);
    if (handle < 0)
        return reasonOf(errno);
    struct stat status{};
    // Network file systems report a full disk only when the file is closed.
    bool isWritten = ::fchmod(handle, ownerOnly) == 0 && ::fstat(handle, &status) == 0
        && writeAll(handle, bytes);
    int error = errno;
    if (::close(handle) != 0 && isWritten) {
        error = errno;
        isWritten = false;
    }
    // What is there, also a link, makes way for it.
    if (isWritten
        && ::renameat(m_folder, unfinished.constData(), m_folder, m_name.constData()) != 0) {
        error = errno;
        isWritten = false;
    }
    if (!isWritten) {
        (void)::unlinkat(m_folder, unfinished.constData(), 0);
        return reasonOf(error);
    }
    m_ownInode = status.st_ino;
    return {};
}

void FolderFile::removeOwn()
{
    struct stat status{};
    if (m_ownInode != 0
        && ::fstatat(m_folder, m_name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0
        && status.st_ino == m_ownInode)
        (void)::unlinkat(m_folder, m_name.constData(), 0);
    m_ownInode = 0;
}

bool isFolderOfOthers(const QString &folder)
{
    struct stat status{};
    if (::stat(QFile::encodeName(folder).constData(), &status) != 0)
        return false;
    return othersMayWrite(status) || belongsToOthers(status);
}

} // namespace nlstoken
