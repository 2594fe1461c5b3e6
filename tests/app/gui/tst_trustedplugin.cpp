// SPDX-License-Identifier: Apache-2.0
#include "app/gui/trustedplugin.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr auto file = 0644;
constexpr auto folder = 0755;

// An installation as it ought to be.
struct Prefix
{
    QTemporaryDir temporary;
    QString program = path(u"bin/program"_s);
    QString plugin = path(u"lib/topic/plugin.so"_s);

    Prefix()
    {
        for (const auto &name : {u"bin"_s, u"lib"_s, u"lib/topic"_s}) {
            QDir().mkdir(path(name));
            setMode(name, folder);
        }
        for (const auto &name : {u"bin/program"_s, u"lib/topic/plugin.so"_s}) {
            write(path(name));
            setMode(name, file);
        }
    }
    [[nodiscard]] QString path(const QString &name) const { return temporary.filePath(name); }
    static void write(const QString &name)
    {
        QFile written(name);
        (void)written.open(QIODevice::WriteOnly);
    }
    void setMode(const QString &name, mode_t mode) const
    {
        ::chmod(QFile::encodeName(path(name)).constData(), mode);
    }
    void setOwner(const QString &name, uid_t owner, gid_t group) const
    {
        if (::chown(QFile::encodeName(path(name)).constData(), owner, group) != 0)
            qWarning("can't change the owner");
    }
    [[nodiscard]] bool isSafe() const { return isAsSafeAsProgram(plugin, program); }
};

} // namespace

class tst_trustedplugin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void anOrdinaryInstallationIsSafe() { QVERIFY(Prefix().isSafe()); }

    void whatOthersMayWriteIsNot_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("mode");
        for (const auto &name : {u"lib/topic/plugin.so"_s, u"lib/topic"_s, u"lib"_s}) {
            const bool isFile = name.endsWith(".so"_L1);
            QTest::addRow("%s, others", qPrintable(name)) << name << (isFile ? 0646 : 0757);
            QTest::addRow("%s, a group", qPrintable(name)) << name << (isFile ? 0664 : 0775);
            QTest::addRow("%s, sticky", qPrintable(name)) << name << 01777;
        }
    }
    void whatOthersMayWriteIsNot()
    {
        QFETCH(const QString, name);
        QFETCH(const int, mode);
        const Prefix prefix;
        prefix.setMode(name, static_cast<mode_t>(mode));
        QVERIFY(!prefix.isSafe());
    }

    void aGroupThatMayReplaceTheProgramIsNoOther()
    {
        const Prefix prefix;
        for (const auto &name : {u"bin"_s, u"lib"_s, u"lib/topic"_s})
            prefix.setMode(name, 0775);
        prefix.setMode(u"lib/topic/plugin.so"_s, 0664);
        QVERIFY(prefix.isSafe());
        if (::geteuid() == 0) {
            prefix.setOwner(u"lib/topic"_s, ::geteuid(), ::getegid() + 1);
            QVERIFY2(!prefix.isSafe(), "another group");
        }
    }

    void whatBelongsToSomebodyElseIsNot()
    {
        if (::geteuid() != 0)
            QSKIP("only root can give files away");
        constexpr uid_t somebody = 12345;
        const Prefix prefix;
        prefix.setOwner(u"lib/topic/plugin.so"_s, somebody, 0);
        QVERIFY(!prefix.isSafe());
        prefix.setOwner(u"bin"_s, somebody, 0);
        QVERIFY2(prefix.isSafe(), "somebody who owns the program's folder too");
    }

    void theProgramsOwnFoldersAreTakenAsTheyAre()
    {
        const Prefix prefix;
        prefix.setMode({}, 0777); // what leads to both
        QVERIFY(prefix.isSafe());
    }

    void aLinkIsNoWayAround()
    {
        const Prefix prefix;
        const QTemporaryDir elsewhere;
        const QString other = elsewhere.filePath(u"other.so"_s);
        Prefix::write(other);
        QVERIFY(QFile::setPermissions(other, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QFile::remove(prefix.plugin));
        QVERIFY(QFile::link(other, prefix.plugin));
        QVERIFY2(prefix.isSafe(), "its folder is the user's");
        QVERIFY(QFile::setPermissions(elsewhere.path(),
            QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner | QFile::WriteOther));
        QVERIFY(!prefix.isSafe());
    }

    void whatIsNoFileIsNot()
    {
        const Prefix prefix;
        QVERIFY(!isAsSafeAsProgram(prefix.path(u"lib/topic"_s), prefix.program));
        QVERIFY(!isAsSafeAsProgram(prefix.path(u"lib/none"_s), prefix.program));
        QVERIFY(!isAsSafeAsProgram({}, prefix.program));
    }
};

NLSTOKEN_TEST(tst_trustedplugin)
#include "tst_trustedplugin.moc"
