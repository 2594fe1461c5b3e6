// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetlibrary.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/statuscolor.h"
#include "ui/shared/theme.h"
#include "ui/trial/codecolors.h"
#include "ui/trial/snippetview.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// As many lines as no card shows at once, the first of them longer than it is wide.
QString code(const QString &token, const QString &until = u"11:19"_s)
{
    QString text =
        u"# until "_s + until + u' ' + QString(300, u'x') + u"\nt = '"_s + token + u"'\n"_s;
    for (int i = 0; i < 100; ++i)
        text += u"line%1()\n"_s.arg(i);
    return text;
}

const QString masked = u"••••••••0a4f"_s;

// The view beside another field, in a window with "Copy token" on Ctrl+C.
struct Fixture
{
    SnippetLibrary library{u"en"_s};
    QMainWindow window;
    QAction copyToken;
    SnippetView view;
    QLineEdit next;
    QSignalSpy tokenCopied{&copyToken, &QAction::triggered};
    QSignalSpy copyWanted{&view, &SnippetView::copyWanted};

    Fixture()
    {
        auto *page = new QWidget;
        auto *layout = new QVBoxLayout(page);
        layout->addWidget(&view);
        layout->addWidget(&next);
        window.setCentralWidget(page);
        copyToken.setShortcut(QKeySequence::Copy);
        window.addAction(&copyToken);
        window.resize(500, 300);
        show(code(masked));
        window.show();
        window.activateWindow();
        view.setFocus();
        QApplication::clipboard()->setText(u"before"_s);
    }
    ~Fixture()
    {
        view.setParent(nullptr);
        next.setParent(nullptr);
    }
    void show(const QString &text, const QString &file = u"a.py"_s)
    {
        view.showCode(text, library.highlightRules({.fileName = file}));
    }
    void mark(int from, int to)
    {
        QTextCursor cursor = view.textCursor();
        cursor.setPosition(from);
        cursor.setPosition(to, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
    }
    [[nodiscard]] QString clipboard() const { return QApplication::clipboard()->text(); }
    //! \brief Opens the context menu.
    [[nodiscard]] QMenu *menu()
    {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(20, 20),
            view.viewport()->mapToGlobal(QPoint(20, 20)));
        QApplication::sendEvent(view.viewport(), &event);
        const auto menus = view.findChildren<QMenu *>();
        return menus.isEmpty() ? nullptr : menus.last();
    }
};

} // namespace

