// SPDX-License-Identifier: Apache-2.0
#include "tests/core/profiles/accesskeysourceiftest.h"
#include "tests/support/scriptedkeys.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_scriptedkeyspromises final : public AccessKeySourceIfTest
{
    Q_OBJECT

    AccessKeySource &source() override { return m_keys; }
    void fill() override
    {
        m_keys.id = key().id;
        m_keys.secret = key().secret.view().toByteArray();
        m_keys.failure.reset();
    }
    bool empty() override
    {
        m_keys.failure =
            ServiceError{.kind = ErrorKind::Keychain, .code = QStringLiteral("KeyMissing")};
        return true;
    }

    ScriptedKeys m_keys;
};

NLSTOKEN_TEST(tst_scriptedkeyspromises)
#include "tst_scriptedkeyspromises.moc"
