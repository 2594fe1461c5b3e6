// SPDX-License-Identifier: Apache-2.0
#include "tests/core/profiles/accesskeysourceiftest.h"

#include "tests/support/answerof.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace nlstoken {

AccessKey AccessKeySourceIfTest::key() const
{
    return {"LTAI5tAbCdEfGhIjKlMnOpQr",
        SecretBytes(QByteArrayView("abcdefghijABCDEFGHIJ0123456789")), SecretBytes(),
        m_profile.endpoint};
}

Result<AccessKey> AccessKeySourceIfTest::read()
{
    return answerOf<AccessKey>(
        [this](Reply<AccessKey> reply) { source().read(m_profile, {}, std::move(reply)); });
}

void AccessKeySourceIfTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    if (m_profile.id.isEmpty())
        m_profile = newProfile(u"demo"_s, u"ap-southeast-1"_s);
    fill();
}

void AccessKeySourceIfTest::theKeyIsReadAsItWas()
{
    const Result<AccessKey> found = read();
    QVERIFY(found);
    QCOMPARE(found->id, key().id);
    QVERIFY(found->secret.equals(key().secret.view()));
    QVERIFY(found->securityToken.isEmpty());
    QCOMPARE(found->endpoint, m_profile.endpoint);
}

void AccessKeySourceIfTest::everyReadBringsAKeyOfItsOwn()
{
    {
        const Result<AccessKey> first = read();
        QVERIFY(first);
    } // wiped here
    const Result<AccessKey> second = read();
    QVERIFY(second);
    QVERIFY(second->secret.equals(key().secret.view()));
}

void AccessKeySourceIfTest::withoutAKeyTheReasonIsNamed()
{
    const bool isEmpty = empty();
    const Result<AccessKey> found = read();
    QCOMPARE(found.has_value(), !isEmpty);
    if (!isEmpty)
        return;
    QVERIFY(found.error().kind == ErrorKind::Keychain || found.error().kind == ErrorKind::Profile);
    QVERIFY(!found.error().code.isEmpty());
    QVERIFY(!found.error().detail.contains(u"abcdefghij"_s));
}

void AccessKeySourceIfTest::nothingIsAnsweredInsideTheCall()
{
    bool insideCall = true;
    bool answered = false;
    source().read(m_profile, {}, {this, [&](const Result<AccessKey> &) {
        QVERIFY(!insideCall);
        answered = true;
    }});
    insideCall = false;
    QTRY_VERIFY(answered);
}

void AccessKeySourceIfTest::aCallerThatDiedIsNotAnswered()
{
    auto caller = std::make_unique<QObject>();
    source().read(m_profile, {}, {caller.get(), [](const auto &) { QFAIL("answered the dead"); }});
    caller.reset();
    QVERIFY(read()); // behind the one that nobody waits for
}

} // namespace nlstoken
