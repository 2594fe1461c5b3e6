// SPDX-License-Identifier: Apache-2.0
#include "core/server/serveraccess.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const QHostAddress own(u"192.168.1.20"_s);
using Refusal = std::optional<QLatin1StringView>;

ServerRequest from(const QByteArray &host)
{
    return {.headers = {{"Host", host}}};
}

} // namespace

class TestServerAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void hostIsWithoutPort_data();
    void hostIsWithoutPort();
    void onlyItsOwnNamesAreHeard_data();
    void onlyItsOwnNamesAreHeard();
    void wholeAddressIsJudgedToo();
    void ownAddressIsHeardWhereAllAreListenedOn();
    void pagesAreHeardOnlyWhenListed_data();
    void pagesAreHeardOnlyWhenListed();
    void originIsSpeltAsBrowsersDo_data();
    void originIsSpeltAsBrowsersDo();
    void keyHasToBeRight_data();
    void keyHasToBeRight();
};

void TestServerAccess::hostIsWithoutPort_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *authority, const char *host) {
        QTest::newRow(authority) << QByteArray(authority) << QByteArray(host);
    };
    row("localhost", "localhost");
    row("localhost:8723", "localhost");
    row("localhost:", "localhost");
    row("[::1]", "::1");
    row("[::1]:8723", "::1");
    for (const char *wrong : {"", ":80", "h:x", "h:1:2", "h:123456", "[::1", "[::1]x", "[]", "::1"})
        row(wrong, "");
}

void TestServerAccess::hostIsWithoutPort()
{
    QFETCH(const QByteArray, authority);
    QTEST(hostOf(authority).value_or(QByteArrayView()).toByteArray(), "host");
}

void TestServerAccess::onlyItsOwnNamesAreHeard_data()
{
    QTest::addColumn<bool>("heard");
    for (const char *heard : {"localhost", "LOCALHOST:8723", "127.0.0.1", "127.0.0.1:80",
             "[::1]:8723", "[0:0:0:0:0:0:0:1]", "desk.example", "Desk.Example:443"})
        QTest::newRow(heard) << true;
    for (const char *unheard : {"", "evil.example", "localhost.evil.example", "xlocalhost",
             "127.0.0.1.evil.example", "127.0.0.2", "0.0.0.0", "[::]", "192.168.1.20",
             "desk.example.evil", "user@localhost", "localhost:80@evil.example", "localhost/"})
        QTest::newRow(unheard) << false;
}

void TestServerAccess::onlyItsOwnNamesAreHeard()
{
    QFETCH(const bool, heard);
    ServerAccess access(SecretBytes("key"));
    access.allowHost(u"127.0.0.1"_s);
    access.allowHost(u"::1"_s);
    access.allowHost(u"desk.example"_s);
    const Refusal refusal = access.refusedSource(from(QTest::currentDataTag()), own);
    QCOMPARE(refusal, heard ? Refusal() : Refusal(errorcode::HostNotAllowed));
}

void TestServerAccess::wholeAddressIsJudgedToo()
{
    const ServerAccess access(SecretBytes("key"));
    ServerRequest request = from("localhost");
    request.authority = "localhost:8723";
    QVERIFY(!access.refusedSource(request, own));
    request.authority = "evil.example";
    QCOMPARE(access.refusedSource(request, own), Refusal(errorcode::HostNotAllowed));
    request = from("evil.example");
    request.authority = "localhost";
    QCOMPARE(access.refusedSource(request, own), Refusal(errorcode::HostNotAllowed));
}

void TestServerAccess::ownAddressIsHeardWhereAllAreListenedOn()
{
    ServerAccess access(SecretBytes("key"));
    QVERIFY(access.refusedSource(from("192.168.1.20:80"), own));
    access.allowOwnAddresses();
    QVERIFY(!access.refusedSource(from("192.168.1.20:80"), own));
    QVERIFY(!access.refusedSource(from("192.168.1.20"), QHostAddress(u"::ffff:192.168.1.20"_s)));
    QVERIFY(access.refusedSource(from("192.168.1.21"), own));
    QVERIFY(access.refusedSource(from("0.0.0.0"), own));
    QVERIFY(access.refusedSource(from("evil.example"), own));
}

void TestServerAccess::pagesAreHeardOnlyWhenListed_data()
{
    QTest::addColumn<bool>("heard");
    QTest::newRow("https://app.example") << true;
    for (const char *unheard : {"", "null", "https://app.example:8443", "http://app.example",
             "https://app.example.evil", "https://evil.example", "https://app.example/"})
        QTest::newRow(unheard) << false;
}

void TestServerAccess::pagesAreHeardOnlyWhenListed()
{
    QFETCH(const bool, heard);
    ServerAccess access(SecretBytes("key"));
    access.allowOrigin("https://app.example");
    ServerRequest request = from("localhost");
    request.headers.emplace_back("Origin", QTest::currentDataTag());
    QCOMPARE(access.refusedSource(request, own),
        heard ? Refusal() : Refusal(errorcode::OriginNotAllowed));
}

void TestServerAccess::originIsSpeltAsBrowsersDo_data()
{
    QTest::addColumn<QByteArray>("origin");
    const auto row = [](const char *text, const char *origin) {
        QTest::newRow(text) << QByteArray(origin);
    };
    row("https://App.Example", "https://app.example");
    row("https://app.example/", "https://app.example");
    row("https://app.example:443", "https://app.example");
    row("http://localhost:5173", "http://localhost:5173");
    row("capacitor://localhost", "capacitor://localhost");
    for (const char *wrong : {"", "*", "null", "app.example", "https://", "https://app.example/a",
             "https://app.example?a", "https://me@app.example", "https://*.example.com x"})
        row(wrong, "");
}

void TestServerAccess::originIsSpeltAsBrowsersDo()
{
    QTEST(allowedOrigin(QString::fromLatin1(QTest::currentDataTag())).value_or(QByteArray()),
        "origin");
}

void TestServerAccess::keyHasToBeRight_data()
{
    QTest::addColumn<QByteArray>("refusal");
    const auto row = [](const char *authorization, QLatin1StringView refusal) {
        QTest::newRow(authorization) << QByteArray(refusal.data(), refusal.size());
    };
    row("Bearer the-right-key", {});
    row("bearer  the-right-key", {});
    row("", errorcode::ServerKeyMissing);
    row("Bearer", errorcode::ServerKeyMissing);
    row("Bearer ", errorcode::ServerKeyMissing);
    row("Basic the-right-key", errorcode::ServerKeyMissing);
    row("the-right-key", errorcode::ServerKeyMissing);
    row("Bearer the-right-ke", errorcode::ServerKeyWrong);
    row("Bearer the-right-key ", errorcode::ServerKeyWrong);
    row("Bearer the-right-kez", errorcode::ServerKeyWrong);
    row("Bearer The-right-key", errorcode::ServerKeyWrong);
}

void TestServerAccess::keyHasToBeRight()
{
    QFETCH(const QByteArray, refusal);
    const ServerAccess access(SecretBytes("the-right-key"));
    ServerRequest request = from("localhost");
    request.headers.emplace_back("Authorization", QTest::currentDataTag());
    QCOMPARE(access.refusedKey(request).value_or(QLatin1StringView()), QLatin1StringView(refusal));
}

NLSTOKEN_TEST(TestServerAccess)
#include "tst_serveraccess.moc"
