// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/createtokenendpoint.h"

#include "tests/core/sandbox/signedrequests.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace nlstoken::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// The key of the documentation's example, so that its published signatures can be sent as they are.
const SandboxKey permanentKey{.id = "my_access_key_id", .secret = "my_access_key_secret"};
const SandboxKey temporaryKey{
    .id = "STS.NUxyz", .secret = "temporary secret", .securityToken = "CAISxyz+/abcdefgh=="};

CreateTokenEndpoint endpointOf(const SandboxKey &key = permanentKey)
{
    return CreateTokenEndpoint({.key = key, .userId = u"1234567890123456"_s, .ttl = 24h});
}

QString codeOf(const Verdict &verdict)
{
    return verdict.outcome ? u"OK"_s : verdict.outcome.error().code;
}

} // namespace

class TestCreateTokenEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goodRequestGetsAToken_data();
    void goodRequestGetsAToken();
    void publishedSignatureIsAccepted();
    void everyVersionIsServed_data();
    void everyVersionIsServed();
    void regionMayBeLeftOut();
    void parameterIsMandatory_data();
    void parameterIsMandatory();
    void wrongValueIsRefused_data();
    void wrongValueIsRefused();
    void alteredValueBreaksTheSignature_data();
    void alteredValueBreaksTheSignature();
    void signatureOfAnotherMethodDoesNotMatch();
    void mismatchNamesTheServersString();
    void parametersMayBeSplitBetweenQueryAndForm();
    void malformedParametersAreRefused_data();
    void malformedParametersAreRefused();
    void bodyOfAnotherTypeIsInvisible();
    void otherMethodsAreUnsupported_data();
    void otherMethodsAreUnsupported();
    void nonceServesOnce();
    void refusedRequestDoesNotUseUpItsNonce();
    void windowHasEdges_data();
    void windowHasEdges();
    void securityTokenRules_data();
    void securityTokenRules();
    void acs3IsAccepted();
    void acs3IsRefused_data();
    void acs3IsRefused();
    void acs3BodyMustBeTheHashedOne();
    void formatIsXmlUnlessAsked();
    void tokensDifferAndExpireAfterTheirLifetime();
    void independentVectorsAreAccepted();

private:
    FakeClock m_clock;
};

void TestCreateTokenEndpoint::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_clock = FakeClock();
}

void TestCreateTokenEndpoint::goodRequestGetsAToken_data()
{
    QTest::addColumn<Carrier>("carrier");
    QTest::newRow("GET") << Carrier::GetQuery;
    QTest::newRow("POST with a form") << Carrier::PostForm;
    QTest::newRow("POST with everything in the query") << Carrier::PostQuery;
}

void TestCreateTokenEndpoint::goodRequestGetsAToken()
{
    QFETCH(const Carrier, carrier);
    auto endpoint = endpointOf();
    const auto verdict =
        endpoint.verdict(rpcRequest(permanentKey, m_clock.now(), carrier), m_clock.now());
    QCOMPARE(codeOf(verdict), u"OK"_s);
    static const QRegularExpression hex32(u"\\A[0-9a-f]{32}\\z"_s);
    QVERIFY(hex32.match(verdict.outcome->id).hasMatch());
    QVERIFY(hex32.match(verdict.outcome->nlsRequestId).hasMatch());
    static const QRegularExpression guid(u"\\A[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\\z"_s);
    QVERIFY(guid.match(verdict.context.requestId).hasMatch());
    QCOMPARE(verdict.outcome->userId, u"1234567890123456"_s);
    QCOMPARE(verdict.context.format, AnswerFormat::Json);
    QCOMPARE(verdict.context.hostId, u"127.0.0.1"_s);
}

