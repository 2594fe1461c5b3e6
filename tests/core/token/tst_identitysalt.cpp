// SPDX-License-Identifier: Apache-2.0
#include "core/token/identitysalt.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <memory>
#include <set>
#include <thread>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_identitysalt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_home = std::make_unique<QTemporaryDir>();
    }

    void saltIsMadeOnceForThisUserOnly()
    {
        const QByteArray salt = identitySalt(folder());
        QCOMPARE(salt.size(), 32);
        QCOMPARE(identitySalt(folder()), salt);
        const QFileInfo info(folder() + u"/salt"_s);
        QVERIFY(info.exists());
        QCOMPARE(info.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void saltsOfTwoUsersDiffer()
    {
        QCOMPARE_NE(identitySalt(folder()), identitySalt(folder() + u"/other"_s));
    }

    void threadsThatStartAtOnceAgree()
    {
        constexpr size_t count = 8;
        std::vector<QByteArray> salts(count);
        std::vector<std::thread> threads;
        for (size_t i = 0; i < count; ++i)
            threads.emplace_back([this, &salts, i] { salts[i] = identitySalt(folder()); });
        for (std::thread &thread : threads)
            thread.join();
        for (const QByteArray &salt : salts)
            QCOMPARE(salt, salts.front());
        QCOMPARE(identitySalt(folder()), salts.front());
    }

    void programsThatStartAtOnceAgree()
    {
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 4; ++i) {
            programs.push_back(std::make_unique<QProcess>());
            programs.back()->start(
                QCoreApplication::applicationFilePath(), {u"--salt"_s, folder()});
        }
        std::set<QByteArray> salts;
        for (const auto &program : programs) {
            QVERIFY(program->waitForFinished());
            QCOMPARE(program->exitCode(), 0);
            salts.insert(program->readAllStandardOutput());
        }
        QCOMPARE(salts, (std::set{identitySalt(folder()).toHex()}));
    }

    void damagedSaltIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("half") << QByteArray(32, 'a');
        QTest::newRow("no digits") << QByteArray(64, 'z');
        QTest::newRow("longer") << QByteArray(66, 'a');
    }
    void damagedSaltIsReplaced()
    {
        QFETCH(QByteArray, content);
        QVERIFY(QDir().mkpath(folder()));
        QFile file(folder() + u"/salt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const QByteArray salt = identitySalt(folder());
        QCOMPARE(salt.size(), 32);
        QCOMPARE(identitySalt(folder()), salt);
    }

    void folderThatCannotBeMadeGivesASaltAllTheSame()
    {
        QFile inTheWay(folder());
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(identitySalt(folder()).size(), 32);
        QCOMPARE(identitySalt(folder() + u"/below"_s).size(), 32);
    }

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"state"_s); }

    std::unique_ptr<QTemporaryDir> m_home;
};

// As another program: tst_identitysalt --salt FOLDER
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == u"--salt") {
        std::fputs(identitySalt(arguments[2]).toHex().constData(), stdout);
        return 0;
    }
    tst_identitysalt test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_identitysalt.moc"
