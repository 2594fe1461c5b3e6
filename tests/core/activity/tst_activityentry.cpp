// SPDX-License-Identifier: Apache-2.0
#include "core/activity/activityentry.h"

#include "core/base/utctime.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ActivityEntry refusedEntry()
{
    return {
        .time = utcTime(QDate(2026, 11, 22), QTime(8, 17, 2, 123)),
        .profile = u"支持 (RAM user) 🔑"_s,
        .program = u"nls-token get"_s,
        .outcome = ActivityOutcome::Refused,
        .errorKind = ErrorKind::Throttled,
        .code = u"Throttling.User"_s,
        .serverMessage = u"Request was denied due to user flow control."_s,
        .httpStatus = 400,
        .duration = 98ms,
        .requestId = u"5A0E1B77-6D4B-4D35-9A4C-0D6A3B6B2C11"_s,
        .nlsRequestId = u"b7cc3f0fb8a24a5a9f9b6b4c3d2e1f00"_s,
        .userId = u"1234567890123456"_s,
        .expireTime = 1795436222,
        .endpoint = u"nlsmeta.ap-southeast-1.aliyuncs.com"_s,
    };
}

// Every text that a caller fills freely; nlsRequestId is apart, because its shape is a token's.
const std::vector<QString ActivityEntry::*> freeTexts{&ActivityEntry::profile,
    &ActivityEntry::program, &ActivityEntry::code, &ActivityEntry::serverMessage,
    &ActivityEntry::requestId, &ActivityEntry::userId, &ActivityEntry::endpoint};

} // namespace

class TestActivityEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void lineHoldsTheWholeEntry();
    void namesInTheLineStay();
    void emptyFieldsAreLeftOut();
    void timeOfAnyZoneIsWrittenInUtc();
    void lineIsOneLine();
    void longTextsAreShortened();
    void noCredentialGetsIn_data();
    void noCredentialGetsIn();
    void credentialInAForeignLineIsMaskedOnReading();
    void nlsRequestIdOfAnotherShapeIsFreeText();
    void damagedLineIsNoEntry_data();
    void damagedLineIsNoEntry();
    void everyOutcomeComesBack();
    void outcomeFollowsFromTheError_data();
    void outcomeFollowsFromTheError();
};

void TestActivityEntry::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestActivityEntry::lineHoldsTheWholeEntry()
{
    const ActivityEntry entry = refusedEntry();
    QCOMPARE(fromJsonLine(toJsonLine(entry)), entry);
}

void TestActivityEntry::namesInTheLineStay()
{
    // Files of 30 days outlive the version that wrote them.
    const QJsonObject expected{
        {u"time"_s, u"2026-11-22T08:17:02.123Z"_s},
        {u"profile"_s, u"支持 (RAM user) 🔑"_s},
        {u"program"_s, u"nls-token get"_s},
        {u"outcome"_s, u"refused"_s},
        {u"kind"_s, u"throttled"_s},
        {u"code"_s, u"Throttling.User"_s},
        {u"serverMessage"_s, u"Request was denied due to user flow control."_s},
        {u"httpStatus"_s, 400},
        {u"durationMs"_s, 98},
        {u"requestId"_s, u"5A0E1B77-6D4B-4D35-9A4C-0D6A3B6B2C11"_s},
        {u"nlsRequestId"_s, u"b7cc3f0fb8a24a5a9f9b6b4c3d2e1f00"_s},
        {u"userId"_s, u"1234567890123456"_s},
        {u"expireTime"_s, 1795436222},
        {u"endpoint"_s, u"nlsmeta.ap-southeast-1.aliyuncs.com"_s},
    };
    QCOMPARE(QJsonDocument::fromJson(toJsonLine(refusedEntry())).object(), expected);
}

