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

struct Desk
{
    const ErrorCatalogue catalogue{u"en"_s};
    ProfileDialog dialog{catalogue};
    QSignalSpy saveWanted{&dialog, &ProfileDialog::saveWanted};
    QSignalSpy testWanted{&dialog, &ProfileDialog::testWanted};
    QSignalSpy testCancelled{&dialog, &ProfileDialog::testCancelled};

    Desk() { dialog.startAdding({u"Shop"_s}); }

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
        Desk desk;
        QVERIFY(!desk.canSave());
        QVERIFY(!desk.button(u"Test"_s)->isEnabled());
        QVERIFY(!desk.words().contains(u"empty"_s));
        QVERIFY(!desk.words().contains(u"no name"_s));
        QVERIFY(!desk.dialog.key());
    }

    void everyLabelsKeyLeadsToItsField()
    {
        Desk desk;
        desk.open();
        QTest::keyClick(&desk.dialog, Qt::Key_I, Qt::AltModifier);
        QVERIFY(desk.edit("accessKeyId").hasFocus());
        QTest::keyClick(&desk.dialog, Qt::Key_S, Qt::AltModifier);
        QVERIFY(desk.secretEntry().hasFocus());
        QTest::keyClick(&desk.dialog, Qt::Key_N, Qt::AltModifier);
        QVERIFY(desk.edit("name").hasFocus());
    }

    void everythingByKeyboard()
    {
        Desk desk;
        desk.open();
        QTest::keyClicks(qApp->focusWidget(), u"my demo"_s);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(qApp->focusWidget(), keyId);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Tab);
        QTest::keyClicks(qApp->focusWidget(), secretText);
        QTest::keyClick(qApp->focusWidget(), Qt::Key_Return);
        QCOMPARE(desk.saveWanted.size(), 1);
        const Profile profile = desk.dialog.profile();
        QCOMPARE(profile.name, u"my demo"_s);
        QCOMPARE(profile.region, regionPresets().front().region);
        QCOMPARE(profile.endpoint, regionPresets().front().endpoint);
        QCOMPARE(profile.accessKeyIdMasked, u"LTAI****************1Qx2"_s);
        const std::optional<AccessKey> key = desk.dialog.key();
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
        Desk desk;
        desk.fill();
        QVERIFY(desk.canSave());
        desk.edit("name").clear();
        desk.edit("name").setText(name);
        Q_EMIT desk.edit("name").textEdited(name);
        QVERIFY2(desk.words().contains(words), qPrintable(desk.words()));
        QVERIFY(desk.edit("name").accessibleDescription().contains(words));
        QVERIFY(!desk.canSave());
        QVERIFY(desk.button(u"Test"_s)->isEnabled()); // a name is no matter for a test
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
        Desk desk;
        desk.fill();
        desk.dialog.findChild<QToolButton *>(u"advanced"_s)->click();
        desk.typeInto(desk.edit(field.constData()), value);
        QVERIFY2(desk.words().contains(words), qPrintable(desk.words()));
        QVERIFY(!desk.canSave());
        QVERIFY(!desk.button(u"Test"_s)->isEnabled());
    }

    void theRegionBringsItsAddressesUnlessTheyWereChanged()
    {
        Desk desk;
        desk.fill();
        desk.region().setEditText(u"cn-beijing"_s);
        QCOMPARE(desk.dialog.profile().endpoint, u"https://nls-meta.cn-shanghai.aliyuncs.com"_s);
        QCOMPARE(desk.dialog.profile().apiVersion, u"2019-02-28"_s);
        QVERIFY(desk.words().contains(u"Tokens come from nls-meta.cn-shanghai.aliyuncs.com."_s));
        desk.typeInto(desk.edit("apiVersion"), u"2018-05-18"_s);
        desk.region().setEditText(u"ap-southeast-1"_s);
        const Profile profile = desk.dialog.profile();
        QCOMPARE(profile.endpoint, u"https://nlsmeta.ap-southeast-1.aliyuncs.com"_s);
        QCOMPARE(profile.gateway, u"wss://nls-gateway-ap-southeast-1.aliyuncs.com/ws/v1"_s);
        QCOMPARE(profile.apiVersion, u"2018-05-18"_s);
        desk.region().setEditText(u"Beijing!"_s);
        QVERIFY(desk.words().contains(u"“Beijing!” is not a region"_s));
        QVERIFY(!desk.canSave());
    }

    void aForeignEndpointIsToldAndAllowed()
    {
        Desk desk;
        desk.fill();
        desk.dialog.findChild<QToolButton *>(u"advanced"_s)->click();
        desk.typeInto(desk.edit("endpoint"), u"https://NLS.example.com/"_s);
        QVERIFY(desk.words().contains(
            u"https://nls.example.com is not an address of Alibaba Cloud: with a request that is "
            "sent there, it can obtain a token in your name."_s));
        QVERIFY(desk.canSave());
        QCOMPARE(desk.dialog.profile().endpoint, u"https://nls.example.com"_s);
        QCOMPARE(desk.dialog.key()->endpoint, u"https://nls.example.com"_s);
    }

    void swappedPartsAreSwappedBack()
    {
        Desk desk;
        desk.typeInto(desk.edit("name"), u"demo"_s);
        desk.typeInto(desk.edit("accessKeyId"), secretText);
        const QString inTheWrongPlace = desk.edit("accessKeyId").text();
        desk.typeInto(desk.secretEntry(), keyId);
        QVERIFY(desk.canSave()); // a remark is no error
        QPushButton *swap = desk.button(u"Swap"_s);
        QVERIFY(swap);
        QTest::keyClick(swap, Qt::Key_Space);
        QCOMPARE(desk.edit("accessKeyId").text(), keyId);
        QCOMPARE(desk.secretContent(), secretText);
        QVERIFY(isWiped(inTheWrongPlace));
        QVERIFY(!desk.button(u"Swap"_s));
    }

    void blanksAreRemovedOnRequest()
    {
        Desk desk;
        desk.fill();
        desk.paste(desk.secretEntry(), u"\n"_s);
        QVERIFY(!desk.canSave()); // a line break can't be part of it
        desk.button(u"Remove blanks"_s)->click();
        QCOMPARE(desk.secretContent(), secretText);
        QVERIFY(desk.canSave());
        desk.typeInto(desk.edit("accessKeyId"), u' ' + keyId);
        QVERIFY(desk.canSave());
        QVERIFY(desk.words().contains(u"holds a blank"_s));
        desk.button(u"Remove blanks"_s)->click();
        QCOMPARE(desk.edit("accessKeyId").text(), keyId);
        QVERIFY(!desk.button(u"Remove blanks"_s));
    }

    void halfACopyIsRemarkedOn()
    {
        Desk desk;
        desk.fill();
        desk.typeInto(desk.secretEntry(), secretText.chopped(1));
        QVERIFY(desk.words().contains(u"usual length of 30"_s));
        QVERIFY(desk.canSave());
        desk.typeInto(desk.edit("accessKeyId"), keyId.chopped(2));
        QVERIFY(desk.words().contains(u"does not look like the usual ones"_s));
        QVERIFY(desk.canSave());
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
        Desk desk;
        QSignalSpy shown(&desk.edit("accessKeyId"), &QLineEdit::textChanged);
        desk.paste(desk.edit("accessKeyId"), line);
        QCOMPARE(desk.edit("accessKeyId").text(), keyId);
        QCOMPARE(desk.secretContent(), secretText);
        for (const auto &text : std::as_const(shown))
            QVERIFY(!text.front().toString().contains(secretText));
        QVERIFY(!desk.edit("accessKeyId").isUndoAvailable()
            || !desk.edit("accessKeyId").text().contains(secretText));
    }

    void aWholeLineIsSplitByTheMenuToo()
    {
        Desk desk;
        desk.open();
        QGuiApplication::clipboard()->setText(keyId + u',' + secretText);
        QLineEdit &id = desk.edit("accessKeyId");
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
        QCOMPARE(desk.secretContent(), secretText);
    }

    void whatCameAnotherWayIsSplitAndWiped()
    {
        Desk desk;
        QLineEdit &id = desk.edit("accessKeyId");
        id.setText(keyId + u',' + secretText);
        const QString shown = id.text();
        Q_EMIT id.textEdited(shown); // as the primary selection and input methods do
        QCOMPARE(id.text(), keyId);
        QCOMPARE(desk.secretContent(), secretText);
        QVERIFY(isWiped(shown));
    }

    void temporaryKeysNeedTheirToken()
    {
        Desk desk;
        auto *temporary = desk.dialog.findChild<QCheckBox *>();
        QVERIFY(!desk.secret("securityToken").isVisibleTo(&desk.dialog));
        desk.fill();
        desk.typeInto(desk.edit("accessKeyId"), u"STS.NExampleExampleExample"_s);
        QVERIFY(temporary->isChecked());
        QVERIFY(desk.secret("securityToken").isVisibleTo(&desk.dialog));
        QVERIFY(desk.words().contains(u"there is no SecurityToken"_s));
        desk.typeInto(desk.secretEntry("securityToken"), u"CAIStoken=="_s);
        QVERIFY(!desk.words().contains(u"there is no SecurityToken"_s));
        QVERIFY(desk.dialog.key()->securityToken.equals("CAIStoken=="));
        temporary->setChecked(false);
        QVERIFY(desk.dialog.key()->securityToken.isEmpty());
    }

    void editingKeepsTheStoredKey()
    {
        Desk desk;
        const Profile stored = storedProfile();
        desk.dialog.startEditing(stored, {u"Shop"_s});
        QCOMPARE(desk.edit("accessKeyId").placeholderText(), stored.accessKeyIdMasked);
        QCOMPARE(desk.secretEntry().placeholderText(), u"The stored secret stays"_s);
        QVERIFY(desk.canSave());
        QVERIFY(!desk.dialog.key());
        QCOMPARE(desk.dialog.profile(), stored);
        desk.typeInto(desk.edit("name"), u"renamed"_s);
        QCOMPARE(desk.dialog.profile().name, u"renamed"_s);
        QCOMPARE(desk.dialog.profile().id, stored.id);
        QVERIFY(!desk.dialog.key());
    }

    void aNewSecretForTheStoredIdIsEnough()
    {
        Desk desk;
        desk.dialog.startEditing(storedProfile(), {});
        desk.typeInto(desk.secretEntry(), secretText);
        QVERIFY(desk.canSave());
        QVERIFY(!desk.words().contains(u"AccessKey ID is empty"_s));
        const std::optional<AccessKey> key = desk.dialog.key();
        QVERIFY(key);
        QVERIFY(key->id.isEmpty());
        QVERIFY(key->secret.equals(secretText.toUtf8()));
        QCOMPARE(desk.dialog.profile().accessKeyIdMasked, storedProfile().accessKeyIdMasked);
    }

    void aNewIdNeedsItsSecret()
    {
        Desk desk;
        desk.dialog.startEditing(storedProfile(), {});
        desk.typeInto(desk.edit("accessKeyId"), keyId);
        QVERIFY(!desk.canSave());
        QVERIFY(desk.words().contains(u"The AccessKey secret is empty"_s));
        desk.typeInto(desk.secretEntry(), secretText);
        QVERIFY(desk.canSave());
    }

    void changedAddressesAreOpenAtOnce()
    {
        Desk desk;
        Profile changed = storedProfile();
        QVERIFY(!desk.edit("endpoint").isVisibleTo(&desk.dialog));
        changed.endpoint = u"https://nls.example.com"_s;
        desk.dialog.startEditing(changed, {});
        QVERIFY(desk.edit("endpoint").isVisibleTo(&desk.dialog));
        QVERIFY(desk.words().contains(u"not an address of Alibaba Cloud"_s));
    }

    void aTestThatSucceedsIsTold()
    {
        Desk desk;
        desk.fill();
        desk.button(u"Test"_s)->click();
        QCOMPARE(desk.testWanted.size(), 1);
        desk.dialog.showTesting(u"host.example"_s);
        QVERIFY(desk.words().contains(u"Asking host.example…"_s));
        QVERIFY(!desk.canSave());
        QVERIFY(!desk.edit("name").isEnabled());
        TokenAnswer answer;
        answer.token.expireTime = 86400;
        desk.dialog.showTestResult(answer);
        QVERIFY(
            desk.words().contains(u"The service accepted the key; the token is good for 24 h."_s));
        QVERIFY(desk.edit("name").isEnabled());
        desk.button(u"Save"_s)->click();
        QCOMPARE(desk.saveWanted.size(), 1);
    }

    void aRefusalIsToldInTheServicesWordsToo()
    {
        Desk desk;
        desk.fill();
        desk.failTest(ErrorKind::Credentials, u"SignatureDoesNotMatch"_s);
        QVERIFY(desk.words().contains(u"The service said: “<b>no</b>”"_s));
        desk.typeInto(desk.secretEntry(), secretText + u'x');
        QVERIFY(!desk.words().contains(u"The service said"_s)); // of another key
        desk.button(u"Save"_s)->click();
        QCOMPARE(desk.saveWanted.size(), 1);
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
        Desk desk;
        desk.open();
        desk.fill();
        desk.failTest(kind, u"SignatureDoesNotMatch"_s);
        const auto ask = [&] {
            desk.button(u"Save"_s)->click();
            auto *box = desk.dialog.findChild<QMessageBox *>();
            (void)QTest::qWaitForWindowActive(box);
            return box;
        };
        QPointer<QMessageBox> box = ask();
        QVERIFY(box);
        QCOMPARE(box->text(), question);
        QCOMPARE(box->defaultButton()->text(), u"Go back"_s);
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(desk.saveWanted.isEmpty());
        QTRY_VERIFY(!box);
        box = ask();
        QVERIFY(box);
        const auto buttons = box->buttons();
        const auto save = std::ranges::find(buttons, u"Save"_s, &QAbstractButton::text);
        QVERIFY(save != buttons.end());
        (*save)->click();
        QCOMPARE(desk.saveWanted.size(), 1);
    }

    void closingDuringATestCancelsIt()
    {
        Desk desk;
        desk.open();
        desk.fill();
        desk.button(u"Test"_s)->click();
        desk.dialog.showTesting(u"host.example"_s);
        QTest::keyClick(&desk.dialog, Qt::Key_Escape);
        QCOMPARE(desk.testCancelled.size(), 1);
        QVERIFY(!desk.dialog.isVisible());
        desk.dialog.showTestResult(TokenAnswer()); // too late
        QVERIFY(!desk.words().contains(u"accepted"_s));
    }

    void aTestCanBeStopped()
    {
        Desk desk;
        desk.fill();
        desk.button(u"Test"_s)->click();
        desk.dialog.showTesting(u"host.example"_s);
        desk.button(u"Stop the test"_s)->click();
        QCOMPARE(desk.testCancelled.size(), 1);
        QCOMPARE(desk.testWanted.size(), 1);
        QVERIFY(desk.canSave());
        QVERIFY(desk.words().contains(u"The test was stopped."_s));
    }

    void aSavingThatFailsLosesNothing()
    {
        Desk desk;
        desk.open();
        desk.fill();
        desk.button(u"Save"_s)->click();
        desk.dialog.showSaving();
        QVERIFY(!desk.canSave());
        QTest::keyClick(&desk.dialog, Qt::Key_Escape);
        QVERIFY(desk.dialog.isVisible()); // it would be half done
        desk.dialog.showSaveFailed({.kind = ErrorKind::Keychain,
            .code = u"KeychainLocked"_s,
            .detail = u"GNOME Keyring"_s});
        QVERIFY(desk.words().contains(u"GNOME Keyring is locked"_s));
        QVERIFY(desk.canSave());
        QCOMPARE(desk.secretContent(), secretText);
    }

    void nothingOfASecretStaysAfterClosing()
    {
        Desk desk;
        desk.open();
        desk.fill();
        desk.typeInto(desk.edit("accessKeyId"), secretText); // in the wrong place
        const QString secret = desk.secretEntry().text();
        const QString id = desk.edit("accessKeyId").text();
        QCOMPARE(secret, secretText);
        desk.dialog.reject();
        QVERIFY(isWiped(secret));
        QVERIFY(isWiped(id));
        QVERIFY(desk.secret().isEmpty());
        QVERIFY(!desk.dialog.key());
    }

    void noSecretIsInAnyWord()
    {
        Desk desk;
        desk.fill();
        desk.secret().setSecret(SecretBytes((secretText + u"\"密"_s).toUtf8()));
        QVERIFY(!desk.words().contains(secretText));
        const auto widgets = desk.dialog.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            QVERIFY(!widget->accessibleDescription().contains(secretText));
            QVERIFY(!widget->accessibleName().contains(secretText));
            QVERIFY(!widget->toolTip().contains(secretText));
        }
    }

    void everyFieldHasANameForAssistiveTechnology()
    {
        Desk desk;
        const auto edits = desk.dialog.findChildren<QLineEdit *>();
        for (const QLineEdit *edit : edits) {
            QVERIFY(!edit->accessibleName().isEmpty());
            QVERIFY(!edit->accessibleName().contains(u'&'));
        }
        QCOMPARE(desk.region().accessibleName(), u"Region"_s);
        QCOMPARE(desk.region().lineEdit()->accessibleName(), u"Region"_s);
        QCOMPARE(desk.region().lineEdit()->accessibleDescription(),
            desk.region().accessibleDescription());
        QVERIFY(!desk.region().accessibleDescription().isEmpty());
    }
};

NLSTOKEN_TEST_IN(tst_profiledialog, QApplication)
#include "tst_profiledialog.moc"
