// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/sandboxserver.h"

#include "core/base/logging.h"
#include "core/http/httpconnection.h"
#include "core/http/httplistener.h"
#include "core/model/errorcode.h"
#include "core/platform/clock.h"
#include "core/sandbox/answerplanner.h"
#include "core/sandbox/answerwriter.h"
#include "core/sandbox/speech/speechgateway.h"
#include "core/server/listenaddress.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>
#include <QWebSocket>
#include <QWebSocketServer>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

void inventWhatIsMissing(SandboxOptions &options)
{
    if (!options.key)
        options.key = inventedKey();
    if (options.appkey.isEmpty())
        options.appkey = inventedAppkey();
    if (options.userId.isEmpty())
        options.userId = inventedUserId();
}

QSslConfiguration tlsConfiguration(const SandboxCertificate &certificate)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificate.certificatePem, QSsl::Pem));
    configuration.setPrivateKey(QSslKey(certificate.privateKeyPem, QSsl::Ec, QSsl::Pem));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // clients have no certificates
    return configuration;
}

} // namespace

SandboxServer::SandboxServer(SandboxOptions options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_clock(clock)
    , m_webSockets(std::make_unique<QWebSocketServer>(QString(), QWebSocketServer::NonSecureMode))
{
    connect(m_webSockets.get(), &QWebSocketServer::newConnection, this, [this] {
        while (QWebSocket *socket = m_webSockets->nextPendingConnection()) {
            socket->setParent(nullptr);
            openSpeech(std::unique_ptr<QWebSocket>(socket));
        }
    });
    inventWhatIsMissing(m_options);
    IssuerOptions issuer{.key = *m_options.key, .userId = m_options.userId, .ttl = m_options.ttl};
    FaultScript faults = std::exchange(m_options.faults, {});
    m_gateway = std::make_unique<SpeechGateway>(m_options.appkey, faults.takeGateways());
    m_planner =
        std::make_unique<AnswerPlanner>(std::move(issuer), std::move(faults), m_options.pace);
}

SandboxServer::~SandboxServer() = default;

Result<void> SandboxServer::start()
{
    const ListenAddress where{m_options.address, m_options.port};
    if (!where.address.isLoopback())
        return usageFailure(errorcode::AddressUnusable, where.text());
    stop();
    std::optional<QSslConfiguration> tls;
    if (m_options.tls) {
        m_certificate = makeSandboxCertificate(m_options.certificateFlaw);
        if (!m_certificate)
            return Failure(ServiceError{.kind = ErrorKind::Internal,
                .code = errorcode::Defect,
                .detail = u"SandboxCertificate"_s});
        tls = tlsConfiguration(*m_certificate);
    }
    RequestHandler &handler = *this;
    auto listener = std::make_unique<HttpListener>(m_options.limits, tls, handler);
    if (!listener->listen(where.address, where.port))
        return Failure(listenFailure(*listener, where));
    m_listener = listener.release();
    m_listener->setParent(this);
    return {};
}

void SandboxServer::stop()
{
    if (!m_listener)
        return;
    m_listener->stop();
    std::exchange(m_listener, nullptr)->deleteLater();
}

QString SandboxServer::origin(const QString &scheme) const
{
    if (!m_listener)
        return {};
    return scheme + u"://"_s
        + ListenAddress{m_listener->serverAddress(), m_listener->serverPort()}.text();
}

QString SandboxServer::endpoint() const
{
    return origin(m_options.tls ? u"https"_s : u"http"_s);
}

QString SandboxServer::gateway() const
{
    const QString address = origin(m_options.tls ? u"wss"_s : u"ws"_s);
    return address.isEmpty() ? address : address + u"/ws/v1"_s;
}

QByteArray SandboxServer::caPem() const
{
    return m_certificate ? m_certificate->caPem : QByteArray();
}

const SandboxKey &SandboxServer::key() const
{
    return m_planner->key();
}

qint64 SandboxServer::connectionCount() const
{
    return m_listener ? m_listener->acceptedCount() : 0;
}

void SandboxServer::setFaults(FaultScript faults)
{
    m_gateway->setFaults(faults.takeGateways());
    m_planner->setFaults(std::move(faults));
}

void SandboxServer::handle(const ServerRequest &request, HttpConnection &connection)
{
    std::optional<Delivery> delivery = answer(request);
    if (!delivery)
        return m_webSockets->handleConnection(connection.handOver());
    const bool closes = delivery->ending == Ending::Close;
    auto *writer = // owned by the socket
        new AnswerWriter(connection.socket(), *std::move(delivery));
    connect(writer, &AnswerWriter::finished, &connection,
        [&connection, closes] { connection.answer({}, closes); });
    writer->start();
}

qsizetype SandboxServer::mostBody(const ServerRequest &request) const
{
    return request.method == "POST" && request.path == "/stream/v1/asr"
        ? m_options.limits.soundBytes
        : m_options.limits.requestBytes;
}

std::optional<Delivery> SandboxServer::answer(const ServerRequest &request)
{
    ++m_requests;
    const QDateTime now = m_clock.now();
    std::optional<PlannedAnswer> planned = plan(request, now);
    SandboxRecord record{.time = now,
        .method = QString::fromLatin1(request.method),
        .path = QString::fromLatin1(request.path),
        .httpStatus = 101,
        .code = u"OK"_s,
        .fault = {},
        .requestId = {}};
    if (planned) {
        record.httpStatus = planned->httpStatus;
        record.code = planned->code;
        record.fault = planned->fault;
        record.requestId = planned->requestId;
    }
    Q_EMIT answered(record);
    if (!planned)
        return std::nullopt;
    return std::move(planned->delivery);
}

// Nothing for a WebSocket that is to be opened.
std::optional<PlannedAnswer> SandboxServer::plan(const ServerRequest &request, const QDateTime &now)
{
    if (request.wantsUpgrade())
        return m_gateway->refusedHandshake(request, now);
    if (SpeechGateway::isPath(request.path))
        return m_gateway->answer(request, now);
    PlannedAnswer planned = m_planner->plan(request, now);
    if (planned.token)
        m_gateway->addToken(*planned.token);
    return planned;
}

void SandboxServer::openSpeech(std::unique_ptr<QWebSocket> socket)
{
    auto *speech = new SpeechSocket( // owned by the listener, with which it ends
        std::move(socket), m_gateway->session(), m_options.speechLimits,
        m_options.limits.webSocketBytes, m_listener);
    connect(speech, &SpeechSocket::taskEnded, this,
        [this](const QString &nameSpace, int status, const QString &fault) {
        Q_EMIT answered({.time = m_clock.now(),
            .method = u"WS"_s,
            .path = nameSpace,
            .httpStatus = 101,
            .code = status == GatewayRefusal::Success ? u"OK"_s : QString::number(status),
            .fault = fault,
            .requestId = {}});
    });
}

} // namespace nlstoken