void TestCreateTokenEndpoint::publishedSignatureIsAccepted()
{
    // https://help.aliyun.com/document_detail/113251.htm
    const ServerRequest request{.method = "GET",
        .query = "AccessKeyId=my_access_key_id&Action=CreateToken&Format=JSON&RegionId=cn-shanghai"
                 "&Signature=hHq4yNsPitlfDJ2L0nQPdugdEzM%3D&SignatureMethod=HMAC-SHA1"
                 "&SignatureNonce=b924c8c3-6d03-4c5d-ad36-d984d3116788&SignatureVersion=1.0"
                 "&Timestamp=2019-04-18T08%3A32%3A31Z&Version=2019-02-28"};
    auto endpoint = endpointOf();
    const auto now = QDateTime::fromString(u"2019-04-18T08:33:00Z"_s, Qt::ISODate);
    QCOMPARE(codeOf(endpoint.verdict(request, now)), u"OK"_s);
}

void TestCreateTokenEndpoint::everyVersionIsServed_data()
{
    QTest::addColumn<QByteArray>("version");
    for (const char *version : {"2018-05-18", "2019-02-28", "2019-07-17"})
        QTest::newRow(version) << QByteArray(version);
}

void TestCreateTokenEndpoint::everyVersionIsServed()
{
    QFETCH(const QByteArray, version);
    auto endpoint = endpointOf();
    const auto setVersion = [&](auto &parameters) { parameters["Version"] = version; };
    const auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery, setVersion);
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"OK"_s);
}

void TestCreateTokenEndpoint::regionMayBeLeftOut()
{
    auto endpoint = endpointOf();
    const auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm,
        [](auto &parameters) { parameters.erase("RegionId"); });
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"OK"_s);
}

void TestCreateTokenEndpoint::parameterIsMandatory_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : {"Action", "Version", "AccessKeyId", "SignatureMethod",
             "SignatureVersion", "SignatureNonce", "Timestamp", "Signature"})
        QTest::newRow(name) << QByteArray(name);
}

void TestCreateTokenEndpoint::parameterIsMandatory()
{
    QFETCH(const QByteArray, name);
    const auto takeOut = [&](auto &parameters) { parameters.erase(name); };
    const auto empty = [&](auto &parameters) { parameters[name] = ""; };
    for (const ParameterChange &change : {ParameterChange(takeOut), ParameterChange(empty)}) {
        auto endpoint = endpointOf();
        const auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm, {}, change);
        const auto verdict = endpoint.verdict(request, m_clock.now());
        QCOMPARE(codeOf(verdict), QString(u"Missing"_s + QString::fromLatin1(name)));
        QCOMPARE(verdict.outcome.error().message,
            QString(QString::fromLatin1(name) + u" is mandatory for this action."_s));
        QCOMPARE(verdict.outcome.error().httpStatus, 400);
    }
}

void TestCreateTokenEndpoint::wrongValueIsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("action of another case")
        << QByteArray("Action") << QByteArray("createtoken") << u"InvalidAction.NotFound"_s << 404;
    QTest::newRow("unknown version")
        << QByteArray("Version") << QByteArray("2019-02-27") << u"InvalidVersion"_s << 400;
    QTest::newRow("unknown format")
        << QByteArray("Format") << QByteArray("YAML") << u"InvalidParameter.Format"_s << 400;
    QTest::newRow("unknown key") << QByteArray("AccessKeyId") << QByteArray("my_access_key_ie")
                                 << u"InvalidAccessKeyId.NotFound"_s << 404;
    QTest::newRow("key with a blank")
        << QByteArray("AccessKeyId") << QByteArray("my_access_key_id ")
        << u"InvalidAccessKeyId.NotFound"_s << 404;
    QTest::newRow("other signature method")
        << QByteArray("SignatureMethod") << QByteArray("HMAC-SHA256") << u"InvalidSignatureMethod"_s
        << 400;
    QTest::newRow("other signature version") << QByteArray("SignatureVersion") << QByteArray("1.1")
                                             << u"InvalidSignatureVersion"_s << 400;
    for (const char *stamp :
        {"2026-11-22 12:20:00", "2026-11-22T12:20:00", "2026-11-22T12:20:00.000Z",
            "2026-11-22T12:20:00+00:00", "2026-13-22T12:20:00Z", "1795350000", "now"})
        QTest::addRow("timestamp %s", stamp)
            << QByteArray("Timestamp") << QByteArray(stamp) << u"InvalidTimeStamp.Format"_s << 400;
}

