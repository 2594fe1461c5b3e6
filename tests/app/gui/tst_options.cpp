// SPDX-License-Identifier: Apache-2.0
#include "app/gui/options.h"
#include "core/model/errorcode.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

Result<Options> parseOptions(const QStringList &words)
{
    return CommandLine(words).options();
}

} // namespace

class tst_Options : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void sayWhatIsWanted()
    {
        using Action = InstanceRequest::Action;
        QCOMPARE(parseOptions({})->request.action, Action::Show);
        QCOMPARE(parseOptions({u"--hidden"_s})->request.action, Action::Hide);
        for (const QStringList &words :
            {QStringList{u"--copy"_s, u"技术 支持"_s}, QStringList{u"--copy=技术 支持"_s}}) {
            const Result<Options> copy = parseOptions(words);
            QCOMPARE(copy->request.action, Action::Copy);
            QCOMPARE(copy->request.profile, u"技术 支持"_s);
        }
    }

    void theLanguageIsKnownBeforeTheRestIs()
    {
        QCOMPARE(CommandLine({u"--lang"_s, u"zh_CN"_s}).language(), u"zh_CN"_s);
        QCOMPARE(CommandLine({u"--lang=zh_CN"_s}).language(), u"zh_CN"_s);
        QCOMPARE(CommandLine({u"--unknown"_s, u"--lang=zh_CN"_s}).language(), u"zh_CN"_s);
    }

    void whatIsWrittenIsReadBack()
    {
        const Options all{.request = {.action = InstanceRequest::Action::Copy,
                              .profile = u"--hidden =x"_s,
                              .sandbox = true},
            .endsWhenCleared = true,
            .quitAfterFirstPaint = true,
            .language = u"zh_CN"_s,
            .proxy = u"http://127.0.0.1:1"_s};
        QCOMPARE(*parseOptions(commandLineOf(all)), all);
        QCOMPARE(*parseOptions(commandLineOf({})), Options());
        const Options hidden{.request = {.action = InstanceRequest::Action::Hide}};
        QCOMPARE(*parseOptions(commandLineOf(hidden)), hidden);
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
