// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"
#include "ui/profiles/profiledialog.h"

#include "core/errors/errorcatalogue.h"
#include "core/model/region.h"
#include "tests/ui/offscreen.h"
#include "ui/profiles/formmessage.h"
#include "ui/profiles/secretentry.h"
#include "ui/profiles/secretfield.h"
#include "ui/shared/primarybutton.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

// Invented.
const QString keyId = u"LTAI5tExampleExample1Qx2"_s;
const QString secretText = u"zz0Example1Secret2Of3Nobody456"_s;

bool isWiped(const QString &text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.isNull(); });
}

Profile storedProfile()
{
    Profile profile = newProfile(u"demo"_s, u"cn-shanghai"_s);
    profile.accessKeyIdMasked = u"LTAI****************1Qx2"_s;
    profile.fingerprint = u"f"_s;
    profile.store = u"keychain"_s;
    return profile;
}

struct Fixture
{
    const ErrorCatalogue catalogue{u"en"_s};
    ProfileDialog dialog{catalogue};
    QSignalSpy saveWanted{&dialog, &ProfileDialog::saveWanted};
    QSignalSpy testWanted{&dialog, &ProfileDialog::testWanted};
    QSignalSpy testCancelled{&dialog, &ProfileDialog::testCancelled};

    Fixture() { dialog.startAdding({u"Shop"_s}); }

    void open()
    {
        dialog.open();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTRY_VERIFY(edit("name").hasFocus());
    }
    [[nodiscard]] QLineEdit &edit(const char *name)
    {
        return *dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    [[nodiscard]] SecretField &secret(const char *name = "accessKeySecret")
    {
        return *dialog.findChild<SecretField *>(QString::fromLatin1(name));
    }
    [[nodiscard]] SecretEntry &secretEntry(const char *name = "accessKeySecret")
    {
        return *secret(name).findChild<SecretEntry *>();
    }
    [[nodiscard]] QComboBox &region() { return *dialog.findChild<QComboBox *>(u"region"_s); }
    [[nodiscard]] QPushButton *button(const QString &text)
    {
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (QPushButton *candidate : buttons) {
            if (candidate->isVisibleTo(&dialog) && candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }
    void typeInto(QLineEdit &field, const QString &text)
    {
        field.selectAll();
        QTest::keyClicks(&field, text);
    }
    void fill()
    {
        typeInto(edit("name"), u"demo"_s);
        typeInto(edit("accessKeyId"), keyId);
        typeInto(secretEntry(), secretText);
    }
    void paste(QLineEdit &field, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        QTest::keySequence(&field, QKeySequence::Paste);
    }
    [[nodiscard]] bool canSave() { return button(u"Save"_s)->isEnabled(); }
    [[nodiscard]] QString secretContent(const char *name = "accessKeySecret")
    {
        return QString::fromUtf8(secret(name).secret().view().toByteArray());
    }
    // Everything that can be read in the window.
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
    void failTest(ErrorKind kind, const QString &code)
    {
        button(u"Test"_s)->click();
        dialog.showTesting(u"host.example"_s);
        dialog.showTestResult(
            Failure({.kind = kind, .code = code, .serverMessage = u"<b>no</b>"_s}));
    }
};

} // namespace

class tst_profiledialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void anEmptyFormShoutsNothingAndSavesNothing()
    {
        Fixture fixture;
        QVERIFY(!fixture.canSave());
        QVERIFY(!fixture.button(u"Test"_s)->isEnabled());
        QVERIFY(!fixture.words().contains(u"empty"_s));
        QVERIFY(!fixture.words().contains(u"no name"_s));
        QVERIFY(!fixture.dialog.key());
    }

    void everyLabelsKeyLeadsToItsField()
    {
        Fixture fixture;
        fixture.open();
        QTest::keyClick(&fixture.dialog, Qt::Key_I, Qt::AltModifier);
        QVERIFY(fixture.edit("accessKeyId").hasFocus());
        QTest::keyClick(&fixture.dialog, Qt::Key_S, Qt::AltModifier);
        QVERIFY(fixture.secretEntry().hasFocus());
        QTest::keyClick(&fixture.dialog, Qt::Key_N, Qt::AltModifier);
        QVERIFY(fixture.edit("name").hasFocus());
    }

    void everythingByKeyboard()
    {
        Fixture fixture;
        fixture.open();
        QTest::keyClicks(qApp->focusWidget(), u"my demo"_s);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(qApp->focusWidget(), keyId);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(qApp->focusWidget(), secretText);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
        QCOMPARE(fixture.saveWanted.size(), 1);
        const Profile profile = fixture.dialog.profile();
        QCOMPARE(profile.name, u"my demo"_s);
        QCOMPARE(profile.region, regionPresets().front().region);
        QCOMPARE(profile.endpoint, regionPresets().front().endpoint);
        QCOMPARE(profile.accessKeyIdMasked, u"LTAI****************1Qx2"_s);
        const std::optional<AccessKey> key = fixture.dialog.key();
        QVERIFY(key);
        QCOMPARE(key->id, keyId.toUtf8());
        QVERIFY(key->secret.equals(secretText.toUtf8()));
        QVERIFY(key->securityToken.isEmpty());
        QCOMPARE(key->endpoint, profile.endpoint);
    }

    void wrongNamesAreExplained_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("words");
        QTest::newRow("taken but for case") << u"sHOP"_s << u"already a profile named “sHOP”"_s;
        QTest::newRow("slash") << u"a/b"_s << u"U+002F"_s;
        QTest::newRow("bidi") << u"a\u202Eb"_s << u"U+202E"_s;
        QTest::newRow("long") << QString(65, u'x') << u"longer than 64"_s;
        QTest::newRow("hyphen") << u"-x"_s << u"begins with a hyphen"_s;
    }

