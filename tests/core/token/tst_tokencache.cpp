// SPDX-License-Identifier: Apache-2.0
#include "core/token/tokencache.h"

#include "core/model/errorcode.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/recordedanswers.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QString name = u"0123abcd"_s;
const Token token{.id = "kept", .expireTime = 1'900'000'000, .obtainedAt = 1'899'913'600};
const Token older{.id = "older", .expireTime = 1'800'000'000, .obtainedAt = 1'799'913'600};

ServiceError failure(QLatin1StringView code)
{
    return {.kind = ErrorKind::Keychain, .code = code};
}

//! A cache with both places, and what it answers.
struct Places
{
    Result<std::optional<Token>> load()
    {
        return answerOf<std::optional<Token>>(
            [this](const auto &reply) { cache.load(name, {}, reply); });
    }

    Result<TokenKept> store(const Token &kept, std::chrono::seconds remaining = 24h)
    {
        return answerOf<TokenKept>(
            [&](const auto &reply) { cache.store(name, kept, remaining, {}, reply); });
    }

    Result<void> storeForGood(const Token &kept)
    {
        return answerOf<void>(
            [&](const auto &reply) { cache.storeForGood(name, kept, 24h, {}, reply); });
    }

    Result<void> remove()
    {
        return answerOf<void>([this](const auto &reply) { cache.remove(name, {}, reply); });
    }

    void putIntoKeychain(const Token &kept)
    {
        keychain.items.insert_or_assign(tokenItemName(name), SecretBytes(serialisedToken(kept)));
    }

    [[nodiscard]] bool isInKeychain() const { return keychain.items.contains(tokenItemName(name)); }
    [[nodiscard]] bool isInKernel() const { return kernel.items.contains(name); }

    MemoryStore keychain;
    MemoryExpiringStore kernel;
    TokenCache cache{keychain, &kernel};
};

} // namespace

