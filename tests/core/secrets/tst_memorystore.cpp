// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/secretstoreiftest.h"
#include "tests/support/memorystore.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_memorystore final : public SecretStoreIfTest
{
    Q_OBJECT

    SecretStore &store() override { return m_store; }

    MemoryStore m_store;
};

NLSTOKEN_TEST(tst_memorystore)
#include "tst_memorystore.moc"
