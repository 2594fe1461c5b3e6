// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetlibrary.h"

#include "core/model/profile.h"
#include "core/model/token.h"
#include "core/snippets/snippetrenderer.h"
#include "core/snippets/snippetvalues.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

// The library of the data as it is.
const SnippetLibrary &library()
{
    static const SnippetLibrary english(u"en"_s);
    return english;
}

// A row for each snippet there is.
void addSnippets()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("index");
    for (const SnippetLanguage &language : library().languages()) {
        for (std::size_t i = 0; i < language.snippets.size(); ++i)
            QTest::newRow(qPrintable(language.id + u' ' + language.snippets[i].fileName))
                << language.id << static_cast<int>(i);
    }
}

QSet<QString> filtersUsed(const QString &text)
{
    static const QRegularExpression filter(uR"(\{\{\w+\|(\w+)\}\})"_s);
    QSet<QString> used;
    for (auto match = filter.globalMatch(text); match.hasNext();)
        used << match.next().captured(1);
    return used;
}

} // namespace

class TestSnippetLibrary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesAreUnique();
    void languagesAreFoundByEveryName();
    void unknownLanguageIsNone();
    void everyLanguageObtainsAToken();
    void servicesAreOnesOfTheList();
    void aServiceFindsItsSnippet();
    void namesAreInTheLanguageAskedFor();
    void everySnippetIsFilled_data();
    void everySnippetIsFilled();
    void everySnippetQuotesForItsOwnLanguage_data();
    void everySnippetQuotesForItsOwnLanguage();
    void everySnippetSaysWhatItNeeds_data();
    void everySnippetSaysWhatItNeeds();
};

void TestSnippetLibrary::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestSnippetLibrary::namesAreUnique()
{
    QVERIFY(library().languages().size() >= 12);
    QSet<QString> names;
    QSet<QString> files;
    for (const SnippetLanguage &language : library().languages()) {
        for (const QString &name : QStringList{language.id} + language.aliases) {
            QVERIFY2(!names.contains(name), qPrintable(name));
            names << name;
        }
        for (const Snippet &snippet : language.snippets) {
            QVERIFY2(!files.contains(snippet.resource), qPrintable(snippet.resource));
            files << snippet.resource;
        }
    }
}

void TestSnippetLibrary::languagesAreFoundByEveryName()
{
    for (const SnippetLanguage &language : library().languages()) {
        for (const QString &name : QStringList{language.id} + language.aliases) {
            QCOMPARE(library().language(name), &language);
            QCOMPARE(library().language(name.toUpper()), &language);
        }
    }
}

void TestSnippetLibrary::unknownLanguageIsNone()
{
    for (const QString &name : {u""_s, u"cobol"_s, u"pytho"_s, u"python "_s, u"../index"_s})
        QVERIFY2(!library().language(name), qPrintable(name));
}

void TestSnippetLibrary::everyLanguageObtainsAToken()
{
    for (const SnippetLanguage &language : library().languages()) {
        const Snippet *snippet = language.snippet(SnippetUse::AccessKey);
        QVERIFY2(snippet, qPrintable(language.id));
        QVERIFY(snippet->service.isEmpty());
    }
}

void TestSnippetLibrary::servicesAreOnesOfTheList()
{
    QStringList known;
    for (const SnippetService &service : library().services())
        known << service.id;
    QVERIFY(known.contains(u"tts"_s));
    for (const SnippetLanguage &language : library().languages()) {
        qsizetype last = -1;
        for (const QString &service : language.services()) {
            QVERIFY2(known.indexOf(service) > last, qPrintable(language.id + u' ' + service));
            last = known.indexOf(service);
        }
    }
}

void TestSnippetLibrary::aServiceFindsItsSnippet()
{
    const SnippetLanguage *python = library().language(u"python"_s);
    QCOMPARE(python->snippet(SnippetUse::Token)->service, u"tts"_s);
    QCOMPARE(python->snippet(SnippetUse::Token, u"asr"_s)->fileName, u"recognize.py"_s);
    QVERIFY(!python->snippet(SnippetUse::Token, u"smell"_s));
    QCOMPARE(python->snippet(SnippetUse::AccessKey, u"asr"_s)->fileName, u"create_token.py"_s);
}

