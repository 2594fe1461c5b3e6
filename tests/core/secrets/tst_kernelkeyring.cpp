// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/kernelkeyring.h"

#include "core/model/errorcode.h"
#include "tests/core/secrets/expiringstoreiftest.h"
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
class tst_KernelKeyring : public ExpiringStoreIfTest
{
    Q_OBJECT

    ExpiringStore &store() override { return m_store; }
    void endTimeOf(const QString &) override { }

    KernelKeyring m_store;

private Q_SLOTS:
    void initTestCase()
    {
        if (const Result<void> works = KernelKeyring().check(); !works)
            QSKIP(qPrintable(u"no key can be stored here: "_s + works.error().detail));
    }

    void everySizeIsKept_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("2,048") << QByteArray(2048, 'x');
        QTest::newRow("2,049") << QByteArray(2049, 'x');
        QTest::newRow("as long as a key can be") << QByteArray(32'767, 'x');
    }
    void everySizeIsKept()
    {
        QFETCH(QByteArray, secret);
        if (secret.size() > 20'000 && geteuid() != 0)
            QSKIP("more than an ordinary user may have");
        QVERIFY(write(name(), secret));
        QCOMPARE(found(name()), secret);
    }

    void aSecretThatIsTooLongIsRefused()
    {
        QVERIFY(write(name(), "old"));
        QVERIFY(!write(name(), QByteArray(32'768, 'x')));
        QCOMPARE(found(name()), "old");
    }

    void theKernelForgetsItInTime_data()
    {
        QTest::addColumn<std::chrono::seconds>("lifetime");
        QTest::newRow("none") << std::chrono::seconds(0s);
        QTest::newRow("in the past") << std::chrono::seconds(-5s);
    }
    void theKernelForgetsItInTime()
    {
        QFETCH(std::chrono::seconds, lifetime);
        QVERIFY(write(name(), "secret", lifetime));
        QTRY_COMPARE(found(name()), "missing");
        QVERIFY(write(name(), "again"));
        QCOMPARE(found(name()), "again");
    }

    void itsTimeIsTheOneAskedFor()
    {
        QVERIFY(write(name(), "secret", 24h));
        const QByteArray left = lineOf(name()).value(3);
        QVERIFY2(left == "24h" || left == "23h" || left == "1d", left.constData());
        QVERIFY(write(name(), "secret", 366 * 24h));
        QVERIFY2(lineOf(name()).value(3).endsWith('w'), lineOf(name()).value(3).constData());
    }

    void thePermissionsAreTheLeast()
    {
        QVERIFY(write(name(), "secret"));
        // Possessor: view, read, search, link. User: view, read, search. Others: nothing.
        QCOMPARE(lineOf(name()).value(4), "1b0b0000");
        const auto key = static_cast<key_serial_t>(serialOf(name()));
        QCOMPARE(keyctl_set_timeout(key, 1), -1L);
        QCOMPARE(keyctl_setperm(key, KEY_POS_ALL | KEY_USR_ALL), -1L);
        QCOMPARE(keyctl_update(key, "other", 5), -1L);
        QCOMPARE(lineOf(name()).value(5).toUInt(), geteuid());
    }

    void nothingStaysInTheProcess()
    {
        QVERIFY(write(name(), "secret"));
        QCOMPARE(keyctl_search(KEY_SPEC_PROCESS_KEYRING, "user",
                     ("nls-token-desk:" + name().toUtf8()).constData(), 0),
            -1L);
    }

    // As under systemd, cron and some logins.
    void aSessionWithoutALinkToTheUsersKeyringSharesIt()
    {
        QVERIFY(write(name(), "of the parent"));
        QCOMPARE(inChild([this] {
            if (keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            if (found(name()) != "of the parent")
                return 2;
            return write(name(), "of the child", 24h) && found(name()) == "of the child" ? 0 : 3;
        }),
            0);
        QCOMPARE(found(name()), "of the child");
        QCOMPARE(lineOf(name()).value(4), "1b0b0000");
        QVERIFY(lineOf(name()).value(3) != "perm");
        QCOMPARE(inChild([this] {
            if (keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            return KernelKeyring().remove(name()) && found(name()) == "missing" ? 0 : 2;
        }),
            0);
        QCOMPARE(found(name()), "missing");
    }

    void anotherUserGetsNothing()
    {
        if (geteuid() != 0)
            QSKIP("only root can become another user");
        QVERIFY(write(name(), "secret"));
        const auto serial = static_cast<key_serial_t>(serialOf(name()));
        QCOMPARE(inChild([this, serial] {
            if (setresgid(strangerId, strangerId, strangerId) != 0
                || setresuid(strangerId, strangerId, strangerId) != 0
                || keyctl_join_session_keyring(nullptr) < 0)
                return 1;
            char byte = 0;
            if (keyctl_read(serial, &byte, 1) >= 0 || errno != EACCES)
                return 2;
            return found(name()) == "missing" ? 0 : 3;
        }),
            0);
    }

    void aReaderSeesTheOldOneOrTheNewOne()
    {
        QVERIFY(write(name(), "a"));
        constexpr int rounds = 2000;
        const pid_t writer = fork();
        if (writer == 0) {
            bool good = true;
            for (int i = 0; i < rounds && good; ++i)
                good = write(name(), i % 2 ? "a" : "b");
            _exit(good ? 0 : 1);
        }
        QVERIFY(writer > 0);
        int status = 0;
        QByteArray other; // than the two
        do {
            const QByteArray secret = found(name());
            if (secret != "a" && secret != "b")
                other = secret;
        } while (waitpid(writer, &status, WNOHANG) == 0);
        QCOMPARE(status, 0);
        QCOMPARE(other, QByteArray());
    }

    void aRevokedOneIsGoneAndCanBeReplaced()
    {
        QCOMPARE(keyctl_revoke(addAsOtherProgram()), 0L);
        QCOMPARE(found(name()), "missing");
        QVERIFY(KernelKeyring().remove(name()));
        QVERIFY(write(name(), "new"));
        QCOMPARE(found(name()), "new");
    }

    void oneThatMayNotBeReadIsAFailureAndCanBeReplaced()
    {
        QCOMPARE(keyctl_setperm(addAsOtherProgram(), KEY_POS_VIEW), 0L);
        QCOMPARE(found(name()), QByteArray(errorcode::KernelKeyringRefused.data()));
        QVERIFY(write(name(), "new"));
        QCOMPARE(found(name()), "new");
    }

    void aFullKeyringIsTold()
    {
        if (geteuid() != 0)
            QSKIP("only root can become a user without keys");
        QCOMPARE(inChild([this] {
            if (setresuid(strangerId, strangerId, strangerId) != 0 || !write(name(), "old"))
                return 1;
            const QByteArray filler(1000, 'x');
            for (int i = 0; i < 1000; ++i) {
                if (add_key("user", ("filler" + QByteArray::number(i)).constData(),
                        filler.constData(), 1000, KEY_SPEC_PROCESS_KEYRING)
                    < 0)
                    break;
            }
            const QByteArray big(1000, 'y');
            const Result<void> written = KernelKeyring().write(name(), SecretBytes(big), 60s);
            const Result<void> checked = KernelKeyring().check();
            const bool kept = found(name()) == "old";
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
        QVERIFY(write(name(), "old"));
        QCOMPARE(inChild([this, number, code] {
            if (!refuseKeyCalls(number))
                return 1;
            const auto isTold = [&code](const auto &result) {
                return !result && result.error().code == code
                    && result.error().kind == ErrorKind::Keychain
                    && !result.error().detail.isEmpty();
            };
            KernelKeyring keyring;
            return isTold(keyring.read(name())) && isTold(keyring.remove(name()))
                    && isTold(keyring.write(name(), SecretBytes(QByteArrayView("new")), 60s))
                    && isTold(keyring.check())
                ? 0
                : 2;
        }),
            0);
        QCOMPARE(found(name()), "old");
    }

    void checkingLeavesNothing()
    {
        QVERIFY(KernelKeyring().check());
        QCOMPARE(found(u"check"_s), "missing");
        QCOMPARE(KernelKeyring().kind(), u"kernel-keyring"_s);
    }

private:
    // As a program leaves it that asks for no permissions; this one may still change it.
    [[nodiscard]] key_serial_t addAsOtherProgram() const
    {
        return add_key("user", ("nls-token-desk:" + name().toUtf8()).constData(), "old", 3,
            KEY_SPEC_USER_KEYRING);
    }

    static constexpr unsigned strangerId = 61'234;
};

QTEST_GUILESS_MAIN(tst_KernelKeyring)
#include "tst_kernelkeyring.moc"
