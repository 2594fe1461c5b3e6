// SPDX-License-Identifier: Apache-2.0
#include "core/token/httptokenclient.h"
#include "tests/core/token/tokenclientiftest.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_httptokenclientpromises final : public TokenClientIfTest
{
    Q_OBJECT

    TokenClient &client() override { return m_client; }
    QString origin() const override { return m_server.origin(); }
    void expectAnswer(int status, const QByteArray &body) override
    {
        m_server.expect(httpAnswer(status, body));
    }
    void expectNoAnswer() override { m_server.expect(ScriptedServer::Script{}); }
    void expectAndHold() override { m_server.expect({.ending = ScriptedServer::Ending::KeepOpen}); }
    void endHeld() override { QTRY_COMPARE(m_server.openConnections(), 0); }
    int requestCount() const override { return static_cast<int>(m_server.requests.size()); }

    ScriptedServer m_server;
    FakeClock m_clock;
    HttpTokenClient m_client{m_clock, {}};
};

NLSTOKEN_TEST(tst_httptokenclientpromises)
#include "tst_httptokenclientpromises.moc"
