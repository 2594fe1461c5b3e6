// SPDX-License-Identifier: Apache-2.0
#include "core/platform/signals.h"
#include "tests/support/testprogram.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>
#include <csignal>

using namespace nlstoken;

class tst_signals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // More of them than the pipe to the event loop holds, so that writing to it fails.
    void aRequestLeavesTheErrorNumberOfWhatItInterrupts()
    {
        Interruption interruption;
        QSignalSpy requested(&interruption, &Interruption::requested);
        QVERIFY(Interruption::descriptor() >= 0);
        constexpr int more = 1 << 17;
        errno = 0;
        for (int i = 0; i < more && errno == 0; ++i)
            (void)std::raise(SIGTERM);
        const int error = errno;
        QCOMPARE(error, 0);
        QVERIFY(Interruption::isRequested());
        QCOMPARE(Interruption::signal(), SIGTERM);
        QTRY_COMPARE(requested.count(), 1);
    }

    void noSignalComesDuringAPause()
    {
        const Interruption interruption;
        {
            const SignalPause pause;
            (void)std::raise(SIGINT);
            QVERIFY(Interruption::signal() != SIGINT);
        }
        QCOMPARE(Interruption::signal(), SIGINT);
    }
};

NLSTOKEN_TEST(tst_signals)
#include "tst_signals.moc"
