// SPDX-License-Identifier: Apache-2.0
#include "core/profiles/typedkey.h"
#include "tests/core/profiles/accesskeysourceiftest.h"
#include "tests/support/testprogram.h"

#include <QTest>

#include <memory>

using namespace nlstoken;

class tst_typedkeypromises final : public AccessKeySourceIfTest
{
    Q_OBJECT

    AccessKeySource &source() override { return *m_key; }
    void fill() override { m_key = std::make_unique<TypedKey>(key()); }
    bool empty() override { return false; }

    std::unique_ptr<TypedKey> m_key;
};

NLSTOKEN_TEST(tst_typedkeypromises)
#include "tst_typedkeypromises.moc"
