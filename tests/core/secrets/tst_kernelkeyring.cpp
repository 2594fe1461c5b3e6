// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/kernelkeyring.h"

#include "core/model/errorcode.h"
#include "tests/support/refusedkeycalls.h"

#include <QFile>
#include <QTest>
#include <QUuid>

#include <cerrno>
#include <functional>
#include <keyutils.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

//! The bytes of \a name; "missing" or the failure's code when there are none.
QByteArray found(const QString &name)
{
    const Result<std::optional<SecretBytes>> secret = KernelKeyring().read(name);
    if (!secret)
        return QByteArray(secret.error().code.toLatin1());
    return *secret ? (*secret)->view().toByteArray() : QByteArray("missing");
}

bool write(const QString &name, QByteArrayView bytes, std::chrono::seconds lifetime = 60s)
{
    return KernelKeyring().write(name, SecretBytes(bytes), lifetime).has_value();
}

//! The status of \a work in a process of its own; 255 when it was killed.
int inChild(const std::function<int()> &work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return 255;
    return WEXITSTATUS(status);
}

long serialOf(const QString &name)
{
    const QByteArray description = "nls-token-desk:" + name.toUtf8();
    return keyctl_search(KEY_SPEC_USER_KEYRING, "user", description.constData(), 0);
}

//! What /proc/keys says of \a name: serial, flags, uses, time left, permissions, owner, group ...
QByteArrayList lineOf(const QString &name)
{
    QFile keys(u"/proc/keys"_s);
    if (!keys.open(QIODevice::ReadOnly))
        return {};
    // By its serial: one that was replaced is listed until the kernel has collected it.
    const QByteArray serial =
        QByteArray::number(qlonglong(serialOf(name)), 16).rightJustified(8, '0');
    for (const QByteArray &line : keys.readAll().split('\n')) {
        if (line.startsWith(serial))
            return line.simplified().split(' ');
    }
    return {};
}

} // namespace

