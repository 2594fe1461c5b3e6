// SPDX-License-Identifier: Apache-2.0
#include "core/signing/percentencoding.h"
#include "core/signing/rpcsigner.h"
#include "tests/support/testprogram.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace nlstoken::signing;

namespace {

const SecretBytes &publishedSecret()
{
    static const SecretBytes secret{QByteArrayView("my_access_key_secret")};
    return secret;
}

// help.aliyun.com/document_detail/113251.htm
Parameters publishedParameters()
{
    return {
        {"AccessKeyId", "my_access_key_id"},
        {"Action", "CreateToken"},
        {"Format", "JSON"},
        {"RegionId", "cn-shanghai"},
        {"SignatureMethod", "HMAC-SHA1"},
        {"SignatureNonce", "b924c8c3-6d03-4c5d-ad36-d984d3116788"},
        {"SignatureVersion", "1.0"},
        {"Timestamp", "2019-04-18T08:32:31Z"},
        {"Version", "2019-02-28"},
    };
}

Headers createTokenHeaders(const QByteArray &host, const QByteArray &version)
{
    return {
        {"host", host},
        {"x-acs-action", "CreateToken"},
        {"x-acs-date", "2019-04-18T08:32:31Z"},
        {"x-acs-signature-nonce", "b924c8c3-6d03-4c5d-ad36-d984d3116788"},
        {"x-acs-version", version},
    };
}

QByteArray hexSha256(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
}

} // namespace

