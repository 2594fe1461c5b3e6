// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway/appkeyaccounts.h"
#include "core/gateway/gatewayprobe.h"
#include "core/gateway/tokentrial.h"
#include "tests/support/scriptedtokenclient.h"

#include <QTemporaryDir>

namespace nlstoken {

//! \brief Trials at a gateway that is played; only what is spoken: a handshake needs a real one.
class TrialDesk
{
public:
    //! \brief Announces a sentence that is spoken, \a wav, and takes \a taskId.
    void expectSpeech(const QByteArray &wav = "RIFF....",
        const QByteArray &taskId = "ffffffffffffffffffffffffffffffff")
    {
        client.expect(HttpAnswer{
            .status = 200, .body = wav, .contentType = "audio/mpeg", .nlsRequestId = taskId});
    }
    //! \brief Announces a refusal by \a status with the gateway's \a words.
    void expectRefusal(int status, const QByteArray &words, const QByteArray &taskId = {})
    {
        client.expect(HttpAnswer{.status = 400,
            .body = "{\"task_id\":\"" + taskId + "\",\"status\":" + QByteArray::number(status)
                + ",\"message\":\"" + words + "\"}",
            .contentType = "application/json"});
    }

    QTemporaryDir folder;
    AppkeyAccounts accounts{folder.path()};
    ScriptedTokenClient client;
    GatewayProbe probe{{}};
    TokenTrial trial{probe, client, accounts};
};

} // namespace nlstoken
