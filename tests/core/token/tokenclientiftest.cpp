// SPDX-License-Identifier: Apache-2.0
#include "tests/core/token/tokenclientiftest.h"

#include "tests/support/answerof.h"
#include "tests/support/httptestclient.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace std::chrono_literals;

namespace nlstoken {

Result<HttpAnswer> TokenClientIfTest::send()
{
    return answerOf<HttpAnswer>([this](Reply<HttpAnswer> reply) {
        client().send(HttpTestClient().request(origin()), 5s, std::move(reply));
    });
}

void TokenClientIfTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TokenClientIfTest::anAnswerIsBroughtWhateverItSays_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 400, 404, 429, 503})
        QTest::addRow("%d", status) << status;
}

void TokenClientIfTest::anAnswerIsBroughtWhateverItSays()
{
    QFETCH(int, status);
    expectAnswer(status, "{}");
    const Result<HttpAnswer> answer = send();
    QVERIFY(answer);
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, QByteArray("{}"));
}

void TokenClientIfTest::aRequestIsSentOnceAlsoWhenItFails()
{
    const int before = requestCount();
    expectNoAnswer();
    const Result<HttpAnswer> answer = send();
    QVERIFY(!answer);
    QVERIFY(
        answer.error().kind == ErrorKind::Network || answer.error().kind == ErrorKind::Protocol);
    QVERIFY(!tellsOfTheRequest(answer.error().detail));
    QCOMPARE(requestCount(), before + 1);
}

void TokenClientIfTest::nothingIsAnsweredInsideTheCall()
{
    bool insideCall = true;
    bool answered = false;
    expectAnswer(200, "{}");
    client().send(HttpTestClient().request(origin()), 5s, {this, [&](const Result<HttpAnswer> &) {
        QVERIFY(!insideCall);
        answered = true;
    }});
    insideCall = false;
    QTRY_VERIFY(answered);
}

void TokenClientIfTest::aCallerThatDiedIsNotAnswered()
{
    auto caller = std::make_unique<QObject>();
    const int before = requestCount();
    expectAndHold();
    client().send(HttpTestClient().request(origin()), 5s,
        {caller.get(), [](const auto &) { QFAIL("answered the dead"); }});
    QTRY_COMPARE(requestCount(), before + 1);
    caller.reset();
    endHeld();
}

void TokenClientIfTest::requestsAtTheSameTimeAreAllAnswered()
{
    constexpr int many = 4;
    int answers = 0;
    for (int i = 0; i < many; ++i) {
        expectAnswer(200, "{}");
        client().send(
            HttpTestClient().request(origin()), 5s, {this, [&](const Result<HttpAnswer> &answer) {
            QVERIFY(answer);
            ++answers;
        }});
    }
    QTRY_COMPARE(answers, many);
}

} // namespace nlstoken