void TestCreateTokenEndpoint::wrongValueIsRefused()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, code);
    QFETCH(const int, status);
    auto endpoint = endpointOf();
    const auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery,
        [&](auto &parameters) { parameters[name] = value; });
    const auto verdict = endpoint.verdict(request, m_clock.now());
    QCOMPARE(codeOf(verdict), code);
    QCOMPARE(verdict.outcome.error().httpStatus, status);
}

void TestCreateTokenEndpoint::alteredValueBreaksTheSignature_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("region") << QByteArray("RegionId") << QByteArray("ap-southeast-1");
    QTest::newRow("nonce") << QByteArray("SignatureNonce") << QByteArray("another");
    QTest::newRow("version") << QByteArray("Version") << QByteArray("2019-07-17");
    QTest::newRow("format") << QByteArray("Format") << QByteArray("XML");
    QTest::newRow("a second later")
        << QByteArray("Timestamp") << QByteArray("2026-11-22T12:20:01Z");
    QTest::newRow("one parameter more") << QByteArray("X") << QByteArray("1");
    QTest::newRow("signature") << QByteArray("Signature")
                               << QByteArray("hHq4yNsPitlfDJ2L0nQPdugdEzM=");
    QTest::newRow("signature with a blank at its end")
        << QByteArray("Signature") << QByteArray("x ");
}

void TestCreateTokenEndpoint::alteredValueBreaksTheSignature()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    auto endpoint = endpointOf();
    const auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm, {},
        [&](auto &parameters) { parameters[name] = value; });
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"SignatureDoesNotMatch"_s);
}

void TestCreateTokenEndpoint::signatureOfAnotherMethodDoesNotMatch()
{
    auto endpoint = endpointOf();
    auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery);
    request.method = "POST";
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"SignatureDoesNotMatch"_s);
}

void TestCreateTokenEndpoint::mismatchNamesTheServersString()
{
    // The client signs with a secret that has a blank at its end, so both strings to sign are the
    // same.
    auto endpoint = endpointOf();
    SandboxKey mistyped = permanentKey;
    mistyped.secret += ' ';
    const auto verdict = endpoint.verdict(rpcRequest(mistyped, m_clock.now()), m_clock.now());
    QCOMPARE(codeOf(verdict), u"SignatureDoesNotMatch"_s);
    const QString start =
        u"Specified signature is not matched with our calculation. server string to sign is:"
        "GET&%2F&AccessKeyId%3Dmy_access_key_id%26Action%3DCreateToken%26"_s;
    QVERIFY(verdict.outcome.error().message.startsWith(start));
    QVERIFY(verdict.outcome.error().message.endsWith(u"%26Version%3D2019-02-28"_s));
}

void TestCreateTokenEndpoint::parametersMayBeSplitBetweenQueryAndForm()
{
    auto endpoint = endpointOf();
    auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm);
    const qsizetype cut = request.body.indexOf('&');
    request.query = request.body.left(cut);
    request.body = request.body.mid(cut + 1);
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"OK"_s);
}

void TestCreateTokenEndpoint::malformedParametersAreRefused_data()
{
    QTest::addColumn<QByteArray>("added");
    QTest::newRow("twice, equal") << QByteArray("&Action=CreateToken");
    QTest::newRow("twice, different") << QByteArray("&Action=Other");
    QTest::newRow("percent without digits") << QByteArray("&Extra=100%");
    QTest::newRow("percent with one digit") << QByteArray("&Extra=%4");
    QTest::newRow("percent with letters") << QByteArray("&Extra=%zz");
    QTest::newRow("in a name") << QByteArray("&Ex%tra=1");
    QTest::newRow("beside a name of control characters") << QByteArray("&%00%01%1b=%");
}

