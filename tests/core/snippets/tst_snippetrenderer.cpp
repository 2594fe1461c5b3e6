// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetrenderer.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

QString written(const QString &value, const QString &filter)
{
    return renderedSnippet(u"{{v|%1}}"_s.arg(filter), {{u"v"_s, value}});
}

} // namespace

class TestSnippetRenderer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void placeholdersAreFilled();
    void theTextAroundStays();
    void unknownOnesStay_data();
    void unknownOnesStay();
    void aValueIsNotFilledAgain();
    void onlyOurOwnValuesStandBare();
    void hostileValuesAreStrings_data();
    void hostileValuesAreStrings();
    void everyFilterKeepsAPlainValue_data();
    void everyFilterKeepsAPlainValue();
    void nothingThatEndsAStringGetsThrough_data();
    void nothingThatEndsAStringGetsThrough();
    void aMaskedTextHasEveryPlaceOfTheWholeOne_data();
    void aMaskedTextHasEveryPlaceOfTheWholeOne();
    void whatIsMasked_data();
    void whatIsMasked();
};

void TestSnippetRenderer::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestSnippetRenderer::placeholdersAreFilled()
{
    QCOMPARE(
        renderedSnippet(u"a = {{x|python}}, {{y|sh}}\n"_s, {{u"x"_s, u"1"_s}, {u"y"_s, u"2"_s}}),
        u"a = \"1\", '2'\n"_s);
}

void TestSnippetRenderer::theTextAroundStays()
{
    for (const QString &text : {u""_s, u"no placeholder"_s, u"{x} {{}} {{ x }} ${x} %1 {{x|}}"_s})
        QCOMPARE(renderedSnippet(text, {{u"x"_s, u"1"_s}}), text);
}

void TestSnippetRenderer::unknownOnesStay_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("value") << u"{{other|sh}}"_s;
    QTest::newRow("filter") << u"{{x|cobol}}"_s;
    QTest::newRow("no filter") << u"{{x}}"_s;
    QTest::newRow("upper, of a value from outside") << u"{{x|upper}}"_s;
}

void TestSnippetRenderer::unknownOnesStay()
{
    QFETCH(const QString, text);
    QCOMPARE(renderedSnippet(text, {{u"x"_s, u"1"_s}}), text);
}

void TestSnippetRenderer::aValueIsNotFilledAgain()
{
    QCOMPARE(renderedSnippet(u"{{x|sh}} {{y|sh}}"_s, {{u"x"_s, u"{{y|sh}}"_s}, {u"y"_s, u"2"_s}}),
        u"'{{y|sh}}' '2'"_s);
}

void TestSnippetRenderer::onlyOurOwnValuesStandBare()
{
    QCOMPARE(renderedSnippet(u"{{expires}} {{install}} {{scheme|upper}}"_s,
                 {{u"expires"_s, u"e"_s}, {u"install"_s, u"i"_s}, {u"scheme"_s, u"https"_s}}),
        u"e i HTTPS"_s);
}

void TestSnippetRenderer::hostileValuesAreStrings_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("expected");
    // The value: a"b'c\d$e?<!{f}é😀 and a line break.
    QTest::newRow("c") << u"c"_s
                       << u"\"a\\\"b'c\\\\d$e\\?<!{f}\\303\\251\\360\\237\\230\\200\\012\""_s;
    QTest::newRow("csharp") << u"csharp"_s
                            << u"\"a\\\"b'c\\\\d$e?<!{f}\\u00e9\\ud83d\\ude00\\u000a\""_s;
    QTest::newRow("go") << u"go"_s << u"\"a\\\"b'c\\\\d$e?<!{f}\\u00e9\\U0001f600\\u000a\""_s;
    QTest::newRow("java") << u"java"_s << u"\"a\\\"b'c\\\\d$e?<!{f}\\u00e9\\ud83d\\ude00\\012\""_s;
    QTest::newRow("js") << u"js"_s
                        << u"\"a\\\"b'c\\\\d$e?\\u003c!{f}\\u00e9\\ud83d\\ude00\\u000a\""_s;
    QTest::newRow("php") << u"php"_s << u"'a\"b\\'c\\\\d$e?<!{f}é😀\n'"_s;
    QTest::newRow("python") << u"python"_s
                            << u"\"a\\\"b'c\\\\d$e?<!{f}\\u00e9\\U0001f600\\u000a\""_s;
    QTest::newRow("sh") << u"sh"_s << uR"('a"b'\''c\d$e?<!{f}é😀)"_s + u"\n'"_s;
    QTest::newRow("swift") << u"swift"_s << u"\"a\\\"b'c\\\\d$e?<!{f}\\u{e9}\\u{1f600}\\u{a}\""_s;
    QTest::newRow("url") << u"url"_s << u"a%22b%27c%5Cd%24e%3F%3C%21%7Bf%7D%C3%A9%F0%9F%98%80%0A"_s;
}