    void wrongNamesAreExplained()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, words);
        Fixture fixture;
        fixture.fill();
        QVERIFY(fixture.canSave());
        fixture.edit("name").clear();
        fixture.edit("name").setText(name);
        Q_EMIT fixture.edit("name").textEdited(name);
        QVERIFY2(fixture.words().contains(words), qPrintable(fixture.words()));
        QVERIFY(fixture.edit("name").accessibleDescription().contains(words));
        QVERIFY(!fixture.canSave());
        QVERIFY(fixture.button(u"Test"_s)->isEnabled()); // a name is no matter for a test
    }

    void wrongAddressesAreExplained_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("words");
        QTest::newRow("scheme") << "endpoint"_ba << u"nls.example.com"_s
                                << u"does not begin with https://"_s;
        QTest::newRow("http") << "endpoint"_ba << u"http://example.com"_s << u"uses http"_s;
        QTest::newRow("version") << "apiVersion"_ba << u"1"_s << u"is not an API version"_s;
        QTest::newRow("gateway") << "gateway"_ba << u"https://x"_s << u"speech gateway"_s;
        QTest::newRow("appkey") << "appkey"_ba << u"a b"_s << u"no Appkey has"_s;
    }

    void wrongAddressesAreExplained()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QString, value);
        QFETCH(const QString, words);
        Fixture fixture;
        fixture.fill();
        fixture.dialog.findChild<QToolButton *>(u"advanced"_s)->click();
        fixture.typeInto(fixture.edit(field.constData()), value);
        QVERIFY2(fixture.words().contains(words), qPrintable(fixture.words()));
        QVERIFY(!fixture.canSave());
        QVERIFY(!fixture.button(u"Test"_s)->isEnabled());
    }

    void theRegionBringsItsAddressesUnlessTheyWereChanged()
    {
        Fixture fixture;
        fixture.fill();
        fixture.region().setEditText(u"cn-beijing"_s);
        QCOMPARE(fixture.dialog.profile().endpoint, u"https://nls-meta.cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(fixture.dialog.profile().apiVersion, u"2019-02-28"_s);
        QVERIFY(fixture.words().contains(u"Tokens come from nls-meta.cn-shanghai.aliyuncs.com."_s));
        fixture.typeInto(fixture.edit("apiVersion"), u"2018-05-18"_s);
        fixture.region().setEditText(u"ap-southeast-1"_s);
        const Profile profile = fixture.dialog.profile();
        QCOMPARE(profile.endpoint, u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        QCOMPARE(profile.gateway, u"wss://nls-gateway-ap-southeast-1.aliyuncs.com/ws/v1"_s);
        QCOMPARE(profile.apiVersion, u"2018-05-18"_s);
        fixture.region().setEditText(u"Beijing!"_s);
        QVERIFY(fixture.words().contains(u"“Beijing!” is not a region"_s));
        QVERIFY(!fixture.canSave());
    }

    void aForeignEndpointIsToldAndAllowed()
    {
        Fixture fixture;
        fixture.fill();
        fixture.dialog.findChild<QToolButton *>(u"advanced"_s)->click();
        fixture.typeInto(fixture.edit("endpoint"), u"https://NLS.example.com/"_s);
        QVERIFY(fixture.words().contains(
            u"https://nls.example.com is not an address of Alibaba Cloud: with a request that is "
            "sent there, it can obtain a token in your name."_s));
        QVERIFY(fixture.canSave());
        QCOMPARE(fixture.dialog.profile().endpoint, u"https://nls.example.com"_s);
        QCOMPARE(fixture.dialog.key()->endpoint, u"https://nls.example.com"_s);
    }

    void swappedPartsAreSwappedBack()
    {
        Fixture fixture;
        fixture.typeInto(fixture.edit("name"), u"demo"_s);
        fixture.typeInto(fixture.edit("accessKeyId"), secretText);
        const QString inTheWrongPlace = fixture.edit("accessKeyId").text();
        fixture.typeInto(fixture.secretEntry(), keyId);
        QVERIFY(fixture.canSave()); // a remark is no error
        QPushButton *swap = fixture.button(u"Swap"_s);
        QVERIFY(swap);
        QTest::keyClick(swap, Qt::Key_Space);
        QCOMPARE(fixture.edit("accessKeyId").text(), keyId);
        QCOMPARE(fixture.secretContent(), secretText);
        QVERIFY(isWiped(inTheWrongPlace));
        QVERIFY(!fixture.button(u"Swap"_s));
    }

    void blanksAreRemovedOnRequest()
    {
        Fixture fixture;
        fixture.fill();
        fixture.paste(fixture.secretEntry(), u"\n"_s);
        QVERIFY(!fixture.canSave()); // a line break can't be part of it
        fixture.button(u"Remove blanks"_s)->click();
        QCOMPARE(fixture.secretContent(), secretText);
        QVERIFY(fixture.canSave());
        fixture.typeInto(fixture.edit("accessKeyId"), u' ' + keyId);
        QVERIFY(fixture.canSave());
        QVERIFY(fixture.words().contains(u"contains a space"_s));
        fixture.button(u"Remove blanks"_s)->click();
        QCOMPARE(fixture.edit("accessKeyId").text(), keyId);
        QVERIFY(!fixture.button(u"Remove blanks"_s));
    }

    void halfACopyIsRemarkedOn()
    {
        Fixture fixture;
        fixture.fill();
        fixture.typeInto(fixture.secretEntry(), secretText.chopped(1));
        QVERIFY(fixture.words().contains(u"usual length of 30"_s));
        QVERIFY(fixture.canSave());
        fixture.typeInto(fixture.edit("accessKeyId"), keyId.chopped(2));
        QVERIFY(fixture.words().contains(u"does not look like the usual ones"_s));
        QVERIFY(fixture.canSave());
    }

    void aWholeLineIsSplit_data()
    {
        QTest::addColumn<QString>("line");
        QTest::newRow("comma") << keyId + u',' + secretText;
        QTest::newRow("two lines") << keyId + u'\n' + secretText;
        QTest::newRow("CSV") << u"AccessKey ID,AccessKey Secret\r\n"_s + keyId + u',' + secretText;
    }

    void aWholeLineIsSplit()
    {
        QFETCH(const QString, line);
        Fixture fixture;
        QSignalSpy shown(&fixture.edit("accessKeyId"), &QLineEdit::textChanged);
        fixture.paste(fixture.edit("accessKeyId"), line);
        QCOMPARE(fixture.edit("accessKeyId").text(), keyId);
        QCOMPARE(fixture.secretContent(), secretText);
        for (const auto &text : std::as_const(shown))
            QVERIFY(!text.front().toString().contains(secretText));
        QVERIFY(!fixture.edit("accessKeyId").isUndoAvailable()
            || !fixture.edit("accessKeyId").text().contains(secretText));
    }

    void aWholeLineIsSplitByTheMenuToo()
    {
        Fixture fixture;
        fixture.open();
        QGuiApplication::clipboard()->setText(keyId + u',' + secretText);
        QLineEdit &id = fixture.edit("accessKeyId");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), QPoint(20, 20));
        QApplication::sendEvent(&id, &event);
        auto *menu = id.findChild<QMenu *>();
        QVERIFY(menu);
        const auto actions = menu->actions();
        const auto action = std::ranges::find(actions, u"Paste"_s, &QAction::text);
        QVERIFY(action != actions.end());
        (*action)->trigger();
        menu->close();
        QCOMPARE(id.text(), keyId);
        QCOMPARE(fixture.secretContent(), secretText);
    }

    void whatCameAnotherWayIsSplitAndWiped()
    {
        Fixture fixture;
        QLineEdit &id = fixture.edit("accessKeyId");
        id.setText(keyId + u',' + secretText);
        const QString shown = id.text();
        Q_EMIT id.textEdited(shown); // as the primary selection and input methods do
        QCOMPARE(id.text(), keyId);
        QCOMPARE(fixture.secretContent(), secretText);
        QVERIFY(isWiped(shown));
    }

    void temporaryKeysNeedTheirToken()
    {
        Fixture fixture;
        auto *temporary = fixture.dialog.findChild<QCheckBox *>();
        QVERIFY(!fixture.secret("securityToken").isVisibleTo(&fixture.dialog));
        fixture.fill();
        fixture.typeInto(fixture.edit("accessKeyId"), u"STS.NExampleExampleExample"_s);
        QVERIFY(temporary->isChecked());
        QVERIFY(fixture.secret("securityToken").isVisibleTo(&fixture.dialog));
        QVERIFY(fixture.words().contains(u"there is no SecurityToken"_s));
        fixture.typeInto(fixture.secretEntry("securityToken"), u"CAIStoken=="_s);
        QVERIFY(!fixture.words().contains(u"there is no SecurityToken"_s));
        QVERIFY(fixture.dialog.key()->securityToken.equals("CAIStoken=="));
        temporary->setChecked(false);
        QVERIFY(fixture.dialog.key()->securityToken.isEmpty());
    }

    void editingKeepsTheStoredKey()
    {
        Fixture fixture;
        const Profile stored = storedProfile();
        fixture.dialog.startEditing(stored, {u"Shop"_s});
        QCOMPARE(fixture.edit("accessKeyId").placeholderText(), stored.accessKeyIdMasked);
        QCOMPARE(fixture.secretEntry().placeholderText(), u"The stored secret stays"_s);
        QVERIFY(fixture.canSave());
        QVERIFY(!fixture.dialog.key());
        QCOMPARE(fixture.dialog.profile(), stored);
        fixture.typeInto(fixture.edit("name"), u"renamed"_s);
        QCOMPARE(fixture.dialog.profile().name, u"renamed"_s);
        QCOMPARE(fixture.dialog.profile().id, stored.id);
        QVERIFY(!fixture.dialog.key());
    }

    void aNewSecretForTheStoredIdIsEnough()
    {
        Fixture fixture;
        fixture.dialog.startEditing(storedProfile(), {});
        fixture.typeInto(fixture.secretEntry(), secretText);
        QVERIFY(fixture.canSave());
        QVERIFY(!fixture.words().contains(u"AccessKey ID is empty"_s));
        const std::optional<AccessKey> key = fixture.dialog.key();
        QVERIFY(key);
        QVERIFY(key->id.isEmpty());
        QVERIFY(key->secret.equals(secretText.toUtf8()));
        QCOMPARE(fixture.dialog.profile().accessKeyIdMasked, storedProfile().accessKeyIdMasked);
    }

    void aNewIdNeedsItsSecret()
    {
        Fixture fixture;
        fixture.dialog.startEditing(storedProfile(), {});
        fixture.typeInto(fixture.edit("accessKeyId"), keyId);
        QVERIFY(!fixture.canSave());
        QVERIFY(fixture.words().contains(u"The AccessKey secret is empty"_s));
        fixture.typeInto(fixture.secretEntry(), secretText);
        QVERIFY(fixture.canSave());
    }

    void changedAddressesAreOpenAtOnce()
    {
        Fixture fixture;
        Profile changed = storedProfile();
        QVERIFY(!fixture.edit("endpoint").isVisibleTo(&fixture.dialog));
        changed.endpoint = u"https://nls.example.com"_s;
        fixture.dialog.startEditing(changed, {});
        QVERIFY(fixture.edit("endpoint").isVisibleTo(&fixture.dialog));
        QVERIFY(fixture.words().contains(u"not an address of Alibaba Cloud"_s));
    }

    void aTestThatSucceedsIsTold()
    {
        Fixture fixture;
        fixture.fill();
        fixture.button(u"Test"_s)->click();
        QCOMPARE(fixture.testWanted.size(), 1);
        fixture.dialog.showTesting(u"host.example"_s);
        QVERIFY(fixture.words().contains(u"Asking host.example…"_s));
        QVERIFY(!fixture.canSave());
        QVERIFY(!fixture.edit("name").isEnabled());
        TokenAnswer answer;
        answer.token.expireTime = 86400;
        fixture.dialog.showTestResult(answer);
        QVERIFY(fixture.words().contains(
            u"The service accepted the key; the token is good for 24 h."_s));
        QVERIFY(fixture.edit("name").isEnabled());
        fixture.button(u"Save"_s)->click();
        QCOMPARE(fixture.saveWanted.size(), 1);
    }

    void aRefusalIsToldInTheServicesWordsToo()
    {
        Fixture fixture;
        fixture.fill();
        fixture.failTest(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s);
        QVERIFY(fixture.words().contains(u"The service said: “<b>no</b>”"_s));
        fixture.typeInto(fixture.secretEntry(), secretText + u'x');
        QVERIFY(!fixture.words().contains(u"The service said"_s)); // of another key
        fixture.button(u"Save"_s)->click();
        QCOMPARE(fixture.saveWanted.size(), 1);
    }

    void savingARefusedKeyAsksFirst_data()
    {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("question");
        QTest::newRow("refused") << ErrorKind::Credentials
                                 << u"The service refused this key. Save it all the same?"_s;
        QTest::newRow("not reached")
            << ErrorKind::Network
            << u"The test did not succeed, so the key may or may not work. Save it all the same?"_s;
    }

    void savingARefusedKeyAsksFirst()
    {
        QFETCH(const ErrorKind, kind);
        QFETCH(const QString, question);
        Fixture fixture;
        fixture.open();
        fixture.fill();
        fixture.failTest(kind, u"SignatureDoesNotMatch"_s);
        const auto ask = [&] {
            fixture.button(u"Save"_s)->click();
            auto *box = fixture.dialog.findChild<QMessageBox *>();
            (void)QTest::qWaitForWindowActive(box);
            return box;
        };
        QPointer<QMessageBox> box = ask();
        QVERIFY(box);
        QCOMPARE(box->text(), question);
        QCOMPARE(box->defaultButton()->text(), u"Go back"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(fixture.saveWanted.isEmpty());
        QTRY_VERIFY(!box);
        box = ask();
        QVERIFY(box);
        const auto buttons = box->buttons();
        const auto save = std::ranges::find(buttons, u"Save"_s, &QAbstractButton::text);
        QVERIFY(save != buttons.end());
        (*save)->click();
        QCOMPARE(fixture.saveWanted.size(), 1);
    }

    void closingDuringATestCancelsIt()
    {
        Fixture fixture;
        fixture.open();
        fixture.fill();
        fixture.button(u"Test"_s)->click();
        fixture.dialog.showTesting(u"host.example"_s);
        QTest::keyClick(&fixture.dialog, Qt::Key_Escape);
        QCOMPARE(fixture.testCancelled.size(), 1);
        QVERIFY(!fixture.dialog.isVisible());
        fixture.dialog.showTestResult(TokenAnswer()); // too late
        QVERIFY(!fixture.words().contains(u"accepted"_s));
    }

    void aTestCanBeStopped()
    {
        Fixture fixture;
        fixture.fill();
        fixture.button(u"Test"_s)->click();
        fixture.dialog.showTesting(u"host.example"_s);
        fixture.button(u"Stop the test"_s)->click();
        QCOMPARE(fixture.testCancelled.size(), 1);
        QCOMPARE(fixture.testWanted.size(), 1);
        QVERIFY(fixture.canSave());
        QVERIFY(fixture.words().contains(u"The test was stopped."_s));
    }

    void aSavingThatFailsLosesNothing()
    {
        Fixture fixture;
        fixture.open();
        fixture.fill();
        fixture.button(u"Save"_s)->click();
        fixture.dialog.showSaving();
        QVERIFY(!fixture.canSave());
        QTest::keyClick(&fixture.dialog, Qt::Key_Escape);
        QVERIFY(fixture.dialog.isVisible()); // it would be half done
        fixture.dialog.showSaveFailed({.kind = ErrorKind::Keychain,
            .code = u"KeychainLocked"_s,
            .detail = u"GNOME Keyring"_s});
        QVERIFY(fixture.words().contains(u"GNOME Keyring is locked"_s));
        QVERIFY(fixture.canSave());
        QCOMPARE(fixture.secretContent(), secretText);
    }

    void nothingOfASecretStaysAfterClosing()
    {
        Fixture fixture;
        fixture.open();
        fixture.fill();
        fixture.typeInto(fixture.edit("accessKeyId"), secretText); // in the wrong place
        const QString secret = fixture.secretEntry().text();
        const QString id = fixture.edit("accessKeyId").text();
        QCOMPARE(secret, secretText);
        fixture.dialog.reject();
        QVERIFY(isWiped(secret));
        QVERIFY(isWiped(id));
        QVERIFY(fixture.secret().isEmpty());
        QVERIFY(!fixture.dialog.key());
    }

    void noSecretIsInAnyWord()
    {
        Fixture fixture;
        fixture.fill();
        fixture.secret().setSecret(SecretBytes((secretText + u"\"密"_s).toUtf8()));
        QVERIFY(!fixture.words().contains(secretText));
        const auto widgets = fixture.dialog.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            QVERIFY(!widget->accessibleDescription().contains(secretText));
            QVERIFY(!widget->accessibleName().contains(secretText));
            QVERIFY(!widget->toolTip().contains(secretText));
        }
    }

    void everyFieldHasANameForAssistiveTechnology()
    {
        Fixture fixture;
        const auto edits = fixture.dialog.findChildren<QLineEdit *>();
        for (const QLineEdit *edit : edits) {
            QVERIFY(!edit->accessibleName().isEmpty());
            QVERIFY(!edit->accessibleName().contains(u'&'));
        }
        QCOMPARE(fixture.region().accessibleName(), u"Region"_s);
        QCOMPARE(fixture.region().lineEdit()->accessibleName(), u"Region"_s);
        QCOMPARE(fixture.region().lineEdit()->accessibleDescription(),
            fixture.region().accessibleDescription());
        QVERIFY(!fixture.region().accessibleDescription().isEmpty());
    }
};

NLSTOKEN_TEST_IN(tst_profiledialog, QApplication)
#include "tst_profiledialog.moc"
