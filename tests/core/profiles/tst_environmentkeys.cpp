// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/profiles/environmentkeys.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr std::array variables{"ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    "ALIBABA_CLOUD_SECURITY_TOKEN", "ALIBABA_CLOUD_REGION_ID", "ALIYUN_AK_ID", "ALIYUN_AK_SECRET"};
const QString endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;

} // namespace

class tst_environmentkeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        for (const char *variable : variables)
            qunsetenv(variable);
    }

    void keyIsTakenByteForByte()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", " LTAI\"5t' ");
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", " a&b=c%41 中\xff ");
        qputenv("ALIBABA_CLOUD_SECURITY_TOKEN", "CAIS+/== ");
        const Result<AccessKey> key = EnvironmentKeys::key(endpoint);
        QVERIFY(key);
        QCOMPARE(key->id, " LTAI\"5t' ");
        QCOMPARE(key->secret.view().toByteArray(), " a&b=c%41 中\xff ");
        QCOMPARE(key->securityToken.view().toByteArray(), "CAIS+/== ");
        QCOMPARE(key->endpoint, endpoint);
    }

    void secondPairIsTakenWhenTheFirstIsAbsent()
    {
        qputenv("ALIYUN_AK_ID", "second-id");
        qputenv("ALIYUN_AK_SECRET", "second-secret");
        // The demos' variables know no STS: this token belongs to a pair that is not here.
        qputenv("ALIBABA_CLOUD_SECURITY_TOKEN", "CAIS");
        const Result<AccessKey> key = EnvironmentKeys::key(endpoint);
        QVERIFY(key);
        QCOMPARE(key->id, "second-id");
        QVERIFY(key->secret.equals("second-secret"));
        QVERIFY(key->securityToken.isEmpty());
    }

    void firstPairIsPreferred()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "first-id");
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "first-secret");
        qputenv("ALIYUN_AK_ID", "second-id");
        qputenv("ALIYUN_AK_SECRET", "second-secret");
        const Result<AccessKey> key = EnvironmentKeys::key(endpoint);
        QVERIFY(key);
        QCOMPARE(key->id, "first-id");
        QVERIFY(key->secret.equals("first-secret"));
    }

    void pairsAreNeverMixed_data()
    {
        QTest::addColumn<QByteArrayList>("set");
        QTest::addColumn<QString>("missing");
        QTest::newRow("nothing") << QByteArrayList() << u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s;
        QTest::newRow("first id alone") << QByteArrayList{"ALIBABA_CLOUD_ACCESS_KEY_ID"}
                                        << u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s;
        QTest::newRow("first secret alone") << QByteArrayList{"ALIBABA_CLOUD_ACCESS_KEY_SECRET"}
                                            << u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s;
        QTest::newRow("second id alone") << QByteArrayList{"ALIYUN_AK_ID"} << u"ALIYUN_AK_SECRET"_s;
        QTest::newRow("first id, second secret") << QByteArrayList{"ALIBABA_CLOUD_ACCESS_KEY_ID",
            "ALIYUN_AK_SECRET"} << u"ALIBABA_CLOUD_ACCESS_KEY_SECRET"_s;
        QTest::newRow("first secret, second pair")
            << QByteArrayList{"ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIYUN_AK_ID", "ALIYUN_AK_SECRET"}
            << u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s;
        QTest::newRow("SecurityToken alone")
            << QByteArrayList{"ALIBABA_CLOUD_SECURITY_TOKEN"} << u"ALIBABA_CLOUD_ACCESS_KEY_ID"_s;
    }
    void pairsAreNeverMixed()
    {
        QFETCH(QByteArrayList, set);
        QFETCH(QString, missing);
        for (const QByteArray &variable : set)
            qputenv(variable.constData(), "value");
        const Result<AccessKey> key = EnvironmentKeys::key(endpoint);
        QVERIFY(!key);
        QCOMPARE(key.error(),
            (ServiceError{.kind = ErrorKind::Profile,
                .code = errorcode::EnvironmentKeyMissing,
                .detail = missing}));
    }

    void emptyOrControlledPartIsRefused_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("securityToken");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty id") << QByteArray("") << QByteArray("s") << QByteArray()
                                  << QString(errorcode::AccessKeyIdEmpty);
        QTest::newRow("empty secret") << QByteArray("i") << QByteArray("") << QByteArray()
                                      << QString(errorcode::AccessKeySecretEmpty);
        QTest::newRow("line break") << QByteArray("i") << QByteArray("s\n") << QByteArray()
                                    << QString(errorcode::AccessKeySecretControl);
        QTest::newRow("line break in the token")
            << QByteArray("i") << QByteArray("s") << QByteArray("t\r")
            << QString(errorcode::SecurityTokenControl);
    }
    void emptyOrControlledPartIsRefused()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, securityToken);
        QFETCH(QString, code);
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", id);
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", secret);
        qputenv("ALIBABA_CLOUD_SECURITY_TOKEN", securityToken);
        const Result<AccessKey> key = EnvironmentKeys::key(endpoint);
        QVERIFY(!key);
        QCOMPARE(key.error().code, code);
    }

    void emptySecurityTokenIsNone()
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", "i");
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s");
        qputenv("ALIBABA_CLOUD_SECURITY_TOKEN", "");
        QVERIFY(EnvironmentKeys::key(endpoint)->securityToken.isEmpty());
    }

    void readAnswersForTheProfilesEndpoint()
    {
        qputenv("ALIYUN_AK_ID", "i");
        qputenv("ALIYUN_AK_SECRET", "s");
        Profile profile = newProfile(u"x"_s, u"cn-shanghai"_s);
        std::optional<QString> answered;
        EnvironmentKeys keys;
        keys.read(profile, {}, {this, [&answered](const Result<AccessKey> &key) {
            answered = key ? key->endpoint : key.error().code;
        }});
        QTRY_VERIFY(answered);
        QCOMPARE(*answered, profile.endpoint);
    }

    void regionIsReadAsItIs()
    {
        QCOMPARE(EnvironmentKeys::region(), QByteArray());
        qputenv("ALIBABA_CLOUD_REGION_ID", "cn-shanghai");
        QCOMPARE(EnvironmentKeys::region(), "cn-shanghai");
    }
};

NLSTOKEN_TEST(tst_environmentkeys)
#include "tst_environmentkeys.moc"