void TestActivityEntry::emptyFieldsAreLeftOut()
{
    const ActivityEntry entry{
        .time = refusedEntry().time, .outcome = ActivityOutcome::Reused, .duration = 0ms};
    QCOMPARE(toJsonLine(entry), R"({"outcome":"reused","time":"2026-11-22T08:17:02.123Z"})"_ba);
    QCOMPARE(fromJsonLine(toJsonLine(entry)), entry);
}

void TestActivityEntry::timeOfAnyZoneIsWrittenInUtc()
{
    ActivityEntry entry = refusedEntry();
    entry.time = entry.time.toOffsetFromUtc(8 * 3600);
    QVERIFY(toJsonLine(entry).contains("\"2026-11-22T08:17:02.123Z\""));
}

void TestActivityEntry::lineIsOneLine()
{
    for (const auto field : freeTexts) {
        ActivityEntry entry = refusedEntry();
        entry.*field = u"one\ntwo\r\nthree\u2028four\x1b[31m\u202Efive\x07"_s;
        const QByteArray line = toJsonLine(entry);
        QVERIFY(!line.contains('\n') && !line.contains('\r'));
        const auto read = fromJsonLine(line);
        QVERIFY(read.has_value());
        QCOMPARE((*read).*field, u"one two three four [31mfive"_s);
    }
}

void TestActivityEntry::longTextsAreShortened()
{
    for (const auto field : freeTexts) {
        ActivityEntry entry = refusedEntry();
        entry.*field = QString(100'000, u'支');
        QCOMPARE_LT(toJsonLine(entry).size(), 4096);
    }
}

void TestActivityEntry::noCredentialGetsIn_data()
{
    QTest::addColumn<QString>("credential");
    QTest::addColumn<QString>("text");
    const QString secret = u"k3OuRSecreT0fThirtyLetters9xYz"_s;
    const QString token = u"6fa5c0e7b1d94a2f8e3c7d6b5a493827"_s;
    const QString id = u"LTAI5tQ7mZsKc2VbXw9RfPaG"_s;
    const QString securityToken = u"CAISdgJ1q6Ft5B2yfSjIr5bkKd/dpLlb1q+vVk7cq0Y1fsRVmYLPtTz2IHBO"_s;
    QTest::newRow("secret, bare") << secret << secret;
    QTest::newRow("secret, in prose") << secret << u"key "_s + secret + u" refused"_s;
    QTest::newRow("secret, named") << secret << u"AccessKeySecret="_s + secret;
    QTest::newRow("secret, at the cut") << secret.left(8) << QString(88, u'.') + secret;
    QTest::newRow("token, bare") << token << token;
    QTest::newRow("token, upper case") << token.toUpper() << token.toUpper();
    QTest::newRow("token, quoted by the gateway")
        << token << u"Meta:ACCESS_DENIED:The token '"_s + token + u"' is invalid!"_s;
    QTest::newRow("token, in an address") << token << u"wss://h/ws/v1?token="_s + token;
    QTest::newRow("token, JSON") << token << u"{\"Token\":{\"Id\":\""_s + token + u"\"}}"_s;
    QTest::newRow("AccessKey ID, bare") << id << id;
    QTest::newRow("AccessKey ID, string to sign")
        << id << u"GET&%2F&AccessKeyId%3D"_s + id + u"%26Action%3DCreateToken"_s;
    QTest::newRow("temporary AccessKey ID") << u"NUcP4xYzQ1"_s << u"STS.NUcP4xYzQ1Vb7sKd"_s;
    QTest::newRow("SecurityToken, bare") << securityToken << securityToken;
    QTest::newRow("SecurityToken, named") << securityToken << u"SecurityToken="_s + securityToken;
}

void TestActivityEntry::noCredentialGetsIn()
{
    QFETCH(const QString, credential);
    QFETCH(const QString, text);
    for (const auto field : freeTexts) {
        ActivityEntry entry = refusedEntry();
        entry.*field = text;
        const QByteArray line = toJsonLine(entry);
        QVERIFY2(!line.contains(credential.toUtf8()), line.constData());
    }
}

void TestActivityEntry::credentialInAForeignLineIsMaskedOnReading()
{
    QByteArray line = toJsonLine(refusedEntry());
    line.replace("Request was denied", "6fa5c0e7b1d94a2f8e3c7d6b5a493827\\u001b[2J");
    const auto entry = fromJsonLine(line);
    QVERIFY(entry.has_value());
    QCOMPARE(entry->serverMessage, u"**** [2J due to user flow control."_s);
}

void TestActivityEntry::nlsRequestIdOfAnotherShapeIsFreeText()
{
    ActivityEntry entry = refusedEntry();
    entry.nlsRequestId = u"token=6fa5c0e7b1d94a2f8e3c7d6b5a493827\n"_s;
    QVERIFY(!toJsonLine(entry).contains("6fa5c0e7"));
    QVERIFY(!toJsonLine(entry).contains("\\n"));
}

void TestActivityEntry::damagedLineIsNoEntry_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray whole = toJsonLine(refusedEntry());
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("half") << whole.left(whole.size() / 2);
    QTest::newRow("without its last byte") << whole.chopped(1);
    QTest::newRow("two in one line") << whole + whole;
    QTest::newRow("half, then whole") << whole.left(whole.size() / 2) + whole;
    QTest::newRow("zeroes, as after a power cut") << QByteArray(512, '\0');
    QTest::newRow("not JSON") << "Nov 22 08:17:02 host sshd[1]: hello"_ba;
    QTest::newRow("another object") << R"({"hello":"world"})"_ba;
    QTest::newRow("array") << "["_ba + whole + "]";
    QTest::newRow("without time") << R"({"outcome":"reused"})"_ba;
    QTest::newRow("no time") << R"({"outcome":"reused","time":"yesterday"})"_ba;
    QTest::newRow("no outcome") << R"({"outcome":"won","time":"2026-11-22T08:17:02.123Z"})"_ba;
}

