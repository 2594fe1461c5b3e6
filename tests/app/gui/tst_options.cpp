// SPDX-License-Identifier: Apache-2.0
#include "app/gui/options.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_Options : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sayWhatIsWanted()
    {
        QCOMPARE(parseOptions({})->action, Options::Action::Show);
        QCOMPARE(parseOptions({u"--hidden"_s})->action, Options::Action::Hide);
        const Result<Options> copy = parseOptions({u"--copy"_s, u"技术 支持"_s});
        QCOMPARE(copy->action, Options::Action::Copy);
        QCOMPARE(copy->profile, u"技术 支持"_s);
    }

    void whatIsWrongIsAUsageError_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("code");
        const QString sentence = errorcode::CommandLine;
        QTest::newRow("unknown") << QStringList{u"--colour"_s} << sentence;
        QTest::newRow("a word alone") << QStringList{u"demo"_s} << sentence;
        QTest::newRow("no profile") << QStringList{u"--copy"_s, QString()} << sentence;
        QTest::newRow("language") << QStringList{u"--lang"_s, u"fr"_s} << sentence;
        // Ignored, they would send a request another way than the user wants.
        QTest::newRow("CA file") << QStringList{u"--ca-file"_s, u"/nonexistent.pem"_s}
                                 << QString(errorcode::CaFileUnreadable);
        QTest::newRow("proxy") << QStringList{u"--proxy"_s, u"not a proxy"_s}
                               << QString(errorcode::ProxyInvalid);
    }

    void whatIsWrongIsAUsageError()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, code);
        const Result<Options> options = parseOptions(words);
        QVERIFY(!options);
        QCOMPARE(options.error().kind, ErrorKind::Usage);
        QCOMPARE(options.error().code, code);
    }
};

NLSTOKEN_TEST(tst_Options)
#include "tst_options.moc"
