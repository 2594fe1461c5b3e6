// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/profiles/profilelistmodel.h"

#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "tests/ui/offscreen.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

ProfileRow row(const QString &id, const QString &name = u"demo"_s)
{
    ProfileRow row;
    row.profile = newProfile(name, u"ap-southeast-1"_s);
    row.profile.id = id;
    return row;
}

ProfileRow sandbox()
{
    ProfileRow box = row(u"sandbox"_s, u"Sandbox"_s);
    box.kind = ProfileRow::Kind::Sandbox;
    return box;
}

ProfileRow withToken(ProfileRow row, std::chrono::seconds left, TokenState state)
{
    row.status.state = state;
    row.status.expiresIn = left;
    row.lifetime = 24h;
    return row;
}

ServiceError error(ErrorKind kind, const QString &code)
{
    return {.kind = kind, .code = code};
}

std::vector<ProfileRow> rows(const QString &ids)
{
    std::vector<ProfileRow> made;
    for (const QChar id : ids)
        made.push_back(id == u'*' ? sandbox() : row(id, u"profile "_s + id));
    return made;
}

QString order(const ProfileListModel &model)
{
    QString ids;
    for (int i = 0; i < model.rowCount(); ++i)
        ids += model.at(i)->kind == ProfileRow::Kind::Sandbox ? u"*"_s : model.at(i)->profile.id;
    return ids;
}

} // namespace