void TestActivityEntry::damagedLineIsNoEntry()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!fromJsonLine(line).has_value());
}

void TestActivityEntry::everyOutcomeComesBack()
{
    for (const auto outcome : {ActivityOutcome::Obtained, ActivityOutcome::Reused,
             ActivityOutcome::HeldBack, ActivityOutcome::Refused, ActivityOutcome::Failed}) {
        ActivityEntry entry = refusedEntry();
        entry.outcome = outcome;
        QCOMPARE(fromJsonLine(toJsonLine(entry)), entry);
    }
    QCOMPARE(activityOutcomeName(ActivityOutcome::HeldBack), u"heldBack"_s);
}

void TestActivityEntry::outcomeFollowsFromTheError_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<ActivityOutcome>("outcome");
    QTest::newRow("wrong secret") << ErrorKind::Credentials << u"SignatureDoesNotMatch"_s
                                  << ActivityOutcome::Refused;
    QTest::newRow("flow control") << ErrorKind::Throttled << u"Throttling.User"_s
                                  << ActivityOutcome::Refused;
    QTest::newRow("held back") << ErrorKind::Throttled << QString(errorcode::HeldBack)
                               << ActivityOutcome::HeldBack;
    QTest::newRow("clock") << ErrorKind::Clock << u"InvalidTimeStamp.Expired"_s
                           << ActivityOutcome::Refused;
    QTest::newRow("network") << ErrorKind::Network << QString(errorcode::Timeout)
                             << ActivityOutcome::Failed;
    QTest::newRow("keychain") << ErrorKind::Keychain << QString(errorcode::KeychainLocked)
                              << ActivityOutcome::Failed;
    QTest::newRow("stopped") << ErrorKind::Interrupted << QString(errorcode::Interrupted)
                             << ActivityOutcome::Failed;
}

void TestActivityEntry::outcomeFollowsFromTheError()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, code);
    QFETCH(const ActivityOutcome, outcome);
    QCOMPARE(outcomeOf({.kind = kind, .code = code}), outcome);
}

NLSTOKEN_TEST(TestActivityEntry)
#include "tst_activityentry.moc"
