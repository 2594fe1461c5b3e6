// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/profiles/pastedtokendialog.h"

#include "core/errors/errorcatalogue.h"
#include "core/model/region.h"
#include "tests/support/fakeclock.h"
#include "tests/ui/offscreen.h"
#include "ui/profiles/secretentry.h"
#include "ui/profiles/secretfield.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// Invented. The clock shows 1795350000, 2026-11-22 12:20:00 UTC.
const QString tokenText = u"124fc7526f434b8c8198d6196b0a3c8e"_s;

struct Fixture
{
    const ErrorCatalogue catalogue{u"en"_s};
    FakeClock clock;
    PastedTokenDialog dialog{catalogue, clock};
    QSignalSpy saveWanted{&dialog, &PastedTokenDialog::saveWanted};

    Fixture() { dialog.start({u"Shop"_s}); }

    [[nodiscard]] QLineEdit &name() { return *dialog.findChild<QLineEdit *>(u"name"_s); }
    [[nodiscard]] QLineEdit &expiry() { return *dialog.findChild<QLineEdit *>(u"expireTime"_s); }
    [[nodiscard]] SecretField &token() { return *dialog.findChild<SecretField *>(u"token"_s); }
    [[nodiscard]] SecretEntry &entry() { return *token().findChild<SecretEntry *>(); }
    [[nodiscard]] QPushButton *button(const QString &text)
    {
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *candidate : buttons) {
            if (candidate->isVisibleTo(&dialog) && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    [[nodiscard]] bool canSave() { return button(u"Save"_s)->isEnabled(); }
    [[nodiscard]] QString words()
    {
        QString all;
        const auto labels = dialog.findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisibleTo(&dialog))
                all += label->text() + u'\n';
        }
        return all;
    }
    void type(QLineEdit &field, const QString &text)
    {
        field.selectAll();
        QTest::keyClicks(&field, text);
    }
    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(&entry(), QKeySequence::Paste);
    }
};

} // namespace

