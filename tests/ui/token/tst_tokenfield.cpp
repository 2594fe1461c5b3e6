// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "ui/token/tokenfield.h"
#include "ui/token/tokentext.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray token = "8d3ef00a1b2c4d5e6f70819293a40a4f"_ba;

struct Desk
{
    FakeClock clock;
    TokenField field{clock};

    Desk()
    {
        field.setToken(token);
        field.resize(600, 40);
        field.show();
    }
    [[nodiscard]] TokenText &text() { return *field.findChild<TokenText *>(); }
    [[nodiscard]] QToolButton &eye() { return *field.findChild<QToolButton *>(); }
    [[nodiscard]] QString seen() { return text().groups(text().width()).join(u' '); }
    //! \brief Every name, value and description that assistive technology can get.
    [[nodiscard]] QString heard()
    {
        QString heard;
        const QList<QWidget *> widgets{&field, &text(), &eye()};
        for (QWidget *widget : widgets) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            for (const auto kind : {QAccessible::Name, QAccessible::Value, QAccessible::Description,
                     QAccessible::Help})
                heard += accessible->text(kind) + u'\n';
        }
        return heard;
    }
};

} // namespace

class tst_tokenfield : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void onlyTheLastFourAreSeen()
    {
        Desk desk;
        QVERIFY(!desk.field.isRevealed());
        QCOMPARE(desk.seen(), u"•••• •••• •••• •••• •••• •••• •••• 0a4f"_s);
        QVERIFY(!desk.heard().contains(QString::fromLatin1(token.first(6))));
        QVERIFY(desk.heard().contains(u"Token, hidden; it ends in 0a4f"_s));
    }

    void theEyeRevealsAndHides()
    {
        Desk desk;
        QSignalSpy revealed(&desk.field, &TokenField::revealed);
        QSignalSpy hidden(&desk.field, &TokenField::hidden);
        QCOMPARE(desk.eye().accessibleName(), u"Show the token"_s);
        desk.eye().click();
        QVERIFY(desk.field.isRevealed());
        QCOMPARE(desk.seen().remove(u' '), QString::fromLatin1(token));
        QVERIFY(desk.heard().contains(QString::fromLatin1(token)));
        QCOMPARE(desk.eye().accessibleName(), u"Hide the token"_s);
        QCOMPARE(revealed.size(), 1);
        desk.eye().click();
        QVERIFY(!desk.field.isRevealed());
        QCOMPARE(hidden.size(), 1);
        QVERIFY(!desk.heard().contains(QString::fromLatin1(token)));
    }

    void itHidesAfterTenSeconds()
    {
        Desk desk;
        desk.field.reveal();
        desk.clock.advance(9'999ms);
        QSignalSpy hidden(&desk.field, &TokenField::hidden);
        QVERIFY(!hidden.wait(300));
        desk.clock.advance(1ms);
        QTRY_VERIFY(!desk.field.isRevealed());
        QCOMPARE(desk.eye().accessibleName(), u"Show the token"_s);
    }

    void itHidesWhenTheClockIsPutBack()
    {
        Desk desk;
        desk.field.reveal();
        desk.clock.advance(-1h);
        QTRY_VERIFY(!desk.field.isRevealed());
    }

    void itHidesAtOnceWhenTheWindowLosesTheFocus()
    {
        Desk desk;
        desk.field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.field));
        desk.field.reveal();
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!desk.field.isRevealed());
    }

    void itHidesWhenItDisappears()
    {
        Desk desk;
        desk.field.reveal();
        desk.field.hide();
        QVERIFY(!desk.field.isRevealed());
        desk.field.show();
        QVERIFY(!desk.field.isRevealed());
    }

    void anotherTokenIsHidden()
    {
        Desk desk;
        desk.field.reveal();
        desk.field.setToken(token);
        QVERIFY2(desk.field.isRevealed(), "the same token again is no reason to hide it");
        desk.field.setToken(QByteArray(32, 'a'));
        QVERIFY(!desk.field.isRevealed());
    }

    void withoutATokenThereIsNothingToReveal()
    {
        Desk desk;
        desk.field.setToken({});
        QVERIFY(!desk.eye().isEnabled());
        desk.field.reveal();
        QVERIFY(!desk.field.isRevealed());
        QCOMPARE(desk.seen(), QString());
        QVERIFY(desk.heard().contains(u"No token"_s));
    }

    void aShortTokenShowsNoEnd()
    {
        Desk desk;
        desk.field.setToken("abcdefgh");
        QVERIFY(!desk.seen().contains(u"efgh"_s));
        QVERIFY(!desk.heard().contains(u"efgh"_s));
    }

    void aNarrowFieldKeepsTheEnd()
    {
        Desk desk;
        QCOMPARE(desk.text().groups(0).last(), u"0a4f"_s);
        QCOMPARE(desk.text().groups(0).size(), 2);
        const QStringList few = desk.text().groups(desk.text().sizeHint().width() / 2);
        QVERIFY(few.size() > 2 && few.size() < 8);
    }

    void aTokenThatIsTooLongIsElidedInItsMiddle()
    {
        Desk desk;
        desk.field.setToken(QByteArray(1000, 'x') + "end!");
        desk.field.reveal();
        const QString seen = desk.seen();
        QVERIFY(seen.contains(u'…'));
        QVERIFY(seen.endsWith(u"end!"_s));
    }

    void nothingCanBeMarkedOrDragged()
    {
        Desk desk;
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s, QClipboard::Clipboard);
        clipboard.setText(u"before"_s, QClipboard::Selection);
        desk.field.reveal();
        const QPoint left(2, desk.text().height() / 2);
        const QPoint right(desk.text().width() - 2, desk.text().height() / 2);
        QTest::mousePress(&desk.text(), Qt::LeftButton, {}, left);
        QTest::mouseMove(&desk.text(), right);
        QTest::mouseRelease(&desk.text(), Qt::LeftButton, {}, right);
        QTest::mouseDClick(&desk.text(), Qt::LeftButton, {}, left);
        QTest::keySequence(&desk.eye(), QKeySequence::SelectAll);
        QTest::keySequence(&desk.eye(), QKeySequence::Copy);
        QCOMPARE(clipboard.text(QClipboard::Clipboard), u"before"_s);
        if (clipboard.supportsSelection())
            QCOMPARE(clipboard.text(QClipboard::Selection), u"before"_s);
        QVERIFY(desk.text().focusPolicy() == Qt::NoFocus);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&desk.text());
        QVERIFY(!accessible->textInterface());
    }

    void theEyeIsReachedByKeyboard()
    {
        Desk desk;
        desk.field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&desk.field));
        desk.field.setFocus();
        QVERIFY(desk.eye().hasFocus());
        QTest::keyClick(&desk.eye(), Qt::Key_Space);
        QVERIFY(desk.field.isRevealed());
    }
};

NLSTOKEN_TEST_IN(tst_tokenfield, QApplication)
#include "tst_tokenfield.moc"
