// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/volatilestore.h"
#include "tests/core/secrets/secretstoreiftest.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_volatilestore final : public SecretStoreIfTest
{
    Q_OBJECT

    SecretStore &store() override { return m_store; }

    VolatileStore m_store;
};

NLSTOKEN_TEST(tst_volatilestore)
#include "tst_volatilestore.moc"
