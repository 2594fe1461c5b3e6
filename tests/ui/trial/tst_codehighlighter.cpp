// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetlibrary.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"
#include "ui/trial/codecolors.h"
#include "ui/trial/codehighlighter.h"

#include <QApplication>
#include <QPlainTextDocumentLayout>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <array>
#include <set>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr std::array allKinds{CodeTokenKind::Comment, CodeTokenKind::String, CodeTokenKind::Keyword,
    CodeTokenKind::Function, CodeTokenKind::Number};

QPalette paletteOf(QRgb window, QRgb base, QRgb text, QRgb highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    return palette;
}

struct Page
{
    SnippetLibrary library{u"en"_s};
    QTextDocument document;
    CodeHighlighter &highlighter;

    explicit Page(const QString &fileName)
        : highlighter(*new CodeHighlighter(&document))
    {
        document.setDocumentLayout(new QPlainTextDocumentLayout(&document));
        highlighter.setPalette(lightPalette());
        write(fileName);
    }
    void write(const QString &fileName)
    {
        highlighter.setRules(library.highlightRules({.fileName = fileName}));
    }
    //! \brief The colour of the first character of \a words.
    [[nodiscard]] QColor colorOf(const QString &words) const
    {
        const QTextCursor found = document.find(words);
        const QTextBlock block = document.findBlock(found.selectionStart());
        const int at = found.selectionStart() - block.position();
        for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
            if (at >= range.start && at < range.start + range.length)
                return range.format.foreground().color();
        }
        return {};
    }
};

} // namespace

class tst_codehighlighter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void everyKindIsReadable_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("our light") << lightPalette();
        QTest::newRow("our dark") << darkPalette();
        QTest::newRow("Fusion") << paletteOf(0xFFEFEFEF, 0xFFFFFFFF, 0xFF000000, 0xFF308CC6);
        QTest::newRow("Adwaita dark") << paletteOf(0xFF353535, 0xFF2D2D2D, 0xFFEEEEEC, 0xFF15539E);
        QTest::newRow("pale accent") << paletteOf(0xFFFFFFFF, 0xFFFFFFFF, 0xFF202020, 0xFFFFE680);
        QTest::newRow("sepia") << paletteOf(0xFFE8DCC0, 0xFFF4ECD8, 0xFF3B2F1E, 0xFFB58900);
        QTest::newRow("high contrast, black")
            << paletteOf(0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFF00);
        QTest::newRow("high contrast, white")
            << paletteOf(0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000, 0xFF000080);
    }

    void everyKindIsReadable()
    {
        QFETCH(const QPalette, palette);
        const QColor ground = codeGroundColor(palette);
        QVERIFY(contrastRatio(palette.color(QPalette::Text), ground) >= 7);
        for (const CodeTokenKind kind : allKinds)
            QVERIFY(contrastRatio(codeColor(kind, palette), ground) >= 4.5);
    }

    void kindsDifferFromEachOtherAndFromTheRest()
    {
        for (const QPalette &palette : {lightPalette(), darkPalette()}) {
            std::set<QRgb> colors{palette.color(QPalette::Text).rgb()};
            for (const CodeTokenKind kind : allKinds)
                colors.insert(codeColor(kind, palette).rgb());
            QCOMPARE(colors.size(), allKinds.size() + 1);
        }
    }

    void codeIsColoured()
    {
        Page page(u"a.py"_s);
        page.document.setPlainText(u"import os # why\nprint('''one\ntwo''', 3)\n"_s);
        const auto wanted = [](CodeTokenKind kind) { return codeColor(kind, lightPalette()); };
        QTRY_COMPARE(page.colorOf(u"import"_s), wanted(CodeTokenKind::Keyword));
        QCOMPARE(page.colorOf(u"os"_s), QColor());
        QCOMPARE(page.colorOf(u"# why"_s), wanted(CodeTokenKind::Comment));
        QCOMPARE(page.colorOf(u"print"_s), wanted(CodeTokenKind::Function));
        QCOMPARE(page.colorOf(u"two"_s), wanted(CodeTokenKind::String));
        QCOMPARE(page.colorOf(u"3"_s), wanted(CodeTokenKind::Number));
    }

    void whatFollowsIsColouredAnewWhenAStringIsOpened()
    {
        Page page(u"a.py"_s);
        page.document.setPlainText(u"x = 1\nimport os\n"_s);
        QTRY_VERIFY(page.colorOf(u"import"_s).isValid());
        QTextCursor edit(&page.document);
        edit.insertText(u"'''"_s);
        QCOMPARE(page.colorOf(u"import"_s), codeColor(CodeTokenKind::String, lightPalette()));
        edit.insertText(u"'''"_s);
        QCOMPARE(page.colorOf(u"import"_s), codeColor(CodeTokenKind::Keyword, lightPalette()));
    }

    void anotherLanguageIsFollowed()
    {
        Page page(u"a.py"_s);
        page.document.setPlainText(u"# one\nfunc two() {}\n"_s);
        QTRY_VERIFY(page.colorOf(u"# one"_s).isValid());
        page.write(u"a.go"_s);
        QVERIFY(!page.colorOf(u"# one"_s).isValid());
        QCOMPARE(page.colorOf(u"func"_s), codeColor(CodeTokenKind::Keyword, lightPalette()));
    }

    void otherColoursAreFollowed()
    {
        Page page(u"a.py"_s);
        page.document.setPlainText(u"import os\n"_s);
        QTRY_VERIFY(page.colorOf(u"import"_s).isValid());
        page.highlighter.setPalette(darkPalette());
        QCOMPARE(page.colorOf(u"import"_s), codeColor(CodeTokenKind::Keyword, darkPalette()));
    }
};

NLSTOKEN_TEST_IN(tst_codehighlighter, QApplication)
#include "tst_codehighlighter.moc"