//! In the real kernel; every key has a name of this run and is removed.
class tst_KernelKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const Result<void> works = KernelKeyring().check(); !works)
            QSKIP(qPrintable(u"no key can be stored here: "_s + works.error().detail));
    }

    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_name = u"test-"_s + QUuid::createUuid().toString(QUuid::Id128);
    }

    void cleanup()
    {
        QVERIFY(KernelKeyring().remove(m_name));
        QCOMPARE(found(m_name), "missing");
    }

    void aSecretComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("a token") << QByteArray("{\"token\":\"450372e4279bcc2b3c793f87aa\"}");
        QTest::newRow("one byte") << QByteArray("x");
        QTest::newRow("zero bytes") << QByteArray("a\0b\0", 4);
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe\x80", 3);
        QTest::newRow("2,048") << QByteArray(2048, 'x');
        QTest::newRow("2,049") << QByteArray(2049, 'x');
        QTest::newRow("as long as a key can be") << QByteArray(32'767, 'x');
    }
    void aSecretComesBackAsItWas()
    {
        QFETCH(QByteArray, secret);
        if (secret.size() > 20'000 && geteuid() != 0)
            QSKIP("more than an ordinary user may have");
        QVERIFY(write(m_name, secret));
        QCOMPARE(found(m_name), secret);
    }

    void aSecretThatIsTooLongIsRefused()
    {
        QVERIFY(write(m_name, "old"));
        QVERIFY(!write(m_name, QByteArray(32'768, 'x')));
        QCOMPARE(found(m_name), "old");
    }

    void aNewSecretTakesThePlaceOfTheOld()
    {
        QVERIFY(write(m_name, "old"));
        QVERIFY(write(m_name, "new"));
        QCOMPARE(found(m_name), "new");
    }

    void onlyTheNamedSecretIsRemoved()
    {
        const QString other = m_name + u'x';
        QVERIFY(write(m_name, "one"));
        QVERIFY(write(other, "other"));
        QVERIFY(KernelKeyring().remove(m_name));
        QCOMPARE(found(m_name), "missing");
        QCOMPARE(found(other), "other");
        QVERIFY(KernelKeyring().remove(other));
    }

    void theKernelForgetsItInTime_data()
    {
        QTest::addColumn<std::chrono::seconds>("lifetime");
        QTest::newRow("a second") << std::chrono::seconds(1s);
        QTest::newRow("none") << std::chrono::seconds(0s);
        QTest::newRow("in the past") << std::chrono::seconds(-5s);
    }
    void theKernelForgetsItInTime()
    {
        QFETCH(std::chrono::seconds, lifetime);
        QVERIFY(write(m_name, "secret", lifetime));
        QTRY_COMPARE(found(m_name), "missing");
        QVERIFY(write(m_name, "again"));
        QCOMPARE(found(m_name), "again");
    }

    void itsTimeIsTheOneAskedFor()
    {
        QVERIFY(write(m_name, "secret", 24h));
        const QByteArray left = lineOf(m_name).value(3);
        QVERIFY2(left == "24h" || left == "23h" || left == "1d", left.constData());
        QVERIFY(write(m_name, "secret", 366 * 24h));
        QVERIFY2(lineOf(m_name).value(3).endsWith('w'), lineOf(m_name).value(3).constData());
    }

    void thePermissionsAreTheLeast()
    {
        QVERIFY(write(m_name, "secret"));
        // Possessor: view, read, search, link, set attributes. User: view, read, search. Others:
        // nothing.
        QCOMPARE(lineOf(m_name).value(4), "3b0b0000");
        QCOMPARE(lineOf(m_name).value(5).toUInt(), geteuid());
    }

    void nothingStaysInTheProcess()
    {
        QVERIFY(write(m_name, "secret"));
        QCOMPARE(keyctl_search(KEY_SPEC_PROCESS_KEYRING, "user",
                     ("nls-token-desk:" + m_name.toUtf8()).constData(), 0),
            -1L);
    }

    // As under systemd, cron and some logins.
    void aSessionWithoutALinkToTheUsersKeyringSharesIt()
    {
        QVERIFY(write(m_name, "of the parent"));
        QCOMPARE(inChild([this] {
            if (keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            if (found(m_name) != "of the parent")
                return 2;
            return write(m_name, "of the child", 24h) && found(m_name) == "of the child" ? 0 : 3;
        }),
            0);
        QCOMPARE(found(m_name), "of the child");
        QCOMPARE(lineOf(m_name).value(4), "3b0b0000");
        QVERIFY(lineOf(m_name).value(3) != "perm");
        QCOMPARE(inChild([this] {
            if (keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            return KernelKeyring().remove(m_name) && found(m_name) == "missing" ? 0 : 2;
        }),
            0);
        QCOMPARE(found(m_name), "missing");
    }

    void anotherUserGetsNothing()
    {
        if (geteuid() != 0)
            QSKIP("only root can become another user");
        QVERIFY(write(m_name, "secret"));
        const auto serial = static_cast<key_serial_t>(serialOf(m_name));
        QCOMPARE(inChild([this, serial] {
            if (setresgid(strangerId, strangerId, strangerId) != 0
                || setresuid(strangerId, strangerId, strangerId) != 0
                || keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            char byte = 0;
            if (keyctl_read(serial, &byte, 1) >= 0 || errno != EACCES)
                return 2;
            return found(m_name) == "missing" ? 0 : 3;
        }),
            0);
    }

    void aReaderSeesTheOldOneOrTheNewOne()
    {
        QVERIFY(write(m_name, "a"));
        constexpr int rounds = 2000;
        const pid_t writer = fork();
        if (writer == 0) {
            bool good = true;
            for (int i = 0; i < rounds && good; ++i)
                good = write(m_name, i % 2 ? "a" : "b");
            _exit(good ? 0 : 1);
        }
        QVERIFY(writer > 0);
        int status = 0;
        QByteArray other; // than the two
        do {
            const QByteArray secret = found(m_name);
            if (secret != "a" && secret != "b")
                other = secret;
        } while (waitpid(writer, &status, WNOHANG) == 0);
        QCOMPARE(status, 0);
        QCOMPARE(other, QByteArray());
    }

    void aRevokedOneIsGoneAndCanBeReplaced()
    {
        QVERIFY(write(m_name, "old"));
        QCOMPARE(keyctl_revoke(static_cast<key_serial_t>(serialOf(m_name))), 0L);
        QCOMPARE(found(m_name), "missing");
        QVERIFY(KernelKeyring().remove(m_name));
        QVERIFY(write(m_name, "new"));
        QCOMPARE(found(m_name), "new");
    }

    void oneThatMayNotBeReadIsAFailureAndCanBeReplaced()
    {
        QVERIFY(write(m_name, "old"));
        QCOMPARE(keyctl_setperm(
                     static_cast<key_serial_t>(serialOf(m_name)), KEY_POS_VIEW | KEY_POS_SETATTR),
            0L);
        QCOMPARE(found(m_name), QByteArray(errorcode::KernelKeyringRefused.data()));
        QVERIFY(write(m_name, "new"));
        QCOMPARE(found(m_name), "new");
    }

    void aFullKeyringIsTold()
    {
        if (geteuid() != 0)
            QSKIP("only root can become a user without keys");
        QCOMPARE(inChild([this] {
            if (setresuid(strangerId, strangerId, strangerId) != 0 || !write(m_name, "old"))
                return 1;
            const QByteArray filler(1000, 'x');
            for (int i = 0; i < 1000; ++i) {
                if (add_key("user", ("filler" + QByteArray::number(i)).constData(),
                        filler.constData(), 1000, KEY_SPEC_PROCESS_KEYRING)
                    < 0)
                    break;
            }
            const QByteArray big(1000, 'y');
            const Result<void> written = KernelKeyring().write(m_name, SecretBytes(big), 60s);
            const Result<void> checked = KernelKeyring().check();
            const bool kept = found(m_name) == "old";
            (void)keyctl_clear(KEY_SPEC_USER_KEYRING);
            if (written || written.error().code != errorcode::KernelKeyringFull)
                return 2;
            return kept && (checked || checked.error().code == errorcode::KernelKeyringFull) ? 0
                                                                                             : 3;
        }),
            0);
    }

    void aRefusalIsTold_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("code");
        QTest::newRow("as Docker does") << EPERM << QString(errorcode::KernelKeyringRefused);
        QTest::newRow("EACCES") << EACCES << QString(errorcode::KernelKeyringRefused);
        QTest::newRow("as gVisor does") << ENOSYS << QString(errorcode::KernelKeyringAbsent);
        QTest::newRow("no memory") << ENOMEM << QString(errorcode::KernelKeyringFull);
        QTest::newRow("anything else") << EIO << QString(errorcode::KernelKeyringFailed);
    }
    void aRefusalIsTold()
    {
        QFETCH(int, number);
        QFETCH(QString, code);
        QVERIFY(write(m_name, "old"));
        QCOMPARE(inChild([this, number, code] {
            if (!refuseKeyCalls(number))
                return 1;
            const auto isTold = [&code](const auto &result) {
                return !result && result.error().code == code
                    && result.error().kind == ErrorKind::Keychain
                    && !result.error().detail.isEmpty();
            };
            KernelKeyring keyring;
            return isTold(keyring.read(m_name)) && isTold(keyring.remove(m_name))
                    && isTold(keyring.write(m_name, SecretBytes(QByteArrayView("new")), 60s))
                    && isTold(keyring.check())
                ? 0
                : 2;
        }),
            0);
        QCOMPARE(found(m_name), "old");
    }

    void checkingLeavesNothing()
    {
        QVERIFY(KernelKeyring().check());
        QCOMPARE(found(u"check"_s), "missing");
        QCOMPARE(KernelKeyring().kind(), u"kernel-keyring"_s);
    }

private:
    static constexpr unsigned strangerId = 61'234;
    QString m_name;
};

QTEST_GUILESS_MAIN(tst_KernelKeyring)
#include "tst_kernelkeyring.moc"
