// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpclient.h"

#include "core/http/httpexchange.h"
#include "core/http/sequentialbody.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Not the system's own: it takes variables as few people write them.
class ProxyOfOptions final : public QNetworkProxyFactory
{
public:
    explicit ProxyOfOptions(NetworkOptions options)
        : m_options(std::move(options))
    {
    }
    // Asked several times for one request: what it comes to is logged once.
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        const QUrl origin = query.url().adjusted(QUrl::RemovePath | QUrl::RemoveQuery);
        if (!m_known || m_origin != origin) {
            m_origin = origin;
            m_known = proxyFor(origin, m_options);
        }
        return {*m_known};
    }

private:
    NetworkOptions m_options;
    QUrl m_origin;
    std::optional<QNetworkProxy> m_known;
};

} // namespace

HttpClient::HttpClient(const Clock &clock, NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_options(std::move(options))
{
}

HttpClient::~HttpClient() = default;

void HttpClient::send(
    const HttpRequest &request, std::chrono::milliseconds timeLimit, Reply<HttpAnswer> reply)
{
    QNetworkRequest network(request.url);
    for (const auto &[name, value] : request.headers)
        network.setRawHeader(name, value);
    // Qt's own decompression stalls on a hostile answer, and HTTP/2 would be another path to repeat
    // a request on.
    network.setRawHeader("Accept-Encoding", "identity");
    network.setHeader(QNetworkRequest::UserAgentHeader, u"nls-token-desk"_s);
    network.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    network.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(
        QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (request.url.scheme() == "https"_L1) {
        if (const auto tls = ownTls(m_options))
            network.setSslConfiguration(*tls);
    }
    auto *body = new SequentialBody(request.body, &manager());
    QNetworkReply *sent = manager().post(network, body);
    body->setParent(sent);
    new HttpExchange(sent, m_clock, {timeLimit, request.largestAnswer}, std::move(reply), this);
}

QNetworkAccessManager &HttpClient::manager()
{
    if (!m_manager) {
        m_manager = new QNetworkAccessManager(this);
        m_manager->setProxyFactory(new ProxyOfOptions(m_options));
    }
    return *m_manager;
}

} // namespace nlstoken
