// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/environmentkeys.h"
#include "tests/core/profiles/accesskeysourceiftest.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_environmentkeyspromises final : public AccessKeySourceIfTest
{
    Q_OBJECT

    AccessKeySource &source() override { return m_keys; }
    void fill() override
    {
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_ID", key().id);
        qputenv("ALIBABA_CLOUD_ACCESS_KEY_SECRET", key().secret.view().toByteArray());
        qunsetenv("ALIBABA_CLOUD_SECURITY_TOKEN");
    }
    bool empty() override
    {
        for (const QByteArray &variable : EnvironmentKeys::variables())
            qunsetenv(variable.constData());
        return true;
    }

    EnvironmentKeys m_keys;
};

NLSTOKEN_TEST(tst_environmentkeyspromises)
#include "tst_environmentkeyspromises.moc"
