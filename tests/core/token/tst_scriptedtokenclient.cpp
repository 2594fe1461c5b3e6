// SPDX-License-Identifier: Apache-2.0
#include "tests/core/token/tokenclientiftest.h"
#include "tests/support/scriptedtokenclient.h"
#include "tests/support/testprogram.h"

#include <QTest>

using namespace nlstoken;

class tst_scriptedtokenclient final : public TokenClientIfTest
{
    Q_OBJECT

    TokenClient &client() override { return m_client; }
    QString origin() const override { return QStringLiteral("http://127.0.0.1:1"); }
    void expectAnswer(int status, const QByteArray &body) override
    {
        m_client.expect(HttpAnswer{.status = status, .body = body});
    }
    void expectNoAnswer() override
    {
        m_client.expect(
            ServiceError{.kind = ErrorKind::Network, .code = QStringLiteral("ConnectionClosed")});
    }
    void expectAndHold() override { m_client.expectAndHold(); }
    void endHeld() override
    {
        m_client.answerHeld(HttpAnswer{.status = 200});
        QCoreApplication::sendPostedEvents();
    }
    int requestCount() const override { return static_cast<int>(m_client.requests.size()); }

    ScriptedTokenClient m_client;
};

NLSTOKEN_TEST(tst_scriptedtokenclient)
#include "tst_scriptedtokenclient.moc"
