// SPDX-License-Identifier: Apache-2.0
#include "core/platform/childprocess.h"

#include "core/platform/signals.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <csignal>

#include <sys/wait.h>
#include <unistd.h>

using namespace nlstoken;

class tst_childprogram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    // As when another thread takes it after the last look.
    void aSignalThatWasOnlyNotedIsTheProgramsAfterAll()
    {
        const InheritedState inherited;
        const ChildProgram program({"true"}, inherited, {});
        for (const int number : {0, SIGTERM, SIGINT, SIGHUP}) {
            const pid_t child = ::fork();
            if (child == 0) {
                const Interruption interruption;
                if (number != 0)
                    (void)::raise(number);
                ::_exit(program.become());
            }
            int status = -1;
            QCOMPARE(::waitpid(child, &status, 0), child);
            if (number == 0)
                QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
            else
                QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == number);
        }
    }
};

NLSTOKEN_TEST(tst_childprogram)
#include "tst_childprogram.moc"
