// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fakeclock.h"
#include "tests/support/testprogram.h"
#include "tests/ui/offscreen.h"
#include "tests/ui/shared/fakeclipboard.h"
#include "ui/shared/secretclipboard.h"
#include "ui/shared/secrethints.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace nlstoken;
using State = SecretClipboard::State;

class tst_secretclipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void theSecretIsMarkedForClipboardManagers()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token-0a4f"_s);
        QVERIFY(clipboard.content());
        QCOMPARE(clipboard.content()->text(), u"token-0a4f"_s);
        QCOMPARE(clipboard.content()->data(u"x-kde-passwordManagerHint"_s), "secret");
        QVERIFY(!clipboard.content()->hasHtml());
    }

    void everySystemHasItsHints()
    {
        const QByteArray zero(4, '\0');
        QCOMPARE(secretHints(DesktopSystem::Unix),
            (std::vector<SecretHint>{{u"x-kde-passwordManagerHint"_s, "secret"_ba}}));
        QCOMPARE(secretHints(DesktopSystem::Windows),
            (std::vector<SecretHint>{{u"ExcludeClipboardContentFromMonitorProcessing"_s, zero},
                {u"CanIncludeInClipboardHistory"_s, zero},
                {u"CanUploadToCloudClipboard"_s, zero}}));
        QCOMPARE(
            secretHints(DesktopSystem::MacOs).front().format, u"org.nspasteboard.ConcealedType"_s);
    }

    void itIsClearedAtTheDeadline()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        QCOMPARE(secrets.state(), State::Holding);
        QCOMPARE(secrets.remaining(), 45s);
        clock.advance(44'999ms);
        QTRY_COMPARE(secrets.remaining(), 1s);
        QCOMPARE(clipboard.clears, 0);
        clock.advance(1ms);
        QTRY_COMPARE(secrets.state(), State::Empty);
        QCOMPARE(clipboard.clears, 1);
        QVERIFY(!clipboard.content());
    }

    void theCountdownIsToldOncePerSecond()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.setClearAfter(3s);
        std::vector<std::chrono::seconds> told;
        connect(&secrets, &SecretClipboard::remainingChanged, this,
            [&told](std::chrono::seconds left) { told.push_back(left); });
        secrets.copy(u"token"_s);
        for (std::size_t second = 1; second <= 2; ++second) {
            QTRY_COMPARE(told.size(), second);
            clock.advance(1s);
        }
        QTRY_COMPARE(told, (std::vector<std::chrono::seconds>{3s, 2s, 1s}));
    }

    void sleepCounts()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clock.advance(8h);
        QTRY_COMPARE(secrets.state(), State::Empty);
        QVERIFY(!clipboard.content());
    }

    void aClockPutBackDoesNotKeepTheSecretLonger()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clock.advance(40s);
        QTRY_COMPARE(secrets.remaining(), 5s);
        QSignalSpy told(&secrets, &SecretClipboard::remainingChanged);
        QVERIFY(told.wait());
        clock.advance(-8h);
        QTRY_COMPARE(secrets.remaining(), 5s);
        clock.advance(5s);
        QTRY_COMPARE(secrets.state(), State::Empty);
        QVERIFY(!clipboard.content());
    }

    void whatAnotherProgramCopiedStays()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clipboard.copyElsewhere(u"theirs"_s);
        QCOMPARE(secrets.state(), State::Empty);
        QCOMPARE(secrets.remaining(), 0s);
        clock.advance(1h);
        secrets.clearNow();
        QCOMPARE(clipboard.clears, 0);
        QCOMPARE(clipboard.text(), u"theirs"_s);
    }

    void aClipboardManagerThatTookTheTextOverDoesNotSaveIt()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clipboard.copyElsewhere(u"token"_s);
        QCOMPARE(secrets.state(), State::Holding);
        clock.advance(45s);
        QTRY_COMPARE(secrets.state(), State::Empty);
        QVERIFY(!clipboard.content());
    }

    void aSecondSecretGetsItsWholeTime()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"first"_s);
        clock.advance(40s);
        secrets.copy(u"second"_s);
        QCOMPARE(secrets.remaining(), 45s);
        QCOMPARE(clipboard.text(), u"second"_s);
        QCOMPARE(clipboard.clears, 0);
    }

    void withoutADeadlineItStaysUntilTheProgramQuits()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.setClearAfter(0s);
        secrets.copy(u"token"_s);
        QCOMPARE(secrets.remaining(), 0s);
        clock.advance(24h);
        QSignalSpy changed(&secrets, &SecretClipboard::stateChanged);
        QVERIFY(!changed.wait(300));
        QCOMPARE(clipboard.text(), u"token"_s);
        QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
        QCOMPARE(secrets.state(), State::Empty);
        QVERIFY(!clipboard.content());
    }

    void quittingLeavesWhatIsNotOurs()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        clipboard.copyElsewhere(u"theirs"_s);
        QVERIFY(QMetaObject::invokeMethod(qApp, "aboutToQuit"));
        QCOMPARE(clipboard.text(), u"theirs"_s);
        QCOMPARE(clipboard.clears, 0);
    }

    void itClearsWhenItIsDestroyed()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        {
            SecretClipboard secrets(clipboard, clock);
            secrets.copy(u"token"_s);
        }
        QVERIFY(!clipboard.content());
    }

    void clearingOutOfReachIsOwnedUpToAndTriedAgain()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clipboard.setWithinReach(false);
        clock.advance(45s);
        QTRY_COMPARE(secrets.state(), State::CouldNotConfirmClearing);
        QCOMPARE(clipboard.text(), u"token"_s);
        clipboard.setWithinReach(true);
        QCOMPARE(secrets.state(), State::Empty);
        QVERIFY(!clipboard.content());
    }

    void whatWasCopiedMeanwhileIsNotCleared()
    {
        FakeClipboard clipboard;
        FakeClock clock;
        SecretClipboard secrets(clipboard, clock);
        secrets.copy(u"token"_s);
        clipboard.setWithinReach(false);
        secrets.clearNow();
        clipboard.copyElsewhere(u"theirs"_s);
        clipboard.setWithinReach(true);
        QCOMPARE(secrets.state(), State::Empty);
        QCOMPARE(clipboard.text(), u"theirs"_s);
    }
};

NLSTOKEN_TEST_IN(tst_secretclipboard, QApplication)
#include "tst_secretclipboard.moc"