void TestCreateTokenEndpoint::malformedParametersAreRefused()
{
    QFETCH(const QByteArray, added);
    auto endpoint = endpointOf();
    auto inQuery = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery);
    inQuery.query += added;
    const auto verdict = endpoint.verdict(inQuery, m_clock.now());
    QCOMPARE(codeOf(verdict), u"InvalidParameter"_s);
    QCOMPARE(verdict.context.format, AnswerFormat::Json);
    static const QRegularExpression plain(u"\\ASpecified parameter [ -~]* is not valid\\.\\z"_s);
    QVERIFY(plain.match(verdict.outcome.error().message).hasMatch());
    auto inForm = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm);
    inForm.query = added;
    QCOMPARE(codeOf(endpoint.verdict(inForm, m_clock.now())), u"InvalidParameter"_s);
}

void TestCreateTokenEndpoint::bodyOfAnotherTypeIsInvisible()
{
    auto endpoint = endpointOf();
    auto request = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm);
    request.headers.back().second = "application/json";
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"MissingAction"_s);
    request.headers.back().second = "Application/X-WWW-Form-UrlEncoded; charset=utf-8";
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"OK"_s);
}

void TestCreateTokenEndpoint::otherMethodsAreUnsupported_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "get", "BREW", ""})
        QTest::addRow("method %s", method) << QByteArray(method);
}

void TestCreateTokenEndpoint::otherMethodsAreUnsupported()
{
    QFETCH(const QByteArray, method);
    auto endpoint = endpointOf();
    auto request = rpcRequest(permanentKey, m_clock.now());
    request.method = method;
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"UnsupportedHTTPMethod"_s);
}

void TestCreateTokenEndpoint::nonceServesOnce()
{
    auto endpoint = endpointOf();
    const auto request = rpcRequest(permanentKey, m_clock.now());
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"OK"_s);
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), u"SignatureNonceUsed"_s);
    // v3 shares the memory
    const QByteArray nonce = "shared";
    const auto v1 = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm,
        [&](auto &parameters) { parameters["SignatureNonce"] = nonce; });
    const auto v3 = acs3Request(permanentKey, m_clock.now(),
        [&](auto &headers) { headers["x-acs-signature-nonce"] = nonce; });
    QCOMPARE(codeOf(endpoint.verdict(v1, m_clock.now())), u"OK"_s);
    QCOMPARE(codeOf(endpoint.verdict(v3, m_clock.now())), u"SignatureNonceUsed"_s);
}

void TestCreateTokenEndpoint::refusedRequestDoesNotUseUpItsNonce()
{
    auto endpoint = endpointOf();
    const auto fixNonce = [](auto &parameters) { parameters["SignatureNonce"] = "fixed"; };
    const auto forged = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery, fixNonce,
        [](auto &parameters) { parameters["Signature"] = "forged"; });
    const auto good = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery, fixNonce);
    QCOMPARE(codeOf(endpoint.verdict(forged, m_clock.now())), u"SignatureDoesNotMatch"_s);
    QCOMPARE(codeOf(endpoint.verdict(good, m_clock.now())), u"OK"_s);
}

void TestCreateTokenEndpoint::windowHasEdges_data()
{
    QTest::addColumn<int>("secondsLate");
    QTest::addColumn<QString>("code");
    QTest::newRow("at once") << 0 << u"OK"_s;
    QTest::newRow("a quarter of an hour old") << 900 << u"OK"_s;
    QTest::newRow("a second older") << 901 << u"InvalidTimeStamp.Expired"_s;
    QTest::newRow("a quarter of an hour ahead") << -900 << u"OK"_s;
    QTest::newRow("a second further") << -901 << u"InvalidTimeStamp.Expired"_s;
    QTest::newRow("local time of Beijing as UTC") << -8 * 3600 << u"InvalidTimeStamp.Expired"_s;
}

void TestCreateTokenEndpoint::windowHasEdges()
{
    QFETCH(const int, secondsLate);
    QFETCH(const QString, code);
    auto endpoint = endpointOf();
    const auto v1 = rpcRequest(permanentKey, m_clock.now());
    const auto v3 = acs3Request(permanentKey, m_clock.now());
    m_clock.advance(std::chrono::seconds(secondsLate));
    QCOMPARE(codeOf(endpoint.verdict(v1, m_clock.now())), code);
    QCOMPARE(codeOf(endpoint.verdict(v3, m_clock.now())), code);
}

