// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/profiles/secretentry.h"
#include "ui/profiles/secretfield.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QImage>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// Invented.
const QString secretText = u"zz0Example1Secret2Of3Nobody456"_s;

struct Desk
{
    QWidget window;
    SecretField field{u"AccessKey secret"_s, &window};

    Desk()
    {
        window.resize(400, 60);
        field.setGeometry(10, 10, 380, 40);
        window.show();
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
        field.setFocus();
    }
    [[nodiscard]] SecretEntry &entry() { return *field.findChild<SecretEntry *>(); }
    [[nodiscard]] QToolButton &eye() { return *field.findChild<QToolButton *>(); }
    [[nodiscard]] QString content() const
    {
        return QString::fromUtf8(field.secret().view().toByteArray());
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(&entry(), QKeySequence::Paste);
    }
};

} // namespace

class tst_secretfield : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatIsTypedIsTakenOnce()
    {
        Desk desk;
        QSignalSpy edited(&desk.field, &SecretField::edited);
        QTest::keyClicks(&desk.entry(), secretText);
        QCOMPARE(edited.size(), secretText.size());
        QCOMPARE(desk.content(), secretText);
        const SecretBytes taken = desk.field.takeSecret();
        QVERIFY(taken.equals(secretText.toUtf8()));
        QVERIFY(desk.field.isEmpty());
        QVERIFY(desk.field.takeSecret().isEmpty());
    }

    void typingInTheMiddleWorks()
    {
        Desk desk;
        QTest::keyClicks(&desk.entry(), u"ad"_s);
        QTest::keyClick(&desk.entry(), Qt::Key_Left);
        QTest::keyClicks(&desk.entry(), u"bc"_s);
        QCOMPARE(desk.content(), u"abcd"_s);
        QTest::keyClick(&desk.entry(), Qt::Key_Backspace);
        QCOMPARE(desk.content(), u"abd"_s);
    }

    void takingOverwritesTheMemory()
    {
        Desk desk;
        QTest::keyClicks(&desk.entry(), secretText);
        const QString shared = desk.entry().text();
        QCOMPARE(shared, secretText);
        (void)desk.field.takeSecret();
        QVERIFY(std::ranges::all_of(shared, [](QChar character) { return character.isNull(); }));
    }

    void aSecretThatIsPutThereReplacesTheOther()
    {
        Desk desk;
        QTest::keyClicks(&desk.entry(), secretText);
        const QString before = desk.entry().text();
        QSignalSpy edited(&desk.field, &SecretField::edited);
        desk.field.setSecret(SecretBytes(QByteArrayView("密钥 2")));
        QCOMPARE(desk.content(), u"密钥 2"_s);
        QCOMPARE(edited.size(), 1);
        QVERIFY(std::ranges::all_of(before, [](QChar character) { return character.isNull(); }));
        QTest::keySequence(&desk.entry(), QKeySequence::Undo);
        QCOMPARE(desk.content(), u"密钥 2"_s);
    }

    void whatIsPastedIsKeptByteForByte_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<bool>("remarked");
        QTest::newRow("clean") << secretText << false;
        QTest::newRow("line break after it") << secretText + u'\n' << true;
        QTest::newRow("blank before it") << u' ' + secretText << true;
        QTest::newRow("no-break space") << secretText + QChar(0xA0) << true;
        QTest::newRow("tab") << u'\t' + secretText << true;
        QTest::newRow("blank inside") << u"a b"_s << false;
        QTest::newRow("Chinese") << u"密钥"_s << false;
    }

    void whatIsPastedIsKeptByteForByte()
    {
        QFETCH(const QString, pasted);
        Desk desk;
        desk.paste(pasted);
        QCOMPARE(desk.content(), pasted);
        QTEST(desk.field.hasSurroundingBlanks(), "remarked");
        desk.field.removeSurroundingBlanks();
        QCOMPARE(desk.content(), pasted.trimmed());
        QVERIFY(!desk.field.hasSurroundingBlanks());
    }

    void nothingCanBeCopiedOutOfIt()
    {
        Desk desk;
        desk.paste(secretText);
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s, QClipboard::Clipboard);
        clipboard.setText(u"before"_s, QClipboard::Selection);
        for (const bool revealed : {false, true}) {
            if (revealed)
                QTest::mousePress(&desk.eye(), Qt::LeftButton);
            QTest::keySequence(&desk.entry(), QKeySequence::SelectAll);
            QTest::keySequence(&desk.entry(), QKeySequence::Copy);
            QTest::keySequence(&desk.entry(), QKeySequence::Cut);
            desk.entry().copy();
            desk.entry().cut();
            QCOMPARE(clipboard.text(QClipboard::Clipboard), u"before"_s);
            if (clipboard.supportsSelection())
                QCOMPARE(clipboard.text(QClipboard::Selection), u"before"_s);
            QVERIFY(!desk.entry().dragEnabled());
        }
    }

    void nothingCanBeUndone()
    {
        Desk desk;
        desk.paste(secretText);
        desk.field.clear();
        QTest::keySequence(&desk.entry(), QKeySequence::Undo);
        QVERIFY(desk.field.isEmpty());
        QTest::keyClicks(&desk.entry(), u"abc"_s);
        QTest::keySequence(&desk.entry(), QKeySequence::Undo);
        QCOMPARE(desk.content(), u"abc"_s);
        // As if the history were open: what was typed is no longer in it.
        desk.entry().setEchoMode(QLineEdit::Normal);
        QVERIFY(!desk.entry().isUndoAvailable());
    }

    void itIsSeenOnlyWhilePressed()
    {
        Desk desk;
        desk.paste(secretText);
        const QImage hidden = desk.entry().grab().toImage();
        QTest::mousePress(&desk.eye(), Qt::LeftButton);
        QVERIFY(desk.entry().isRevealed());
        QCOMPARE(desk.entry().echoMode(), QLineEdit::Password);
        QVERIFY(desk.entry().grab().toImage() != hidden);
        QTest::mouseRelease(&desk.eye(), Qt::LeftButton);
        QVERIFY(!desk.entry().isRevealed());
    }

    void itHidesWhenTheWindowLosesTheFocus()
    {
        Desk desk;
        desk.paste(secretText);
        QTest::mousePress(&desk.eye(), Qt::LeftButton);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!desk.entry().isRevealed());
    }

    void theMenuOffersNoCopy()
    {
        Desk desk;
        desk.paste(secretText);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(20, 20));
        QApplication::sendEvent(&desk.entry(), &event);
        auto *menu = desk.entry().findChild<QMenu *>();
        QVERIFY(menu);
        QStringList offers;
        for (const QAction *action : menu->actions())
            offers << action->text();
        QCOMPARE(offers, (QStringList{u"Paste"_s, u"Clear"_s}));
        QSignalSpy edited(&desk.field, &SecretField::edited);
        menu->actions().last()->trigger();
        QVERIFY(desk.field.isEmpty());
        QCOMPARE(edited.size(), 1);
        menu->close();
    }

    void inputMethodsLearnNothing()
    {
        Desk desk;
        const Qt::InputMethodHints hints = desk.entry().inputMethodHints();
        QVERIFY(hints.testFlag(Qt::ImhHiddenText));
        QVERIFY(hints.testFlag(Qt::ImhSensitiveData));
        QVERIFY(hints.testFlag(Qt::ImhNoPredictiveText));
    }

    void assistiveTechnologyHearsTheNameAndNotTheSecret()
    {
        Desk desk;
        desk.paste(secretText);
        for (const bool revealed : {false, true}) {
            desk.entry().setRevealed(revealed);
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&desk.entry());
            QVERIFY(accessible);
            QCOMPARE(accessible->text(QAccessible::Name), u"AccessKey secret"_s);
            QVERIFY(accessible->state().passwordEdit);
            QVERIFY(!accessible->text(QAccessible::Value).contains(secretText));
            if (QAccessibleTextInterface *text = accessible->textInterface())
                QVERIFY(!text->text(0, text->characterCount()).contains(secretText));
        }
        QCOMPARE(desk.eye().accessibleName(), u"Show while pressed"_s);
    }
};

NLSTOKEN_TEST_IN(tst_secretfield, QApplication)
#include "tst_secretfield.moc"
