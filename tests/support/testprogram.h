// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QTest>

namespace nlstoken {

//! \brief One test class of a program that holds several: it runs when the program's first argument
//! is the name of its file, without ".cpp".
//!
//! One program for each folder of tests, because linking and generating code for one each took
//! longer than compiling.
class RegisteredTest
{
public:
    using Run = int (*)(int argc, char **argv);

    RegisteredTest(const char *file, Run run);

    //! \brief Runs the test that argv[1] names, with the arguments behind it; 2 when there is none.
    [[nodiscard]] static int runNamed(int argc, char **argv);

private:
    QByteArray m_name;
    Run m_run;
    RegisteredTest *m_next;
};

//! \brief Runs \a Test with an \a Application of its own, as QTEST_MAIN does.
template <typename Test, typename Application>
int runTest(int argc, char **argv)
{
    Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace nlstoken

//! Instead of QTEST_GUILESS_MAIN, and for a test that needs another application than
//! QCoreApplication.
#define NLSTOKEN_TEST(Test) NLSTOKEN_TEST_IN(Test, QCoreApplication)
#define NLSTOKEN_TEST_IN(Test, Application)                                                        \
    static const nlstoken::RegisteredTest registered##Test(                                        \
        __FILE__, nlstoken::runTest<Test, Application>);
