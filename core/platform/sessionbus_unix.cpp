// SPDX-License-Identifier: Apache-2.0
#include "core/platform/sessionbus.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

QString systemWords(int number)
{
    return QString::fromLocal8Bit(std::strerror(number));
}

bool isSocket(const QByteArray &path)
{
    struct stat status{};
    return ::stat(path.constData(), &status) == 0 && S_ISSOCK(status.st_mode);
}

// The value of \a key in one address, "unix:path=/run/user/1000/bus,guid=…"; \source D-Bus
// specification, "Server Addresses"
QByteArray valueIn(const QByteArray &address, const QByteArray &key)
{
    const QByteArray pairs = address.mid(address.indexOf(':') + 1);
    for (const QByteArray &pair : pairs.split(',')) {
        if (pair.startsWith(key + '='))
            return QByteArray::fromPercentEncoding(pair.mid(key.size() + 1));
    }
    return {};
}

class BusSocket
{
public:
    BusSocket()
        : m_socket(::socket(AF_UNIX, SOCK_STREAM, 0))
    {
        if (m_socket >= 0) {
            (void)::fcntl(m_socket, F_SETFD, FD_CLOEXEC);
            (void)::fcntl(m_socket, F_SETFL, O_NONBLOCK);
        }
    }
    ~BusSocket()
    {
        if (m_socket >= 0)
            ::close(m_socket);
    }
    BusSocket(const BusSocket &) = delete;
    BusSocket &operator=(const BusSocket &) = delete;

    // 0, or the error number.
    [[nodiscard]] int connectTo(const QByteArray &name, bool isAbstract, QDeadlineTimer limit) const
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::size_t start = isAbstract ? 1 : 0;
        const auto size = static_cast<std::size_t>(name.size());
        if (size + start >= sizeof address.sun_path)
            return ENAMETOOLONG;
        std::copy(name.cbegin(), name.cend(), std::begin(address.sun_path) + start);
        const auto length = static_cast<socklen_t>(
            offsetof(sockaddr_un, sun_path) + size + (isAbstract ? start : 1));
        // A full queue of a bus that accepts nobody is EAGAIN, and doesn't become ready.
        while (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), length) != 0) {
            if (errno != EINTR && errno != EAGAIN)
                return errno;
            if (limit.hasExpired())
                return ETIMEDOUT;
            (void)::poll(nullptr, 0, 10);
        }
        return 0;
    }

    // Whether somebody answers the first line of the authentication, whatever they say.
    [[nodiscard]] bool answers(QDeadlineTimer limit) const
    {
        const QByteArray who = QByteArray::number(::geteuid()).toHex();
        const QByteArray hello = QByteArray(1, '\0') + "AUTH EXTERNAL " + who + "\r\n";
        if (::send(
                m_socket, hello.constData(), static_cast<std::size_t>(hello.size()), MSG_NOSIGNAL)
            != hello.size())
            return false;
        pollfd waiting{m_socket, POLLIN, 0};
        int ready = 0;
        do {
            ready = ::poll(&waiting, 1, static_cast<int>(limit.remainingTime()));
        } while (ready < 0 && errno == EINTR);
        std::array<char, 1> first{};
        return ready > 0 && ::recv(m_socket, first.data(), first.size(), 0) == 1;
    }

private:
    int m_socket;
};

} // namespace

std::optional<QByteArray> sessionBusAddress(const QProcessEnvironment &environment)
{
    const QByteArray given = environment.value(QLatin1StringView(sessionBusVariable)).toUtf8();
    if (!given.isEmpty() && !given.startsWith("autolaunch:"))
        return std::nullopt;
    const QByteArray folder = environment.value(u"XDG_RUNTIME_DIR"_s).toLocal8Bit();
    if (folder.startsWith('/') && isSocket(folder + "/bus"))
        return "unix:path=" + (folder + "/bus").toPercentEncoding("/_-.");
    return noSessionBus;
}

QString sessionBusFault(const QByteArray &address, std::chrono::milliseconds limit)
{
    if (address.isEmpty() || address == noSessionBus)
        return u"DBUS_SESSION_BUS_ADDRESS is not set, and there is no bus in XDG_RUNTIME_DIR"_s;
    // Of several addresses libraries take the first one that works.
    QString fault;
    const QDeadlineTimer deadline(limit);
    for (const QByteArray &one : address.split(';')) {
        if (!one.startsWith("unix:"))
            return {};
        const QByteArray path = valueIn(one, "path");
        const QByteArray abstractName = valueIn(one, "abstract");
        if (path.isEmpty() && abstractName.isEmpty())
            return {};
        const BusSocket socket;
        const int number =
            socket.connectTo(path.isEmpty() ? abstractName : path, path.isEmpty(), deadline);
        const QString name = QString::fromLocal8Bit(path.isEmpty() ? abstractName : path);
        if (number == 0 && socket.answers(deadline))
            return {};
        fault = name + u": "_s + systemWords(number == 0 ? ETIMEDOUT : number);
    }
    return fault;
}

} // namespace nlstoken
