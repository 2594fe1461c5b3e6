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

struct Fixture
{
    FakeClock clock;
    TokenField field{clock};

    Fixture()
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
        Fixture fixture;
        QVERIFY(!fixture.field.isRevealed());
        QCOMPARE(fixture.seen(), u"•••• •••• •••• •••• •••• •••• •••• 0a4f"_s);
        QVERIFY(!fixture.heard().contains(QString::fromLatin1(token.first(6))));
        QVERIFY(fixture.heard().contains(u"Token, hidden; it ends in 0a4f"_s));
    }

    void theEyeRevealsAndHides()
    {
        Fixture fixture;
        QSignalSpy revealed(&fixture.field, &TokenField::revealed);
        QSignalSpy hidden(&fixture.field, &TokenField::hidden);
        QCOMPARE(fixture.eye().accessibleName(), u"Show the token"_s);
        fixture.eye().click();
        QVERIFY(fixture.field.isRevealed());
        QCOMPARE(fixture.seen().remove(u' '), QString::fromLatin1(token));
        QVERIFY(fixture.heard().contains(QString::fromLatin1(token)));
        QCOMPARE(fixture.eye().accessibleName(), u"Hide the token"_s);
        QCOMPARE(revealed.size(), 1);
        fixture.eye().click();
        QVERIFY(!fixture.field.isRevealed());
        QCOMPARE(hidden.size(), 1);
        QVERIFY(!fixture.heard().contains(QString::fromLatin1(token)));
    }

    void itHidesAfterTenSeconds()
    {
        Fixture fixture;
        fixture.field.reveal();
        fixture.clock.advance(9'999ms);
        QSignalSpy hidden(&fixture.field, &TokenField::hidden);
        QVERIFY(!hidden.wait(300));
        fixture.clock.advance(1ms);
        QTRY_VERIFY(!fixture.field.isRevealed());
        QCOMPARE(fixture.eye().accessibleName(), u"Show the token"_s);
    }

    void itHidesWhenTheClockIsPutBack()
    {
        Fixture fixture;
        fixture.field.reveal();
        fixture.clock.advance(-1h);
        QTRY_VERIFY(!fixture.field.isRevealed());
    }

    void itHidesAtOnceWhenTheWindowLosesTheFocus()
    {
        Fixture fixture;
        fixture.field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.field));
        fixture.field.reveal();
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        QVERIFY(!fixture.field.isRevealed());
    }

    void itHidesWhenItDisappears()
    {
        Fixture fixture;
        fixture.field.reveal();
        fixture.field.hide();
        QVERIFY(!fixture.field.isRevealed());
        fixture.field.show();
        QVERIFY(!fixture.field.isRevealed());
    }

    void anotherTokenIsHidden()
    {
        Fixture fixture;
        fixture.field.reveal();
        fixture.field.setToken(token);
        QVERIFY2(fixture.field.isRevealed(), "the same token again is no reason to hide it");
        fixture.field.setToken(QByteArray(32, 'a'));
        QVERIFY(!fixture.field.isRevealed());
    }

    void withoutATokenThereIsNothingToReveal()
    {
        Fixture fixture;
        fixture.field.setToken({});
        QVERIFY(!fixture.eye().isEnabled());
        fixture.field.reveal();
        QVERIFY(!fixture.field.isRevealed());
        QCOMPARE(fixture.seen(), QString());
        QVERIFY(fixture.heard().contains(u"No token"_s));
    }

    void aShortTokenShowsNoEnd()
    {
        Fixture fixture;
        fixture.field.setToken("abcdefgh");
        QVERIFY(!fixture.seen().contains(u"efgh"_s));
        QVERIFY(!fixture.heard().contains(u"efgh"_s));
    }

    void aNarrowFieldKeepsTheEnd()
    {
        Fixture fixture;
        QCOMPARE(fixture.text().groups(0).last(), u"0a4f"_s);
        QCOMPARE(fixture.text().groups(0).size(), 2);
        const QStringList few = fixture.text().groups(fixture.text().sizeHint().width() / 2);
        QVERIFY(few.size() > 2 && few.size() < 8);
    }

    void aTokenThatIsTooLongIsElidedInItsMiddle()
    {
        Fixture fixture;
        fixture.field.setToken(QByteArray(1000, 'x') + "end!");
        fixture.field.reveal();
        const QString seen = fixture.seen();
        QVERIFY(seen.contains(u'…'));
        QVERIFY(seen.endsWith(u"end!"_s));
    }

    void nothingCanBeMarkedOrDragged()
    {
        Fixture fixture;
        QClipboard &clipboard = *QGuiApplication::clipboard();
        clipboard.setText(u"before"_s, QClipboard::Clipboard);
        clipboard.setText(u"before"_s, QClipboard::Selection);
        fixture.field.reveal();
        const QPoint left(2, fixture.text().height() / 2);
        const QPoint right(fixture.text().width() - 2, fixture.text().height() / 2);
        QTest::mousePress(&fixture.text(), Qt::LeftButton, {}, left);
        QTest::mouseMove(&fixture.text(), right);
        QTest::mouseRelease(&fixture.text(), Qt::LeftButton, {}, right);
        QTest::mouseDClick(&fixture.text(), Qt::LeftButton, {}, left);
        QTest::keySequence(&fixture.eye(), QKeySequence::SelectAll);
        QTest::keySequence(&fixture.eye(), QKeySequence::Copy);
        QCOMPARE(clipboard.text(QClipboard::Clipboard), u"before"_s);
        if (clipboard.supportsSelection())
            QCOMPARE(clipboard.text(QClipboard::Selection), u"before"_s);
        QVERIFY(fixture.text().focusPolicy() == Qt::NoFocus);
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(&fixture.text());
        QVERIFY(!accessible->textInterface());
    }

    void theEyeIsReachedByKeyboard()
    {
        Fixture fixture;
        fixture.field.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.field));
        fixture.field.setFocus();
        QVERIFY(fixture.eye().hasFocus());
        QTest::keyClick(&fixture.eye(), Qt::Key_Space);
        QVERIFY(fixture.field.isRevealed());
    }
};

NLSTOKEN_TEST_IN(tst_tokenfield, QApplication)
#include "tst_tokenfield.moc"
