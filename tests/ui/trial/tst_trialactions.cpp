// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/token/renewaltimer.h"
#include "tests/support/flightdesk.h"
#include "tests/support/testprogram.h"
#include "tests/support/trialdesk.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "tests/ui/trial/fakesoundplayer.h"
#include "ui/activity/errorcard.h"
#include "ui/shared/secretclipboard.h"
#include "ui/trial/qrdialog.h"
#include "ui/trial/snippetactions.h"
#include "ui/trial/snippetview.h"
#include "ui/trial/trialactions.h"
#include "ui/trial/trialpage.h"
#include "ui/trial/trialpanel.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;

namespace {

const QByteArray kept = "0123456789abcdef0123456789abcdef";
const QByteArray other = "11111111111111111111111111111111";

enum class Has {
    NoToken,
    Token,
    ExpiredToken,
};

// The page over parts that are played.
struct Desk
{
    explicit Desk(Has has = Has::Token, bool isSandbox = false)
    {
        flights.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        session.setProfile(flights.profile);
        if (has != Has::NoToken) {
            flights.cache(flights.token(kept, has == Has::Token ? 1h : -1h));
            session.lookUp();
            if (!QTest::qWaitFor([this] { return session.token().has_value(); }))
                qFatal("the token was not looked up");
        }
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(actions.makePage(&window));
        window.resize(900, 700);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window did not come up");
        actions.setSession(&session, isSandbox);
    }

    [[nodiscard]] TrialPage &page() const { return *window.findChild<TrialPage *>(); }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        const auto buttons = page().findChildren<QPushButton *>();
        for (QPushButton *button : buttons) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    }
    [[nodiscard]] SnippetView &view() const { return *window.findChild<SnippetView *>(); }
    [[nodiscard]] QString shown() const { return view().toPlainText(); }
    [[nodiscard]] QString copied() const { return clipboard.text(); }
    // What the user answers when asked for a file.
    void saveAs(const QString &path)
    {
        QFileDialog *dialog = nullptr;
        if (!QTest::qWaitFor([&] {
                dialog = window.findChild<QFileDialog *>();
                return dialog && dialog->isVisible();
            }))
            qFatal("nobody asked for a file");
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }

    FlightDesk flights;
    TrialDesk trials;
    RenewalTimer renewals{flights.service(), flights.records, flights.clock};
    TokenSession session{flights.profile,
        {.tokens = flights.service(),
            .quietTokens = flights.service(),
            .renewals = renewals,
            .clock = flights.clock}};
    SnippetLibrary library{u"en"_s};
    ErrorCatalogue errors{u"en"_s};
    FakeClipboard clipboard;
    SecretClipboard secretClipboard{clipboard, flights.clock};
    FakeSoundPlayer sound;
    QWidget window;
    TrialActions actions{
        {.snippets = library,
            .secretClipboard = secretClipboard,
            .clipboard = clipboard,
            .sound = sound,
            .clock = flights.clock,
            .errors = errors,
            .trialOf = [this](const QString &) -> TokenTrial & { return trials.trial; }},
        &window};
};

