// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/profiles/profileeditor.h"
#include "core/secrets/secretname.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray firstId = "LTAI5tAbCdEfGhIjKlMnOpQr";
const QByteArray secondId = "LTAI5tZZZZZZZZZZZZZZZZZZ";
const QByteArray firstSecret = "abcdefghijABCDEFGHIJ0123456789";
const QByteArray secondSecret = "0123456789abcdefghijABCDEFGHIJ";
const QByteArray obtained = "0123456789abcdef0123456789abcdef";
const QString foreignEndpoint = u"https://tokens.example.com"_s;

AccessKey key(const QByteArray &id, const QByteArray &secret)
{
    return {id, SecretBytes(QByteArrayView(secret)), {}, {}};
}

// Settings on disk; keys, tokens and the service played.
struct Fixture
{
    TokenRefreshFixture refreshes;
    ProfileStore store{SettingsFile(refreshes.folder.filePath(u"settings.json"_s))};
    ProfileKeys keys{refreshes.store};
    ProfileChanges changes{store, keys, refreshes.service(), {}};
    int timesTyped = 0;

    std::unique_ptr<ProfileEditor> editor(const std::optional<Profile> &before)
    {
        ProfileEditor::Parts parts{
            .keys = keys, .changes = changes, .storeKind = u"memory"_s, .salt = [] {
            return QByteArray(32, 's');
        }, .tokensWith = [this](AccessKeySource &source) {
            TokenRefreshParts with{.clock = refreshes.clock,
                .keys = source,
                .cache = refreshes.tokenCache,
                .client = refreshes.client,
                .records = refreshes.records,
                .salt = [] { return QByteArray(32, 's'); }};
            return std::make_unique<TokenService>(std::move(with), refreshes.activity, u"test"_s);
        }};
        return std::make_unique<ProfileEditor>(std::move(parts), before);
    }
    ProfileDraft draft(const Profile &profile)
    {
        return {.profile = profile, .endpointConfirmed = true};
    }
    ProfileDraft draft(const Profile &profile, const QByteArray &id, const QByteArray &secret)
    {
        ProfileDraft draft = this->draft(profile);
        draft.replacesWholeKey = !id.isEmpty();
        draft.typedKey = [this, id, secret](const QByteArray &) -> Result<AccessKey> {
            ++timesTyped;
            return key(id, secret);
        };
        return draft;
    }
    static Result<ProfileChanged> save(ProfileEditor &editor, const ProfileDraft &draft)
    {
        return answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { editor.save(draft, reply); });
    }
    static Result<TokenAnswer> test(ProfileEditor &editor, const ProfileDraft &draft)
    {
        return answerOf<TokenAnswer>(
            [&](const Reply<TokenAnswer> &reply) { editor.test(draft, 30s, reply); });
    }
    Profile added()
    {
        const auto adding = editor(std::nullopt);
        const Profile fresh = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        if (!save(*adding, draft(fresh, firstId, firstSecret)))
            qFatal("the profile was not added");
        refreshes.store.calls.clear();
        return *store.load()->named(u"demo"_s);
    }
    [[nodiscard]] AccessKey stored(const Profile &profile) const
    {
        const auto item = refreshes.store.items.find(accessKeyItemName(profile.id));
        return item == refreshes.store.items.end() ? AccessKey() : *parsedAccessKey(item->second);
    }
    void forbidSettings() const
    {
        const QString path = refreshes.folder.filePath(u"settings.json"_s);
        QFile::remove(path);
        QVERIFY(QDir().mkpath(path));
    }
};

} // namespace

