// SPDX-License-Identifier: Apache-2.0
#include "core/platform/localsocket.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace nlstoken {

namespace {

constexpr int longestQueue = 4096;

const sockaddr *asAddress(const sockaddr_un &name)
{
    return reinterpret_cast<const sockaddr *>(&name); // what the system's functions take
}

LocalSocket socketFailure(int error)
{
    return {.isInUse = error == EADDRINUSE, .reason = qt_error_string(error)};
}

int newSocket()
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (descriptor >= 0)
        (void)::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    return descriptor;
}

bool isSocket(const char *path)
{
    struct stat info = {};
    return ::lstat(path, &info) == 0 && S_ISSOCK(info.st_mode) && info.st_uid == ::geteuid();
}

bool isListenedOn(const sockaddr_un &name)
{
    const int descriptor = newSocket();
    const bool isConnected = ::connect(descriptor, asAddress(name), sizeof name) == 0;
    const bool isRefused = errno == ECONNREFUSED;
    ::close(descriptor);
    return isConnected || !isRefused;
}

int bindForThisUser(int descriptor, const sockaddr_un &name)
{
    const mode_t before = ::umask(0177);
    const int error = ::bind(descriptor, asAddress(name), sizeof name) == 0 ? 0 : errno;
    ::umask(before);
    return error;
}

} // namespace

LocalSocket listenAtPath(const QString &path)
{
    const QByteArray file = QFile::encodeName(path);
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (file.size() >= static_cast<qsizetype>(sizeof name.sun_path))
        return socketFailure(ENAMETOOLONG);
    std::memcpy(name.sun_path, file.constData(), static_cast<std::size_t>(file.size()));
    const int descriptor = newSocket();
    int error = descriptor < 0 ? errno : bindForThisUser(descriptor, name);
    if (error == EADDRINUSE && !isSocket(file.constData()))
        error = EEXIST;
    if (error == EADDRINUSE && !isListenedOn(name)) {
        ::unlink(file.constData());
        error = bindForThisUser(descriptor, name);
    }
    if (error == 0 && ::listen(descriptor, longestQueue) != 0)
        error = errno;
    if (error == 0)
        return {.descriptor = descriptor};
    if (descriptor >= 0)
        ::close(descriptor);
    return socketFailure(error);
}

void removeSocket(const QString &path)
{
    const QByteArray file = QFile::encodeName(path);
    if (isSocket(file.constData()))
        ::unlink(file.constData());
}

bool isFromThisUser(qintptr descriptor)
{
#ifdef SO_PEERCRED
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(static_cast<int>(descriptor), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(static_cast<int>(descriptor), &user, &group) == 0 && user == ::geteuid();
#endif
}

} // namespace nlstoken
