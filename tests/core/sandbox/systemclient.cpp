// SPDX-License-Identifier: Apache-2.0
#include "tests/core/sandbox/systemclient.h"

#include <QTest>
#include <QUrl>

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace nlstoken::testing {

SystemClient::SystemClient(const QString &endpoint)
    : m_descriptor(socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(QUrl(endpoint).port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // The kernel completes it from the backlog, before the server in this very thread accepts.
    QCOMPARE(
        connect(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
}

SystemClient::~SystemClient()
{
    close(m_descriptor);
}

void SystemClient::send(const QByteArray &bytes) const
{
    QCOMPARE(::send(m_descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), 0),
        bytes.size());
}

SystemClient::State SystemClient::receive()
{
    std::array<char, 4096> buffer{};
    while (m_state == State::Open) {
        const auto size = recv(m_descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (size > 0)
            m_received.append(buffer.data(), size);
        else if (size == 0)
            m_state = State::Closed;
        else if (errno == ECONNRESET)
            m_state = State::Reset;
        else
            break;
    }
    return m_state;
}

} // namespace nlstoken::testing
