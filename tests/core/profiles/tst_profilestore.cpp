// SPDX-License-Identifier: Apache-2.0
#include "core/model/errorcode.h"
#include "core/profiles/profilestore.h"
#include "tests/support/otherprogram.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr int addedByEach = 50;

bool addMany(const QString &path, const QString &prefix)
{
    const ProfileStore store{SettingsFile(path)};
    for (int i = 0; i < addedByEach; ++i) {
        ProfileStore::Changed added =
            store.add(newProfile(prefix + QString::number(i), u"cn-shanghai"_s));
        // Long waits for the other program end in SettingsChanging, and nothing is lost.
        while (!added && added.error().code == errorcode::SettingsChanging)
            added = store.add(newProfile(prefix + QString::number(i), u"cn-shanghai"_s));
        if (!added)
            return false;
    }
    return true;
}

Profile fullProfile()
{
    Profile profile = newProfile(u"支持 🔑"_s, u"cn-beijing"_s);
    profile.endpoint = u"https://tokens.example:8443"_s;
    profile.apiVersion = u"2018-05-18"_s;
    profile.signature = SignatureVersion::V3;
    profile.gateway = u"wss://gateway.example/ws/v1"_s;
    profile.appkey = u"abcDEF123"_s;
    profile.accessKeyIdMasked = u"LTAI****************OpQr"_s;
    profile.store = u"secret-service"_s;
    profile.fingerprint = QString(32, u'a');
    profile.fingerprintEndpoint = profile.endpoint;
    profile.fingerprintApiVersion = profile.apiVersion;
    return profile;
}

} // namespace

