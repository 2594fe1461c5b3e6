// SPDX-License-Identifier: Apache-2.0
#include "core/snippets/snippetlibrary.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/shared/theme.h"
#include "ui/shared/tone.h"
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
struct Desk
{
    SnippetLibrary library{u"en"_s};
    QMainWindow window;
    QAction copyToken;
    SnippetView view;
    QLineEdit next;
    QSignalSpy tokenCopied{&copyToken, &QAction::triggered};
    QSignalSpy copyWanted{&view, &SnippetView::copyWanted};

    Desk()
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
    ~Desk()
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
        Desk desk;
        QCOMPARE(desk.view.toPlainText(), code(masked));
        QVERIFY(desk.view.isReadOnly());
        QVERIFY(QFontInfo(desk.view.font()).fixedPitch());
        const auto colour = [&desk] {
            const auto formats = desk.view.document()->firstBlock().layout()->formats();
            return formats.isEmpty() ? QColor() : formats.front().format.foreground().color();
        };
        QTRY_COMPARE(colour(), codeColor(CodeTokenKind::Comment, desk.view.palette()));
        desk.view.setPalette(darkPalette());
        QCOMPARE(colour(), codeColor(CodeTokenKind::Comment, darkPalette()));
    }

    void placesAreThoseOfTheCode()
    {
        Desk desk;
        const QString odd = u"a = 'x\u202Ey\u200B\u2029z🎙'\tb\n# end"_s;
        desk.show(odd);
        const QString shown = desk.view.toPlainText();
        QCOMPARE(shown, u"a = 'x\uFFFDy\uFFFD\uFFFDz🎙'\tb\n# end"_s);
        QCOMPARE(shown.indexOf(u"end"), odd.indexOf(u"end"));
    }

    void anotherTokenLeavesItWhereItWas()
    {
        Desk desk;
        QTRY_VERIFY(desk.view.horizontalScrollBar()->maximum() > 200);
        desk.mark(40, 5);
        desk.view.horizontalScrollBar()->setValue(120);
        desk.view.verticalScrollBar()->setValue(30);
        const QString other = code(u"••••••••beef"_s, u"12:20"_s);
        desk.show(other);
        QCOMPARE(desk.view.toPlainText(), other);
        QCOMPARE(desk.view.horizontalScrollBar()->value(), 120);
        QCOMPARE(desk.view.verticalScrollBar()->value(), 30);
        QCOMPARE(desk.view.textCursor().anchor(), 40);
        QCOMPARE(desk.view.textCursor().position(), 5);
    }

    void theSameCodeLeavesItWhereItWas()
    {
        Desk desk;
        desk.mark(5, 40);
        desk.view.verticalScrollBar()->setValue(30);
        QSignalSpy changed(desk.view.document(), &QTextDocument::contentsChanged);
        desk.show(code(masked));
        QCOMPARE(changed.size(), 0);
        QCOMPARE(desk.view.verticalScrollBar()->value(), 30);
        QCOMPARE(desk.view.textCursor().anchor(), 5);
    }

    void aMarkedTokenOfAnotherLengthIsStillMarked()
    {
        Desk desk;
        const int from = static_cast<int>(code(masked).indexOf(masked));
        desk.mark(from, from + static_cast<int>(masked.size()));
        desk.show(code(u"••0a4f"_s));
        QVERIFY(desk.view.textCursor().hasSelection());
        QCOMPARE(desk.view.textCursor().selectionStart(), from);
        QVERIFY(!desk.view.textCursor().selectedText().contains(QChar::ParagraphSeparator));
    }

    void otherCodeBeginsAtItsTop()
    {
        Desk desk;
        desk.mark(5, 40);
        desk.view.verticalScrollBar()->setValue(30);
        desk.show(code(masked).replace(u"line"_s, u"other"_s));
        QCOMPARE(desk.view.verticalScrollBar()->value(), 0);
        QVERIFY(!desk.view.textCursor().hasSelection());
    }

    void copyingIsLeftToTheOwner()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.mark(9, 4);
        QTest::keySequence(&desk.view, QKeySequence::Copy);
        QCOMPARE(desk.copyWanted.size(), 1);
        QCOMPARE(desk.copyWanted.front(), QVariantList({4, 5}));
        QCOMPARE(desk.tokenCopied.size(), 0);
        QCOMPARE(desk.clipboard(), u"before"_s);
    }

    void withNothingMarkedCtrlCIsTheWindows()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keySequence(&desk.view, QKeySequence::Copy);
        QCOMPARE(desk.copyWanted.size(), 0);
        QCOMPARE(desk.tokenCopied.size(), 1);
        QCOMPARE(desk.clipboard(), u"before"_s);
    }

    void theContextMenuCopiesTheSameWay()
    {
        Desk desk;
        desk.mark(4, 9);
        QMenu *menu = desk.menu();
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        QCOMPARE(actions.size(), 2);
        QVERIFY(actions[0]->text().startsWith(u"Copy\t"));
        QVERIFY(actions[1]->text().startsWith(u"Select all\t"));
        actions[0]->trigger();
        QCOMPARE(desk.copyWanted.size(), 1);
        QCOMPARE(desk.copyWanted.front(), QVariantList({4, 5}));
        QCOMPARE(desk.clipboard(), u"before"_s);
        menu->close();

        actions[1]->trigger();
        QCOMPARE(desk.view.textCursor().selectedText().size(), code(masked).size());
    }

    void theContextMenuCopiesOnlyWhatIsMarked()
    {
        Desk desk;
        QMenu *menu = desk.menu();
        QVERIFY(menu);
        QVERIFY(!menu->actions().front()->isEnabled());
        menu->close();
    }

    void theKeyboardMarks()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(&desk.view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&desk.view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(desk.view.textCursor().selectedText(), u"# "_s);
        QTest::keySequence(&desk.view, QKeySequence::SelectAll);
        QCOMPARE(desk.view.textCursor().selectedText().size(), code(masked).size());
    }

    void nothingIsWrittenIntoIt()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.mark(0, 9);
        QTest::keyClicks(&desk.view, u"abc"_s);
        QTest::keyClick(&desk.view, Qt::Key_Delete);
        QTest::keySequence(&desk.view, QKeySequence::Cut);
        QTest::keySequence(&desk.view, QKeySequence::Paste);
        QCOMPARE(desk.view.toPlainText(), code(masked));
        QCOMPARE(desk.clipboard(), u"before"_s);
    }

    void tabGoesOn()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QTest::keyClick(&desk.view, Qt::Key_Tab);
        QVERIFY(desk.next.hasFocus());
        QTest::keyClick(&desk.next, Qt::Key_Backtab);
        QVERIFY(desk.view.hasFocus());
    }

    // Drags and the primary selection take the same.
    void whatLeavesItIsPlainWords()
    {
        Desk desk;
        desk.mark(0, 9);
        desk.view.copy();
        const QMimeData *taken = QApplication::clipboard()->mimeData();
        QCOMPARE(taken->formats(), QStringList(u"text/plain"_s));
        QCOMPARE(taken->text(), code(masked).first(9));
    }

    void itHasANameAndIsHeard()
    {
        Desk desk;
        QAccessibleInterface *heard = QAccessible::queryAccessibleInterface(&desk.view);
        QCOMPARE(heard->text(QAccessible::Name), u"Code"_s);
        QVERIFY(heard->textInterface());
        QVERIFY(heard->textInterface()->text(0, 9).startsWith(u"# until "));
        QVERIFY(heard->state().readOnly);
    }

    void theCardStandsOutFromThePage()
    {
        Desk desk;
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        desk.next.setFocus();
        const QImage seen = desk.view.grab().toImage();
        const QPalette &palette = desk.view.palette();
        QCOMPARE(seen.pixelColor(10, desk.view.height() / 2), codeGroundColor(palette));
        QVERIFY(codeGroundColor(palette) != palette.color(QPalette::Base));
        QVERIFY(seen.pixelColor(0, 0) != codeGroundColor(palette)); // its corners are round
        desk.view.setFocus();
        const QImage focused = desk.view.grab().toImage();
        const QPoint edge(0, desk.view.height() / 2);
        QVERIFY(focused.pixelColor(edge) != seen.pixelColor(edge));
    }
};

NLSTOKEN_TEST_IN(tst_snippetview, QApplication)
#include "tst_snippetview.moc"