class tst_rpcsigner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void publishedVectorIsReproduced()
    {
        const RpcSignature signature = signRpc("GET", publishedParameters(), publishedSecret());
        QCOMPARE(signature.stringToSign.size(), 279);
        QCOMPARE(signature.signature, "hHq4yNsPitlfDJ2L0nQPdugdEzM=");
    }

    void everyVariationGivesItsOwnSignature_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray get("GET");
        QTest::newRow("POST") << QByteArray("POST") << QByteArray() << QByteArray()
                              << QByteArray("X4/yeE8FUchC5Wv7AZJybEuDWzw=");
        QTest::newRow("Singapore") << get << QByteArray("RegionId") << QByteArray("ap-southeast-1")
                                   << QByteArray("EfuLlpaPEoHWhS9nnzcGm/Gvrzs=");
        QTest::newRow("SecurityToken")
            << get << QByteArray("SecurityToken") << QByteArray("CAISxyz+/==")
            << QByteArray("mEYORATGWSEawLcV+pbMrydoqJ0=");
    }
    void everyVariationGivesItsOwnSignature()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        Parameters parameters = publishedParameters();
        if (!name.isEmpty())
            parameters.insert_or_assign(name, value);
        QCOMPARE(signRpc(method, parameters, publishedSecret()).signature, expected);
    }

    void internationalVersionAndMissingRegionAreSigned()
    {
        Parameters parameters = publishedParameters();
        parameters.insert_or_assign("RegionId", "ap-southeast-1");
        parameters.insert_or_assign("Version", "2019-07-17");
        QCOMPARE(signRpc("GET", parameters, publishedSecret()).signature,
            "4TdrOuLHXJU+5C6s927Wkq2h+wc=");
        parameters = publishedParameters();
        parameters.erase("RegionId");
        QCOMPARE(signRpc("GET", parameters, publishedSecret()).signature,
            "k3545gJiK8A1onAZjXVKaulceXw=");
    }

    void emptyAndStrangeValuesAreSigned()
    {
        Parameters parameters = publishedParameters();
        parameters.insert_or_assign("Empty", "");
        parameters.insert_or_assign("Extra", "a b*c~d+e/f=中文");
        const RpcSignature signature = signRpc("GET", parameters, publishedSecret());
        QVERIFY(signature.canonicalQuery.contains(
            "Empty=&Extra=a%20b%2Ac~d%2Be%2Ff%3D%E4%B8%AD%E6%96%87"));
        QCOMPARE(signature.signature, "ZPXO9TwcngwY7M6l1CoCiKJXGLw=");
    }

    void trailingBlankInTheSecretIsNotForgiven()
    {
        const SecretBytes padded{QByteArrayView("my_access_key_secret ")};
        QCOMPARE(signRpc("GET", publishedParameters(), padded).signature,
            "NKMs4d7ayScd1xONXRuHEGazPfQ=");
    }

    // The ECS documents' example with testid and testsecret.
    void ecsExampleIsReproduced()
    {
        const Parameters parameters{
            {"AccessKeyId", "testid"},
            {"Action", "DescribeRegions"},
            {"Format", "XML"},
            {"SignatureMethod", "HMAC-SHA1"},
            {"SignatureNonce", "3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"},
            {"SignatureVersion", "1.0"},
            {"Timestamp", "2016-02-23T12:46:24Z"},
            {"Version", "2014-05-26"},
        };
        const SecretBytes secret{QByteArrayView("testsecret")};
        QCOMPARE(signRpc("GET", parameters, secret).signature, "OLeaidS1JvxuMvnyHOwuJ+uX5qY=");
    }

    // Signatures that the official Node.js SDK made.
    void officialSdkVectorsAreReproduced_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        QFile file(QStringLiteral(NLSTOKEN_TEST_DATA "/rpc-hmac-sha1.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(vectors.size(), 24);
        for (const QJsonValue &vector : vectors)
            QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
    }
    void officialSdkVectorsAreReproduced()
    {
        QFETCH(QJsonObject, vector);
        Parameters parameters;
        const QJsonObject given = vector[u"parameters"_s].toObject();
        for (auto it = given.begin(); it != given.end(); ++it)
            parameters.insert_or_assign(it.key().toUtf8(), it.value().toString().toUtf8());
        const SecretBytes secret(vector[u"accessKeySecret"_s].toString().toUtf8());
        const RpcSignature signature =
            signRpc(vector[u"method"_s].toString().toUtf8(), parameters, secret);
        QCOMPARE(signature.stringToSign, vector[u"stringToSign"_s].toString().toUtf8());
        QCOMPARE(signature.signature, vector[u"signature"_s].toString().toUtf8());
        const QByteArray wire =
            signature.canonicalQuery + "&Signature=" + percentEncoded(signature.signature);
        QCOMPARE(wire, vector[u"wire"_s].toString().toUtf8());
    }

    // The RunInstances vector of the V3 signature's documentation.
    void publishedV3VectorIsReproduced()
    {
        const Acs3Request request{
            .method = "POST",
            .query = {{"ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd"},
                {"RegionId", "cn-shanghai"}},
            .headers = {{"host", "ecs.cn-shanghai.aliyuncs.com"}, {"x-acs-action", "RunInstances"},
                {"x-acs-date", "2023-10-26T10:22:32Z"},
                {"x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d"},
                {"x-acs-version", "2014-05-26"}},
        };
        const SecretBytes secret{QByteArrayView("YourAccessKeySecret")};
        const Acs3Signature signature = signAcs3(request, "YourAccessKeyId", secret);
        QCOMPARE(hexSha256(signature.canonicalRequest),
            "7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259");
        QCOMPARE(signature.signature,
            "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0");
        QVERIFY(signature.authorization.startsWith(
            "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;"));
    }

    // Computed with Python's hmac; docs/service/signing.md section 3.
    void createTokenIsSignedWithV3_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<QByteArray>("securityToken");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray shanghai("nls-meta.cn-shanghai.aliyuncs.com");
        QTest::newRow("plain")
            << shanghai << QByteArray("2019-02-28") << QByteArray()
            << QByteArray("069c7b9009d14381d60f80545f90f1b7ed6386722f639d7d88f6f9f8b1f92844");
        QTest::newRow("STS")
            << shanghai << QByteArray("2019-02-28") << QByteArray("CAISxyz+/==")
            << QByteArray("195ee011006d3b44cb262270279b6f19ac60e49fc9c1765be3704aaae6bf3906");
        QTest::newRow("Singapore")
            << QByteArray("nlsmeta.ap-southeast-1.aliyuncs.com") << QByteArray("2019-07-17")
            << QByteArray()
            << QByteArray("b66ae6c32a04dd8c787c3b458ad7088c78566733757204a1a8e37e45740f3159");
    }
    void createTokenIsSignedWithV3()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, version);
        QFETCH(QByteArray, securityToken);
        QFETCH(QByteArray, expected);
        Acs3Request request{.method = "POST", .headers = createTokenHeaders(host, version)};
        if (!securityToken.isEmpty())
            request.headers.insert_or_assign("x-acs-security-token", securityToken);
        QCOMPARE(signAcs3(request, "my_access_key_id", publishedSecret()).signature, expected);
    }
};

NLSTOKEN_TEST(tst_rpcsigner)
#include "tst_rpcsigner.moc"
