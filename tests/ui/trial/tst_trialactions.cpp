// SPDX-License-Identifier: Apache-2.0
#include "core/errors/errorcatalogue.h"
#include "core/model/errorcode.h"
#include "core/token/tokenrenewer.h"
#include "tests/support/testprogram.h"
#include "tests/support/tokenrefreshfixture.h"
#include "tests/support/trialfixture.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "tests/ui/trial/fakesoundplayer.h"
#include "ui/shared/errorcard.h"
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
struct Fixture
{
    explicit Fixture(Has has = Has::Token, bool isSandbox = false)
    {
        refreshes.profile.appkey = u"hT7kQ2mVwLpZ81xR"_s;
        session.setProfile(refreshes.profile);
        if (has != Has::NoToken) {
            refreshes.cache(refreshes.token(kept, has == Has::Token ? 1h : -1h));
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

    TokenRefreshFixture refreshes;
    TrialFixture trials;
    TokenRenewer renewals{refreshes.service(), refreshes.records, refreshes.clock};
    TokenSession session{refreshes.profile,
        {.tokens = refreshes.service(), .renewals = renewals, .clock = refreshes.clock}};
    SnippetLibrary library{u"en"_s};
    ErrorCatalogue errors{u"en"_s};
    FakeClipboard clipboard;
    SecretClipboard secretClipboard{clipboard, refreshes.clock};
    FakeSoundPlayer sound;
    QWidget window;
    TrialActions actions{
        {.snippets = library,
            .secretClipboard = secretClipboard,
            .clipboard = clipboard,
            .sound = sound,
            .clock = refreshes.clock,
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
        Fixture fixture;
        QVERIFY(fixture.shown().contains(u"••••cdef"_s));
        QVERIFY(!fixture.shown().contains(QString::fromLatin1(kept.left(8))));
        QVERIFY(fixture.shown().contains("hT7kQ2mVwLpZ81xR"_L1));
        fixture.actions.snippets().copy();
        QTRY_VERIFY(fixture.copied().contains(QString::fromLatin1(kept)));
        QVERIFY(fixture.secretClipboard.state() == SecretClipboard::State::Holding);
        QVERIFY(fixture.refreshes.client.requests.empty());
    }

    void withoutATokenCopyingObtainsFirst()
    {
        Fixture fixture(Has::NoToken);
        QVERIFY(fixture.shown().contains(u"••••••••"_s));
        fixture.refreshes.expectToken(other);
        fixture.actions.snippets().copy();
        QTRY_VERIFY(fixture.copied().contains(QString::fromLatin1(other)));
        QTRY_VERIFY(fixture.shown().contains(u"••••1111"_s));
    }

    void anExpiredTokenIsNeitherShownNorCopied()
    {
        Fixture fixture(Has::ExpiredToken);
        QVERIFY(!fixture.shown().contains("cdef"_L1));
        fixture.refreshes.expectToken(other);
        fixture.actions.snippets().copy();
        QTRY_VERIFY(fixture.copied().contains(QString::fromLatin1(other)));
        QVERIFY(!fixture.copied().contains(QString::fromLatin1(kept)));
    }

    void codeThatObtainsIsNoSecret()
    {
        Fixture fixture(Has::NoToken);
        fixture.actions.setChoice({u"python"_s, {}, SnippetUse::AccessKey});
        QVERIFY(fixture.shown().contains("ALIBABA_CLOUD_ACCESS_KEY_ID"_L1));
        fixture.actions.snippets().copy();
        QTRY_COMPARE(fixture.copied(), fixture.shown());
        QVERIFY(fixture.secretClipboard.state() == SecretClipboard::State::Empty);
    }

    void aMarkedStretchIsCopiedWhole()
    {
        Fixture fixture;
        const auto mask = static_cast<int>(fixture.shown().indexOf(u'•'));
        Q_EMIT fixture.view().copyWanted(mask - 1, 12);
        QCOMPARE(fixture.copied(), u"\"0123456789a"_s);
        QVERIFY(fixture.secretClipboard.state() == SecretClipboard::State::Holding);
        Q_EMIT fixture.view().copyWanted(0, 10);
        QCOMPARE(fixture.copied(), fixture.shown().left(10));
    }

    void aMarkedStretchIsCopiedWithTheTokenThatIsObtainedForIt()
    {
        Fixture fixture(Has::NoToken);
        fixture.refreshes.expectToken(other);
        const auto mask = static_cast<int>(fixture.shown().indexOf(u'•'));
        const auto end = static_cast<int>(fixture.shown().lastIndexOf(u'•')) + 1;
        Q_EMIT fixture.view().copyWanted(mask - 1, end - mask + 2);
        QTRY_COMPARE(fixture.copied(), u'"' + QString::fromLatin1(other) + u'"');
        QVERIFY(fixture.secretClipboard.state() == SecretClipboard::State::Holding);
    }

    void aSnippetIsSavedForTheUserAlone()
    {
        Fixture fixture;
        const QString path = fixture.refreshes.folder.filePath(u"synthesize.py"_s);
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        QSignalSpy said(&fixture.actions, &TrialActions::said);
        fixture.actions.snippets().save();
        fixture.saveAs(path);
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
        Fixture fixture;
        const QString path = fixture.refreshes.folder.filePath(u"no/such/folder/a.py"_s);
        fixture.actions.snippets().save();
        fixture.saveAs(path);
        const auto box = [&fixture] { return fixture.window.findChild<QMessageBox *>(); };
        QTRY_VERIFY(box() && box()->isVisible());
        QVERIFY(box()->text().contains(path));
        QVERIFY(box()->informativeText().contains("No such file"_L1));
    }

    void whyThereIsNoTokenToCopyIsToldOnThePage()
    {
        Fixture fixture(Has::NoToken);
        fixture.refreshes.expectOnEveryTry(
            ServiceError{.kind = ErrorKind::Network, .code = errorcode::HostNotFound});
        QSignalSpy failed(&fixture.actions, &TrialActions::failed);
        QSignalSpy shown(&fixture.actions, &TrialActions::verdictShown);
        fixture.actions.snippets().copy();
        QTRY_VERIFY(!shown.isEmpty());
        QVERIFY(fixture.page().findChild<ErrorCard *>()->isVisible());
        QVERIFY(failed.isEmpty());
    }

    void aTypedAppkeyIsNotTakenForAnotherProfile()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.actions, &TrialActions::appkeyWanted);
        auto *field = fixture.page().findChild<QLineEdit *>();
        QTest::keyClicks(field, u"typed"_s);
        QVERIFY(field->text().contains("typed"_L1));
        fixture.actions.setSession(nullptr, false);
        fixture.actions.setSession(&fixture.session, false);
        QCOMPARE(field->text(), fixture.refreshes.profile.appkey);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(wanted.isEmpty());
    }

    void billingIsSaidOnceBeforeTheCall()
    {
        Fixture fixture;
        QSignalSpy known(&fixture.actions, &TrialActions::billingKnown);
        fixture.actions.tryOut();
        auto *box = fixture.window.findChild<QMessageBox *>();
        QVERIFY(box && box->isVisible());
        QVERIFY(box->text().contains("bills"_L1));
        QVERIFY(fixture.trials.client.requests.empty());
        box->button(QMessageBox::Cancel)->click();
        QVERIFY(known.isEmpty());

        fixture.actions.tryOut();
        fixture.trials.expectSpeech();
        QTRY_VERIFY(box = fixture.window.findChild<QMessageBox *>());
        box->defaultButton()->click();
        QCOMPARE(known.size(), 1);
        QTRY_VERIFY(fixture.sound.isPlaying());

        fixture.trials.expectSpeech();
        fixture.actions.tryOut();
        QVERIFY(!fixture.sound.isPlaying());
        QTRY_VERIFY(fixture.sound.isPlaying());
    }

    void theSandboxIsNotBilled()
    {
        Fixture fixture(Has::Token, true);
        fixture.trials.expectSpeech();
        fixture.actions.tryOut();
        QTRY_VERIFY(fixture.sound.isPlaying());
    }

    void withoutSoundNothingIsPlayed()
    {
        Fixture fixture(Has::Token, true);
        fixture.sound.hasDevice = false;
        fixture.trials.expectSpeech();
        fixture.actions.tryOut();
        QTRY_VERIFY(fixture.trials.client.isDone() && !fixture.button(u"Play"_s));
        QTRY_VERIFY(fixture.button(u"Save audio…"_s)->isEnabled());
        QVERIFY(!fixture.sound.isPlaying());
    }

    void theSoundIsStoppedAndPlayedAgain()
    {
        Fixture fixture(Has::Token, true);
        fixture.trials.expectSpeech();
        fixture.actions.tryOut();
        QTRY_VERIFY(fixture.button(u"Stop"_s));
        fixture.button(u"Stop"_s)->click();
        QVERIFY(!fixture.sound.isPlaying());
        QTRY_VERIFY(fixture.button(u"Play"_s));
        fixture.button(u"Play"_s)->click();
        QVERIFY(fixture.sound.isPlaying());
        fixture.actions.setSession(nullptr, false);
        QVERIFY(!fixture.sound.isPlaying());
    }

    void theSoundIsSaved()
    {
        Fixture fixture(Has::Token, true);
        fixture.trials.expectSpeech(TrialFixture::wavOf("sounds"));
        fixture.actions.tryOut();
        QTRY_VERIFY(fixture.sound.isPlaying());
        const QString path = fixture.refreshes.folder.filePath(u"sound.wav"_s);
        Q_EMIT fixture.page().panel().saveWanted();
        fixture.saveAs(path);
        QTRY_VERIFY(readAll(path).endsWith(u"sounds"_s));
    }

    void aCodeForAPhoneIsShown()
    {
        Fixture fixture(Has::NoToken);
        fixture.refreshes.expectToken(other);
        fixture.actions.showQrCode();
        QTRY_VERIFY(fixture.window.findChild<QrDialog *>());
        QTRY_VERIFY(fixture.window.findChild<QrDialog *>()->isVisible());
    }

    void withoutASessionNothingHappens()
    {
        Fixture fixture;
        fixture.actions.setSession(nullptr, false);
        fixture.actions.snippets().copy();
        fixture.actions.snippets().save();
        fixture.actions.showQrCode();
        fixture.actions.tryOut();
        QVERIFY(fixture.copied().isEmpty());
        QVERIFY(!fixture.window.findChild<QFileDialog *>());
    }
};

NLSTOKEN_TEST_IN(tst_TrialActions, QApplication)
#include "tst_trialactions.moc"
