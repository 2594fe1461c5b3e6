// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/trialdesk.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray token = "0123456789abcdef0123456789abcdef";

struct Desk : TrialDesk
{
    Desk()
    {
        ask.profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
        ask.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        ask.token = {.id = token, .userId = u"1234567890123456"_s};
        ask.text = u"Hello"_s;
        ask.timeLimit = 3s;
    }

    Result<TrialOutcome> answer()
    {
        return answerOf<TrialOutcome>(
            [this](const Reply<TrialOutcome> &reply) { trial.ask(ask, reply); });
    }

    TrialAsk ask;
};

} // namespace

class tst_TokenTrial : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void whatIsSpokenComesBack()
    {
        Desk desk;
        desk.expectSpeech();
        const Result<TrialOutcome> outcome = desk.answer();
        QVERIFY(outcome);
        QCOMPARE(outcome->host, u"nls-gateway-cn-shanghai.aliyuncs.com"_s);
        QVERIFY(outcome->spoken);
        QCOMPARE(outcome->spoken->wav, TrialDesk::wavOf("...."));
        QCOMPARE(outcome->spoken->requestId, u"ffffffffffffffffffffffffffffffff"_s);
        QVERIFY(desk.client.timeLimits == std::vector<std::chrono::milliseconds>{3s});
    }

    void aGatewayInClearIsNotTried()
    {
        Desk desk;
        desk.ask.profile.gateway = u"ws://gateway.example.com/ws/v1"_s;
        const Result<TrialOutcome> outcome = desk.answer();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QString(errorcode::GatewayPlain));
    }

    void theTokenIsNoTaskId()
    {
        Desk desk;
        desk.expectSpeech(TrialDesk::wavOf("...."), token.toUpper());
        const Result<TrialOutcome> outcome = desk.answer();
        QVERIFY(outcome);
        QVERIFY(outcome->spoken->requestId.isEmpty());
        desk.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST", token);
        QVERIFY(desk.answer().error().requestId.isEmpty());
    }

    void aTokenOfTheOtherSiteIsToldByTheProfile()
    {
        Desk desk;
        desk.ask.profile.endpoint = u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s;
        desk.expectRefusal(40000001, "Meta:ACCESS_DENIED:The token is invalid!");
        QCOMPARE(desk.answer().error().meaning, u"site"_s);
        desk.ask.profile.endpoint = u"https://nls-meta.cn-shanghai.aliyuncs.com"_s;
        desk.expectRefusal(40000001, "Meta:ACCESS_DENIED:The token is invalid!");
        QVERIFY(desk.answer().error().meaning.isEmpty());
    }

    void anotherAccountIsWarnedOfOnceItIsKnown()
    {
        Desk desk;
        const auto warned = [&desk] {
            return desk.trial.warning(desk.ask.profile, desk.ask.token);
        };
        QVERIFY(!warned());
        desk.expectRefusal(40020106, "Meta:APPKEY_UID_MISMATCH:Appkey and user mismatch!");
        QVERIFY(!desk.answer());
        QVERIFY(warned());
        QCOMPARE(warned()->code, QString(errorcode::AppkeyOtherAccount));
        QCOMPARE(warned()->detail, desk.ask.token.userId);
        desk.expectSpeech();
        QVERIFY(desk.answer());
        QVERIFY(!warned());
        desk.ask.token.userId = u"6543210987654321"_s;
        QVERIFY(warned());
    }

    void otherRefusalsTellNothingOfAccounts()
    {
        Desk desk;
        desk.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        QVERIFY(!desk.answer());
        desk.client.expect(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::ConnectionRefused});
        QVERIFY(!desk.answer());
        QVERIFY(!desk.trial.warning(desk.ask.profile, desk.ask.token));
    }

    void anAskerThatLeavesIsNotAnswered()
    {
        Desk desk;
        desk.client.expectAndHold();
        auto asker = std::make_unique<QObject>();
        bool answered = false;
        desk.trial.ask(desk.ask, {asker.get(), [&answered](const auto &) { answered = true; }});
        asker.reset();
        desk.client.answerHeld(HttpAnswer{.status = 200});
        QCoreApplication::processEvents();
        QVERIFY(!answered);
    }
};

NLSTOKEN_TEST(tst_TokenTrial)
#include "tst_tokentrial.moc"