class tst_pastedtokendialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void init() { failOnWarnings(); }

    void anEmptyFormShoutsNothing()
    {
        Fixture fixture;
        QVERIFY(!fixture.canSave());
        QVERIFY(!fixture.words().contains(u"empty"_s));
    }

    void everythingByKeyboard()
    {
        Fixture fixture;
        fixture.dialog.open();
        fixture.dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&fixture.dialog));
        QTRY_VERIFY(fixture.name().hasFocus());
        QTest::keyClicks(&fixture.name(), u"console"_s);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(qApp->focusWidget(), tokenText);
        fixture.expiry().setFocus();
        QTest::keyClicks(qApp->focusWidget(), u"2026-11-23 13:17:02"_s);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
        QCOMPARE(fixture.saveWanted.size(), 1);
        QCOMPARE(fixture.dialog.token(),
            (Token{
                .id = tokenText.toLatin1(), .expireTime = 1795436222, .obtainedAt = 1795350000}));
        const Profile profile = fixture.dialog.profile();
        QCOMPARE(profile.name, u"console"_s);
        QCOMPARE(profile.gateway, regionPresets().front().gateway);
        QVERIFY(profile.tokenOnly);
        QVERIFY(profile.accessKeyIdMasked.isEmpty());
        QVERIFY(!profile.id.isEmpty());
        QCOMPARE(fixture.dialog.profile().id, profile.id);
    }

    void theMomentIsShownBackInWords()
    {
        Fixture fixture;
        fixture.type(fixture.expiry(), u"1795436222"_s);
        QVERIFY2(fixture.words().contains(u"Mon 23 Nov, 13:17:02 your time, in 23 h 57 min"_s),
            qPrintable(fixture.words()));
        fixture.type(fixture.expiry(), u"1795436222000"_s);
        QVERIFY(fixture.words().contains(u"not milliseconds"_s));
        fixture.type(fixture.expiry(), u"1000"_s);
        QVERIFY(fixture.words().contains(u"has passed"_s));
        fixture.type(fixture.expiry(), u"soon"_s);
        QVERIFY(fixture.words().contains(u"not a moment"_s));
        QVERIFY(fixture.expiry().accessibleDescription().contains(u"not a moment"_s));
        QVERIFY(!fixture.canSave());
    }

    void aWholeAnswerFillsEverything()
    {
        Fixture fixture;
        fixture.type(fixture.name(), u"console"_s);
        fixture.paste(u"{\"RequestId\":\"0989F63E\",\n \"Token\":{\"Id\":\"%1\","
                      "\"ExpireTime\":1795436222,\"UserId\":\"12345\"}}\n"_s.arg(tokenText));
        QCOMPARE(fixture.entry().text(), tokenText);
        QCOMPARE(fixture.expiry().text(), u"1795436222"_s);
        QVERIFY(fixture.canSave());
        QCOMPARE(fixture.dialog.token().userId, u"12345"_s);
        QCOMPARE(fixture.dialog.token().requestId, u"0989F63E"_s);
        // Another token isn't that user's.
        fixture.type(fixture.entry(), u"abc"_s);
        QCOMPARE(fixture.dialog.token().id, "abc"_ba);
        QVERIFY(fixture.dialog.token().userId.isEmpty());
    }

    void blanksAreRemovedOnRequest()
    {
        Fixture fixture;
        fixture.type(fixture.name(), u"console"_s);
        fixture.type(fixture.expiry(), u"1795436222"_s);
        fixture.paste(u' ' + tokenText + u'\n');
        QVERIFY(!fixture.canSave());
        QVERIFY(fixture.words().contains(u"not a token"_s));
        fixture.button(u"Remove blanks"_s)->click();
        QVERIFY(fixture.canSave());
        QCOMPARE(fixture.dialog.token().id, tokenText.toLatin1());
    }

    void namesAreChecked()
    {
        Fixture fixture;
        fixture.type(fixture.expiry(), u"1795436222"_s);
        fixture.paste(tokenText);
        fixture.type(fixture.name(), u"shop"_s);
        QVERIFY(fixture.words().contains(u"already a profile"_s));
        QVERIFY(!fixture.canSave());
    }

    void theGatewayFollowsTheRegionAndNothingElseIsAsked()
    {
        Fixture fixture;
        auto *region = fixture.dialog.findChild<QComboBox *>(u"region"_s);
        region->setEditText(u"cn-shenzhen"_s);
        QCOMPARE(fixture.dialog.profile().gateway,
            u"wss://nls-gateway-cn-shenzhen.aliyuncs.com/ws/v1"_s);
        QVERIFY(
            !fixture.dialog.findChild<QLineEdit *>(u"endpoint"_s)->isVisibleTo(&fixture.dialog));
        QVERIFY(!fixture.words().contains(u"Tokens come from"_s));
    }

    void aSavingThatFailsLosesNothing()
    {
        Fixture fixture;
        fixture.type(fixture.name(), u"console"_s);
        fixture.type(fixture.expiry(), u"1795436222"_s);
        fixture.paste(tokenText);
        fixture.dialog.show();
        fixture.dialog.showSaving();
        QTest::keyClick(&fixture.dialog, Qt::Key_Escape);
        QVERIFY(fixture.dialog.isVisible());
        fixture.dialog.showSaveFailed({.kind = ErrorKind::Keychain,
            .code = u"KeychainLocked"_s,
            .detail = u"GNOME Keyring"_s});
        QVERIFY(fixture.words().contains(u"GNOME Keyring is locked"_s));
        QVERIFY(fixture.canSave());
    }

    void nothingOfTheTokenStaysAfterClosing()
    {
        Fixture fixture;
        fixture.dialog.show();
        fixture.paste(u"{\"Token\":{\"Id\":\"%1\"}}"_s.arg(tokenText));
        const QString shared = fixture.entry().text();
        QCOMPARE(shared, tokenText);
        fixture.dialog.reject();
        QVERIFY(std::ranges::all_of(shared, [](QChar c) { return c.isNull(); }));
        QVERIFY(fixture.dialog.token().id.isEmpty());
    }
};

NLSTOKEN_TEST_IN(tst_pastedtokendialog, QApplication)
#include "tst_pastedtokendialog.moc"
