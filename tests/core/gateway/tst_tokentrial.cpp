// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/trialfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";

struct Fixture : TrialFixture
{
    Fixture()
    {
        request.profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
        request.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        request.token = {.id = token, .userId = u"1234567890123456"_s};
        request.text = u"Hello"_s;
        request.timeLimit = 3s;
    }

    Result<TrialOutcome> answer()
    {
        return answerOf<TrialOutcome>(
            [this](const Reply<TrialOutcome> &reply) { trial.ask(request, reply); });
    }

    TrialRequest request;
};

} // namespace

class tst_TokenTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsSpokenComesBack()
    {
        Fixture fixture;
        fixture.expectSpeech();
        const Result<TrialOutcome> outcome = fixture.answer();
        QVERIFY(outcome);
        QCOMPARE(outcome->host, u"nls-gateway-cn-shanghai.aliyuncs.com"_s);
        QVERIFY(outcome->spoken);
        QCOMPARE(outcome->spoken->wav, TrialFixture::wavOf("...."));
        QCOMPARE(outcome->spoken->requestId, u"ffffffffffffffffffffffffffffffff"_s);
        QVERIFY(fixture.client.timeLimits == std::vector<std::chrono::milliseconds>{3s});
    }

    void aGatewayInClearIsNotTried()
    {
        Fixture fixture;
        fixture.request.profile.gateway = u"ws://gateway.example.com/ws/v1"_s;
        const Result<TrialOutcome> outcome = fixture.answer();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QString(errorcode::GatewayPlain));
    }

    void theTokenIsNoTaskId()
    {
        Fixture fixture;
        fixture.expectSpeech(TrialFixture::wavOf("...."), token.toUpper());
        const Result<TrialOutcome> outcome = fixture.answer();
        QVERIFY(outcome);
        QVERIFY(outcome->spoken->requestId.isEmpty());
        fixture.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST", token);
        QVERIFY(fixture.answer().error().requestId.isEmpty());
    }

    void echoOfTheTokenIsMasked()
    {
        Fixture fixture;
        fixture.request.token.id = "odd.Token-0123";
        fixture.expectRefusal(40000001, "Meta:ACCESS_DENIED:xODD.TOKEN-0123y is invalid!");
        QCOMPARE(
            fixture.answer().error().serverMessage, u"Meta:ACCESS_DENIED:x****y is invalid!"_s);
    }

    void aTokenOfTheOtherSiteIsToldByTheProfile()
    {
        Fixture fixture;
        fixture.request.profile.endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        fixture.expectRefusal(40000001, "Meta:ACCESS_DENIED:The token is invalid!");
        QCOMPARE(fixture.answer().error().meaning, u"site"_s);
        fixture.request.profile.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        fixture.expectRefusal(40000001, "Meta:ACCESS_DENIED:The token is invalid!");
        QVERIFY(fixture.answer().error().meaning.isEmpty());
    }

    void anotherAccountIsWarnedOfOnceItIsKnown()
    {
        Fixture fixture;
        const auto warned = [&fixture] {
            return fixture.trial.warning(fixture.request.profile, fixture.request.token);
        };
        QVERIFY(!warned());
        fixture.expectRefusal(40020106, "Meta:APPKEY_UID_MISMATCH:Appkey and user mismatch!");
        QVERIFY(!fixture.answer());
        QVERIFY(warned());
        QCOMPARE(warned()->code, QString(errorcode::AppkeyOtherAccount));
        QCOMPARE(warned()->detail, fixture.request.token.userId);
        fixture.expectSpeech();
        QVERIFY(fixture.answer());
        QVERIFY(!warned());
        fixture.request.token.userId = u"6543210987654321"_s;
        QVERIFY(warned());
    }

    void otherRefusalsTellNothingOfAccounts()
    {
        Fixture fixture;
        fixture.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        QVERIFY(!fixture.answer());
        fixture.client.expect(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::ConnectionRefused});
        QVERIFY(!fixture.answer());
        QVERIFY(!fixture.trial.warning(fixture.request.profile, fixture.request.token));
    }

    void anCallerThatLeavesIsNotAnswered()
    {
        Fixture fixture;
        fixture.client.expectAndHold();
        auto caller = std::make_unique<QObject>();
        bool answered = false;
        fixture.trial.ask(
            fixture.request, {caller.get(), [&answered](const auto &) { answered = true; }});
        caller.reset();
        fixture.client.answerHeld(HttpAnswer{.status = 200});
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

NLSTOKEN_TEST(tst_TokenTrial)
#include "tst_tokentrial.moc"
