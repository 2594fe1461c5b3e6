// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray pasted = "0123456789abcdef0123456789abcdef";

// A desk whose profile holds a pasted token and no key.
void paste(TokenRefreshFixture &fixture, std::chrono::seconds remaining)
{
    fixture.profile.tokenOnly = true;
    const Result<void> kept = answerOf<void>([&fixture, remaining](const Reply<void> &reply) {
        fixture.service().adopt(
            fixture.profile.fingerprint, fixture.token(pasted, remaining), {}, reply);
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
        TokenRefreshFixture fixture;
        paste(fixture, 2h);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, pasted);
        QCOMPARE(fixture.keys.reads, 0);
        QCOMPARE(fixture.service().status(fixture.profile).state, TokenState::Valid);
    }

    void outlivesARestartOfTheComputer()
    {
        TokenRefreshFixture fixture(TokenRefreshFixture::Storage::Kernel);
        paste(fixture, 2h);
        QCOMPARE(fixture.kernel.lifetimes.at(fixture.profile.fingerprint), 2h + 1s);
        fixture.kernel.expire(fixture.profile.fingerprint);
        QCOMPARE(fixture.fetch()->token.id, pasted);
    }

    void isServedWithAWarningWhenItRunsOut()
    {
        TokenRefreshFixture fixture;
        paste(fixture, 20s);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QVERIFY(!answer->warnings.empty());
    }

    void cannotBeRenewed_data()
    {
        QTest::addColumn<TokenQuery>("query");
        QTest::newRow("fresh") << TokenQuery{.fresh = true};
        QTest::newRow("more than is left") << TokenQuery{.minimumTtl = 3h};
    }

    void cannotBeRenewed()
    {
        QFETCH(TokenQuery, query);
        TokenRefreshFixture fixture;
        paste(fixture, 2h);
        query.profile = fixture.profile;
        const Result<TokenAnswer> answer = fixture.fetch(query);
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Profile);
        QCOMPARE(answer.error().code, errorcode::NotRenewable);
        QCOMPARE(fixture.keys.reads, 0);
        QVERIFY(fixture.client.requests.empty());
    }

    void expiredIsNeverServed()
    {
        TokenRefreshFixture fixture;
        paste(fixture, 20s);
        fixture.clock.advance(21s);
        QCOMPARE(fixture.fetch().error().code, errorcode::NotRenewable);
    }

    void anotherEndpointIsNoOtherToken()
    {
        TokenRefreshFixture fixture;
        paste(fixture, 2h);
        fixture.profile.endpoint = u"https://nlsmeta.cn-shanghai.aliyuncs.com"_s;
        QVERIFY(fixture.fetch());
    }
};

Q_DECLARE_METATYPE(nlstoken::TokenQuery)

NLSTOKEN_TEST(tst_pastedtoken)
#include "tst_pastedtoken.moc"
