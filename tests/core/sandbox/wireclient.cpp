// SPDX-License-Identifier: Apache-2.0
#include "tests/core/sandbox/wireclient.h"

#include <QEventLoop>
#include <QTimer>
#include <QUrl>

namespace nlstoken::testing {

WireClient::WireClient(const QString &endpoint)
{
    connect(this, &QTcpSocket::readyRead, this, [this] { m_received += readAll(); });
    connect(this, &QTcpSocket::connected, this, [this] {
        m_wasConnected = true;
        write(m_unsent);
        m_unsent.clear();
    });
    const QUrl url(endpoint);
    connectToHost(url.host(), static_cast<quint16>(url.port()));
}

void WireClient::send(const QByteArray &bytes)
{
    if (isConnected())
        write(bytes);
    else
        m_unsent += bytes;
}

bool WireClient::waitForAnswer()
{
    QEventLoop loop;
    connect(this, &QTcpSocket::readyRead, &loop, &QEventLoop::quit);
    connect(this, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(std::chrono::seconds(5), &loop, &QEventLoop::quit);
    if (m_received.isEmpty() && !isOver())
        loop.exec();
    return !m_received.isEmpty();
}

} // namespace nlstoken::testing
