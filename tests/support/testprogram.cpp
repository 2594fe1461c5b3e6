// SPDX-License-Identifier: Apache-2.0
#include "tests/support/testprogram.h"

#include <QFileInfo>

#include <cstdio>

namespace nlstoken {

namespace {

RegisteredTest *&firstTest()
{
    static RegisteredTest *first = nullptr;
    return first;
}

} // namespace

RegisteredTest::RegisteredTest(const char *file, Run run)
    : m_name(QFileInfo(QString::fromLocal8Bit(file)).completeBaseName().toLocal8Bit())
    , m_run(run)
    , m_next(firstTest())
{
    firstTest() = this;
}

int RegisteredTest::runNamed(int argc, char **argv)
{
    const QByteArray wanted = argc > 1 ? argv[1] : "";
    for (const RegisteredTest *test = firstTest(); test != nullptr; test = test->m_next) {
        if (test->m_name == wanted)
            return test->m_run(argc - 1, argv + 1);
    }
    std::fprintf(stderr, "Name one of these tests first:\n");
    for (const RegisteredTest *test = firstTest(); test != nullptr; test = test->m_next)
        std::fprintf(stderr, "  %s\n", test->m_name.constData());
    return 2;
}

} // namespace nlstoken

int main(int argc, char **argv)
{
    return nlstoken::RegisteredTest::runNamed(argc, argv);
}