class tst_profilelistmodel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void theSecondLineSaysOneThing_data()
    {
        QTest::addColumn<ProfileRow>("facts");
        QTest::addColumn<QString>("line");
        QTest::addColumn<CountdownRing::Role>("role");
        using Role = CountdownRing::Role;
        const ProfileRow plain = row(u"a"_s);
        QTest::newRow("none") << plain << u"ap-southeast-1 · no token yet"_s << Role::Normal;
        const ProfileRow valid = withToken(plain, 15h + 41min + 7s, TokenState::Valid);
        QTest::newRow("valid") << valid << u"ap-southeast-1 · 15 h 41 min"_s << Role::Normal;
        const ProfileRow soon = withToken(plain, 8min, TokenState::Expiring);
        QTest::newRow("soon") << soon << u"ap-southeast-1 · 8 min left"_s << Role::Warning;
        const ProfileRow expired = withToken(plain, -3min, TokenState::Expired);
        QTest::newRow("expired") << expired << u"ap-southeast-1 · expired"_s << Role::Expired;
        QTest::newRow("sandbox") << withToken(sandbox(), 9h + 5min, TokenState::Valid)
                                 << u"this computer · 9 h 05 min"_s << Role::Normal;

        ProfileRow held = plain;
        held.status.holdLeft = 31500ms;
        QTest::newRow("held") << held << u"ap-southeast-1 · held back 32 s"_s << Role::Neutral;
        ProfileRow heldWithToken = valid;
        heldWithToken.status.holdLeft = 31500ms;
        QTest::newRow("held with a token")
            << heldWithToken << u"ap-southeast-1 · 15 h 41 min"_s << Role::Normal;
        const auto failing = [](ProfileRow facts, const ServiceError &what) {
            facts.error = what;
            return facts;
        };
        QTest::newRow("locked") << failing(
            valid, error(ErrorKind::Keychain, errorcode::KeychainLocked))
                                << u"ap-southeast-1 · keychain locked"_s << Role::Neutral;
        QTest::newRow("refused") << failing(
            expired, error(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s))
                                 << u"ap-southeast-1 · refused"_s << Role::Expired;
        QTest::newRow("offline with a token")
            << failing(valid, error(ErrorKind::Network, errorcode::HostNotFound))
            << u"ap-southeast-1 · 15 h 41 min"_s << Role::Normal;
        QTest::newRow("offline") << failing(
            plain, error(ErrorKind::Network, errorcode::HostNotFound))
                                 << u"ap-southeast-1 · not reached"_s << Role::Expired;
        ProfileRow wrong = plain;
        wrong.kind = ProfileRow::Kind::Wrong;
        wrong.profile.region.clear();
        QTest::newRow("wrong") << failing(
            wrong, error(ErrorKind::Profile, errorcode::RegionInvalid))
                               << u"can't be used"_s << Role::Expired;
    }

    void theSecondLineSaysOneThing()
    {
        QFETCH(const ProfileRow, facts);
        const ProfileRowAppearance look = profileRowLook(facts);
        QTEST(look.state, "line");
        QTEST(look.ringRole, "role");
        QCOMPARE(look.spoken, look.name + u", "_s + look.state);
    }

    void theFractionIsOfTheLifetime()
    {
        const ProfileRow half = withToken(row(u"a"_s), 12h, TokenState::Valid);
        QCOMPARE(profileRowLook(half).ringFraction, 0.5);
        ProfileRow unknown = half;
        unknown.lifetime = 0s;
        QCOMPARE(profileRowLook(unknown).ringFraction, 0.0);
    }

    void namesFromAHandEditedFileAreHarmless()
    {
        QCOMPARE(profileRowLook(row(u"a"_s, {})).name, u"(no name)"_s);
        const QString tricky = u"a\nb\u202Ec"_s;
        QCOMPARE(profileRowLook(row(u"a"_s, tricky)).name, u"a b c"_s);
        const ErrorCatalogue catalogue(u"en"_s);
        ProfileListModel model(catalogue);
        ProfileRow wrong = row(u"a"_s, u"<b>x</b>"_s);
        wrong.kind = ProfileRow::Kind::Wrong;
        wrong.error = error(ErrorKind::Profile, errorcode::RegionInvalid);
        wrong.error->detail = u"<i>y</i>"_s;
        model.setRows({wrong});
        const QString tip = model.index(0).data(Qt::ToolTipRole).toString();
        QVERIFY(tip.contains(u"&lt;b&gt;x&lt;/b&gt;"_s));
        QVERIFY(tip.contains(u"&lt;i&gt;y&lt;/i&gt;"_s));
    }

    void everyOrderBecomesEveryOther_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("first") << u""_s << u"abc*"_s;
        QTest::newRow("none left") << u"abc*"_s << u""_s;
        QTest::newRow("one gone") << u"abc*"_s << u"ac*"_s;
        QTest::newRow("one more") << u"ac*"_s << u"abc*"_s;
        QTest::newRow("turned round") << u"abcd*"_s << u"dcba*"_s;
        QTest::newRow("all at once") << u"abcd*"_s << u"exda*"_s;
        QTest::newRow("others") << u"abc"_s << u"xyz"_s;
        QTest::newRow("an id twice") << u"aab"_s << u"aba"_s;
        QTest::newRow("no longer twice") << u"aab"_s << u"ab"_s;
    }

    void everyOrderBecomesEveryOther()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, after);
        const ErrorCatalogue catalogue(u"en"_s);
        ProfileListModel model(catalogue);
        const QAbstractItemModelTester tester(&model);
        model.setRows(rows(before));
        QCOMPARE(order(model), before);
        QHash<QString, QPersistentModelIndex> kept;
        for (int i = model.rowCount() - 1; i >= 0; --i)
            kept.insert(model.at(i)->profile.id, model.index(i)); // the first of two
        model.setRows(rows(after));
        QCOMPARE(order(model), after);
        for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
            const bool stays =
                after.contains(it.key()) || (it.key() == u"sandbox" && after.contains(u'*'));
            QCOMPARE(it.value().isValid(), stays);
            if (stays)
                QCOMPARE(it.value().data(ProfileListModel::IdRole).toString(), it.key());
        }
    }

    void whatDidNotChangeIsLeftAlone()
    {
        const ErrorCatalogue catalogue(u"en"_s);
        ProfileListModel model(catalogue);
        model.setRows({withToken(row(u"a"_s), 2h + 30s, TokenState::Valid),
            withToken(row(u"b"_s), 5min + 1s, TokenState::Expiring)});
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        // The words stay the same for the first, the ring moves; nothing at all for equal facts.
        model.setRows({withToken(row(u"a"_s), 2h + 30s, TokenState::Valid),
            withToken(row(u"b"_s), 4min, TokenState::Expiring)});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(changes.front().front().toModelIndex().row(), 1);
        QVERIFY(resets.isEmpty());
        QCOMPARE(model.rowOf(u"b"_s), 1);
        QCOMPARE(model.rowOf(u"zz"_s), -1);
        QCOMPARE(model.otherNames(u"b"_s), QStringList{u"demo"_s});
    }

    void theSandboxStaysLast()
    {
        const ErrorCatalogue catalogue(u"en"_s);
        ProfileListModel model(catalogue);
        const QAbstractItemModelTester tester(&model);
        model.setRows(rows(u"*abc"_s));
        QCOMPARE(order(model), u"abc*"_s);
        QSignalSpy told(&model, &ProfileListModel::orderChanged);
        QVERIFY(model.moveRow({}, 0, {}, 4)); // below the sandbox
        QCOMPARE(order(model), u"bca*"_s);
        QCOMPARE(told.takeFirst().front().toStringList(), (QStringList{u"b"_s, u"c"_s, u"a"_s}));
        QVERIFY(model.moveRow({}, 2, {}, 0));
        QCOMPARE(order(model), u"abc*"_s);
        told.clear();
        QVERIFY(!model.moveRow({}, 3, {}, 0));
        QVERIFY(!model.moveRow({}, 2, {}, 4)); // stays where it is
        QVERIFY(told.isEmpty());
        QVERIFY(!model.flags(model.index(3)).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!model.flags(model.index(0)).testFlag(Qt::ItemIsDropEnabled));
    }
};

NLSTOKEN_TEST_IN(tst_profilelistmodel, QApplication)
#include "tst_profilelistmodel.moc"
