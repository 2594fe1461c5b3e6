// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpexchange.h"

#include "core/http/networkfault.h"
#include "core/model/errorcode.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr int temporaryRedirect = 307;
constexpr int permanentRedirect = 308;

QNetworkProxy proxyOf(const QNetworkReply &reply)
{
    const QNetworkProxyQuery query(reply.url());
    QNetworkProxyFactory *own = reply.manager()->proxyFactory();
    const QList<QNetworkProxy> proxies =
        own ? own->queryProxy(query) : QNetworkProxyFactory::proxyForQuery(query);
    return proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.front();
}

} // namespace

HttpExchange::HttpExchange(QNetworkReply *network, const Clock &clock, const ExchangeLimits &limits,
    Reply<HttpAnswer> reply, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_clock(clock)
    , m_largestAnswer(limits.answer)
    , m_reply(std::move(reply))
{
    m_network->setParent(this);
    m_answer.sentAt = m_clock.now();
    connect(m_network, &QNetworkReply::readyRead, this, &HttpExchange::collect);
    connect(m_network, &QNetworkReply::finished, this, &HttpExchange::finish);
    connect(m_network, &QNetworkReply::encrypted, this, [this] { m_isEncrypted = true; });
    connect(m_network, &QNetworkReply::sslErrors, this, &HttpExchange::noteTlsErrors);
    // Qt's own time-out restarts with every byte; this one covers the whole exchange.
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { stop(errorcode::Timeout); });
    m_timer.start(limits.time);
    if (QObject *caller = m_reply.context())
        connect(caller, &QObject::destroyed, this, [this] { stop(errorcode::Interrupted); });
}

void HttpExchange::collect()
{
    m_answer.body += m_network->read(m_largestAnswer + 1 - m_answer.body.size());
    if (m_answer.body.size() > m_largestAnswer)
        stop(errorcode::AnswerTooLarge);
}

// The connection is closed when the reply dies; aborting it would come in the way of an end that is
// on its way already.
void HttpExchange::stop(QLatin1StringView code)
{
    if (m_over)
        return;
    m_stopCode = code;
    m_timer.stop();
    m_network->disconnect(this);
    noteHead();
    answer(Failure(networkError()));
}

void HttpExchange::noteHead()
{
    m_answer.receivedAt = m_clock.now();
    m_answer.status = m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.date = m_network->rawHeader("Date");
    m_answer.retryAfter = m_network->rawHeader("Retry-After");
    m_answer.acsRetryAfter = m_network->rawHeader("x-acs-retry-after");
    m_answer.contentType = m_network->rawHeader("Content-Type");
    m_answer.nlsRequestId = m_network->rawHeader("X-NLS-RequestId");
}

void HttpExchange::finish()
{
    m_timer.stop();
    collect();
    if (!m_stopCode.isEmpty())
        return;
    noteHead();
    const int status = m_answer.status;
    // Statuses of 400 and more are errors to Qt, but answers to us; those stay below 200 when the
    // answer is whole.
    const QNetworkReply::NetworkError error = m_network->error();
    const bool whole = error == QNetworkReply::NoError || error > QNetworkReply::UnknownProxyError;
    // Of these redirects Qt says no more than that it couldn't repeat the request.
    const bool redirect = error == QNetworkReply::ContentReSendError
        && (status == temporaryRedirect || status == permanentRedirect);
    if (status > 0 && (redirect || (whole && error != QNetworkReply::ContentReSendError)))
        answer(std::move(m_answer));
    else
        answer(Failure(networkError()));
}

void HttpExchange::noteTlsErrors(const QList<QSslError> &errors)
{
    m_tlsCode = tlsFaultCode(errors);
}

void HttpExchange::answer(Result<HttpAnswer> result)
{
    m_over = true;
    m_reply.answer(std::move(result));
    deleteLater();
}

ServiceError HttpExchange::networkError() const
{
    ServiceError error{
        .kind = ErrorKind::Network, .code = {}, .detail = hostAndPort(m_network->url())};
    if (m_stopCode == errorcode::AnswerTooLarge) {
        error.kind = ErrorKind::Protocol;
        error.code = m_stopCode;
        error.httpStatus = m_answer.status;
        return error;
    }
    const bool refusedByProxy =
        m_network->error() == QNetworkReply::ProxyAuthenticationRequiredError;
    if (m_answer.status > 0 && m_stopCode.isEmpty() && !refusedByProxy) {
        // It began to answer and broke off.
        error.kind = ErrorKind::Protocol;
        error.code = errorcode::AnswerTruncated;
        error.httpStatus = m_answer.status;
        return error;
    }
    // Whoever never came through it can't tell whether the service would have answered.
    const bool isStuckInProxy = m_stopCode == errorcode::Timeout && !m_isEncrypted
        && m_network->url().scheme() == "https"_L1
        && proxyOf(*m_network).type() != QNetworkProxy::NoProxy;
    if (isStuckInProxy)
        error.code = errorcode::ProxyFailed;
    else if (!m_stopCode.isEmpty())
        error.code = m_stopCode;
    else if (!m_tlsCode.isEmpty())
        error.code = m_tlsCode;
    else
        error.code = networkFaultCode(m_network->error(), m_network->url(), proxyOf(*m_network));
    if (error.code == errorcode::HostNotFound || error.code == errorcode::HostMisspelt)
        error.detail = m_network->url().host();
    const QNetworkProxy proxy = proxyOf(*m_network);
    const bool isProxys =
        error.code == errorcode::ProxyFailed || error.code == errorcode::ProxyAuthentication;
    if (isProxys && !proxy.hostName().isEmpty())
        error.detail = hostAndPort(proxy);
    return error;
}

} // namespace nlstoken
