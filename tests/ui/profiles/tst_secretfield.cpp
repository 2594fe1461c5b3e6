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

struct Fixture
{
    QWidget window;
    SecretField field{u"AccessKey secret"_s, &window};

    Fixture()
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
        Fixture fixture;
        QSignalSpy edited(&fixture.field, &SecretField::edited);
        QTest::keyClicks(&fixture.entry(), secretText);
        QCOMPARE(edited.size(), secretText.size());
        QCOMPARE(fixture.content(), secretText);
        const SecretBytes taken = fixture.field.takeSecret();
        QVERIFY(taken.equals(secretText.toUtf8()));
        QVERIFY(fixture.field.isEmpty());
        QVERIFY(fixture.field.takeSecret().isEmpty());
    }

    void typingInTheMiddleWorks()
    {
        Fixture fixture;
        QTest::keyClicks(&fixture.entry(), u"ad"_s);
        QTest::keyClick(&fixture.entry(), Qt::Key_Left);
        QTest::keyClicks(&fixture.entry(), u"bc"_s);
        QCOMPARE(fixture.content(), u"abcd"_s);
        QTest::keyClick(&fixture.entry(), Qt::Key_Backspace);
        QCOMPARE(fixture.content(), u"abd"_s);
    }

    void takingOverwritesTheMemory()
    {
        Fixture fixture;
        QTest::keyClicks(&fixture.entry(), secretText);
        const QString shared = fixture.entry().text();
        QCOMPARE(shared, secretText);
        (void)fixture.field.takeSecret();
        QVERIFY(std::ranges::all_of(shared, [](QChar character) { return character.isNull(); }));
    }

    void aSecretThatIsPutThereReplacesTheOther()
    {
        Fixture fixture;
        QTest::keyClicks(&fixture.entry(), secretText);
        const QString before = fixture.entry().text();
        QSignalSpy edited(&fixture.field, &SecretField::edited);
        fixture.field.setSecret(SecretBytes(QByteArrayView("密钥 2")));
        QCOMPARE(fixture.content(), u"密钥 2"_s);
        QCOMPARE(edited.size(), 1);
        QVERIFY(std::ranges::all_of(before, [](QChar character) { return character.isNull(); }));
        QTest::keySequence(&fixture.entry(), QKeySequence::Undo);
        QCOMPARE(fixture.content(), u"密钥 2"_s);
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
        Fixture fixture;
        fixture.paste(pasted);
        QCOMPARE(fixture.content(), pasted);
        QTEST(fixture.field.hasSurroundingBlanks(), "remarked");
        fixture.field.removeSurroundingBlanks();
        QCOMPARE(fixture.content(), pasted.trimmed());
        QVERIFY(!fixture.field.hasSurroundingBlanks());
    }

    void nothingCanBeCopiedOutOfIt()
    {
        Fixture fixture;
        fixture.paste(secretText);
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s, QClipboard::Clipboard);
        clipboard.setText(u"before"_s, QClipboard::Selection);
        for (const bool revealed : {false, true}) {
            if (revealed)
                QTest::mousePress(&fixture.eye(), Qt::LeftButton);
            QTest::keySequence(&fixture.entry(), QKeySequence::SelectAll);
            QTest::keySequence(&fixture.entry(), QKeySequence::Copy);
            QTest::keySequence(&fixture.entry(), QKeySequence::Cut);
            fixture.entry().copy();
            fixture.entry().cut();
            QCOMPARE(clipboard.text(QClipboard::Clipboard), u"before"_s);
            if (clipboard.supportsSelection())
                QCOMPARE(clipboard.text(QClipboard::Selection), u"before"_s);
            QVERIFY(!fixture.entry().dragEnabled());
        }
    }

    void nothingCanBeUndone()
    {
        Fixture fixture;
        fixture.paste(secretText);
        fixture.field.clear();
        QTest::keySequence(&fixture.entry(), QKeySequence::Undo);
        QVERIFY(fixture.field.isEmpty());
        QTest::keyClicks(&fixture.entry(), u"abc"_s);
        QTest::keySequence(&fixture.entry(), QKeySequence::Undo);
        QCOMPARE(fixture.content(), u"abc"_s);
        // As if the history were open: what was typed is no longer in it.
        fixture.entry().setEchoMode(QLineEdit::Normal);
        QVERIFY(!fixture.entry().isUndoAvailable());
    }

    void itIsSeenOnlyWhilePressed()
    {
        Fixture fixture;
        fixture.paste(secretText);
        const QImage hidden = fixture.entry().grab().toImage();
        QTest::mousePress(&fixture.eye(), Qt::LeftButton);
        QVERIFY(fixture.entry().isRevealed());
        QCOMPARE(fixture.entry().echoMode(), QLineEdit::Password);
        QVERIFY(fixture.entry().grab().toImage() != hidden);
        QTest::mouseRelease(&fixture.eye(), Qt::LeftButton);
        QVERIFY(!fixture.entry().isRevealed());
    }

    void itHidesWhenTheWindowLosesTheFocus()
    {
        Fixture fixture;
        fixture.paste(secretText);
        QTest::mousePress(&fixture.eye(), Qt::LeftButton);
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!fixture.entry().isRevealed());
    }

    void theMenuOffersNoCopy()
    {
        Fixture fixture;
        fixture.paste(secretText);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(20, 20));
        QApplication::sendEvent(&fixture.entry(), &event);
        auto *menu = fixture.entry().findChild<QMenu *>();
        QVERIFY(menu);
        QStringList offers;
        for (const QAction *action : menu->actions())
            offers << action->text();
        QCOMPARE(offers, (QStringList{u"Paste"_s, u"Clear"_s}));
        QSignalSpy edited(&fixture.field, &SecretField::edited);
        menu->actions().last()->trigger();
        QVERIFY(fixture.field.isEmpty());
        QCOMPARE(edited.size(), 1);
        menu->close();
    }

    void inputMethodsLearnNothing()
    {
        Fixture fixture;
        const Qt::InputMethodHints hints = fixture.entry().inputMethodHints();
        QVERIFY(hints.testFlag(Qt::ImhHiddenText));
        QVERIFY(hints.testFlag(Qt::ImhSensitiveData));
        QVERIFY(hints.testFlag(Qt::ImhNoPredictiveText));
    }

    void assistiveTechnologyHearsTheNameAndNotTheSecret()
    {
        Fixture fixture;
        fixture.paste(secretText);
        for (const bool revealed : {false, true}) {
            fixture.entry().setRevealed(revealed);
            QAccessibleInterface *accessible =
                QAccessible::queryAccessibleInterface(&fixture.entry());
            QVERIFY(accessible);
            QCOMPARE(accessible->text(QAccessible::Name), u"AccessKey secret"_s);
            QVERIFY(accessible->state().passwordEdit);
            QVERIFY(!accessible->text(QAccessible::Value).contains(secretText));
            if (QAccessibleTextInterface *text = accessible->textInterface())
                QVERIFY(!text->text(0, text->characterCount()).contains(secretText));
        }
        QCOMPARE(fixture.eye().accessibleName(), u"Show while pressed"_s);
    }
};

NLSTOKEN_TEST_IN(tst_secretfield, QApplication)
#include "tst_secretfield.moc"
