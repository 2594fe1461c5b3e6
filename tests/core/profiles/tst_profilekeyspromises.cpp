// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/profilekeys.h"
#include "tests/core/profiles/accesskeysourceiftest.h"
#include "tests/support/answerof.h"
#include "tests/support/memorystore.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_profilekeyspromises final : public AccessKeySourceIfTest
{
    Q_OBJECT

    AccessKeySource &source() override { return m_keys; }
    void fill() override
    {
        QVERIFY(answerOf<void>(
            [this](Reply<void> reply) { m_keys.write(profile(), key(), {}, std::move(reply)); }));
    }
    bool empty() override
    {
        m_store.items.clear();
        return true;
    }

    MemoryStore m_store;
    ProfileKeys m_keys{m_store};
};

NLSTOKEN_TEST(tst_profilekeyspromises)
#include "tst_profilekeyspromises.moc"
