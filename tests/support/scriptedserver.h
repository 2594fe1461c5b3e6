// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>

#include <deque>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace nlstoken {

//! \brief A server on 127.0.0.1 that plays one script a connection, in the order announced, and
//! counts what reaches it. A connection or a request that nobody announced fails the test.
class ScriptedServer final : public QObject
{
    Q_OBJECT

public:
    enum class Ending {
        Close, //!< in good order
        Reset, //!< as when the machine behind it dies
        KeepOpen,
        Trickle, //!< a byte every few milliseconds, without end
        Flood, //!< bytes as fast as they are taken, without end
    };

    struct Script
    {
        bool readsFirst = true; //!< false: ends at once, without waiting for a request
        QList<QByteArray> answers{}; //!< to the first request, the second, …
        //! After the last answer; with none, after the first request. When the answers are used up
        //! and the end is Close or Reset, it comes only with the next request if \a reuses.
        Ending ending = Ending::Close;
        bool reuses = false;
    };

    explicit ScriptedServer(QObject *parent = nullptr);
    ~ScriptedServer() override;

    //! \brief Speaks TLS from now on.
    void useTls(const QByteArray &certificatePem, const QByteArray &privateKeyPem);
    void expect(const Script &script);
    //! \brief Announces one connection with one request, which is answered with \a answer.
    void expect(const QByteArray &answer);

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString origin() const; //!< by address: http(s)://127.0.0.1:port
    [[nodiscard]] int openConnections() const { return m_open; }
    [[nodiscard]] bool isDone() const { return m_scripts.empty(); }

    int connections = 0; //!< that were made
    QList<QByteArray> requests; //!< as they came, head and body

private:
    struct Visit;
    void welcome(QTcpSocket *socket);
    void read(const std::shared_ptr<Visit> &visit);
    void end(const std::shared_ptr<Visit> &visit);

    std::unique_ptr<QTcpServer> m_server;
    std::deque<Script> m_scripts;
    QSslCertificate m_certificate;
    QSslKey m_key;
    int m_open = 0;
};

//! \brief A whole HTTP/1.1 answer with Content-Length.
[[nodiscard]] QByteArray httpAnswer(int status, const QByteArray &body,
    const QByteArray &headers = {}); //!< each header with its line break

//! \brief A port of this computer where nobody listens.
[[nodiscard]] quint16 closedPort();

} // namespace nlstoken
