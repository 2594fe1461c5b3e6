// SPDX-License-Identifier: Apache-2.0
#include "core/token/httptokenclient.h"

#include "core/model/errorcode.h"
#include "core/model/profilefields.h"
#include "core/http/sequentialbody.h"
#include "core/http/httpexchange.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// This computer is never asked for through a proxy: there it is another computer, and plain http,
// which is allowed only here, would show the proxy a signed request.
class ProxyForOthers final : public QNetworkProxyFactory
{
public:
    explicit ProxyForOthers(QNetworkProxy proxy)
        : m_proxy(std::move(proxy))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {
            isLoopbackHost(query.peerHostName()) ? QNetworkProxy(QNetworkProxy::NoProxy) : m_proxy};
    }

private:
    QNetworkProxy m_proxy;
};

// Whether \a der is one whole ASN.1 sequence, as every certificate is (X.690, 8.1.3).
bool isWholeSequence(QByteArrayView der)
{
    constexpr uchar sequence = 0x30;
    constexpr uchar longForm = 0x80;
    if (der.size() < 2 || uchar(der[0]) != sequence)
        return false;
    qsizetype length = uchar(der[1]);
    qsizetype header = 2;
    if (length & longForm) {
        header += length & ~longForm;
        if (header == 2 || header > 2 + 4 || der.size() < header)
            return false;
        length = 0;
        for (const char byte : der.sliced(2, header - 2))
            length = (length << 8) | uchar(byte);
    }
    return der.size() == header + length;
}

// Not QSslCertificate, which loads OpenSSL: that takes as long as all else that answers with a
// token that is kept, and then nothing is sent that would need it.
bool holdsCertificate(const QByteArray &pem)
{
    constexpr QByteArrayView begin = "-----BEGIN CERTIFICATE-----";
    constexpr QByteArrayView end = "-----END CERTIFICATE-----";
    for (qsizetype at = 0; (at = pem.indexOf(begin, at)) >= 0;) {
        at += begin.size();
        const qsizetype behind = pem.indexOf(end, at);
        if (behind < 0)
            return false;
        if (isWholeSequence(QByteArray::fromBase64(pem.mid(at, behind - at))))
            return true;
    }
    return false;
}

} // namespace

Result<void> checkedCaFile(const QString &caFile)
{
    constexpr qint64 largestFile = 16 * 1024 * 1024;
    const auto refused = [&caFile](QLatin1StringView code) {
        return Failure({.kind = ErrorKind::Usage, .code = code, .detail = caFile});
    };
    QFile file(caFile);
    if (!file.open(QIODevice::ReadOnly))
        return refused(errorcode::CaFileUnreadable);
    if (!holdsCertificate(file.read(largestFile)))
        return refused(errorcode::CaFileNotPem);
    return {};
}

Result<QNetworkProxy> checkedProxy(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool http = url.scheme() == "http"_L1;
    const bool socks = url.scheme() == "socks5"_L1;
    const bool bare =
        (url.path().isEmpty() || url.path() == "/"_L1) && !url.hasQuery() && !url.hasFragment();
    if (!url.isValid() || (!http && !socks) || url.host().isEmpty() || url.port() == 0
        || url.authority().contains(u'@') || !bare)
        return Failure({.kind = ErrorKind::Usage, .code = errorcode::ProxyInvalid});
    constexpr int usualHttpPort = 8080;
    constexpr int usualSocksPort = 1080;
    return QNetworkProxy(http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy, url.host(),
        static_cast<quint16>(url.port(http ? usualHttpPort : usualSocksPort)));
}

HttpTokenClient::HttpTokenClient(const Clock &clock, NetworkOptions options, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_options(std::move(options))
{
}

HttpTokenClient::~HttpTokenClient() = default;

void HttpTokenClient::send(
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
    if (!m_options.caFile.isEmpty() && request.url.scheme() == "https"_L1) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        // By file name: handing over certificates would switch the system's authorities off.
        tls.addCaCertificates(m_options.caFile, QSsl::Pem);
        network.setSslConfiguration(tls);
    }
    auto *body = new SequentialBody(request.body, &manager());
    QNetworkReply *sent = manager().post(network, body);
    body->setParent(sent);
    new HttpExchange(sent, m_clock, {timeLimit, request.largestAnswer}, std::move(reply), this);
}

QNetworkAccessManager &HttpTokenClient::manager()
{
    if (!m_manager) {
        m_manager = new QNetworkAccessManager(this);
        if (!m_options.proxy.isEmpty())
            m_manager->setProxyFactory(
                new ProxyForOthers(checkedProxy(m_options.proxy).value_or(QNetworkProxy())));
    }
    return *m_manager;
}

} // namespace nlstoken