void TestSnippetRenderer::hostileValuesAreStrings()
{
    QFETCH(const QString, filter);
    QFETCH(const QString, expected);
    QCOMPARE(written(u"a\"b'c\\d$e?<!{f}é😀\n"_s, filter), expected);
}

void TestSnippetRenderer::everyFilterKeepsAPlainValue_data()
{
    QTest::addColumn<QString>("filter");
    for (const QString &filter : snippetFilters()) {
        if (filter != u"upper")
            QTest::newRow(qPrintable(filter)) << filter;
    }
}

void TestSnippetRenderer::everyFilterKeepsAPlainValue()
{
    QFETCH(const QString, filter);
    const QString token = u"124fc7526f434b8c8198d6196b0a0c8e"_s;
    const QString text = written(token, filter);
    QVERIFY(text.contains(token));
    QCOMPARE(text.size(), token.size() + (filter == u"url" ? 0 : 2));
}

void TestSnippetRenderer::nothingThatEndsAStringGetsThrough_data()
{
    QTest::addColumn<QString>("filter");
    for (const char *filter : {"c", "csharp", "go", "java", "js", "python", "swift"})
        QTest::newRow(filter) << QString::fromLatin1(filter);
}

void TestSnippetRenderer::nothingThatEndsAStringGetsThrough()
{
    QFETCH(const QString, filter);
    for (char16_t c = 0; c < 0x250; ++c) {
        const QString text = written(QString(QChar(c)), filter);
        const QString inner = text.sliced(1, text.size() - 2);
        QVERIFY2(inner != u"\"" && inner != u"\\", qPrintable(text));
        QVERIFY2(std::ranges::all_of(inner, [](QChar i) { return i >= u' ' && i < u'\x7f'; }),
            qPrintable(text));
    }
}

void TestSnippetRenderer::aMaskedTextHasEveryPlaceOfTheWholeOne_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("usual") << u"0123456789abcdef0123456789abcdef"_s;
    QTest::newRow("short") << u"abc"_s;
    QTest::newRow("quotes") << uR"(a'b"c\d?e<f`g&h'')"_s;
}

void TestSnippetRenderer::aMaskedTextHasEveryPlaceOfTheWholeOne()
{
    QFETCH(const QString, token);
    for (const QString &filter : snippetFilters()) {
        if (filter == "upper"_L1)
            continue;
        const QString text = u"f({{appkey|%1}}, {{token|%1}}) # {{token|%1}} again"_s.arg(filter);
        const QHash<QString, QString> values{{u"token"_s, token}, {u"appkey"_s, u"key"_s}};
        const QString whole = renderedSnippet(text, values);
        const QString masked = maskedSnippet(text, values);
        QCOMPARE(masked.size(), whole.size());
        QVERIFY2(!masked.contains(token.left(token.size() - 4)), qPrintable(masked));
        QVERIFY(masked.contains("key"_L1) && masked.endsWith(" again"_L1));
        for (qsizetype i = 0; i < whole.size(); ++i)
            QVERIFY(masked[i] == whole[i] || masked[i] == u'•');
    }
}

void TestSnippetRenderer::whatIsMasked_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("shown");
    QTest::newRow("the last four stay") << u"0123456789ab"_s << u"'••••••••89ab'"_s;
    QTest::newRow("none of a short one") << u"0123456789a"_s << u"'•••••••••••'"_s;
    QTest::newRow("one character") << u"x"_s << u"'•'"_s;
}

void TestSnippetRenderer::whatIsMasked()
{
    QFETCH(const QString, token);
    QTEST(maskedSnippet(u"{{token|sh}}"_s, {{u"token"_s, token}}), "shown");
}

NLSTOKEN_TEST(TestSnippetRenderer)
#include "tst_snippetrenderer.moc"
