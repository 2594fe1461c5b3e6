// SPDX-License-Identifier: Apache-2.0
#include "core/base/utctime.h"
#include "tests/support/testprogram.h"
#include "ui/token/tokenpagestate.h"

#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "tests/ui/offscreen.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;
using namespace std::chrono_literals;
using Actions = std::vector<TokenAction>;
using Role = CountdownRing::Role;

namespace {

constexpr qint64 noon = 1'795'435'200; // 2026-11-23 12:00:00 UTC

TokenPageFacts withToken(std::chrono::seconds left, std::chrono::seconds lifetime = 24h)
{
    TokenPageFacts facts;
    facts.now = utcFromSeconds(noon);
    facts.status.lifetime = lifetime;
    facts.status.expireTime = noon + left.count();
    facts.status.expiresIn = left;
    facts.status.state = tokenState(left, lifetime);
    return facts;
}

TokenPageState shown(const TokenPageFacts &facts)
{
    return tokenPageState(facts, ErrorCatalogue(u"en"_s));
}

ServiceError error(ErrorKind kind, const QString &code, const QString &detail = {})
{
    return {.kind = kind, .code = code, .detail = detail};
}

} // namespace

class tst_tokenpagestate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale::c());
    }
    void init() { failOnWarnings(); }

    void neverAskedOffersToObtain()
    {
        const TokenPageState state = shown({});
        QCOMPARE(state.title, u"No token yet"_s);
        QCOMPARE(state.text, u"One request, then it is reused."_s);
        QCOMPARE(state.actions, Actions{TokenAction::Obtain});
    }

    void askingCanBeCancelled()
    {
        TokenPageFacts facts = withToken(1h);
        facts.asking = true;
        facts.host = u"nlsmeta.example"_s;
        facts.askingFor = 1234ms;
        const TokenPageState state = shown(facts);
        QCOMPARE(state.title, u"Asking nlsmeta.example…"_s);
        QCOMPARE(state.text, u"1.2 s"_s);
        QVERIFY(state.busy);
        QCOMPARE(state.actions, Actions{TokenAction::Cancel});
    }

    void validTokenIsCopiedRenewedOrTried()
    {
        const TokenPageState state = shown(withToken(15h + 41min + 7s));
        QCOMPARE(state.title, u"Valid until Tue 24 Nov, 03:41:07"_s);
        QCOMPARE(state.ringText, u"15:41:07"_s);
        QCOMPARE(state.ringSubText, u"left of 24 h"_s);
        QCOMPARE(state.ringRole, Role::Normal);
        QVERIFY(qAbs(state.ringFraction - 0.6535) < 0.001);
        QCOMPARE(state.actions,
            (Actions{TokenAction::CopyToken, TokenAction::RenewNow, TokenAction::TryIt}));
    }

    void belowTenMinutesIsAWarning()
    {
        const TokenPageState state = shown(withToken(7min + 58s));
        QCOMPARE(state.title, u"Expires at 12:07:58"_s);
        QCOMPARE(state.ringText, u"7:58"_s);
        QCOMPARE(state.ringRole, Role::Warning);
    }

    void expiredIsSaidInWords()
    {
        const TokenPageState state = shown(withToken(-3min));
        QCOMPARE(state.title, u"Expired 3 min ago"_s);
        QCOMPARE(state.text, u"Copy obtains a new one first."_s);
        QCOMPARE(state.ringText, u"0:00"_s);
        QCOMPARE(state.ringRole, Role::Expired);
    }

    void heldBackTokenCanStillBeCopied()
    {
        TokenPageFacts facts = withToken(3h + 12min);
        facts.status.holdLeft = 31'200ms;
        facts.status.lastError = error(ErrorKind::Throttled, u"Throttling.User"_s);
        const TokenPageState state = shown(facts);
        QCOMPARE(state.title, u"Valid; no request for 32 s"_s);
        QCOMPARE(state.actions, Actions{TokenAction::CopyToken});

        facts.status.state = TokenState::None;
        QCOMPARE(shown(facts).title, u"No request for 32 s"_s);
    }

    void refusedAsksForTheProfileToBeEdited()
    {
        TokenPageFacts facts;
        facts.status.lastError = error(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s);
        const TokenPageState state = shown(facts);
        QVERIFY(!state.title.isEmpty());
        QCOMPARE(
            state.text, u"SignatureDoesNotMatch. Edit the profile; nothing is sent until then."_s);
        QCOMPARE(state.actions, (Actions{TokenAction::EditProfile, TokenAction::Explain}));
    }

    void lockedKeychainIsNamed()
    {
        TokenPageFacts facts = withToken(1h);
        facts.error = error(ErrorKind::Keychain, errorcode::KeychainLocked, u"GNOME Keyring"_s);
        const TokenPageState state = shown(facts);
        QCOMPARE(state.title, u"GNOME Keyring is locked"_s);
        QCOMPARE(state.actions, Actions{TokenAction::Unlock});
    }

    void offlineTokenIsStillGood()
    {
        TokenPageFacts facts = withToken(6h + 2min);
        facts.error = error(ErrorKind::Network, errorcode::HostNotFound, u"h"_s);
        const TokenPageState state = shown(facts);
        QCOMPARE(state.title, u"Valid until 18:02"_s);
        QCOMPARE(state.actions, (Actions{TokenAction::CopyToken, TokenAction::TryNow}));
    }

    void wrongClockIsGuessedFromWholeHours()
    {
        TokenPageFacts facts = withToken(15h);
        facts.clockAhead = 8h - 1s;
        QCOMPARE(explainedError(facts)->code, errorcode::ClockZoneAhead);
        QCOMPARE(shown(facts).text,
            u"Looks like a time zone. Corrected here; other programs will fail."_s);
        facts.clockAhead = -25min;
        QCOMPARE(shown(facts).title, u"Your clock is 25 min behind"_s);
        QCOMPARE(shown(facts).text, u"Corrected here; other programs will fail."_s);
        facts.clockAhead = 30s;
        QCOMPARE(shown(facts).actions,
            (Actions{TokenAction::CopyToken, TokenAction::RenewNow, TokenAction::TryIt}));
    }

    void pastedTokenAsksForAKey()
    {
        TokenPageFacts facts = withToken(4h + 10min);
        facts.renewable = false;
        QCOMPARE(shown(facts).title, u"From the console, not renewable"_s);
        QCOMPARE(shown(facts).actions, (Actions{TokenAction::CopyToken, TokenAction::AddKey}));
        facts = withToken(-1h);
        facts.renewable = false;
        QCOMPARE(shown(facts).actions, Actions{TokenAction::AddKey});
    }

    void otherFailuresComeWithAdvice()
    {
        TokenPageFacts facts;
        facts.error = error(ErrorKind::Protocol, errorcode::NotTheService, u"portal.example"_s);
        const TokenPageState state = shown(facts);
        QVERIFY(state.title.contains(u"portal.example"_s) && !state.text.isEmpty());
        QCOMPARE(state.actions, (Actions{TokenAction::TryNow, TokenAction::Explain}));
    }

    void everyActionHasWords()
    {
        for (int i = 0; i <= static_cast<int>(TokenAction::AddKey); ++i)
            QVERIFY(!actionText(static_cast<TokenAction>(i)).isEmpty());
    }
};

NLSTOKEN_TEST(tst_tokenpagestate)
#include "tst_tokenpagestate.moc"
