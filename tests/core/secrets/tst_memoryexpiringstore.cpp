// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/expiringstoreiftest.h"
#include "tests/support/memoryexpiringstore.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_memoryexpiringstore final : public ExpiringStoreIfTest
{
    Q_OBJECT

    ExpiringStore &store() override { return m_store; }
    void endTimeOf(const QString &name) override { m_store.expire(name); }

    MemoryExpiringStore m_store;
};

NLSTOKEN_TEST(tst_memoryexpiringstore)
#include "tst_memoryexpiringstore.moc"
