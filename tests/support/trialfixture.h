// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gateway/appkeyaccounts.h"
#include "core/gateway/gatewayprobe.h"
#include "core/gateway/tokentrial.h"
#include "tests/support/scriptedtokenclient.h"

#include <QTemporaryDir>
#include <QtEndian>

namespace nlstoken {

//! \brief Trials at a gateway that is played; only what is spoken: a handshake needs a real one.
class TrialFixture
{
public:
    //! \brief A WAV file of the even number of bytes in \a samples: 16 bits, 16,000 Hz, mono.
    static QByteArray wavOf(const QByteArray &samples)
    {
        const auto number = [](quint32 value) {
            const quint32 bytes = qToLittleEndian(value);
            return QByteArray(reinterpret_cast<const char *>(&bytes), sizeof bytes);
        };
        const auto size = static_cast<quint32>(samples.size());
        constexpr quint32 plainMono = 1 | 1 << 16;
        constexpr quint32 rate = 16000;
        constexpr quint32 frames = 2 | 16 << 16; // bytes and bits
        return "RIFF" + number(36 + size) + "WAVEfmt " + number(16) + number(plainMono)
            + number(rate) + number(2 * rate) + number(frames) + "data" + number(size) + samples;
    }
    //! \brief Announces a sentence that is spoken, \a wav, and takes \a taskId.
    void expectSpeech(const QByteArray &wav = wavOf("...."),
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
