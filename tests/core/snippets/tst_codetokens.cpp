// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/codetokens.h"

#include "core/model/profile.h"
#include "core/model/token.h"
#include "core/snippets/snippetlibrary.h"
#include "core/snippets/snippetvalues.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>

#include <optional>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

const SnippetLibrary &library()
{
    static const SnippetLibrary english(u"en"_s);
    return english;
}

// The rules for a file of that name.
const HighlightRules &rulesOf(const QString &fileName)
{
    return library().highlightRules({.fileName = fileName});
}

QChar letterOf(CodeTokenKind kind)
{
    switch (kind) {
    case CodeTokenKind::Comment:
        return u'c';
    case CodeTokenKind::String:
        return u's';
    case CodeTokenKind::Keyword:
        return u'k';
    case CodeTokenKind::Function:
        return u'f';
    case CodeTokenKind::Number:
        break;
    }
    return u'n';
}

// A letter for each character: c for a comment and so on, a dot for what is plain.
QStringList painted(const QStringList &code, const HighlightRules &rules, CodeState *last = nullptr)
{
    QStringList lines;
    CodeState state;
    for (const QString &line : code) {
        const CodeLine read = codeTokens(line, state, rules);
        QString letters(line.size(), u'.');
        for (const CodeToken &token : read.tokens)
            letters.replace(token.start, token.length, QString(token.length, letterOf(token.kind)));
        lines << letters;
        state = read.after;
    }
    if (last)
        *last = state;
    return lines;
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

const Snippet &snippetOf(const QString &language, int index)
{
    return library().language(language)->snippets[static_cast<std::size_t>(index)];
}

const QString tokenId = u"124fc7526f434b8c8198d6196b0a0c8e"_s;

QString written(const Snippet &snippet)
{
    Profile profile = newProfile(u"demo"_s, u"cn-beijing"_s);
    profile.appkey = u"it's \"$(a)\" {b} \\(c) ${d} /* # <e>"_s;
    const Token token{.id = tokenId.toLatin1(), .expireTime = 1527592757};
    const bool usesToken = snippet.use == SnippetUse::Token;
    return snippetText(snippet, profile, usesToken ? std::optional(token) : std::nullopt);
}

} // namespace

class TestCodeTokens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void codeIsTakenToPieces_data();
    void codeIsTakenToPieces();
    void tokensAreInOrderAndApart();
    void everySnippetIsClosedAtItsEnd_data();
    void everySnippetIsClosedAtItsEnd();
    void everyValueOfASnippetIsAString_data();
    void everyValueOfASnippetIsAString();
    void hostileTextTakesNoLonger_data();
    void hostileTextTakesNoLonger();
    void noRulesColourNothing();
};