class tst_profilestore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void profileComesBackWhole()
    {
        QCOMPARE(store().load()->all.size(), 0U);
        const Profile full = fullProfile();
        const Profile plain = newProfile(u"plain"_s, u"ap-southeast-1"_s);
        QVERIFY(store().add(full));
        QVERIFY(store().add(plain));
        const Result<Profiles> loaded = store().load();
        QVERIFY(loaded);
        QCOMPARE(loaded->all, (std::vector{full, plain})); // in the user's order
        QCOMPARE(loaded->defaultName, QString());
    }

    void sameNameButForCaseIsRefused_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("clashes");
        QTest::newRow("same") << u"demo"_s << u"demo"_s << true;
        QTest::newRow("ASCII") << u"Demo"_s << u"dEMO"_s << true;
        QTest::newRow("umlaut") << u"ÄRGER"_s << u"ärger"_s << true;
        QTest::newRow("Greek, final sigma") << u"ΣΟΦΟΣ"_s << u"σοφος"_s << true;
        QTest::newRow("Cyrillic") << u"ДЕМО"_s << u"демо"_s << true;
        QTest::newRow("beyond the first plane") << u"𐐀"_s << u"𐐨"_s << true;
        QTest::newRow("another") << u"demo"_s << u"demo2"_s << false;
        QTest::newRow("blank") << u"demo"_s << u"de mo"_s << false;
        QTest::newRow("Chinese") << u"支持"_s << u"支援"_s << false;
    }
    void sameNameButForCaseIsRefused()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, clashes);
        QVERIFY(store().add(newProfile(first, u"cn-shanghai"_s)));
        const ProfileStore::Changed added = store().add(newProfile(second, u"cn-shanghai"_s));
        QCOMPARE(added.has_value(), !clashes);
        if (clashes)
            checkFailure(added.error(), errorcode::ProfileExists, second);
        QCOMPARE(store().load()->named(second)->name, clashes ? first : second);
    }

    void profileIsAddedOnce()
    {
        const Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
        QVERIFY(store().add(profile));
        const ProfileStore::Changed again = store().add(profile);
        QVERIFY(!again);
        checkFailure(again.error(), errorcode::ProfileExists, u"demo"_s);
        QCOMPARE(store().load()->all.size(), 1U);
    }

    void unknownMembersOfAProfileSurvive()
    {
        writeSettings({{u"profiles"_s,
            QJsonArray{QJsonObject{
                {u"id"_s, QString(32, u'a')}, {u"name"_s, u"demo"_s}, {u"note"_s, u"mine"_s}}}}});
        Profile profile = store().load()->all.front();
        profile.appkey = u"key"_s;
        QVERIFY(store().replace(profile));
        QVERIFY(store().rename(profile.id, u"renamed"_s));
        const QJsonObject object = settings()[u"profiles"_s][0].toObject();
        QCOMPARE(object[u"note"_s], QJsonValue(u"mine"_s));
        QCOMPARE(object[u"appkey"_s], QJsonValue(u"key"_s));
        QCOMPARE(object[u"name"_s], QJsonValue(u"renamed"_s));
    }

    void anIdThatIsNoneBecomesOneOfTheName()
    {
        const QString good(32, u'a');
        for (const QString &id : {QString(), u"demo"_s, QString(31, u'a'), QString(33, u'a'),
                 QString(32, u'A'), QString(31, u'a') + u'g', QString(31, u'a') + u'/'}) {
            writeSettings({{u"profiles"_s,
                QJsonArray{QJsonObject{{u"id"_s, id}, {u"name"_s, u"one"_s}},
                    QJsonObject{{u"id"_s, good}, {u"name"_s, u"two"_s}}}}});
            const Result<Profiles> profiles = store().load();
            QVERIFY(profiles);
            const QString made = profiles->all.front().id;
            QVERIFY2(made != id && made.size() == good.size(), qPrintable(id));
            QCOMPARE(store().load()->all.front().id, made);
            QCOMPARE(profiles->all.back().id, good);
        }
    }

    void renamedDefaultStaysTheDefault()
    {
        const Profile one = added(u"one"_s);
        (void)added(u"two"_s);
        QVERIFY(store().setDefault(u"one"_s));
        QVERIFY(store().rename(one.id, u"first"_s));
        QCOMPARE(store().load()->defaultName, u"first"_s);
        Profile replaced = store().load()->all.front();
        replaced.name = u"1st"_s;
        QVERIFY(store().replace(replaced));
        QCOMPARE(store().load()->defaultName, u"1st"_s);
        QCOMPARE(store().load()->chosen()->id, one.id);
    }

    void otherRenamedLeavesTheDefault()
    {
        (void)added(u"one"_s);
        const Profile two = added(u"two"_s);
        QVERIFY(store().setDefault(u"one"_s));
        QVERIFY(store().rename(two.id, u"second"_s));
        QCOMPARE(store().load()->defaultName, u"one"_s);
    }

    void nameMayChangeItsCaseButNotTakeAnothers()
    {
        const Profile one = added(u"one"_s);
        (void)added(u"two"_s);
        checkFailure(store().rename(one.id, u"TWO"_s).error(), errorcode::ProfileExists, u"TWO"_s);
        Profile replaced = one;
        replaced.name = u"Two"_s;
        checkFailure(store().replace(replaced).error(), errorcode::ProfileExists, u"Two"_s);
        QVERIFY(store().rename(one.id, u"ONE"_s));
        QCOMPARE(store().load()->all.front().name, u"ONE"_s);
    }

    void removedDefaultLeavesNone()
    {
        const Profile one = added(u"one"_s);
        const Profile two = added(u"two"_s);
        const Profile three = added(u"three"_s);
        QVERIFY(store().setDefault(u"ONE"_s));
        QVERIFY(store().remove(two.id));
        QCOMPARE(store().load()->chosen()->id, one.id);
        QVERIFY(store().remove(one.id));
        QCOMPARE(store().load()->defaultName, QString());
        QCOMPARE(store().load()->chosen()->id, three.id);
        QVERIFY(store().remove(three.id));
        QVERIFY(store().remove(three.id)); // gone is gone
        checkFailure(store().load()->chosen().error(), errorcode::ProfileNone, {});
    }

    void unknownProfileIsSaid()
    {
        (void)added(u"first"_s);
        const Profile gone = newProfile(u"gone"_s, u"cn-shanghai"_s);
        checkFailure(store().replace(gone).error(), errorcode::ProfileUnknown, u"gone"_s);
        checkFailure(
            store().rename(gone.id, u"gone"_s).error(), errorcode::ProfileUnknown, u"gone"_s);
        checkFailure(store().setDefault(u"gone"_s).error(), errorcode::ProfileUnknown, u"gone"_s);
        checkFailure(
            store().load()->named(u"gone"_s).error(), errorcode::ProfileUnknown, u"gone"_s);
        QCOMPARE(store().load()->named(u"frist"_s).error().suggestion, u"first"_s);
    }

    void chosenIsNeverAGuess()
    {
        checkFailure(store().load()->chosen().error(), errorcode::ProfileNone, {});
        (void)added(u"one"_s);
        QCOMPARE(store().load()->chosen()->name, u"one"_s);
        (void)added(u"two"_s);
        checkFailure(store().load()->chosen().error(), errorcode::ProfileNotChosen, u"one, two"_s);
        QVERIFY(store().setDefault(u"two"_s));
        QCOMPARE(store().load()->chosen()->name, u"two"_s);
    }

    void defaultThatIsGoneIsSaid()
    {
        writeSettings({{u"defaultProfile"_s, u"gone"_s},
            {u"profiles"_s, QJsonArray{QJsonObject{{u"name"_s, u"first"_s}}}}});
        checkFailure(store().load()->chosen().error(), errorcode::ProfileUnknown, u"gone"_s);
    }

    void programsThatAddAtOnceLoseNothing()
    {
        const auto other = startOtherProgram({u"--add"_s, path(), u"other "_s});
        QVERIFY(addMany(path(), u"own "_s));
        QVERIFY(other->waitForFinished());
        QCOMPARE(other->exitCode(), 0);
        QCOMPARE(store().load()->all.size(), size_t(2 * addedByEach));
        for (const QString &prefix : {u"own "_s, u"other "_s}) {
            for (int i = 0; i < addedByEach; ++i)
                QVERIFY(store().load()->named(prefix + QString::number(i)));
        }
    }

    void noFullAccessKeyIdIsInTheFile()
    {
        QVERIFY(store().add(fullProfile()));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression whole(u"(LTAI|STS\\.)[0-9A-Za-z]{8}"_s);
        QVERIFY(!whole.match(QString::fromUtf8(file.readAll())).hasMatch());
    }

private:
    [[nodiscard]] QString path() const { return m_home->filePath(u"settings.json"_s); }
    [[nodiscard]] ProfileStore store() const { return ProfileStore(SettingsFile(path())); }
    [[nodiscard]] Profile added(const QString &name) const
    {
        const Profile profile = newProfile(name, u"ap-southeast-1"_s);
        if (!store().add(profile))
            qFatal("a profile could not be added");
        return profile;
    }
    [[nodiscard]] QJsonObject settings() const { return *SettingsFile(path()).read(); }
    void writeSettings(QJsonObject root) const
    {
        root[u"version"_s] = 1;
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson()) < 0)
            qFatal("a test file could not be written");
    }
    static void checkFailure(const ServiceError &error, const QString &code, const QString &detail)
    {
        QCOMPARE(error, (ServiceError{.kind = ErrorKind::Profile, .code = code, .detail = detail}));
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

// As another program: tst_profilestore --add FILE PREFIX
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == u"--add")
        return addMany(arguments[2], arguments[3]) ? 0 : 1;
    tst_profilestore test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_profilestore.moc"
