// SPDX-License-Identifier: Apache-2.0
#include "core/base/reply.h"

#include "core/model/accesskey.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace nlstoken;

class tst_reply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void answerArrivesThroughTheEventLoop()
    {
        int answers = 0;
        const Reply<int> reply(
            this, [&answers](Result<int> result) { answers += result.value_or(0); });
        reply.answer(1);
        QCOMPARE(answers, 0);
        QTRY_COMPARE(answers, 1);
    }

    void secondAnswerIsDroppedAndReported()
    {
        int answers = 0;
        const Reply<int> reply(this, [&answers](const Result<int> &) { ++answers; });
        reply.answer(1);
        QTest::ignoreMessage(QtWarningMsg, "a reply was answered twice");
        reply.answer(2);
        QTRY_COMPARE(answers, 1);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(answers, 1);
    }

    void deadCallerIsNotAnswered()
    {
        bool answered = false;
        auto caller = std::make_unique<QObject>();
        const Reply<int> before(
            caller.get(), [&answered](const Result<int> &) { answered = true; });
        const Reply<int> after(caller.get(), [&answered](const Result<int> &) { answered = true; });
        before.answer(1);
        caller.reset();
        QVERIFY(!after.isWanted());
        after.answer(2);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!answered);
    }

    void forgottenReplyIsReported()
    {
        QTest::ignoreMessage(QtWarningMsg, "a reply was destroyed unanswered");
        Reply<int>(this, [](const Result<int> &) { });
    }

    void moveOnlyValueIsCarried()
    {
        QByteArray secret;
        const Reply<AccessKey> reply(
            this, [&secret](Result<AccessKey> key) { secret = key->secret.view().toByteArray(); });
        AccessKey key;
        key.secret = SecretBytes(QByteArrayView("s3cret"));
        reply.answer(std::move(key));
        QTRY_COMPARE(secret, "s3cret");
    }
};

NLSTOKEN_TEST(tst_reply)
#include "tst_reply.moc"