class tst_snippetview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void itShowsTheCodeInItsColours()
    {
        Fixture fixture;
        QCOMPARE(fixture.view.toPlainText(), code(masked));
        QVERIFY(fixture.view.isReadOnly());
        QVERIFY(QFontInfo(fixture.view.font()).fixedPitch());
        const auto colour = [&fixture] {
            const auto formats = fixture.view.document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.front().format.foreground().color();
        };
        QTRY_COMPARE(colour(), codeColor(CodeTokenKind::Comment, fixture.view.palette()));
        fixture.view.setPalette(darkPalette());
        QCOMPARE(colour(), codeColor(CodeTokenKind::Comment, darkPalette()));
    }

    void placesAreThoseOfTheCode()
    {
        Fixture fixture;
        const QString odd = u"a = 'x\u202Ey\u200B\u2029z🎙'\tb\n# end"_s;
        fixture.show(odd);
        const QString shown = fixture.view.toPlainText();
        QCOMPARE(shown, u"a = 'x\uFFFDy\uFFFD\uFFFDz🎙'\tb\n# end"_s);
        QCOMPARE(shown.indexOf(u"end"), odd.indexOf(u"end"));
    }

    void anotherTokenLeavesItWhereItWas()
    {
        Fixture fixture;
        QTRY_VERIFY(fixture.view.horizontalScrollBar()->maximum() > 200);
        fixture.mark(40, 5);
        fixture.view.horizontalScrollBar()->setValue(120);
        fixture.view.verticalScrollBar()->setValue(30);
        const QString other = code(u"••••••••beef"_s, u"12:20"_s);
        fixture.show(other);
        QCOMPARE(fixture.view.toPlainText(), other);
        QCOMPARE(fixture.view.horizontalScrollBar()->value(), 120);
        QCOMPARE(fixture.view.verticalScrollBar()->value(), 30);
        QCOMPARE(fixture.view.textCursor().anchor(), 40);
        QCOMPARE(fixture.view.textCursor().position(), 5);
    }

    void theSameCodeLeavesItWhereItWas()
    {
        Fixture fixture;
        fixture.mark(5, 40);
        fixture.view.verticalScrollBar()->setValue(30);
        QSignalSpy changed(fixture.view.document(), &QTextDocument::contentsChanged);
        fixture.show(code(masked));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(fixture.view.verticalScrollBar()->value(), 30);
        QCOMPARE(fixture.view.textCursor().anchor(), 5);
    }

    void aMarkedTokenOfAnotherLengthIsStillMarked()
    {
        Fixture fixture;
        const int from = static_cast<int>(code(masked).indexOf(masked));
        fixture.mark(from, from + static_cast<int>(masked.size()));
        fixture.show(code(u"••0a4f"_s));
        QVERIFY(fixture.view.textCursor().hasSelection());
        QCOMPARE(fixture.view.textCursor().selectionStart(), from);
        QVERIFY(!fixture.view.textCursor().selectedText().contains(QChar::ParagraphSeparator));
    }

    void otherCodeBeginsAtItsTop()
    {
        Fixture fixture;
        fixture.mark(5, 40);
        fixture.view.verticalScrollBar()->setValue(30);
        fixture.show(code(masked).replace(u"line"_s, u"other"_s));
        QCOMPARE(fixture.view.verticalScrollBar()->value(), 0);
        QVERIFY(!fixture.view.textCursor().hasSelection());
    }

    void copyingIsLeftToTheOwner()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.mark(9, 4);
        QTest::keySequence(&fixture.view, QKeySequence::Copy);
        QCOMPARE(fixture.copyWanted.size(), 1);
        QCOMPARE(fixture.copyWanted.front(), QVariantList({4, 5}));
        QCOMPARE(fixture.tokenCopied.size(), 0);
        QCOMPARE(fixture.clipboard(), u"before"_s);
    }

    void withNothingMarkedCtrlCIsTheWindows()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keySequence(&fixture.view, QKeySequence::Copy);
        QCOMPARE(fixture.copyWanted.size(), 0);
        QCOMPARE(fixture.tokenCopied.size(), 1);
        QCOMPARE(fixture.clipboard(), u"before"_s);
    }

    void theContextMenuCopiesTheSameWay()
    {
        Fixture fixture;
        fixture.mark(4, 9);
        QMenu *menu = fixture.menu();
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        QCOMPARE(actions.size(), 2);
        QVERIFY(actions[0]->text().startsWith(u"Copy\t"));
        QVERIFY(actions[1]->text().startsWith(u"Select all\t"));
        actions[0]->trigger();
        QCOMPARE(fixture.copyWanted.size(), 1);
        QCOMPARE(fixture.copyWanted.front(), QVariantList({4, 5}));
        QCOMPARE(fixture.clipboard(), u"before"_s);
        menu->close();

        actions[1]->trigger();
        QCOMPARE(fixture.view.textCursor().selectedText().size(), code(masked).size());
    }

    void theContextMenuCopiesOnlyWhatIsMarked()
    {
        Fixture fixture;
        QMenu *menu = fixture.menu();
        QVERIFY(menu);
        QVERIFY(!menu->actions().front()->isEnabled());
        menu->close();
    }

    void theKeyboardMarks()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keyClick(&fixture.view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&fixture.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(fixture.view.textCursor().selectedText(), u"# "_s);
        QTest::keySequence(&fixture.view, QKeySequence::SelectAll);
        QCOMPARE(fixture.view.textCursor().selectedText().size(), code(masked).size());
    }

    void nothingIsWrittenIntoIt()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.mark(0, 9);
        QTest::keyClicks(&fixture.view, u"abc"_s);
        QTest::keyClick(&fixture.view, Qt::Key_Delete);
        QTest::keySequence(&fixture.view, QKeySequence::Cut);
        QTest::keySequence(&fixture.view, QKeySequence::Paste);
        QCOMPARE(fixture.view.toPlainText(), code(masked));
        QCOMPARE(fixture.clipboard(), u"before"_s);
    }

    void tabGoesOn()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        QTest::keyClick(&fixture.view, Qt::Key_Tab);
        QVERIFY(fixture.next.hasFocus());
        QTest::keyClick(&fixture.next, Qt::Key_Backtab);
        QVERIFY(fixture.view.hasFocus());
    }

    // Drags and the primary selection take the same.
    void whatLeavesItIsPlainWords()
    {
        Fixture fixture;
        fixture.mark(0, 9);
        fixture.view.copy();
        const QMimeData *taken = QApplication::clipboard()->mimeData();
        QCOMPARE(taken->formats(), QStringList(u"text/plain"_s));
        QCOMPARE(taken->text(), code(masked).first(9));
    }

    void itHasANameAndIsHeard()
    {
        Fixture fixture;
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&fixture.view);
        QCOMPARE(heard->text(QAccessible::Name), u"Code"_s);
        QVERIFY(heard->textInterface());
        QVERIFY(heard->textInterface()->text(0, 9).startsWith(u"# until "));
        QVERIFY(heard->state().readOnly);
    }

    void theCardStandsOutFromThePage()
    {
        Fixture fixture;
        QVERIFY(QTest::qWaitForWindowActive(&fixture.window));
        fixture.next.setFocus();
        const QImage seen = fixture.view.grab().toImage();
        const QPalette &palette = fixture.view.palette();
        QCOMPARE(seen.pixelColor(10, fixture.view.height() / 2), codeGroundColor(palette));
        QVERIFY(codeGroundColor(palette) != palette.color(QPalette::Base));
        QVERIFY(seen.pixelColor(0, 0) != codeGroundColor(palette)); // its corners are round
        fixture.view.setFocus();
        const QImage focused = fixture.view.grab().toImage();
        const QPoint edge(0, fixture.view.height() / 2);
        QVERIFY(focused.pixelColor(edge) != seen.pixelColor(edge));
    }
};

NLSTOKEN_TEST_IN(tst_snippetview, QApplication)
#include "tst_snippetview.moc"
