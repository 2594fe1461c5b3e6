// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/answerof.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray pasted = "0123456789abcdef0123456789abcdef";

// A desk whose profile holds a pasted token and no key.
void paste(FlightDesk &desk, std::chrono::seconds remaining)
{
    desk.profile.tokenOnly = true;
    const Result<void> kept = answerOf<void>([&desk, remaining](const Reply<void> &reply) {
        desk.service().adopt(desk.profile.fingerprint, desk.token(pasted, remaining), reply);
    });
    if (!kept)
        qFatal("the token was not kept");
}

} // namespace

class tst_pastedtoken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void isServedWithoutAKey()
    {
        FlightDesk desk;
        paste(desk, 2h);
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, pasted);
        QCOMPARE(desk.keys.reads, 0);
        QCOMPARE(desk.service().status(desk.profile).state, TokenState::Valid);
    }

    void outlivesARestartOfTheComputer()
    {
        FlightDesk desk(FlightDesk::Place::Kernel);
        paste(desk, 2h);
        QCOMPARE(desk.kernel.lifetimes.at(desk.profile.fingerprint), 2h + 1s);
        desk.kernel.expire(desk.profile.fingerprint);
        QCOMPARE(desk.fetch()->token.id, pasted);
    }

    void isServedWithAWarningWhenItRunsOut()
    {
        FlightDesk desk;
        paste(desk, 20s);
        const Result<TokenAnswer> answer = desk.fetch();
        QVERIFY(answer);
        QVERIFY(!answer->warnings.empty());
    }

    void cannotBeRenewed_data()
    {
        QTest::addColumn<TokenAsk>("ask");
        QTest::newRow("fresh") << TokenAsk{.fresh = true};
        QTest::newRow("more than is left") << TokenAsk{.minimumTtl = 3h};
    }

    void cannotBeRenewed()
    {
        QFETCH(TokenAsk, ask);
        FlightDesk desk;
        paste(desk, 2h);
        ask.profile = desk.profile;
        const Result<TokenAnswer> answer = desk.fetch(ask);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Profile);
        QCOMPARE(answer.error().code, errorcode::NotRenewable);
        QCOMPARE(desk.keys.reads, 0);
        QVERIFY(desk.client.requests.empty());
    }

    void expiredIsNeverServed()
    {
        FlightDesk desk;
        paste(desk, 20s);
        desk.clock.advance(21s);
        QCOMPARE(desk.fetch().error().code, errorcode::NotRenewable);
    }

    void anotherEndpointIsNoOtherToken()
    {
        FlightDesk desk;
        paste(desk, 2h);
        desk.profile.endpoint = u"https://nlsmeta.cn-shanghai.aliyuncs.com"_s;
        QVERIFY(desk.fetch());
    }
};

Q_DECLARE_METATYPE(nlstoken::TokenAsk)

NLSTOKEN_TEST(tst_pastedtoken)
#include "tst_pastedtoken.moc"