void TestCreateTokenEndpoint::securityTokenRules_data()
{
    QTest::addColumn<bool>("temporary");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    QTest::newRow("temporary with its own") << true << temporaryKey.securityToken << u"OK"_s;
    QTest::newRow("temporary without") << true << QByteArray() << u"MissingSecurityToken"_s;
    QTest::newRow("temporary with another one's")
        << true << QByteArray("CAISabcdefghijkl==")
        << u"InvalidSecurityToken.MismatchWithAccessKey"_s;
    QTest::newRow("temporary with a mangled one")
        << true << QByteArray("CAISxyz abcdefgh==") << u"InvalidSecurityToken.Malformed"_s;
    QTest::newRow("permanent without") << false << QByteArray() << u"OK"_s;
    QTest::newRow("permanent with one")
        << false << temporaryKey.securityToken << u"InvalidSecurityToken.MismatchWithAccessKey"_s;
}

void TestCreateTokenEndpoint::securityTokenRules()
{
    QFETCH(const bool, temporary);
    QFETCH(const QByteArray, token);
    QFETCH(const QString, code);
    const SandboxKey &known = temporary ? temporaryKey : permanentKey;
    auto endpoint = endpointOf(known);
    SandboxKey sent = known;
    sent.securityToken = token;
    QCOMPARE(codeOf(endpoint.verdict(rpcRequest(sent, m_clock.now()), m_clock.now())), code);
    QCOMPARE(codeOf(endpoint.verdict(acs3Request(sent, m_clock.now()), m_clock.now())), code);
}

void TestCreateTokenEndpoint::acs3IsAccepted()
{
    auto endpoint = endpointOf();
    const auto verdict = endpoint.verdict(acs3Request(permanentKey, m_clock.now()), m_clock.now());
    QCOMPARE(codeOf(verdict), u"OK"_s);
    QCOMPARE(verdict.context.format, AnswerFormat::Json);
}

void TestCreateTokenEndpoint::acs3IsRefused_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value"); // empty: taken out
    QTest::addColumn<QString>("code");
    const auto row = [](const char *title, const char *name, const char *value,
                         const QString &code) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(value) << code;
    };
    row("without action", "x-acs-action", "", u"MissingAction"_s);
    row("other action", "x-acs-action", "RunInstances", u"InvalidAction.NotFound"_s);
    row("without version", "x-acs-version", "", u"MissingVersion"_s);
    row("other version", "x-acs-version", "2014-05-26", u"InvalidVersion"_s);
    row("without date", "x-acs-date", "", u"MissingTimestamp"_s);
    row("date of HTTP", "x-acs-date", "Sun, 22 Nov 2026 12:20:00 GMT",
        u"InvalidTimeStamp.Format"_s);
    row("without nonce", "x-acs-signature-nonce", "", u"MissingSignatureNonce"_s);
    row("other nonce", "x-acs-signature-nonce", "other", u"SignatureDoesNotMatch"_s);
    row("without content hash", "x-acs-content-sha256", "", u"MissingContentSha256"_s);
    row("other host", "host", "elsewhere", u"SignatureDoesNotMatch"_s);
    row("unsigned header", "x-acs-region-id", "cn-shanghai", u"IncompleteSignature"_s);
    row("other algorithm", "authorization",
        "ACS3-RSA-SHA256 Credential=a,SignedHeaders=host,Signature=b", u"InvalidSignatureMethod"_s);
    row("host not signed", "authorization",
        "ACS3-HMAC-SHA256 Credential=my_access_key_id,SignedHeaders=x-acs-action,Signature=b",
        u"IncompleteSignature"_s);
    row("without signature", "authorization",
        "ACS3-HMAC-SHA256 Credential=my_access_key_id,SignedHeaders=host",
        u"IncompleteSignature"_s);
    row("nonsense", "authorization", "ACS3-HMAC-SHA256 what,ever", u"IncompleteSignature"_s);
    row("other scheme", "authorization", "Bearer abc", u"MissingAction"_s);
}

