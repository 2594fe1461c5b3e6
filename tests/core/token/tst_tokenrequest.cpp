// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "core/signing/percentencoding.h"
#include "core/token/tokenrequest.h"
#include "tests/support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// The moment of the published examples (docs/service/signing.md).
const TimestampAndNonce publishedMoment{
    "2019-04-18T08:32:31Z", "b924c8c3-6d03-4c5d-ad36-d984d3116788"};

AccessKey publishedKey(QByteArrayView securityToken = {})
{
    return {"my_access_key_id", SecretBytes(QByteArrayView("my_access_key_secret")),
        SecretBytes(securityToken), u"https://nls-meta.cn-shanghai.aliyuncs.com"_s};
}

Profile shanghai(SignatureVersion signature)
{
    Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
    profile.signature = signature;
    return profile;
}

} // namespace

class tst_tokenrequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void v1IsAFormWithTheSignatureOfThePublishedInputs()
    {
        const HttpRequest request =
            createTokenRequest(publishedKey(), shanghai(SignatureVersion::V1), publishedMoment);
        QCOMPARE(request.url, QUrl(u"https://nls-meta.cn-shanghai.aliyuncs.com/"_s));
        QCOMPARE(request.headers,
            (signing::Headers{{"accept", "application/json"},
                {"content-type", "application/x-www-form-urlencoded"}}));
        QCOMPARE(request.body,
            "AccessKeyId=my_access_key_id&Action=CreateToken&Format=JSON&RegionId=cn-shanghai"
            "&SignatureMethod=HMAC-SHA1&SignatureNonce=b924c8c3-6d03-4c5d-ad36-d984d3116788"
            "&SignatureVersion=1.0&Timestamp=2019-04-18T08%3A32%3A31Z&Version=2019-02-28"
            "&Signature=X4%2FyeE8FUchC5Wv7AZJybEuDWzw%3D");
    }

    void v1WireEqualsTheOfficialSdks_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        QFile file(QStringLiteral(NLSTOKEN_TEST_DATA "/rpc-hmac-sha1.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        for (const QJsonValue &vector : QJsonDocument::fromJson(file.readAll()).array()) {
            // Those that a profile can produce: POST, and a RegionId of a site.
            const QString region = vector[u"parameters"_s][u"RegionId"_s].toString();
            if (vector[u"method"_s].toString() != u"POST"_s
                || newProfile(u"x"_s, region).regionId() != region)
                continue;
            QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
            ++rows;
        }
        QCOMPARE_GT(rows, 1);
    }
    void v1WireEqualsTheOfficialSdks()
    {
        QFETCH(QJsonObject, vector);
        const QJsonObject given = vector[u"parameters"_s].toObject();
        const auto value = [&given](
                               const QString &name) { return given[name].toString().toUtf8(); };
        const AccessKey key{value(u"AccessKeyId"_s),
            SecretBytes(vector[u"accessKeySecret"_s].toString().toUtf8()),
            SecretBytes(value(u"SecurityToken"_s)), {}};
        Profile profile = newProfile(u"demo"_s, given[u"RegionId"_s].toString());
        profile.apiVersion = given[u"Version"_s].toString();
        const HttpRequest request =
            createTokenRequest(key, profile, {value(u"Timestamp"_s), value(u"SignatureNonce"_s)});
        QCOMPARE(request.body, vector[u"wire"_s].toString().toUtf8());
    }

    void v3IsAnEmptyBodyWithEverythingInHeaders_data()
    {
        QTest::addColumn<QString>("region");
        QTest::addColumn<QByteArray>("securityToken");
        QTest::addColumn<QByteArray>("signature");
        // docs/service/signing.md section 3
        QTest::newRow("Shanghai")
            << u"cn-shanghai"_s << QByteArray()
            << QByteArray("069c7b9009d14381d60f80545f90f1b7ed6386722f639d7d88f6f9f8b1f92844");
        QTest::newRow("STS")
            << u"cn-shanghai"_s << QByteArray("CAISxyz+/==")
            << QByteArray("195ee011006d3b44cb262270279b6f19ac60e49fc9c1765be3704aaae6bf3906");
        QTest::newRow("Singapore")
            << u"ap-southeast-1"_s << QByteArray()
            << QByteArray("b66ae6c32a04dd8c787c3b458ad7088c78566733757204a1a8e37e45740f3159");
    }
    void v3IsAnEmptyBodyWithEverythingInHeaders()
    {
        QFETCH(QString, region);
        QFETCH(QByteArray, securityToken);
        QFETCH(QByteArray, signature);
        Profile profile = newProfile(u"demo"_s, region);
        profile.signature = SignatureVersion::V3;
        const HttpRequest request =
            createTokenRequest(publishedKey(securityToken), profile, publishedMoment);
        QCOMPARE(request.body, QByteArray());
        QCOMPARE(request.url, QUrl(profile.endpoint + u'/'));
        const signing::Headers &headers = request.headers;
        QCOMPARE(headers.at("host"), QUrl(profile.endpoint).host().toLatin1());
        QCOMPARE(headers.at("x-acs-action"), "CreateToken");
        QCOMPARE(headers.at("x-acs-version"), profile.apiVersion.toLatin1());
        QCOMPARE(headers.at("x-acs-date"), publishedMoment.timestamp);
        QCOMPARE(headers.at("x-acs-signature-nonce"), publishedMoment.nonce);
        QCOMPARE(headers.at("x-acs-content-sha256"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE(headers.contains("x-acs-security-token"), !securityToken.isEmpty());
        QVERIFY(headers.at("authorization")
                .startsWith("ACS3-HMAC-SHA256 Credential=my_access_key_id,SignedHeaders=host;"));
        QVERIFY(headers.at("authorization").endsWith(",Signature=" + signature));
    }

    void everySignedHeaderIsSent()
    {
        const HttpRequest request = createTokenRequest(
            publishedKey("CAIS"), shanghai(SignatureVersion::V3), publishedMoment);
        const QByteArray authorization = request.headers.at("authorization");
        const qsizetype from = authorization.indexOf("SignedHeaders=") + 14;
        const QByteArray names = authorization.mid(from, authorization.indexOf(',', from) - from);
        QCOMPARE_GT(names.split(';').size(), 5);
        for (const QByteArray &name : names.split(';'))
            QVERIFY2(request.headers.contains(name), name.constData());
        for (const auto &[name, value] : request.headers)
            QVERIFY2(
                !name.startsWith("x-acs-") || names.split(';').contains(name), name.constData());
    }

    void everySignedParameterIsInTheBody()
    {
        const AccessKey key = publishedKey("CAISxyz+/==");
        const Profile profile = newProfile(u"demo"_s, u"cn-shenzhen"_s);
        const HttpRequest request = createTokenRequest(key, profile, publishedMoment);
        signing::Parameters sent = signing::parsedQuery(request.body);
        QCOMPARE(sent.erase("Signature"), 1U);
        QCOMPARE(sent, createTokenParameters(key, "2019-02-28", "cn-shanghai", publishedMoment));
        QCOMPARE(sent.at("SecurityToken"), "CAISxyz+/==");
    }

    void secretIsNowhereInTheRequest()
    {
        for (const auto version : {SignatureVersion::V1, SignatureVersion::V3}) {
            const HttpRequest request =
                createTokenRequest(publishedKey(), shanghai(version), publishedMoment);
            QVERIFY(!request.body.contains("my_access_key_secret"));
            QVERIFY(!request.url.toEncoded().contains('?'));
            for (const auto &[name, value] : request.headers)
                QVERIFY2(!value.contains("my_access_key_secret"), name.constData());
        }
    }

    void timestampIsUtcWithoutMilliseconds()
    {
        const QDateTime evening = utcTime(QDate(2026, 11, 22), QTime(23, 59, 58, 999));
        QCOMPARE(TimestampAndNonce::at(evening).timestamp, "2026-11-22T23:59:58Z");
        QCOMPARE(TimestampAndNonce::at(evening.toOffsetFromUtc(8 * 3600)).timestamp,
            "2026-11-22T23:59:58Z");
        // Other numerals than ASCII's would be refused by the service.
        QLocale::setDefault(QLocale(u"ar_EG"_s));
        QCOMPARE(TimestampAndNonce::at(evening).timestamp, "2026-11-22T23:59:58Z");
        QLocale::setDefault(QLocale::c());
    }

    void noncesDiffer()
    {
        static const QRegularExpression guid(
            u"\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z"_s);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        QSet<QByteArray> nonces;
        for (int i = 0; i < 1000; ++i)
            nonces.insert(TimestampAndNonce::at(now).nonce);
        QCOMPARE(nonces.size(), 1000);
        QVERIFY(guid.match(QString::fromLatin1(*nonces.cbegin())).hasMatch());
    }

    void hostHeaderHasThePortThatTheAddressHas_data()
    {
        QTest::addColumn<QString>("endpoint");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("service") << u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s
                                 << QByteArray("nlsmeta.ap-southeast-1.aliyuncs.com");
        QTest::newRow("port") << u"http://127.0.0.1:8080"_s << QByteArray("127.0.0.1:8080");
        QTest::newRow("IPv6") << u"http://[::1]"_s << QByteArray("[::1]");
        QTest::newRow("IPv6 and port") << u"http://[::1]:9"_s << QByteArray("[::1]:9");
        QTest::newRow("other script")
            << u"https://例え.example"_s << QByteArray("xn--r8jz45g.example");
    }
    void hostHeaderHasThePortThatTheAddressHas()
    {
        QFETCH(QString, endpoint);
        QFETCH(QByteArray, host);
        QCOMPARE(hostHeader(QUrl(endpoint)), host);
    }
};

NLSTOKEN_TEST(tst_tokenrequest)
#include "tst_tokenrequest.moc"
