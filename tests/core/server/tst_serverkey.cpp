// SPDX-License-Identifier: Apache-2.0
#include "core/server/serverkey.h"

#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

class TestServerKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void newKeysAreLongAndDiffer();
    void missingFileIsMadeForItsUserAlone();
    void fileIsReadAsItStands_data();
    void fileIsReadAsItStands();
    void otherContentIsNoKey_data();
    void otherContentIsNoKey();
    void fileOfOthersIsRefused_data();
    void fileOfOthersIsRefused();
    void whatIsNoFileIsRefused();
    void fileThatCannotBeMadeIsTold();
#ifdef Q_OS_UNIX
    void folderOfEverybodyIsRefused();
#endif

private:
    QString path() const { return m_folder.filePath(u"key"_s); }
    void write(const QByteArray &content, QFileDevice::Permissions more = {});

    QTemporaryDir m_folder;
};

void TestServerKey::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    QFile::remove(path());
}

void TestServerKey::write(const QByteArray &content, QFileDevice::Permissions more)
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | more));
}

void TestServerKey::newKeysAreLongAndDiffer()
{
    const SecretBytes one = newServerKey();
    QCOMPARE(one.size(), 43); // 32 bytes in base64url
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{43}$"_s);
    QVERIFY(form.match(QString::fromLatin1(one.view())).hasMatch());
    QVERIFY(!one.equals(newServerKey().view()));
}

void TestServerKey::missingFileIsMadeForItsUserAlone()
{
    const QString deep = m_folder.filePath(u"a/b/key"_s);
    const Result<SecretBytes> made = serverKeyIn(deep);
    QVERIFY(made);
    QCOMPARE(made->size(), 43);
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(deep).permissions() & others));
    QVERIFY(!(QFileInfo(m_folder.filePath(u"a"_s)).permissions() & others));
    const Result<SecretBytes> again = serverKeyIn(deep);
    QVERIFY(again);
    QVERIFY(again->equals(made->view()));
}

void TestServerKey::fileIsReadAsItStands_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("key");
    const QByteArray key("0123456789abcdef");
    QTest::newRow("no line break") << key << key;
    QTest::newRow("LF") << key + "\n" << key;
    QTest::newRow("CR LF") << key + "\r\n" << key;
    QTest::newRow("long") << QByteArray(1024, 'k') + "\n" << QByteArray(1024, 'k');
}

void TestServerKey::fileIsReadAsItStands()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, key);
    write(content);
    const Result<SecretBytes> read = serverKeyIn(path());
    QVERIFY(read);
    QVERIFY(read->equals(key));
}

void TestServerKey::otherContentIsNoKey_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("0123456789abcde\n");
    QTest::newRow("blank inside") << QByteArray("0123456789 abcdef\n");
    QTest::newRow("two lines") << QByteArray("0123456789abcdef\n0123456789abcdef\n");
    QTest::newRow("beyond ASCII") << QByteArray("0123456789abcdef\xe4\n");
    QTest::newRow("too long") << QByteArray(1025, 'k');
    QTest::newRow("much too long") << QByteArray(100'000, 'k');
}

void TestServerKey::otherContentIsNoKey()
{
    QFETCH(const QByteArray, content);
    write(content);
    const Result<SecretBytes> read = serverKeyIn(path());
    QVERIFY(!read);
    QCOMPARE(read.error(),
        (ServiceError{
            .kind = ErrorKind::Usage, .code = errorcode::ServerKeyInvalid, .detail = path()}));
}

void TestServerKey::fileOfOthersIsRefused_data()
{
    QTest::addColumn<int>("permission");
    QTest::newRow("group reads") << int{QFileDevice::ReadGroup};
    QTest::newRow("group writes") << int{QFileDevice::WriteGroup};
    QTest::newRow("others read") << int{QFileDevice::ReadOther};
    QTest::newRow("others write") << int{QFileDevice::WriteOther};
}

void TestServerKey::fileOfOthersIsRefused()
{
    QFETCH(const int, permission);
    write("0123456789abcdef\n", QFileDevice::Permission(permission));
    const Result<SecretBytes> read = serverKeyIn(path());
    QVERIFY(!read);
    QCOMPARE(read.error().code, errorcode::ServerKeyShared);
}

void TestServerKey::whatIsNoFileIsRefused()
{
    QCOMPARE(serverKeyIn(m_folder.path()).error().code, errorcode::FileUnreadable);
    // A link to nowhere may be somebody else's.
    QVERIFY(QFile::link(m_folder.filePath(u"nowhere"_s), path()));
    QCOMPARE(serverKeyIn(path()).error().code, errorcode::FileUnreadable);
}

void TestServerKey::fileThatCannotBeMadeIsTold()
{
    write("x");
    QCOMPARE(serverKeyIn(path() + u"/key"_s).error().code, errorcode::FileNotWritable);
}

#ifdef Q_OS_UNIX
void TestServerKey::folderOfEverybodyIsRefused()
{
    const QString folder = m_folder.filePath(u"shared"_s);
    QVERIFY(QDir().mkdir(folder));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::Permissions(0x7777)));
    const Result<SecretBytes> key = serverKeyIn(folder + u"/key"_s);
    QVERIFY(!key);
    QCOMPARE(key.error().code, errorcode::FolderShared);
    QCOMPARE(key.error().detail, folder);
    QVERIFY(!QFileInfo::exists(folder + u"/key"_s));
}
#endif

NLSTOKEN_TEST(TestServerKey)
#include "tst_serverkey.moc"
