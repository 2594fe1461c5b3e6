// SPDX-License-Identifier: Apache-2.0
#include "app/cli/token/tokenkeeper.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

// The tokens here are a day long, so they are renewed ten minutes ahead.
class tst_TokenKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aTokenIsRenewedInTimeHoweverTheWallClockIsSet_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("left alone") << 0;
        QTest::newRow("put back") << -8;
        QTest::newRow("put forward") << 8;
    }

    void aTokenIsRenewedInTimeHoweverTheWallClockIsSet()
    {
        QFETCH(int, hours);
        TokenRefreshFixture fixture;
        fixture.expectToken("0123456789abcdef0123456789abcdef");
        const Result<TokenAnswer> first = fixture.fetch();
        QVERIFY(first);
        TokenKeeper keeper(fixture.service(), fixture.clock, {.profile = fixture.profile});
        QSignalSpy renewed(&keeper, &TokenKeeper::renewed);
        keeper.keep(*first);

        fixture.clock.setNow(fixture.clock.now().addSecs(hours * 3600));
        keeper.look();
        fixture.clock.advance(24h - 11min);
        keeper.look();
        QCOMPARE(fixture.client.requests.size(), 1U);

        fixture.client.expect([&fixture, hours]() -> Result<HttpAnswer> {
            const QDateTime service = fixture.clock.now().addSecs(-hours * 3600);
            return answerAt(service, 200,
                tokenBody("11111111111111111111111111111111", service.toSecsSinceEpoch() + 86400));
        });
        fixture.clock.advance(2min);
        keeper.look();
        QTRY_COMPARE(renewed.size(), 1);
    }
};

NLSTOKEN_TEST(tst_TokenKeeper)
#include "tst_tokenkeeper.moc"