class tst_TokenCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void aTokenRestsInTheKernelAloneAndTheKeychainIsNotAsked()
    {
        Places places;
        QCOMPARE(*places.store(token), TokenKept::UntilRestart);
        QCOMPARE(*places.load(), std::optional(token));
        QVERIFY(places.isInKernel());
        QCOMPARE(places.keychain.calls, QStringList());
    }

    // Not known before it is over, and not long after.
    void itsTimeInTheKernelIsWhatTheServiceLeavesIt()
    {
        Places places;
        QVERIFY(places.store(token, 4711s));
        QCOMPARE(places.kernel.lifetimes.at(name), 4712s);
    }

    void aTokenWhoseTimeIsOverIsNothing()
    {
        Places places;
        QVERIFY(places.store(token));
        places.kernel.expire(name);
        QCOMPARE(*places.load(), std::nullopt);
    }

    void whereTheKernelRefusesItRestsInTheKeychain_data()
    {
        QTest::addColumn<bool>("onlyWriting");
        QTest::newRow("every call") << false;
        QTest::newRow("the keyring is full") << true;
    }
    void whereTheKernelRefusesItRestsInTheKeychain()
    {
        QFETCH(bool, onlyWriting);
        Places places;
        (onlyWriting ? places.kernel.writeFailure : places.kernel.failure) =
            failure(errorcode::KernelKeyringFull);
        QCOMPARE(*places.store(token), TokenKept::ForGood);
        QVERIFY(places.isInKeychain());
        QCOMPARE(*places.load(), std::optional(token));
        QVERIFY(places.remove());
        QVERIFY(!places.isInKeychain());
    }

    void withoutAKernelKeyringItRestsInTheKeychain()
    {
        Places places;
        TokenCache cache(places.keychain);
        QVERIFY(answerOf<TokenKept>(
            [&cache](const auto &reply) { cache.store(name, token, 1h, {}, reply); }));
        QVERIFY(places.isInKeychain());
        QCOMPARE(*answerOf<std::optional<Token>>(
                     [&cache](const auto &reply) { cache.load(name, {}, reply); }),
            std::optional(token));
        QVERIFY(answerOf<void>([&cache](const auto &reply) { cache.remove(name, {}, reply); }));
        QVERIFY(!places.isInKeychain());
    }

    // Else it would be found in front of the newer one.
    void anOlderOneInTheKernelGoesWhenTheNewOneRestsInTheKeychain()
    {
        Places places;
        QVERIFY(places.store(older));
        places.kernel.writeFailure = failure(errorcode::KernelKeyringFull);
        QVERIFY(places.store(token));
        QVERIFY(!places.isInKernel());
        QCOMPARE(*places.load(), std::optional(token));
    }

    void theOldOneIsKeptWhenNeitherPlaceTakesTheNewOne()
    {
        Places places;
        QVERIFY(places.store(older));
        places.kernel.writeFailure = failure(errorcode::KernelKeyringFull);
        places.keychain.writeFailure = failure(errorcode::KeychainLocked);
        const Result<TokenKept> stored = places.store(token);
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, errorcode::KeychainLocked);
        QCOMPARE(*places.load(), std::optional(older));
    }

    void oneInTheKeychainIsFoundAndGoesWithTheNext_data()
    {
        QTest::addColumn<bool>("removable");
        QTest::newRow("it goes") << true;
        QTest::newRow("it can't, which nobody has to know") << false;
    }
    void oneInTheKeychainIsFoundAndGoesWithTheNext()
    {
        QFETCH(bool, removable);
        Places places;
        places.putIntoKeychain(older);
        QCOMPARE(*places.load(), std::optional(older));
        if (!removable)
            places.keychain.removeFailure = failure(errorcode::KeychainLocked);
        QVERIFY(places.store(token));
        QCOMPARE(places.isInKeychain(), !removable);
        QCOMPARE(*places.load(), std::optional(token));
    }

    void oneInTheKeychainThatNobodySawWakesNobody()
    {
        Places places;
        places.putIntoKeychain(older);
        QVERIFY(places.store(token));
        QCOMPARE(places.keychain.calls, QStringList());
    }

    void whatNobodyCanAskForAnewOutlivesARestart()
    {
        Places places;
        QVERIFY(places.storeForGood(token));
        places.keychain.calls.clear();
        QCOMPARE(*places.load(), std::optional(token));
        QCOMPARE(places.keychain.calls, QStringList()); // found as quickly as others
        places.kernel.expire(name);
        QCOMPARE(*places.load(), std::optional(token));
        QVERIFY(places.remove());
        QCOMPARE(*places.load(), std::nullopt);
    }

    void withoutAKeychainItIsNotKeptForGood()
    {
        Places places;
        places.keychain.writeFailure = failure(errorcode::KeychainLocked);
        QCOMPARE(places.storeForGood(token).error().code, errorcode::KeychainLocked);
        QVERIFY(!places.isInKernel());
    }

    void theKernelKeepsNoOlderOneThanTheKeychain()
    {
        Places places;
        QVERIFY(places.storeForGood(older));
        places.kernel.writeFailure = failure(errorcode::KernelKeyringFull);
        QVERIFY(places.storeForGood(token));
        QCOMPARE(*places.load(), std::optional(token));
    }

    void damagedBytesInTheKernelAreNoToken()
    {
        Places places;
        places.kernel.items.insert_or_assign(name, SecretBytes(QByteArrayView("{\"token\":")));
        QCOMPARE(*places.load(), std::nullopt);
        places.putIntoKeychain(older);
        QCOMPARE(*places.load(), std::optional(older));
    }

    void aKeychainThatFailsCountsOnlyWhenTheKernelHasNone()
    {
        Places places;
        places.keychain.readFailure = failure(errorcode::KeychainLocked);
        QVERIFY(places.store(token));
        QCOMPARE(*places.load(), std::optional(token));
        places.kernel.expire(name);
        const Result<std::optional<Token>> loaded = places.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, errorcode::KeychainLocked);
    }

    void removingForgetsBothPlaces()
    {
        Places places;
        places.putIntoKeychain(older);
        QVERIFY(places.store(token));
        QVERIFY(places.remove());
        QVERIFY(!places.isInKernel());
        QVERIFY(!places.isInKeychain());
    }

    void whatCannotBeRemovedStaysInBoth()
    {
        Places places;
        QVERIFY(places.store(token));
        places.keychain.removeFailure = failure(errorcode::KeychainLocked);
        const Result<void> removed = places.remove();
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, errorcode::KeychainLocked);
        QCOMPARE(*places.load(), std::optional(token));
    }

    void thePlaceAndItsReasonCanBeAsked()
    {
        Places places;
        QCOMPARE(places.cache.place(), TokenLocation{u"memory"_s});
        places.kernel.writeFailure = failure(errorcode::KernelKeyringFull);
        QCOMPARE(places.cache.place(), (TokenLocation{u"memory"_s, places.kernel.writeFailure}));
        QCOMPARE(TokenCache(places.keychain).place(),
            (TokenLocation{u"memory"_s, failure(errorcode::KernelKeyringAbsent)}));
        QCOMPARE(places.keychain.calls, QStringList());
    }

    // The way of a whole ask.
    void aLockedKeychainKeepsNoTokenOfTheKernelAway()
    {
        TokenRefreshFixture fixture(TokenRefreshFixture::Storage::Kernel);
        fixture.cache(fixture.token("cached", 1h));
        fixture.store.readFailure = failure(errorcode::KeychainLocked);
        const Result<TokenAnswer> answer = fixture.fetch();
        QVERIFY(answer);
        QCOMPARE(answer->token.id, "cached");
        QCOMPARE(fixture.store.calls, QStringList());
        QCOMPARE(fixture.keys.reads, 0);
    }

    void anObtainedTokenRestsAsLongAsItIsGoodByTheServicesClock()
    {
        TokenRefreshFixture fixture(TokenRefreshFixture::Storage::Kernel);
        RefreshState record;
        record.clockOffset = -2h; // this computer's clock is ahead
        fixture.setRecord(record);
        fixture.client.expect([&fixture]() -> Result<HttpAnswer> {
            const QDateTime service = fixture.clock.now().addSecs(-7200);
            HttpAnswer answer =
                answerAt(service, 200, tokenBody("new", service.toSecsSinceEpoch() + 3600));
            answer.sentAt = answer.receivedAt = fixture.clock.now();
            return answer;
        });
        QCOMPARE(fixture.fetch()->token.id, "new");
        QCOMPARE(fixture.cached()->id, "new");
        const std::chrono::seconds lifetime =
            fixture.kernel.lifetimes.at(fixture.profile.fingerprint);
        QCOMPARE_GE(lifetime, 3600s);
        QCOMPARE_LE(lifetime, 3601s);
        QCOMPARE(fixture.fetch()->source, TokenSource::Cache);
        QVERIFY(fixture.client.isDone());
    }
};

NLSTOKEN_TEST(tst_TokenCache)
#include "tst_tokencache.moc"