QString readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class tst_TrialActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void theTokenIsMaskedOnTheScreenAndWholeInTheClipboard()
    {
        Desk desk;
        QVERIFY(desk.shown().contains(u"••••cdef"_s));
        QVERIFY(!desk.shown().contains(QString::fromLatin1(kept.left(8))));
        QVERIFY(desk.shown().contains("hT7kQ2mVwLpZ81xR"_L1));
        desk.actions.snippets().copy();
        QTRY_VERIFY(desk.copied().contains(QString::fromLatin1(kept)));
        QVERIFY(desk.secretClipboard.state() == SecretClipboard::State::Holding);
        QVERIFY(desk.flights.client.requests.empty());
    }

    void withoutATokenCopyingObtainsFirst()
    {
        Desk desk(Has::NoToken);
        QVERIFY(desk.shown().contains(u"••••••••"_s));
        desk.flights.expectToken(other);
        desk.actions.snippets().copy();
        QTRY_VERIFY(desk.copied().contains(QString::fromLatin1(other)));
        QTRY_VERIFY(desk.shown().contains(u"••••1111"_s));
    }

    void anExpiredTokenIsNeitherShownNorCopied()
    {
        Desk desk(Has::ExpiredToken);
        QVERIFY(!desk.shown().contains("cdef"_L1));
        desk.flights.expectToken(other);
        desk.actions.snippets().copy();
        QTRY_VERIFY(desk.copied().contains(QString::fromLatin1(other)));
        QVERIFY(!desk.copied().contains(QString::fromLatin1(kept)));
    }

    void codeThatObtainsIsNoSecret()
    {
        Desk desk(Has::NoToken);
        desk.actions.setChoice({u"python"_s, {}, SnippetUse::AccessKey});
        QVERIFY(desk.shown().contains("ALIBABA_CLOUD_ACCESS_KEY_ID"_L1));
        desk.actions.snippets().copy();
        QTRY_COMPARE(desk.copied(), desk.shown());
        QVERIFY(desk.secretClipboard.state() == SecretClipboard::State::Empty);
    }

    void aMarkedStretchIsCopiedWhole()
    {
        Desk desk;
        const auto mask = static_cast<int>(desk.shown().indexOf(u'•'));
        Q_EMIT desk.view().copyWanted(mask - 1, 12);
        QCOMPARE(desk.copied(), u"\"0123456789a"_s);
        QVERIFY(desk.secretClipboard.state() == SecretClipboard::State::Holding);
        Q_EMIT desk.view().copyWanted(0, 10);
        QCOMPARE(desk.copied(), desk.shown().left(10));
    }

    void aMarkedStretchIsCopiedWithTheTokenThatIsObtainedForIt()
    {
        Desk desk(Has::NoToken);
        desk.flights.expectToken(other);
        const auto mask = static_cast<int>(desk.shown().indexOf(u'•'));
        const auto end = static_cast<int>(desk.shown().lastIndexOf(u'•')) + 1;
        Q_EMIT desk.view().copyWanted(mask - 1, end - mask + 2);
        QTRY_COMPARE(desk.copied(), u'"' + QString::fromLatin1(other) + u'"');
        QVERIFY(desk.secretClipboard.state() == SecretClipboard::State::Holding);
    }

    void aSnippetIsSavedForTheUserAlone()
    {
        Desk desk;
        const QString path = desk.flights.folder.filePath(u"synthesize.py"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        QSignalSpy said(&desk.actions, &TrialActions::said);
        desk.actions.snippets().save();
        desk.saveAs(path);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(readAll(path).contains(QString::fromLatin1(kept)));
#ifdef Q_OS_UNIX
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
#endif
    }

    void whatCannotBeSavedIsTold()
    {
        Desk desk;
        const QString path = desk.flights.folder.filePath(u"no/such/folder/a.py"_s);
        desk.actions.snippets().save();
        desk.saveAs(path);
        const auto box = [&desk] { return desk.window.findChild<QMessageBox *>(); };
        QTRY_VERIFY(box() && box()->isVisible());
        QVERIFY(box()->text().contains(path));
        QVERIFY(box()->informativeText().contains("No such file"_L1));
    }

    void whyThereIsNoTokenToCopyIsToldOnThePage()
    {
        Desk desk(Has::NoToken);
        desk.flights.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        QSignalSpy failed(&desk.actions, &TrialActions::failed);
        QSignalSpy shown(&desk.actions, &TrialActions::verdictShown);
        desk.actions.snippets().copy();
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(desk.page().findChild<ErrorCard *>()->isVisible());
        QVERIFY(failed.isEmpty());
    }

    void aTypedAppkeyIsNotTakenForAnotherProfile()
    {
        Desk desk;
        QSignalSpy wanted(&desk.actions, &TrialActions::appkeyWanted);
        auto *field = desk.page().findChild<QLineEdit *>();
        QTest::keyClicks(field, u"typed"_s);
        QVERIFY(field->text().contains("typed"_L1));
        desk.actions.setSession(nullptr, false);
        desk.actions.setSession(&desk.session, false);
        QCOMPARE(field->text(), desk.flights.profile.appkey);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
    }

    void billingIsSaidOnceBeforeTheCall()
    {
        Desk desk;
        QSignalSpy known(&desk.actions, &TrialActions::billingKnown);
        desk.actions.tryOut();
        auto *box = desk.window.findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        QVERIFY(box->text().contains("bills"_L1));
        QVERIFY(desk.trials.client.requests.empty());
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(known.isEmpty());

        desk.actions.tryOut();
        desk.trials.expectSpeech();
        QTRY_VERIFY(box = desk.window.findChild<QMessageBox *>());
        box->defaultButton()->click();
        QCOMPARE(known.size(), 1);
        QTRY_VERIFY(desk.sound.isPlaying());

        desk.trials.expectSpeech();
        desk.actions.tryOut();
        QVERIFY(!desk.sound.isPlaying());
        QTRY_VERIFY(desk.sound.isPlaying());
    }

    void theSandboxIsNotBilled()
    {
        Desk desk(Has::Token, true);
        desk.trials.expectSpeech();
        desk.actions.tryOut();
        QTRY_VERIFY(desk.sound.isPlaying());
    }

    void withoutSoundNothingIsPlayed()
    {
        Desk desk(Has::Token, true);
        desk.sound.hasDevice = false;
        desk.trials.expectSpeech();
        desk.actions.tryOut();
        QTRY_VERIFY(desk.trials.client.isDone() && !desk.button(u"Play"_s));
        QTRY_VERIFY(desk.button(u"Save audio…"_s)->isEnabled());
        QVERIFY(!desk.sound.isPlaying());
    }

    void theSoundIsStoppedAndPlayedAgain()
    {
        Desk desk(Has::Token, true);
        desk.trials.expectSpeech();
        desk.actions.tryOut();
        QTRY_VERIFY(desk.button(u"Stop"_s));
        desk.button(u"Stop"_s)->click();
        QVERIFY(!desk.sound.isPlaying());
        QTRY_VERIFY(desk.button(u"Play"_s));
        desk.button(u"Play"_s)->click();
        QVERIFY(desk.sound.isPlaying());
        desk.actions.setSession(nullptr, false);
        QVERIFY(!desk.sound.isPlaying());
    }

    void theSoundIsSaved()
    {
        Desk desk(Has::Token, true);
        desk.trials.expectSpeech(TrialDesk::wavOf("sounds"));
        desk.actions.tryOut();
        QTRY_VERIFY(desk.sound.isPlaying());
        const QString path = desk.flights.folder.filePath(u"sound.wav"_s);
        Q_EMIT desk.page().panel().saveWanted();
        desk.saveAs(path);
        QTRY_VERIFY(readAll(path).endsWith(u"sounds"_s));
    }

    void aCodeForAPhoneIsShown()
    {
        Desk desk(Has::NoToken);
        desk.flights.expectToken(other);
        desk.actions.showQrCode();
        QTRY_VERIFY(desk.window.findChild<QrDialog *>());
        QTRY_VERIFY(desk.window.findChild<QrDialog *>()->isVisible());
    }

    void withoutASessionNothingHappens()
    {
        Desk desk;
        desk.actions.setSession(nullptr, false);
        desk.actions.snippets().copy();
        desk.actions.snippets().save();
        desk.actions.showQrCode();
        desk.actions.tryOut();
        QVERIFY(desk.copied().isEmpty());
        QVERIFY(!desk.window.findChild<QFileDialog *>());
    }
};

NLSTOKEN_TEST_IN(tst_TrialActions, QApplication)
#include "tst_trialactions.moc"
