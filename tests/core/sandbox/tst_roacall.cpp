// SPDX-License-Identifier: Apache-2.0
// CreateToken in the older ROA form, as Alibaba's first SDKs call it.
#include "core/sandbox/createtokenendpoint.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void replace(ServerRequest &request, const QByteArray &name, const QByteArray &value)
{
    for (auto &field : request.headers) {
        if (field.first == name)
            field.second = value;
    }
}

// The signature was made with `openssl dgst -sha1 -hmac`.
ServerRequest goodRequest()
{
    return {.method = "POST",
        .path = "/pop/2018-05-18/tokens",
        .headers = {{"Host", "127.0.0.1"}, {"Accept", "application/json"},
            {"Content-MD5", "1B2M2Y8AsgTpgAmY7PhCfg=="},
            {"Content-Type", "application/octet-stream;charset=utf-8"},
            {"Date", "Thu, 18 Apr 2019 08:32:31 GMT"}, {"x-acs-version", "2018-05-18"},
            {"X-Acs-Signature-Nonce", "b924c8c3-6d03-4c5d-ad36-d984d3116788"},
            {"x-acs-signature-method", "HMAC-SHA1"},
            {"Authorization", "acs my_access_key_id:s4upn+LmyfnK14ZuiRIYNI0JgM4="}}};
}

} // namespace

class TestRoaCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodRequestGetsATokenOnce();
    void badRequestIsRefused_data();
    void badRequestIsRefused();

private:
    CreateTokenEndpoint m_endpoint{
        {.key = {.id = "my_access_key_id", .secret = "my_access_key_secret"}, .ttl = 24h}};
    const QDateTime m_now = QDateTime::fromString(u"2019-04-18T08:32:40Z"_s, Qt::ISODate);
};

void TestRoaCall::goodRequestGetsATokenOnce()
{
    const Verdict verdict = m_endpoint.verdict(goodRequest(), m_now);
    QVERIFY2(verdict.outcome, verdict.stringToSign.constData());
    QCOMPARE(verdict.outcome->id.size(), 32);
    QCOMPARE(verdict.context.format, AnswerFormat::Json);
    QCOMPARE(
        m_endpoint.verdict(goodRequest(), m_now).outcome.error().code, u"SignatureNonceUsed"_s);
}

void TestRoaCall::badRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *field, const char *value, const char *code) {
        QTest::newRow(name) << QByteArray(field) << QByteArray(value) << QString::fromLatin1(code);
    };
    row("signature", "Authorization", "acs my_access_key_id:AAAA", "SignatureDoesNotMatch");
    row("key", "Authorization", "acs nobody:AAAA", "InvalidAccessKeyId.NotFound");
    row("no signature", "Authorization", "acs my_access_key_id", "IncompleteSignature");
    row("signed header altered", "x-acs-signature-method", "HMAC-SHA256", "InvalidSignatureMethod");
    row("nonce altered", "X-Acs-Signature-Nonce", "other", "SignatureDoesNotMatch");
    row("type altered", "Content-Type", "text/plain", "SignatureDoesNotMatch");
    row("late", "Date", "Thu, 18 Apr 2019 08:12:31 GMT", "InvalidTimeStamp.Expired");
    row("no date", "Date", "yesterday", "InvalidTimeStamp.Format");
    row("other body", "Content-MD5", "AAAA", "IncompleteSignature");
    row("version", "x-acs-version", "2017-01-01", "InvalidVersion");
}

void TestRoaCall::badRequestIsRefused()
{
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, code);
    ServerRequest request = goodRequest();
    replace(request, field, value);
    const Verdict verdict = m_endpoint.verdict(request, m_now);
    QVERIFY(!verdict.outcome);
    QCOMPARE(verdict.outcome.error().code, code);
}

NLSTOKEN_TEST(TestRoaCall)
#include "tst_roacall.moc"
