// SPDX-License-Identifier: Apache-2.0
#include "core/platform/passedsocket.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace nlstoken {

namespace {

constexpr int firstDescriptor = 3; // where systemd puts what it passes

int socketOption(int descriptor, int option)
{
    int value = 0;
    socklen_t size = sizeof value;
    return ::getsockopt(descriptor, SOL_SOCKET, option, &value, &size) == 0 ? value : -1;
}

// Nothing unless it is a listening TCP socket.
std::optional<PassedSocket> listeningSocket(int descriptor)
{
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    auto *address = reinterpret_cast<sockaddr *>(&name); // what the system's functions take
    if (socketOption(descriptor, SO_TYPE) != SOCK_STREAM
        || socketOption(descriptor, SO_ACCEPTCONN) != 1
        || ::getsockname(descriptor, address, &size) != 0)
        return std::nullopt;
    in_port_t port = 0;
    if (name.ss_family == AF_INET)
        port = reinterpret_cast<const sockaddr_in *>(&name)->sin_port;
    else if (name.ss_family == AF_INET6)
        port = reinterpret_cast<const sockaddr_in6 *>(&name)->sin6_port;
    else
        return std::nullopt;
    return PassedSocket{descriptor, QHostAddress(address), ntohs(port)};
}

} // namespace

std::optional<PassedSocket> passedSocket()
{
    const bool isForUs = qEnvironmentVariable("LISTEN_PID") == QString::number(::getpid());
    const QString count = qEnvironmentVariable("LISTEN_FDS");
    for (const char *name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"})
        qunsetenv(name);
    if (!isForUs)
        return std::nullopt;
    std::optional<PassedSocket> socket = listeningSocket(firstDescriptor);
    if (count != QString::number(1) || !socket)
        return PassedSocket{};
    (void)::fcntl(firstDescriptor, F_SETFD, FD_CLOEXEC);
    return socket;
}

} // namespace nlstoken
