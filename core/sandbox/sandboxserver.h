// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/http/connectionlimits.h"
#include "core/http/requesthandler.h"
#include "core/sandbox/faulteffects.h"
#include "core/sandbox/faultscript.h"
#include "core/sandbox/sandboxcertificate.h"
#include "core/sandbox/sandboxkey.h"
#include "core/sandbox/speech/speechsocket.h"

#include <QByteArray>
#include <QDateTime>
#include <QHostAddress>
#include <QObject>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

class QWebSocket;
class QWebSocketServer;

namespace nlstoken {

class AnswerPlanner;
class Clock;
class HttpListener;
class SpeechGateway;
struct Delivery;
struct PlannedAnswer;

//! \brief How a sandbox is to be started. What is left out is invented anew at each start.
struct SandboxOptions
{
    QHostAddress address{QHostAddress::LocalHost}; //!< loopback, or start() fails
    quint16 port = 0; //!< 0: any
    bool tls = false;
    std::chrono::seconds ttl = std::chrono::hours(24); //!< of the tokens
    FaultScript faults{};
    std::optional<SandboxKey> key{};
    QString appkey{};
    QString userId{};
    CertificateFlaw certificateFlaw = CertificateFlaw::None;
    faulteffects::Pace pace{};
    ConnectionLimits limits{};
    SpeechLimits speechLimits{};
};

//! \brief What happened to one request, or to one task over a WebSocket. Holds no parameter and no
//! token.
struct SandboxRecord
{
    QDateTime time; //!< when the request was complete, or the task over, UTC
    QString method; //!< "WS" for a task
    QString path; //!< without the query; the namespace of a task
    int httpStatus = 0; //!< of the answer as planned, even when the wire spoils it; 101 for a task
    QString code; //!< "OK", or the service's `Code` or status; empty when the answer wasn't the
                  //!< service's
    QString fault; //!< the fault played; empty for none
    QString requestId; //!< empty when the answer has none
};

//! \brief The built-in local service that plays CreateToken and the speech gateway strictly, for
//! users, tests and the window.
//!
//! Listens on loopback only. Keys, certificate and tokens are invented and live in memory; nothing
//! is written to disk.
class SandboxServer final : public QObject, private RequestHandler
{
    Q_OBJECT

public:
    //! \param clock of this computer, which the service's clock follows; borrowed for life
    SandboxServer(SandboxOptions options, const Clock &clock, QObject *parent = nullptr);
    ~SandboxServer() override;

    //! \brief Starts to listen; again after stop(), with the same key.
    //! \return AddressUnusable, kind usage, for an address that isn't loopback; ListenFailed or
    //! AddressUnusable, kind network, when the port can't be had; Defect when no certificate could
    //! be made
    [[nodiscard]] Result<void> start();
    //! \brief Listens no more and closes every connection, once what was written to it is out.
    void stop();

    //! \brief Origin of CreateToken, for example "http://127.0.0.1:38211"; empty unless listening.
    [[nodiscard]] QString endpoint() const;
    //! \brief Address of the speech gateway, for example "ws://127.0.0.1:38211/ws/v1"; empty unless
    //! listening.
    [[nodiscard]] QString gateway() const;
    //! \brief The certificate to trust, PEM; empty without TLS.
    [[nodiscard]] QByteArray caPem() const;
    [[nodiscard]] const SandboxKey &key() const;
    [[nodiscard]] QString appkey() const { return m_options.appkey; }
    [[nodiscard]] QString userId() const { return m_options.userId; }

    //! \brief Complete requests since construction.
    [[nodiscard]] qint64 requestCount() const noexcept { return m_requests; }
    //! \brief Connections accepted since the last start().
    [[nodiscard]] qint64 connectionCount() const;

    //! \brief Plays \a faults from the next request on; what is left of the script before is
    //! forgotten.
    void setFaults(FaultScript faults);

Q_SIGNALS:
    //! A request was complete; its answer is about to be written.
    void answered(const nlstoken::SandboxRecord &record);

private:
    [[nodiscard]] QString origin(const QString &scheme) const;
    void handle(const ServerRequest &request, HttpConnection &connection) override;
    [[nodiscard]] qsizetype mostBody(const ServerRequest &request) const override;
    [[nodiscard]] bool takesUpgrades() const override { return true; }
    [[nodiscard]] std::optional<Delivery> answer(const ServerRequest &request);
    [[nodiscard]] std::optional<PlannedAnswer> plan(
        const ServerRequest &request, const QDateTime &now);
    void openSpeech(std::unique_ptr<QWebSocket> socket);

    SandboxOptions m_options;
    const Clock &m_clock;
    std::unique_ptr<AnswerPlanner> m_planner;
    std::unique_ptr<SpeechGateway> m_gateway;
    std::optional<SandboxCertificate> m_certificate;
    std::unique_ptr<QWebSocketServer>
        m_webSockets; // does not listen: gets its sockets from handle()
    HttpListener *m_listener = nullptr; // a child while listening
    qint64 m_requests = 0;
};

} // namespace nlstoken

Q_DECLARE_METATYPE(nlstoken::SandboxRecord)
