// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedtokenclient.h"

#include <QTest>

#include <utility>

using namespace Qt::StringLiterals;

namespace nlstoken {

void ScriptedTokenClient::send(
    const HttpRequest &request, std::chrono::milliseconds timeLimit, Reply<HttpAnswer> reply)
{
    requests.push_back(request);
    timeLimits.push_back(timeLimit);
    if (m_scripts.empty()) {
        QTest::qFail("a request was sent that the test did not announce", __FILE__, __LINE__);
        return reply.answer(Failure({.kind = ErrorKind::Internal, .code = u"UnexpectedRequest"_s}));
    }
    const Script script = std::exchange(m_scripts.front(), {});
    m_scripts.pop_front();
    if (!script)
        return m_held.push_back(std::move(reply));
    reply.answer(script());
}

void ScriptedTokenClient::expect(Script script)
{
    m_scripts.push_back(std::move(script));
}

void ScriptedTokenClient::expect(const HttpAnswer &answer)
{
    m_scripts.emplace_back([answer] { return answer; });
}

void ScriptedTokenClient::expect(const ServiceError &error)
{
    m_scripts.emplace_back([error] { return Failure(error); });
}

void ScriptedTokenClient::expectAndHold()
{
    m_scripts.emplace_back();
}

void ScriptedTokenClient::answerHeld(const Result<HttpAnswer> &answer)
{
    if (m_held.size() != 1)
        qFatal("%zu requests are held, not one", m_held.size());
    std::exchange(m_held, {}).front().answer(answer);
}

} // namespace nlstoken
