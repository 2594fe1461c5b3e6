// SPDX-License-Identifier: Apache-2.0
#include "core/token/refusal.h"

#include "core/token/requestpolicy.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

// What a refusal asks for.
class tst_refusal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void codeDecidesTheKind_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        // docs/service/errors.md sections 1 and 2
        for (const char *code : {"InvalidAccessKeyId.NotFound", "InvalidAccessKeyId.Inactive",
                 "Forbidden.AccessKeyDisabled", "SignatureDoesNotMatch", "IncompleteSignature",
                 "InvalidSignatureMethod", "SignatureNonceUsed", "InvalidTimeStamp.Format",
                 "MissingSignature", "MissingSecurityToken", "InvalidSecurityToken.Expired",
                 "NoPermission", "Forbidden.RAM", "Forbidden.SubUser", "Account.Arrearage",
                 "InvalidVersion", "InvalidAction.NotFound", "InvalidProduct.NotFound",
                 "InvalidRegionId", "SomethingNew"}) {
            for (const int status : {200, 400, 403, 404})
                QTest::addRow("%s %d", code, status)
                    << QString::fromLatin1(code) << status << ErrorKind::Credentials;
        }
        for (const char *code : {"Throttling", "Throttling.User", "Throttling.Api", "40000005"}) {
            for (const int status : {200, 400, 403, 429, 503})
                QTest::addRow("%s %d", code, status)
                    << QString::fromLatin1(code) << status << ErrorKind::Throttled;
        }
        for (const char *code : {"InvalidTimeStamp.Expired", "IllegalTimestamp"})
            QTest::newRow(code) << QString::fromLatin1(code) << 400 << ErrorKind::Clock;
        for (const char *code : {"ServiceUnavailable", "InternalError", "UnknownError"})
            QTest::newRow(code) << QString::fromLatin1(code) << 500 << ErrorKind::Network;
        QTest::newRow("40020503") << u"40020503"_s << 200 << ErrorKind::Credentials;
        QTest::newRow("50000000") << u"50000000"_s << 200 << ErrorKind::Network;
        QTest::newRow("no code, 400") << QString() << 400 << ErrorKind::Protocol;
        QTest::newRow("no code, 500") << QString() << 500 << ErrorKind::Network;
        QTest::newRow("no code, 429") << QString() << 429 << ErrorKind::Throttled;
    }
    void codeDecidesTheKind()
    {
        QFETCH(QString, code);
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        QCOMPARE(kindOfRefusal(code, QString(), status), kind);
    }

    void wordsDecideOnlyWithoutACode()
    {
        const QString words = u"Request was denied due to user Flow Control."_s;
        QCOMPARE(kindOfRefusal(QString(), words, 400), ErrorKind::Throttled);
        QCOMPARE(kindOfRefusal(QString(), u"Request was denied due to api flow control."_s, 400),
            ErrorKind::Throttled);
        QCOMPARE(kindOfRefusal(QString(), u"Request was denied due to request throttling."_s, 503),
            ErrorKind::Throttled);
        QCOMPARE(kindOfRefusal(u"Forbidden"_s, words, 403), ErrorKind::Credentials);
    }

    void onlyWhatCannotHealIsLasting()
    {
        const auto lasting = [](ErrorKind kind, const QString &code) {
            return isLasting({.kind = kind, .code = code});
        };
        QVERIFY(lasting(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s));
        QVERIFY(lasting(ErrorKind::Credentials, u"40020503"_s));
        QVERIFY(!lasting(ErrorKind::Credentials, u"SignatureNonceUsed"_s));
        for (const auto kind : {ErrorKind::Throttled, ErrorKind::Network, ErrorKind::Protocol,
                 ErrorKind::Clock, ErrorKind::Keychain})
            QVERIFY(!lasting(kind, u"x"_s));
    }
};

NLSTOKEN_TEST(tst_refusal)
#include "tst_refusal.moc"