void TestCreateTokenEndpoint::acs3IsRefused()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, code);
    auto endpoint = endpointOf();
    const auto change = [&](auto &headers) {
        if (value.isEmpty())
            headers.erase(name);
        else
            headers[name] = value;
    };
    const auto request = acs3Request(permanentKey, m_clock.now(), {}, change);
    QCOMPARE(codeOf(endpoint.verdict(request, m_clock.now())), code);
}

void TestCreateTokenEndpoint::acs3BodyMustBeTheHashedOne()
{
    auto endpoint = endpointOf();
    auto request = acs3Request(permanentKey, m_clock.now());
    request.body = "{}";
    const auto verdict = endpoint.verdict(request, m_clock.now());
    QCOMPARE(codeOf(verdict), u"SignatureDoesNotMatch"_s);
    QVERIFY(
        verdict.outcome.error().message.contains(u"server string to sign is:ACS3-HMAC-SHA256\n"_s));
}

void TestCreateTokenEndpoint::formatIsXmlUnlessAsked()
{
    auto endpoint = endpointOf();
    const auto withoutFormat = rpcRequest(permanentKey, m_clock.now(), Carrier::GetQuery,
        [](auto &parameters) { parameters.erase("Format"); });
    const auto verdict = endpoint.verdict(withoutFormat, m_clock.now());
    QCOMPARE(codeOf(verdict), u"OK"_s);
    QCOMPARE(verdict.context.format, AnswerFormat::Xml);
    const auto asked = rpcRequest(permanentKey, m_clock.now(), Carrier::PostForm,
        [](auto &parameters) { parameters["Format"] = "XML"; });
    QCOMPARE(endpoint.verdict(asked, m_clock.now()).context.format, AnswerFormat::Xml);
    auto v3 = acs3Request(permanentKey, m_clock.now());
    v3.headers.emplace_back("Accept", "application/xml");
    QCOMPARE(endpoint.verdict(v3, m_clock.now()).context.format, AnswerFormat::Xml);
}

void TestCreateTokenEndpoint::tokensDifferAndExpireAfterTheirLifetime()
{
    auto endpoint = endpointOf();
    const auto first = endpoint.verdict(rpcRequest(permanentKey, m_clock.now()), m_clock.now());
    const auto second = endpoint.verdict(rpcRequest(permanentKey, m_clock.now()), m_clock.now());
    QVERIFY(first.outcome && second.outcome);
    QVERIFY(first.outcome->id != second.outcome->id);
    QVERIFY(first.context.requestId != second.context.requestId);
    QCOMPARE(first.outcome->expireTime.toInteger(), m_clock.now().toSecsSinceEpoch() + 24 * 3600);
}

void TestCreateTokenEndpoint::independentVectorsAreAccepted()
{
    // Texts and signatures that were computed by another implementation.
    QFile file(QStringLiteral(NLSTOKEN_TEST_DATA "/rpc-hmac-sha1.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto vectors = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(!vectors.isEmpty());
    for (const auto &entry : vectors) {
        const auto vector = entry.toObject();
        const auto parameters = vector[u"parameters"].toObject();
        const SandboxKey key{.id = parameters[u"AccessKeyId"].toString().toUtf8(),
            .secret = vector[u"accessKeySecret"].toString().toUtf8(),
            .securityToken = parameters[u"SecurityToken"].toString().toUtf8()};
        auto endpoint = endpointOf(key);
        ServerRequest request{.method = vector[u"method"].toString().toLatin1(),
            .query = vector[u"wire"].toString().toLatin1()};
        const auto now = QDateTime::fromString(parameters[u"Timestamp"].toString(), Qt::ISODate);
        const auto verdict = endpoint.verdict(request, now);
        QCOMPARE(verdict.stringToSign, vector[u"stringToSign"].toString().toLatin1());
        QCOMPARE(codeOf(verdict), u"OK"_s);
    }
}

NLSTOKEN_TEST(TestCreateTokenEndpoint)
#include "tst_createtokenendpoint.moc"
