// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/profiles/profilechanges.h"
#include "core/token/renewaltimer.h"
#include "tests/support/answerof.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"
#include "tests/ui/fakesandbox.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "tests/ui/trial/fakesoundplayer.h"
#include "ui/activity/errorcard.h"
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

// A window over parts that are played; settings and flight records are real files.
struct Desk
{
    explicit Desk(const QStringList &names = {})
    {
        for (const QString &name : names) {
            Profile profile = flights.profile;
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
            .clock = flights.clock,
            .errors = errors,
            .snippets = snippets,
            .trial = trials.trial,
            .sound = sound,
            .keychainName = [](const Reply<QString> &reply) { reply.answer(u"GNOME Keyring"_s); },
            .confirmEndpoint =
                [this](const Profile &profile, const Reply<void> &reply) {
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

    FlightDesk flights;
    ErrorCatalogue errors{u"en"_s};
    SnippetLibrary snippets{u"en"_s};
    TrialDesk trials;
    FakeSoundPlayer sound;
    ProfileStore store{SettingsFile(flights.folder.filePath(u"settings.json"_s))};
    ProfileKeys keys{flights.store};
    ProfileChanges changes{store, keys, flights.service()};
    RenewalTimer renewals{flights.service(), flights.records, flights.clock};
    TokenSession::Parts parts{.tokens = flights.service(),
        .quietTokens = flights.service(),
        .renewals = renewals,
        .clock = flights.clock};
    FakeSandbox sandbox{parts, ProfileSessions::sandboxId()};
    FakeClipboard clipboard;
    SecretClipboard secretClipboard{clipboard, flights.clock};
    ProfileEditing editing{{.store = store,
        .errors = errors,
        .clock = flights.clock,
        .editor = {.keys = keys,
            .changes = changes,
            .storeKind = u"memory"_s,
            .salt = [] { return QByteArray(32, 's'); },
            .tokensWith =
                [this](AccessKeySource &source) {
                    FlightParts with{.clock = flights.clock,
                        .keys = source,
                        .cache = flights.tokenCache,
                        .client = flights.client,
                        .records = flights.records,
                        .salt = [] { return QByteArray(32, 's'); }};
                    return std::make_unique<TokenService>(
                        std::move(with), flights.activity, u"test"_s);
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
        Desk desk;
        desk.open();
        QVERIFY(desk.window->findChild<FirstRunPage *>()->isVisible());
        QCOMPARE(desk.sandbox.starts, 0);
    }

    void theSandboxStartsWhenItIsChosen()
    {
        Desk desk;
        desk.open();
        desk.window->choose(ProfileSessions::sandboxId());
        QCOMPARE(desk.sandbox.starts, 1);
        QVERIFY(desk.window->findChild<TokenPage *>()->isVisible());
        QVERIFY(desk.button(u"Obtain"_s));
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
        Desk desk({u"demo"_s});
        desk.sandbox.failure = ServiceError{.kind = ErrorKind::Network,
            .code = errorcode::ListenFailed,
            .detail = u"127.0.0.1:0"_s};
        desk.open();
        desk.window->choose(ProfileSessions::sandboxId());
        QTRY_VERIFY(desk.says(u"could not listen on 127.0.0.1:0"_s));
        QTRY_VERIFY(desk.button(u"Try now"_s));
        desk.sandbox.failure.reset();
        if (byNextStep)
            desk.button(u"Try now"_s)->click();
        else
            desk.window->choose(ProfileSessions::sandboxId());
        QTRY_VERIFY(desk.button(u"Obtain"_s));
        QVERIFY(!desk.says(u"could not listen"_s));
    }

    void theFirstProfileIsChosenAndItsTokenShown()
    {
        Desk desk({u"demo"_s, u"other"_s});
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.open();
        QTRY_VERIFY(desk.button(u"Copy token"_s));
        QCOMPARE(desk.window->windowTitle(), u"demo"_s);
        QVERIFY(desk.flights.client.requests.empty());
    }

    void nothingIsAskedBeforeTheFirstPaint()
    {
        Desk desk({u"demo"_s});
        desk.open();
        QTRY_VERIFY(desk.says(u"GNOME Keyring"_s));
        QVERIFY(desk.flights.store.calls.isEmpty());
        QVERIFY(desk.flights.client.requests.empty());
    }

    void copyingWithoutATokenObtainsFirst()
    {
        Desk desk({u"demo"_s});
        desk.flights.expectToken(kept);
        desk.open();
        desk.action(u"Copy token"_s)->trigger();
        QTRY_COMPARE(desk.clipboard.text(), QString::fromLatin1(kept));
        QVERIFY(desk.secretClipboard.state() == SecretClipboard::State::Holding);
    }

    void theKeyboardStaysWithTheNextStep()
    {
        Desk desk({u"demo"_s});
        desk.flights.expectToken(kept);
        desk.open();
        QTRY_COMPARE(desk.window->focusWidget(), desk.button(u"Obtain"_s));
        desk.button(u"Obtain"_s)->click();
        QTRY_VERIFY(desk.button(u"Copy token"_s));
        QCOMPARE(desk.window->focusWidget(), desk.button(u"Copy token"_s));
    }

    void anExpiredTokenIsNeverCopied()
    {
        Desk desk({u"demo"_s});
        desk.flights.cache(desk.flights.token("11111111111111111111111111111111", -1s));
        desk.flights.client.expect(
            ServiceError{.kind = ErrorKind::Protocol, .code = errorcode::AnswerTruncated});
        desk.open();
        desk.action(u"Copy token"_s)->trigger();
        QTRY_COMPARE(desk.flights.client.requests.size(), 1U);
        QTRY_VERIFY(desk.button(u"Explain"_s));
        QVERIFY(desk.clipboard.text().isEmpty());
    }

    void everyFormCanBeCopied()
    {
        Desk desk({u"demo"_s});
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.open();
        desk.action(u"HTTP header"_s)->trigger();
        QTRY_COMPARE(desk.clipboard.text(), u"X-NLS-Token: "_s + QString::fromLatin1(kept));
    }

    void theCountdownGoesDown()
    {
        Desk desk({u"demo"_s});
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.open();
        auto *ring = desk.window->findChild<TokenPage *>()->findChild<CountdownRing *>();
        QTRY_COMPARE(ring->text(), u"1:00:00"_s);
        desk.flights.clock.advance(61s);
        QTRY_COMPARE(ring->text(), u"58:59"_s);
    }

    void aRefusalIsExplainedWhenAsked()
    {
        Desk desk({u"demo"_s});
        desk.flights.client.expect(ServiceError{.kind = ErrorKind::Credentials,
            .code = u"SignatureDoesNotMatch"_s,
            .serverMessage = u"<b>Not</b> matched."_s,
            .requestId = u"ABCD-1"_s});
        desk.open();
        QTRY_VERIFY(desk.button(u"Obtain"_s));
        desk.button(u"Obtain"_s)->click();
        QTRY_VERIFY(desk.button(u"Explain"_s));
        QVERIFY(desk.button(u"Edit profile…"_s));
        QVERIFY(!desk.says(u"ABCD-1"_s));
        desk.button(u"Explain"_s)->click();
        QVERIFY(desk.says(u"ABCD-1"_s));
        QVERIFY(desk.says(u"<b>Not</b> matched."_s)); // as words, never as markup
    }

    void whatAnotherProgramChangesIsShown()
    {
        Desk desk({u"demo"_s});
        desk.open();
        Profile added = newProfile(u"added elsewhere"_s, u"cn-shanghai"_s);
        QVERIFY(desk.store.add(added));
        desk.sessions->reload();
        auto *list = desk.window->findChild<QListView *>();
        QCOMPARE(list->model()->rowCount(), 3); // the sandbox is the last
        QVERIFY(desk.store.remove(added.id));
        desk.sessions->reload();
        QCOMPARE(list->model()->rowCount(), 2);
    }

    void theChosenProfileMayDisappear()
    {
        Desk desk({u"demo"_s, u"other"_s});
        desk.open();
        const Profile other = *desk.sessions->profiles().named(u"other"_s);
        desk.window->choose(other.id);
        QCOMPARE(desk.window->windowTitle(), u"other"_s);
        QVERIFY(desk.store.remove(other.id));
        desk.sessions->reload();
        QCOMPARE(desk.window->windowTitle(), u"demo"_s);
    }

    void aDamagedSettingsFileIsSaid()
    {
        Desk desk;
        QFile file(desk.flights.folder.filePath(u"settings.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        desk.open();
        QVERIFY(!desk.window->findChild<FirstRunPage *>()->isVisible());
        QVERIFY(desk.button(u"Explain"_s));
    }

    void removingAsksAndNamesWhatGoes()
    {
        Desk desk({u"demo"_s});
        desk.open();
        desk.action(u"Remove…"_s)->trigger();
        auto *box = desk.window->findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(box->text().contains(u"demo"_s));
        QVERIFY(box->escapeButton());
        QCOMPARE(box->defaultButton(), box->escapeButton());
        box->escapeButton()->click();
        QVERIFY(desk.store.load()->named(u"demo"_s));

        desk.action(u"Remove…"_s)->trigger();
        const auto boxes = desk.window->findChildren<QMessageBox *>();
        for (QMessageBox *shown : boxes) {
            if (!shown->isVisible())
                continue;
            for (QAbstractButton *button : shown->buttons()) {
                if (shown->buttonRole(button) == QMessageBox::DestructiveRole)
                    button->click();
            }
        }
        QTRY_VERIFY(desk.store.load()->all.empty());
    }

    void aTestThatWasStoppedIsNoFailedSave()
    {
        Desk desk({u"demo"_s});
        Profile lost = *desk.store.load()->named(u"demo"_s);
        lost.accessKeyIdMasked = u"LTAI****************OpQr"_s;
        QVERIFY(desk.store.replace(lost));
        desk.open();
        desk.action(u"Edit…"_s)->trigger();
        const auto *dialog = desk.window->findChild<ProfileDialog *>();
        QVERIFY(dialog);
        QVERIFY(desk.button(u"Test"_s)->isEnabled());
        desk.button(u"Test"_s)->click();
        desk.button(u"Stop the test"_s)->click();
        // Answers come in turn: when this one is there, the test's is too.
        QVERIFY(!answerOf<AccessKey>(
            [&](const Reply<AccessKey> &reply) { desk.keys.read(lost, reply); }));
        QVERIFY(desk.says(u"The test was stopped."_s));
        QVERIFY(!desk.says(u"The keychain holds no AccessKey"_s));

        desk.button(u"Test"_s)->click();
        QTRY_VERIFY(desk.says(u"The keychain holds no AccessKey"_s));
    }

    void whatCouldNotBeDoneIsTold()
    {
        Desk desk;
        desk.open();
        desk.window->tell({.kind = ErrorKind::Profile,
            .code = errorcode::SettingsNotWritable,
            .detail = u"/the/file"_s});
        QVERIFY(desk.says(u"/the/file"_s));
    }

    void closingWhileARequestHangsIsSafe()
    {
        Desk desk({u"demo"_s});
        desk.flights.client.expectAndHold();
        desk.open();
        QTRY_VERIFY(desk.button(u"Obtain"_s));
        desk.button(u"Obtain"_s)->click();
        QTRY_VERIFY(desk.flights.client.holds());
        desk.window.reset();
        desk.sessions.reset();
        desk.flights.client.answerHeld(
            Failure({.kind = ErrorKind::Network, .code = errorcode::ConnectionClosed}));
        QCoreApplication::sendPostedEvents();
    }

    void everyControlHasAName()
    {
        Desk desk({u"demo"_s});
        desk.flights.cache(desk.flights.token(kept, 1h));
        desk.open();
        QTRY_VERIFY(desk.button(u"Copy token"_s));
        const auto widgets = desk.window->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            const QString name = widget->accessibleName() + widget->property("text").toString();
            QVERIFY2(!name.isEmpty() || widget->focusProxy(), widget->metaObject()->className());
        }
    }

    void whatATrialCameToCanBeSeenInALowWindow()
    {
        Desk desk({u"one"_s});
        desk.open();
        desk.window->setSettings({.knowsOfBilling = true});
        desk.window->resize(900, 600);
        desk.flights.expectToken(kept);
        desk.trials.expectRefusal(40020105, "Meta:APPKEY_NOT_EXIST:Appkey not exist!");
        desk.action(u"Try it"_s)->trigger();
        auto *panel = desk.window->findChild<TrialPanel *>();
        QVERIFY(panel);
        auto *card = panel->findChild<ErrorCard *>();
        const auto *area =
            qobject_cast<QScrollArea *>(desk.window->findChild<QTabWidget *>()->currentWidget());
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
