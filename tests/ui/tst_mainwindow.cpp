// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/profiles/profilechanges.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/answerof.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"
#include "tests/ui/fakesandbox.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "tests/ui/trial/fakesoundplayer.h"
#include "ui/shared/errorcard.h"
#include "ui/mainwindow.h"
#include "ui/profiles/firstrunpage.h"
#include "ui/profiles/profiledialog.h"
#include "ui/profiles/profileediting.h"
#include "ui/profiles/profilesessions.h"
#include "ui/shared/secretclipboard.h"
#include "ui/token/tokenpage.h"
#include "ui/trial/trialpanel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray kept = "0123456789abcdef0123456789abcdef";

// A window over parts that are played; settings and refresh states are real files.
struct Fixture
{
    explicit Fixture(const QStringList &names = {})
    {
        for (const QString &name : names) {
            Profile profile = refreshes.profile;
            profile.id = newProfile(name, u"ap-southeast-1"_s).id;
            profile.name = name;
            profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
            if (!store.add(profile))
                qFatal("the profile was not added");
        }
    }

    // Made late, so that a test can prepare what it finds.
    void open()
    {
        sessions = std::make_unique<ProfileSessions>(store, parts, renewals, sandbox);
        sessions->reload();
        window = std::make_unique<MainWindow>(MainWindow::Parts{.sessions = *sessions,
            .editing = editing,
            .sandbox = sandbox,
            .secretClipboard = secretClipboard,
            .clipboard = clipboard,
            .clock = refreshes.clock,
            .errors = errors,
            .snippets = snippets,
            .trial = trials.trial,
            .sound = sound,
            .keychainName = [](const Reply<QString> &reply) { reply.answer(u"GNOME Keyring"_s); },
            .confirmEndpoint = [this](const Profile &profile, const Reply<void> &reply) {
            changes.confirmEndpoint(profile, reply);
        }});
        editing.setWindow(window.get());
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("the window did not come up");
    }

    [[nodiscard]] QAction *action(const QString &text) const
    {
        const auto actions = window->findChildren<QAction *>();
        for (QAction *action : actions) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        qFatal("no such action");
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const auto labels = window->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        const auto buttons = window->findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }

    TokenRefreshFixture refreshes;
    ErrorCatalogue errors{u"en"_s};
    SnippetLibrary snippets{u"en"_s};
    TrialFixture trials;
    FakeSoundPlayer sound;
    ProfileStore store{SettingsFile(refreshes.folder.filePath(u"settings.json"_s))};
    ProfileKeys keys{refreshes.store};
    ProfileChanges changes{store, keys, refreshes.service(), {}};
    TokenRenewer renewals{refreshes.service(), refreshes.records, refreshes.clock};
    TokenSession::Parts parts{
        .tokens = refreshes.service(), .renewals = renewals, .clock = refreshes.clock};
    FakeSandbox sandbox{parts, ProfileSessions::sandboxId()};
    FakeClipboard clipboard;
    SecretClipboard secretClipboard{clipboard, refreshes.clock};
    ProfileEditing editing{{.store = store,
        .errors = errors,
        .clock = refreshes.clock,
        .editor = {.keys = keys, .changes = changes, .storeKind = u"memory"_s, .salt = [] {
        return QByteArray(32, 's');
    }, .tokensWith = [this](AccessKeySource &source) {
        TokenRefreshParts with{.clock = refreshes.clock,
            .keys = source,
            .cache = refreshes.tokenCache,
            .client = refreshes.client,
            .records = refreshes.records,
            .salt = [] { return QByteArray(32, 's'); }};
        return std::make_unique<TokenService>(std::move(with), refreshes.activity, u"test"_s);
    }}}};
    std::unique_ptr<ProfileSessions> sessions;
    std::unique_ptr<MainWindow> window;
};

} // namespace

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void withoutProfilesTheWaysToATokenAreShown()
    {
        Fixture fixture;
        fixture.open();
        QVERIFY(fixture.window->findChild<FirstRunPage *>()->isVisible());
        QCOMPARE(fixture.sandbox.starts, 0);
    }

    void theSandboxStartsWhenItIsChosen()
    {
        Fixture fixture;
        fixture.open();
        fixture.window->choose(ProfileSessions::sandboxId());
        QCOMPARE(fixture.sandbox.starts, 1);
        QVERIFY(fixture.window->findChild<TokenPage *>()->isVisible());
        QVERIFY(fixture.button(u"Obtain"_s));
    }

    void sandboxThatCouldNotStartIsTriedAgain_data()
    {
        QTest::addColumn<bool>("byNextStep");
        QTest::newRow("chosen again") << false;
        QTest::newRow("next step") << true;
    }
    void sandboxThatCouldNotStartIsTriedAgain()
    {
        QFETCH(bool, byNextStep);
        Fixture fixture({u"demo"_s});
        fixture.sandbox.failure = ServiceError{.kind = ErrorKind::Network,
            .code = errorcode::ListenFailed,
            .detail = u"127.0.0.1:0"_s};
        fixture.open();
        fixture.window->choose(ProfileSessions::sandboxId());
        QTRY_VERIFY(fixture.says(u"could not listen on 127.0.0.1:0"_s));
        QTRY_VERIFY(fixture.button(u"Try now"_s));
        fixture.sandbox.failure.reset();
        if (byNextStep)
            fixture.button(u"Try now"_s)->click();
        else
            fixture.window->choose(ProfileSessions::sandboxId());
        QTRY_VERIFY(fixture.button(u"Obtain"_s));
        QVERIFY(!fixture.says(u"could not listen"_s));
    }

    void theFirstProfileIsChosenAndItsTokenShown()
    {
        Fixture fixture({u"demo"_s, u"other"_s});
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.open();
        QTRY_VERIFY(fixture.button(u"Copy token"_s));
        QCOMPARE(fixture.window->windowTitle(), u"demo"_s);
        QVERIFY(fixture.refreshes.client.requests.empty());
    }

    void nothingIsAskedBeforeTheFirstPaint()
    {
        Fixture fixture({u"demo"_s});
        fixture.open();
        QTRY_VERIFY(fixture.says(u"GNOME Keyring"_s));
        QVERIFY(fixture.refreshes.store.calls.isEmpty());
        QVERIFY(fixture.refreshes.client.requests.empty());
    }

    void copyingWithoutATokenObtainsFirst()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.expectToken(kept);
        fixture.open();
        fixture.action(u"Copy token"_s)->trigger();
        QTRY_COMPARE(fixture.clipboard.text(), QString::fromLatin1(kept));
        QVERIFY(fixture.secretClipboard.state() == SecretClipboard::State::Holding);
    }

    void theKeyboardStaysWithTheNextStep()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.expectToken(kept);
        fixture.open();
        QTRY_COMPARE(fixture.window->focusWidget(), fixture.button(u"Obtain"_s));
        fixture.button(u"Obtain"_s)->click();
        QTRY_VERIFY(fixture.button(u"Copy token"_s));
        QCOMPARE(fixture.window->focusWidget(), fixture.button(u"Copy token"_s));
    }

    void anExpiredTokenIsNeverCopied()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.cache(fixture.refreshes.token("11111111111111111111111111111111", -1s));
        fixture.refreshes.client.expect(
            ServiceError{.kind = ErrorKind::Protocol, .code = errorcode::AnswerTruncated});
        fixture.open();
        fixture.action(u"Copy token"_s)->trigger();
        QTRY_COMPARE(fixture.refreshes.client.requests.size(), 1U);
        QTRY_VERIFY(fixture.button(u"Explain"_s));
        QVERIFY(fixture.clipboard.text().isEmpty());
    }

    void everyFormCanBeCopied()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.open();
        fixture.action(u"HTTP header"_s)->trigger();
        QTRY_COMPARE(fixture.clipboard.text(), u"X-NLS-Token: "_s + QString::fromLatin1(kept));
    }

    void theCountdownGoesDown()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.open();
        auto *ring = fixture.window->findChild<TokenPage *>()->findChild<CountdownRing *>();
        QTRY_COMPARE(ring->text(), u"1:00:00"_s);
        fixture.refreshes.clock.advance(61s);
        QTRY_COMPARE(ring->text(), u"58:59"_s);
    }

    void aRefusalIsExplainedWhenAsked()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.client.expect(ServiceError{.kind = ErrorKind::Credentials,
            .code = u"SignatureDoesNotMatch"_s,
            .serverMessage = u"<b>Not</b> matched."_s,
            .requestId = u"ABCD-1"_s});
        fixture.open();
        QTRY_VERIFY(fixture.button(u"Obtain"_s));
        fixture.button(u"Obtain"_s)->click();
        QTRY_VERIFY(fixture.button(u"Explain"_s));
        QVERIFY(fixture.button(u"Edit profile…"_s));
        QVERIFY(!fixture.says(u"ABCD-1"_s));
        fixture.button(u"Explain"_s)->click();
        QVERIFY(fixture.says(u"ABCD-1"_s));
        QVERIFY(fixture.says(u"<b>Not</b> matched."_s)); // as words, never as markup
    }

    void whatAnotherProgramChangesIsShown()
    {
        Fixture fixture({u"demo"_s});
        fixture.open();
        Profile added = newProfile(u"added elsewhere"_s, u"cn-shanghai"_s);
        QVERIFY(fixture.store.add(added));
        fixture.sessions->reload();
        auto *list = fixture.window->findChild<QListView *>();
        QCOMPARE(list->model()->rowCount(), 3); // the sandbox is the last
        QVERIFY(fixture.store.remove(added.id));
        fixture.sessions->reload();
        QCOMPARE(list->model()->rowCount(), 2);
    }

    void theChosenProfileMayDisappear()
    {
        Fixture fixture({u"demo"_s, u"other"_s});
        fixture.open();
        const Profile other = *fixture.sessions->profiles().named(u"other"_s);
        fixture.window->choose(other.id);
        QCOMPARE(fixture.window->windowTitle(), u"other"_s);
        QVERIFY(fixture.store.remove(other.id));
        fixture.sessions->reload();
        QCOMPARE(fixture.window->windowTitle(), u"demo"_s);
    }

    void aDamagedSettingsFileIsSaid()
    {
        Fixture fixture;
        QFile file(fixture.refreshes.folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        fixture.open();
        QVERIFY(!fixture.window->findChild<FirstRunPage *>()->isVisible());
        QVERIFY(fixture.button(u"Explain"_s));
    }

    void removingAsksAndNamesWhatGoes()
    {
        Fixture fixture({u"demo"_s});
        fixture.open();
        fixture.action(u"Remove…"_s)->trigger();
        auto *box = fixture.window->findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->text().contains(u"demo"_s));
        QVERIFY(box->escapeButton());
        QCOMPARE(box->defaultButton(), box->escapeButton());
        box->escapeButton()->click();
        QVERIFY(fixture.store.load()->named(u"demo"_s));

        fixture.action(u"Remove…"_s)->trigger();
        const auto boxes = fixture.window->findChildren<QMessageBox *>();
        for (QMessageBox *shown : boxes) {
            if (!shown->isVisible())
                continue;
            for (QAbstractButton *button : shown->buttons()) {
                if (shown->buttonRole(button) == QMessageBox::DestructiveRole)
                    button->click();
            }
        }
        QTRY_VERIFY(fixture.store.load()->all.empty());
    }

    void aTestThatWasStoppedIsNoFailedSave()
    {
        Fixture fixture({u"demo"_s});
        Profile lost = *fixture.store.load()->named(u"demo"_s);
        lost.accessKeyIdMasked = u"LTAI****************OpQr"_s;
        QVERIFY(fixture.store.replace(lost));
        fixture.open();
        fixture.action(u"Edit…"_s)->trigger();
        const auto *dialog = fixture.window->findChild<ProfileDialog *>();
        QVERIFY(dialog);
        QVERIFY(fixture.button(u"Test"_s)->isEnabled());
        fixture.button(u"Test"_s)->click();
        fixture.button(u"Stop the test"_s)->click();
        // Answers come in turn: when this one is there, the test's is too.
        QVERIFY(!answerOf<AccessKey>(
            [&](const Reply<AccessKey> &reply) { fixture.keys.read(lost, {}, reply); }));
        QVERIFY(fixture.says(u"The test was stopped."_s));
        QVERIFY(!fixture.says(u"The keychain holds no AccessKey"_s));

        fixture.button(u"Test"_s)->click();
        QTRY_VERIFY(fixture.says(u"The keychain holds no AccessKey"_s));
    }

    void whatCouldNotBeDoneIsTold()
    {
        Fixture fixture;
        fixture.open();
        fixture.window->tell({.kind = ErrorKind::Profile,
            .code = errorcode::SettingsNotWritable,
            .detail = u"/the/file"_s});
        QVERIFY(fixture.says(u"/the/file"_s));
    }

    void closingWhileARequestHangsIsSafe()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.client.expectAndHold();
        fixture.open();
        QTRY_VERIFY(fixture.button(u"Obtain"_s));
        fixture.button(u"Obtain"_s)->click();
        QTRY_VERIFY(fixture.refreshes.client.holds());
        fixture.window.reset();
        fixture.sessions.reset();
        fixture.refreshes.client.answerHeld(
            Failure({.kind = ErrorKind::Network, .code = errorcode::ConnectionClosed}));
        QCoreApplication::sendPostedEvents();
    }

    void everyControlHasAName()
    {
        Fixture fixture({u"demo"_s});
        fixture.refreshes.cache(fixture.refreshes.token(kept, 1h));
        fixture.open();
        QTRY_VERIFY(fixture.button(u"Copy token"_s));
        const auto widgets = fixture.window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const QString name = widget->accessibleName() + widget->property("text").toString();
            QVERIFY2(!name.isEmpty() || widget->focusProxy(), widget->metaObject()->className());
        }
    }

    void whatATrialCameToCanBeSeenInALowWindow()
    {
        Fixture fixture({u"one"_s});
        fixture.open();
        fixture.window->setSettings({.knowsOfBilling = true});
        fixture.window->resize(900, 600);
        fixture.refreshes.expectToken(kept);
        fixture.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        fixture.action(u"Try it"_s)->trigger();
        auto *panel = fixture.window->findChild<TrialPanel *>();
        QVERIFY(panel);
        auto *card = panel->findChild<ErrorCard *>();
        const auto *area =
            qobject_cast<QScrollArea *>(fixture.window->findChild<QTabWidget *>()->currentWidget());
        QVERIFY(area);
        QTRY_VERIFY(card->isVisible());
        QTRY_VERIFY(area->verticalScrollBar()->value() > 0);
        QCoreApplication::processEvents();
        const QPoint end = card->mapTo(area->viewport(), card->rect().bottomLeft());
        QVERIFY2(end.y() < area->viewport()->height(), qPrintable(QString::number(end.y())));
    }
};

NLSTOKEN_TEST_IN(tst_MainWindow, QApplication)
#include "tst_mainwindow.moc"