void TestCodeTokens::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void TestCodeTokens::codeIsTakenToPieces_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("lines");
    // Below each line of code, its letters.
    const auto row = [](const char *name, QStringView file, QStringView lines) {
        QTest::newRow(name) << file.toString() << lines.mid(1).toString();
    };
    row("python: comments and strings", u"x.py", uR"~(
url = "https://a" # it's "not" a string
......sssssssssss.ccccccccccccccccccccc
x = '#not a comment' + r"\d" + "a\"b"
....ssssssssssssssss....ssss...ssssss
text = """one "two"
.......ssssssssssss
three""" # four
ssssssss.cccccc)~");
    row("python: an f-string holds code", u"x.py", uR"~(
f"{{no}} {d["k"]:>{len(w)}} {1}!"
sssssssss...sss....fff.....s.n.ss)~");
    row("python: keywords, calls, numbers", u"x.py", uR"~(
@cached
kkkkkkk
def start(self, n=0x1F):
kkk.fffff.........nnnn..
    return self.import_(1_000.5, lambda: None)
....kkkkkk......fffffff.nnnnnnn..kkkkkk..kkkk.)~");
    row("java: annotations and characters", u"x.java", uR"~(
@Override public void f() { char c = '"'; } // "
kkkkkkkkk.kkkkkk.kkkk.f.....kkkk.....sss....cccc
/** one
ccccccc
 * two's */ int n = 10_000;
ccccccccccc.kkk.....nnnnnn.)~");
    row("java: a text block", u"x.java", uR"~(
String s = """
...........sss
  "quoted" // no comment
ssssssssssssssssssssssss
  """;
sssss.)~");
    row("javascript: a template holds code", u"x.js", uR"~(
`${a ? `${b}` : {c: '}'}} // no
s......s....s.......sss..ssssss
${f()}` // yes
..f...s.cccccc)~");
    row("javascript: a member is called what it likes", u"x.js", uR"~(
promise.catch(show); try { } catch (e) { }
........fffff........kkk.....kkkkk........
f({...new A()}, $x(1), typeof $)
f.....kkk.f........n...kkkkkk...)~");
    row("go: raw strings and runes", u"x.go", uR"~(
var s = `one \
kkk.....ssssss
two "three"` + "four" // five
ssssssssssss...ssssss.ccccccc
r := '"' + '\''
.....sss...ssss)~");
    row("c++: the preprocessor", u"x.cpp", uR"~(
#include <map> // "x"
kkkkkkkk.sssss.cccccc
#include "a.h" /* one */
kkkkkkkk.sssss.ccccccccc
#define A 1
kkkkkkk...n
a < b > c; n = 1'000'000 + 'c';
...............nnnnnnnnn...sss.)~");
    row("c++: a raw string", u"x.cpp", uR"~(
auto s = R"(one "
kkkk.....ssssssss
two)" + "three";
sssss...sssssss.)~");
    row("php: variables and here-documents", u"x.php", uR"~(
<?php
kkkkk
$for = "a $b {$c['}']} \$d" . 'it\'s $e'; # f
.......sss..s....sss..sssss...ssssssssss..ccc
echo <<<EOT
kkkk.ssssss
  one "two
ssssssssss
  EOT, true;
..sss..kkkk.)~");
    row("php: a quoted here-document", u"x.php", uR"~(
f(<<<'EOT'
f.ssssssss
EOTX
ssss
EOT);
sss..)~");
    row("c#: strings of many kinds", u"x.cs", uR"~(
s = @"C:\" + @"say ""no
....ssssss...ssssssssss
more""" + $"{{}} {a["b"]}" + $@"{c}\";
sssssss...sssssss...sss..s...sss...ss.
char q = '"'; // d
kkkk.....sss..cccc)~");
    row("swift: interpolation and labels", u"x.swift", uR"~(
print("\(a(for: "b")) \"c") // d
fffff.s..f......sss..sssss..cccc
data(for: x, in: y); for z in w { }
ffff.................kkk...kk......
let s = """
kkk.....sss
one "two" \(3)
ssssssssss..n.
"""
sss)~");
    row("html: tags, comments and scripts", u"x.html", uR"~(
<!DOCTYPE html> <!-- it's
kkkkkkkkk.kkkkk.ccccccccc
-->
ccc
<p class="a>b">It's "plain"</p>
kk.......sssssk............kkkk
<script type="module">
kkkkkkkkkkkkkkkkkkkkkk
const a = `<p>`; // it's
kkkkk.....sssss..ccccccc
</script><x-y>
kkkkkkkkkk...k)~");
    row("shell: a # inside of a word", u"x.sh", uR"~(
echo a#b $# ${x#y} #c
ffff...............cc
#d
cc)~");
    row("shell: strings over lines", u"x.sh", uR"~(
x='one \
..ssssss
two' y="three $(date "+%F" | cut -c"$n") ${z:-"w"} \$v $1"
ssss...sssssss..ffff.sssss...fff...s..s.s.....sss.sssss..s
echo \" it\'s # done
ffff..........cccccc)~");
    row("shell: here-documents", u"x.sh", uR"~(
cat <<EOF | tr a b # c
fff.sssss...ff.....ccc
$(one "two
ssssssssss
 EOFX
sssss
EOF
sss
cat <<-'A' <<B
fff.ssssss.sss
 A
.s
b'c
sss
B
s
exit 0
kkkk.n)~");
    row("shell: a shift and a here-string", u"x.sh", uR"~(
n=$((1 << 2)); cat <<<"$n"
.....n....n....fff....s..s)~");
    row("an unclosed string ends with its line", u"x.java", uR"~(
String s = "one
...........ssss
int n = 1; '
kkk.....n..s
int m;
kkk...)~");
    row("an escaped line break goes on", u"x.js", uR"~(
s = "one \
....ssssss
two"; f()
ssss..f..)~");
}

void TestCodeTokens::codeIsTakenToPieces()
{
    QFETCH(const QString, file);
    QFETCH(const QString, lines);
    QStringList code;
    for (const QString &line : lines.split(u'\n'))
        code << line;
    for (qsizetype i = code.size() - 1; i > 0; i -= 2)
        code.removeAt(i);
    CodeState last;
    const QStringList letters = painted(code, rulesOf(file), &last);
    QStringList found;
    for (qsizetype i = 0; i < code.size(); ++i)
        found << code[i] << letters[i];
    QVERIFY2(found == lines.split(u'\n'), qPrintable(u"found:\n"_s + found.join(u'\n')));
    QVERIFY(!last.isOpen());
}

void TestCodeTokens::tokensAreInOrderAndApart()
{
    const QString line = uR"(f("a" + g(1, 'b')) and `c` # "d)"_s;
    for (const QString &file : {u"x.py"_s, u"x.js"_s, u"x.sh"_s, u"x.html"_s}) {
        qsizetype end = 0;
        for (const CodeToken &token : codeTokens(line, {}, rulesOf(file)).tokens) {
            QVERIFY(token.start >= end && token.length > 0);
            end = token.start + token.length;
        }
        QVERIFY(end <= line.size());
    }
}

void TestCodeTokens::everySnippetIsClosedAtItsEnd_data()
{
    addSnippets();
}

void TestCodeTokens::everySnippetIsClosedAtItsEnd()
{
    QFETCH(const QString, language);
    QFETCH(const int, index);
    const Snippet &snippet = snippetOf(language, index);
    CodeState last;
    const QString letters =
        painted(written(snippet).split(u'\n'), library().highlightRules(snippet), &last)
            .join(u'\n');
    QVERIFY2(!last.isOpen(), qPrintable(letters));
    for (const QChar letter : u"csfk"_s)
        QVERIFY2(letters.contains(letter), qPrintable(letters));
}

// Neither more nor less of it than the string that the renderer wrote.
void TestCodeTokens::everyValueOfASnippetIsAString_data()
{
    addSnippets();
}

void TestCodeTokens::everyValueOfASnippetIsAString()
{
    QFETCH(const QString, language);
    QFETCH(const int, index);
    const Snippet &snippet = snippetOf(language, index);
    const QStringList code = written(snippet).split(u'\n');
    const QStringList letters = painted(code, library().highlightRules(snippet));
    int found = 0;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const qsizetype at = code[i].indexOf(tokenId);
        if (at < 0)
            continue;
        ++found;
        const QString around = letters[i].mid(at - 2, tokenId.size() + 4);
        QVERIFY2(around == u'.' + QString(tokenId.size() + 2, u's') + u'.',
            qPrintable(code[i] + u'\n' + letters[i]));
    }
    QCOMPARE(found, snippet.use == SnippetUse::Token ? 1 : 0);
}

// Were it quadratic, each row would take minutes, beyond what a test may.
void TestCodeTokens::hostileTextTakesNoLonger_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece :
        {"a", "1", "\"", "(", "\\", "<<a", "<<\"", "\"${", "\"$(", "$\"{", "<script>", " #"})
        QTest::newRow(piece) << QString::fromLatin1(piece);
}

void TestCodeTokens::hostileTextTakesNoLonger()
{
    QFETCH(const QString, piece);
    constexpr qsizetype size = 100'000;
    const QString line = piece.repeated(size / piece.size());
    for (const QString &file : {u"x.js"_s, u"x.cs"_s, u"x.html"_s, u"x.sh"_s}) {
        const HighlightRules &rules = rulesOf(file);
        CodeState state;
        for (int lines = 0; lines < 2; ++lines)
            state = codeTokens(line, state, rules).after;
        QVERIFY(state.levels.size() <= 16 && state.hereDocuments.size() <= 16);
    }
}

void TestCodeTokens::noRulesColourNothing()
{
    const Snippet unknown{.fileName = u"token.cobol"_s};
    const CodeLine line =
        codeTokens(u"MOVE \"a\" TO b # c"_s, {}, library().highlightRules(unknown));
    QVERIFY(line.tokens.empty());
    QVERIFY(!line.after.isOpen());
}

NLSTOKEN_TEST(TestCodeTokens)
#include "tst_codetokens.moc"
