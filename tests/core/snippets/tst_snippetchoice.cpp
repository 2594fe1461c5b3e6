// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetchoice.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_SnippetChoice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNearestSnippetIsTaken_data()
    {
        QTest::addColumn<SnippetChoice>("choice");
        QTest::addColumn<QString>("file");
        const auto row = [](const char *name, const SnippetChoice &choice, const QString &file) {
            QTest::newRow(name) << choice << file;
        };
        row("as it is", {u"java"_s, u"asr"_s, SnippetUse::Token}, u"RecognitionDemo.java"_s);
        row("an alias", {u"py"_s, u"st"_s, SnippetUse::Token}, u"transcribe.py"_s);
        row("nothing remembered", {}, u"synthesize.py"_s);
        row("a language that is gone", {u"cobol"_s, u"asr"_s, SnippetUse::Token},
            u"recognize.py"_s);
        row("a service it has not", {u"curl"_s, u"st"_s, SnippetUse::Token}, u"synthesize.sh"_s);
        row("the service stays out of obtaining", {u"python"_s, u"asr"_s, SnippetUse::AccessKey},
            u"create_token.py"_s);
        row("a use it has not", {u"java-core"_s, u"tts"_s, SnippetUse::Token},
            u"CreateTokenDemo.java"_s);
    }

    void theNearestSnippetIsTaken()
    {
        QFETCH(const SnippetChoice, choice);
        const SnippetLibrary library(u"en"_s);
        QTEST(nearestSnippet(library, choice).snippet.fileName, "file");
    }
};

NLSTOKEN_TEST(tst_SnippetChoice)
#include "tst_snippetchoice.moc"