class tst_ProfileEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void addingStoresKeyAndProfile()
    {
        Fixture fixture;
        const Profile profile = fixture.added();
        QCOMPARE(profile.store, u"memory"_s);
        QCOMPARE(profile.accessKeyIdMasked, u"LTAI****************OpQr"_s);
        QVERIFY(profile.currentFingerprint());
        QCOMPARE(fixture.stored(profile).id, firstId);
        QCOMPARE(fixture.stored(profile).endpoint, profile.endpoint);
    }

    void theKeychainIsLeftAloneWhereTheKeyStays()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        Profile after = before;
        after.appkey = u"abc"_s;
        const auto editor = fixture.editor(before);
        QVERIFY(Fixture::save(*editor, fixture.draft(after)));
        QVERIFY(fixture.refreshes.store.calls.isEmpty());
        QCOMPARE(fixture.store.load()->named(u"demo"_s)->appkey, u"abc"_s);
    }

    void aNewSecretKeepsTheStoredId()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        const auto editor = fixture.editor(before);
        QVERIFY(Fixture::save(*editor, fixture.draft(before, {}, secondSecret)));
        QCOMPARE(fixture.stored(before).id, firstId);
        QVERIFY(fixture.stored(before).secret.view() == secondSecret);
    }

    void anEndpointMovesWithItsKeyOnlyWhenConfirmed_data()
    {
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("confirmed") << true;
        QTest::newRow("edited by hand") << false;
    }
    void anEndpointMovesWithItsKeyOnlyWhenConfirmed()
    {
        QFETCH(bool, confirmed);
        Fixture fixture;
        const Profile before = fixture.added();
        ProfileDraft draft = fixture.draft(before);
        draft.profile.endpoint = foreignEndpoint;
        draft.endpointConfirmed = confirmed;
        const auto editor = fixture.editor(before);
        QVERIFY(Fixture::save(*editor, draft));
        const Profile after = *fixture.store.load()->named(u"demo"_s);
        QVERIFY(after.fingerprint != before.fingerprint);
        QCOMPARE(fixture.stored(after).endpoint, confirmed ? foreignEndpoint : before.endpoint);
    }

    void aLostKeyIsNoMatterToAWholeOne()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        fixture.refreshes.store.items.clear();
        const auto editor = fixture.editor(before);
        QCOMPARE(Fixture::save(*editor, fixture.draft(before, {}, secondSecret)).error().code,
            errorcode::KeyMissing);
        QCOMPARE(fixture.timesTyped, 1); // while adding; nothing is asked for in vain
        QVERIFY(Fixture::save(*editor, fixture.draft(before, secondId, secondSecret)));
        QCOMPARE(fixture.stored(before).id, secondId);

        fixture.refreshes.store.readFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        QCOMPARE(Fixture::save(*editor, fixture.draft(before, firstId, firstSecret)).error().code,
            errorcode::KeychainLocked);
    }

    void theKeyComesBackWhenTheSettingsCannotBeWritten()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        const auto editor = fixture.editor(before);
        fixture.forbidSettings();
        QVERIFY(!Fixture::save(*editor, fixture.draft(before, secondId, secondSecret)));
        QCOMPARE(fixture.stored(before).id, firstId);
    }

    void whatWasTestedIsStoredWithoutAskingAgain()
    {
        Fixture fixture;
        fixture.refreshes.expectToken(obtained);
        const auto editor = fixture.editor(std::nullopt);
        const Profile fresh = newProfile(u"demo"_s, u"ap-southeast-1"_s);
        const auto answer = Fixture::test(*editor, fixture.draft(fresh, firstId, firstSecret));
        QVERIFY(answer);
        QCOMPARE(answer->token.id, obtained);
        QVERIFY(fixture.store.load()->all.empty());
        QVERIFY(answerOf<ProfileChanged>(
            [&](const Reply<ProfileChanged> &reply) { editor->saveTested(reply); }));
        QCOMPARE(fixture.timesTyped, 1);
        QCOMPARE(*fixture.store.load()->named(u"demo"_s), editor->profile());
    }

    void aRefusedTestStoresNothing()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        fixture.refreshes.client.expect(
            ServiceError{.kind = ErrorKind::Credentials, .code = u"SignatureDoesNotMatch"_s});
        const auto editor = fixture.editor(before);
        QCOMPARE(Fixture::test(*editor, fixture.draft(before, secondId, secondSecret)).error().code,
            u"SignatureDoesNotMatch"_s);
        QCOMPARE(fixture.stored(before).id, firstId);
    }

    void aTestIsStoppedBeforeTheKeyIsRead()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        fixture.refreshes.store.readFailure =
            ServiceError{.kind = ErrorKind::Keychain, .code = errorcode::KeychainLocked};
        const auto editor = fixture.editor(before);
        std::vector<Result<TokenAnswer>> answers;
        editor->test(fixture.draft(before), 30s,
            {this, [&](const Result<TokenAnswer> &answer) { answers.push_back(answer); }});
        editor->cancel();
        // Answers come in turn: when this one is there, the test's is too.
        QVERIFY(!answerOf<AccessKey>(
            [&](const Reply<AccessKey> &reply) { fixture.keys.read(before, {}, reply); }));
        QCOMPARE(answers.size(), 1U);
        QCOMPARE(answers.front().error().kind, ErrorKind::Interrupted);
    }

    void aTestIsStoppedWhileItsRequestHangs()
    {
        Fixture fixture;
        const Profile before = fixture.added();
        fixture.refreshes.client.expectAndHold();
        const auto editor = fixture.editor(before);
        std::optional<Result<TokenAnswer>> told;
        editor->test(fixture.draft(before), 30s,
            {this, [&](const Result<TokenAnswer> &answer) { told = answer; }});
        QTRY_VERIFY(fixture.refreshes.client.holds());
        editor->cancel();
        QTRY_VERIFY(told);
        QCOMPARE(told->error().kind, ErrorKind::Interrupted);
    }
};

NLSTOKEN_TEST(tst_ProfileEditor)
#include "tst_profileeditor.moc"