void TestSnippetLibrary::namesAreInTheLanguageAskedFor()
{
    const SnippetLibrary chinese(u"zh_CN"_s);
    QCOMPARE(chinese.services().front().name, u"语音合成"_s);
    QCOMPARE(chinese.language(u"wechat"_s)->name, u"微信小程序"_s);
    QCOMPARE(chinese.language(u"python"_s)->name, u"Python"_s);
    QCOMPARE(SnippetLibrary(u"tlh"_s).services().front().name, library().services().front().name);
}

void TestSnippetLibrary::everySnippetIsFilled_data()
{
    addSnippets();
}

void TestSnippetLibrary::everySnippetIsFilled()
{
    QFETCH(const QString, language);
    QFETCH(const int, index);
    const Snippet &snippet =
        library().language(language)->snippets[static_cast<std::size_t>(index)];
    const bool usesToken = snippet.use == SnippetUse::Token;
    Profile profile = newProfile(u"demo"_s, u"cn-beijing"_s);
    profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
    const Token token{.id = "124fc7526f434b8c8198d6196b0a0c8e", .expireTime = 1527592757};
    const QString text =
        snippetText(snippet, profile, usesToken ? std::optional(token) : std::nullopt);
    QVERIFY2(!text.isEmpty(), qPrintable(snippet.resource));
    QVERIFY2(!text.contains(u"{{"), qPrintable(text));
    QVERIFY2(
        text.endsWith(u'\n') && !text.contains(u'\r') && !text.contains(u" \n"), qPrintable(text));
    QCOMPARE(text.contains(QString::fromLatin1(token.id)), usesToken);
    QCOMPARE(text.contains(u"2018-05-29 11:19:17 UTC"), usesToken);
    QCOMPARE(text.contains(profile.appkey), usesToken);
    QCOMPARE(text.contains(u"nls-gateway-cn-beijing.aliyuncs.com"), usesToken);
}

void TestSnippetLibrary::everySnippetQuotesForItsOwnLanguage_data()
{
    addSnippets();
}

void TestSnippetLibrary::everySnippetQuotesForItsOwnLanguage()
{
    QFETCH(const QString, language);
    QFETCH(const int, index);
    static const QHash<QString, QString> quotes{{u"cpp"_s, u"c"_s}, {u"cs"_s, u"csharp"_s},
        {u"go"_s, u"go"_s}, {u"html"_s, u"js"_s}, {u"java"_s, u"java"_s}, {u"js"_s, u"js"_s},
        {u"mjs"_s, u"js"_s}, {u"php"_s, u"php"_s}, {u"py"_s, u"python"_s}, {u"sh"_s, u"sh"_s},
        {u"swift"_s, u"swift"_s}};
    const Snippet &snippet =
        library().language(language)->snippets[static_cast<std::size_t>(index)];
    const QString extension = snippet.fileName.section(u'.', -1);
    QVERIFY2(quotes.contains(extension), qPrintable(snippet.fileName));
    const QSet<QString> allowed{quotes[extension], u"url"_s, u"upper"_s};
    const QSet<QString> used = filtersUsed(SnippetLibrary::templateOf(snippet));
    QVERIFY2((used - allowed).isEmpty(), qPrintable(snippet.resource));
}

void TestSnippetLibrary::everySnippetSaysWhatItNeeds_data()
{
    addSnippets();
}

void TestSnippetLibrary::everySnippetSaysWhatItNeeds()
{
    QFETCH(const QString, language);
    QFETCH(const int, index);
    const SnippetLanguage *found = library().language(language);
    const Snippet &snippet = found->snippets[static_cast<std::size_t>(index)];
    const QString text = SnippetLibrary::templateOf(snippet);
    QCOMPARE(text.contains(u"{{install}}"), !snippet.install.isEmpty());
    QVERIFY(!snippet.install.contains(u'\n'));
    // The key of the code that obtains a token comes from the environment, or stays on a server.
    if (snippet.use == SnippetUse::AccessKey)
        QVERIFY2(text.contains(u"ALIBABA_CLOUD_ACCESS_KEY_SECRET") || text.contains(u"gettoken"),
            qPrintable(text));
    const HighlightRules &rules = library().highlightRules(snippet);
    QVERIFY(rules.spans.size() > 2);
    QVERIFY(rules.keywords.size() > 10 || snippet.fileName.endsWith(u".html"));
}

NLSTOKEN_TEST(TestSnippetLibrary)
#include "tst_snippetlibrary.moc"
