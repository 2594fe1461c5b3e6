// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output/output.h"
#include "app/cli/signing.h"
#include "app/wiring/exitcode.h"
#include "tests/support/testprogram.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace std::chrono_literals;

namespace {

SigningTask task(SignatureVersion version)
{
    return {.version = version,
        .method = "POST",
        .endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s,
        .regionId = "cn-shanghai",
        .apiVersion = "2019-02-28",
        .moment = {
            .timestamp = "2019-04-18T08:32:31Z", .nonce = "b924c8c3-6d03-4c5d-ad36-d984d3116788"}};
}

AccessKey key()
{
    return {"my_access_key_id", SecretBytes(QByteArrayView("my_access_key_secret")),
        SecretBytes(QByteArrayView("CAISxyz+/==")), {}};
}

} // namespace

class tst_output : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void errorHasEveryMember()
    {
        const ErrorCatalogue catalogue(u"en"_s);
        const QJsonObject bare =
            errorJson({.kind = ErrorKind::Profile, .code = u"ProfileNone"_s}, catalogue);
        QCOMPARE(bare.keys(),
            (QStringList{u"advice"_s, u"code"_s, u"httpStatus"_s, u"kind"_s, u"message"_s,
                u"requestId"_s, u"retryAfter"_s}));
        QVERIFY(bare[u"httpStatus"_s].isNull() && bare[u"requestId"_s].isNull()
            && bare[u"retryAfter"_s].isNull());

        const QJsonObject full = errorJson({.kind = ErrorKind::Throttled,
                                               .code = u"Throttling.User"_s,
                                               .serverMessage = u"Slow down."_s,
                                               .requestId = u"R"_s,
                                               .httpStatus = 400,
                                               .retryAfter = 4001ms},
            catalogue);
        QCOMPARE(full[u"retryAfter"_s].toInt(), 5);
        QCOMPARE(full[u"httpStatus"_s].toInt(), 400);
        QVERIFY(full[u"message"_s].toString().contains(u"Slow down."_s));
    }

    void everyKindHasItsExitStatus()
    {
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Internal)), 1);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Usage)), 2);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Profile)), 3);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Keychain)), 4);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Credentials)), 5);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Throttled)), 6);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Network)), 7);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Protocol)), 8);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Clock)), 9);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Gateway)), 10);
        QCOMPARE(static_cast<int>(exitCode(ErrorKind::Interrupted)), 130);
    }

    void signedTextHidesTheKeyUnlessRevealed_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("v1") << static_cast<int>(SignatureVersion::V1);
        QTest::newRow("v3") << static_cast<int>(SignatureVersion::V3);
    }
    void signedTextHidesTheKeyUnlessRevealed()
    {
        QFETCH(int, version);
        const SigningTask what = task(static_cast<SignatureVersion>(version));
        const SignedTask result = signedTask(what, key());
        const QString hidden = signedText(what, result, key(), false);
        QVERIFY(!hidden.contains(u"my_access_key_id"_s) && !hidden.contains(u"CAISxyz"_s));
        QVERIFY(hidden.contains(QString::fromLatin1(result.signature)));
        const QString revealed = signedText(what, result, key(), true);
        QVERIFY(revealed.contains(u"my_access_key_id"_s) && revealed.contains(u"CAISxyz"_s));
        for (const QString &text : {hidden, revealed, signedCurl(what, result)})
            QVERIFY(!text.contains(u"my_access_key_secret"_s));
    }

    void curlCommandIsQuotedForTheShell()
    {
        SigningTask what = task(SignatureVersion::V1);
        what.moment.nonce = "it's";
        const QString command = signedCurl(what, signedTask(what, key()));
        QVERIFY(command.contains(u"SignatureNonce=it%27s"_s));
        what.version = SignatureVersion::V3;
        QVERIFY(signedCurl(what, signedTask(what, key()))
                .contains(u"x-acs-signature-nonce: it'\\''s"_s));
    }
};

NLSTOKEN_TEST(tst_output)
#include "tst_output.moc"
