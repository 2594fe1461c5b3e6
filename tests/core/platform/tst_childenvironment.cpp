// SPDX-License-Identifier: Apache-2.0
#include "core/platform/childprocess.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_childenvironment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void withoutChangesEverythingStays()
    {
        const std::vector<std::string> odd{"B=2", "A=1", "EMPTY=", "NOTHING", "=C:=x", "A=again"};
        std::vector<const char *> found;
        for (const std::string &variable : odd)
            found.push_back(variable.c_str());
        QCOMPARE(childEnvironment(found, {}), odd);
    }

    void aVariableIsSetOrGoneInEveryCopy()
    {
        const std::vector<const char *> found{"A=1", "AB=2", "A=3", "B", "C=4"};
        QCOMPARE(childEnvironment(found, {{"A", "new=\n"}, {"B", std::nullopt}, {"D", "5"}}),
            (std::vector<std::string>{"AB=2", "C=4", "A=new=\n", "D=5"}));
    }

    void theLastChangeOfANameCounts()
    {
        QCOMPARE(
            childEnvironment({"A=1"}, {{"A", "2"}, {"B", "3"}, {"A", std::nullopt}, {"B", "4"}}),
            (std::vector<std::string>{"B=4"}));
    }
};

NLSTOKEN_TEST(tst_childenvironment)
#include "tst_childenvironment.moc"
