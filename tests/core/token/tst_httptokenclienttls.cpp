// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/sandbox/sandboxcertificate.h"
#include "tests/support/httptestclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;
using Ending = ScriptedServer::Ending;

namespace {

// A name that only the proxy would have to resolve.
const QString farOrigin = u"https://nlsmeta.no-such-region.invalid"_s;

} // namespace

// Certificates, authorities and proxies.
class tst_httptokenclienttls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_log = std::make_unique<LogListener>();
    }

    void cleanup()
    {
        for (const QString &line : m_log->lines())
            QVERIFY2(!tellsOfTheRequest(line), qPrintable(line));
        m_log.reset();
    }

    void authorityFromAFileIsTrusted()
    {
        ScriptedServer server;
        const QString caFile = secure(server, CertificateFlaw::None);
        server.expect(httpAnswer(200, "{}"));
        const Result<HttpAnswer> answer =
            HttpTestClient{.options = {.caFile = caFile}}.send(server.origin());
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().code));
        QCOMPARE(answer->body, "{}");
        QVERIFY2(server.requests.at(0).startsWith("POST / HTTP/1.1\r\n"), "HTTP/2 was spoken");
    }

    void badCertificateGetsNoRequest_data()
    {
        QTest::addColumn<CertificateFlaw>("flaw");
        QTest::addColumn<bool>("authorityIsTrusted");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown authority")
            << CertificateFlaw::None << false << QString(errorcode::TlsUntrusted);
        QTest::newRow("wrong host")
            << CertificateFlaw::WrongHost << true << QString(errorcode::TlsWrongHost);
        QTest::newRow("expired") << CertificateFlaw::Expired << true
                                 << QString(errorcode::TlsExpired);
        QTest::newRow("wrong host, unknown authority")
            << CertificateFlaw::WrongHost << false << QString(errorcode::TlsWrongHost);
    }
    void badCertificateGetsNoRequest()
    {
        QFETCH(CertificateFlaw, flaw);
        QFETCH(bool, authorityIsTrusted);
        QFETCH(QString, code);
        ScriptedServer server;
        const QString caFile = secure(server, flaw);
        server.expect({.ending = Ending::KeepOpen});
        const Result<HttpAnswer> answer =
            HttpTestClient{.options = {.caFile = authorityIsTrusted ? caFile : QString()}}.send(
                server.origin());
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, code);
        QCOMPARE(answer.error().detail, u"127.0.0.1:"_s + QString::number(server.port()));
        QVERIFY(server.requests.isEmpty());
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void selfSignedCertificateIsNotTrusted()
    {
        // The authority's own file, served by somebody who made an equal one.
        ScriptedServer server;
        const QString caFile = secure(server, CertificateFlaw::None);
        ScriptedServer impostor;
        secure(impostor, CertificateFlaw::None);
        impostor.expect({.ending = Ending::KeepOpen});
        const Result<HttpAnswer> answer =
            HttpTestClient{.options = {.caFile = caFile}}.send(impostor.origin());
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, errorcode::TlsUntrusted);
        QVERIFY(impostor.requests.isEmpty());
    }

    void serverWithoutTlsIsATlsFailure()
    {
        ScriptedServer server;
        server.expect({.readsFirst = false, .answers = {}, .ending = Ending::Trickle});
        const Result<HttpAnswer> answer =
            HttpTestClient().send(u"https://127.0.0.1:"_s + QString::number(server.port()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::TlsFailed);
        QVERIFY(server.requests.isEmpty());
    }

    void proxyThatIsAwayIsAProxyFault()
    {
        const QString proxy = u"http://127.0.0.1:"_s + QString::number(closedPort());
        const Result<HttpAnswer> answer =
            HttpTestClient{.options = {.proxy = proxy}}.send(farOrigin);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Network);
        QCOMPARE(answer.error().code, errorcode::ProxyFailed);
    }

    void proxyThatSaysNoIsAProxyFault_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("wants a password") << QByteArray(
            "HTTP/1.1 407 Proxy Authentication Required\r\n"
            "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n"
            "Connection: close\r\n\r\n") << QString(errorcode::ProxyAuthentication);
        QTest::newRow("forbids") << QByteArray(
            "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                                 << QString(errorcode::ProxyFailed);
        QTest::newRow("is no proxy")
            << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n\r\n") << QString(errorcode::ProxyFailed);
    }
    void proxyThatSaysNoIsAProxyFault()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, code);
        ScriptedServer proxy;
        proxy.expect(answer);
        const Result<HttpAnswer> result =
            HttpTestClient{.options = {.proxy = proxy.origin()}}.send(farOrigin);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QCOMPARE(result.error().code, code);
        // All that the proxy learns is where to.
        QCOMPARE(proxy.requests.size(), 1);
        QVERIFY(proxy.requests.at(0).startsWith("CONNECT nlsmeta.no-such-region.invalid:443 "));
        QVERIFY(!tellsOfTheRequest(QString::fromLatin1(proxy.requests.at(0))));
    }

    void proxyThatHangsUpIsANetworkFault()
    {
        // Qt 6.4.2 waits on after a proxy has closed the connection; the time limit ends it.
        ScriptedServer proxy;
        proxy.expect(ScriptedServer::Script{});
        const Result<HttpAnswer> result =
            HttpTestClient{.options = {.proxy = proxy.origin()}, .timeLimit = 500ms}.send(
                farOrigin);
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Network);
        QCOMPARE(proxy.requests.size(), 1);
    }

    void plainRequestToThisComputerNeverGoesThroughTheProxy()
    {
        ScriptedServer proxy;
        ScriptedServer server;
        server.expect(httpAnswer(200, "{}"));
        const Result<HttpAnswer> answer =
            HttpTestClient{.options = {.proxy = proxy.origin()}}.send(server.origin());
        QVERIFY(answer);
        QCOMPARE(proxy.connections, 0);
        QCOMPARE(server.requests.size(), 1);
    }

    void proxyIsCheckedBeforeItIsUsed_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host"); // empty when it is refused
        QTest::addColumn<int>("port");
        QTest::newRow("http") << u"http://proxy.example:3128"_s << u"proxy.example"_s << 3128;
        QTest::newRow("slash") << u"http://proxy.example:3128/"_s << u"proxy.example"_s << 3128;
        QTest::newRow("no port") << u"http://proxy.example"_s << u"proxy.example"_s << 8080;
        QTest::newRow("no scheme") << u"proxy.example:3128"_s << u"proxy.example"_s << 3128;
        QTest::newRow("socks5") << u"socks5://10.0.0.1"_s << u"10.0.0.1"_s << 1080;
        QTest::newRow("IPv6") << u"http://[::1]:3128"_s << u"::1"_s << 3128;
        for (const char *refused :
            {"", "proxy.example", "https://proxy.example", "ftp://proxy.example", "http://",
                "http://:3128", "http://user:pw@proxy.example", "http://@proxy.example",
                "http://proxy.example/path", "http://proxy.example?x=1", "http://proxy.example#x",
                "http://pro xy.example", "http://proxy.example:99999", "http://proxy.example:0"})
            QTest::newRow(*refused ? refused : "empty")
                << QString::fromLatin1(refused) << QString() << 0;
    }
    void proxyIsCheckedBeforeItIsUsed()
    {
        QFETCH(QString, url);
        QFETCH(QString, host);
        QFETCH(int, port);
        const Result<QNetworkProxy> proxy = checkedProxy(url);
        QCOMPARE(proxy.has_value(), !host.isEmpty());
        if (proxy) {
            QCOMPARE(proxy->hostName(), host);
            QCOMPARE(int(proxy->port()), port);
            return;
        }
        QCOMPARE(proxy.error().kind, ErrorKind::Usage);
        QCOMPARE(proxy.error().code, errorcode::ProxyInvalid);
        QVERIFY(!proxy.error().detail.contains(u"pw"_s));
    }

    void caFileIsCheckedBeforeItIsUsed()
    {
        ScriptedServer server;
        const QString good = secure(server, CertificateFlaw::None);
        QVERIFY(checkedCaFile(good));
        const QString missing = m_folder.filePath(u"missing.pem"_s);
        QCOMPARE(checkedCaFile(missing).error(),
            (ServiceError{
                .kind = ErrorKind::Usage, .code = errorcode::CaFileUnreadable, .detail = missing}));
        QCOMPARE(checkedCaFile(m_folder.path()).error().code, errorcode::CaFileUnreadable);
        for (const QByteArray &content : {QByteArray(), QByteArray("hello"),
                 QByteArray("-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"),
                 QByteArray(4096, '\0')}) {
            const QString file = write(u"bad.pem"_s, content);
            QCOMPARE(checkedCaFile(file).error(),
                (ServiceError{
                    .kind = ErrorKind::Usage, .code = errorcode::CaFileNotPem, .detail = file}));
        }
    }

private:
    // Gives the server a certificate and answers the file of its authority.
    QString secure(ScriptedServer &server, CertificateFlaw flaw)
    {
        const std::optional<SandboxCertificate> made = makeSandboxCertificate(flaw);
        if (!made)
            qFatal("no certificate could be made");
        server.useTls(made->certificatePem, made->privateKeyPem);
        return write(u"ca-%1.pem"_s.arg(server.port()), made->caPem);
    }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("a test file could not be written");
        return file.fileName();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LogListener> m_log;
};

NLSTOKEN_TEST(tst_httptokenclienttls)
#include "tst_httptokenclienttls.moc"
