// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/faultscript.h"
#include "core/sandbox/plannedanswer.h"
#include "core/sandbox/speech/issuedtokens.h"
#include "core/sandbox/speech/recognitionendpoint.h"
#include "core/sandbox/speech/speechaccess.h"
#include "core/sandbox/speech/speechsession.h"
#include "core/sandbox/speech/synthesisendpoint.h"

#include <QDateTime>

#include <memory>
#include <optional>

namespace nlstoken {

//! \brief Plays the speech gateway, with the tokens that it was told of and one Appkey.
//!
//! Values in, values out, but for its sessions, which borrow it.
class SpeechGateway
{
public:
    SpeechGateway(QString appkey, FaultScript faults);

    //! \brief Whether \a path is the gateway's rather than CreateToken's.
    [[nodiscard]] static bool isPath(const QByteArray &path);

    //! \brief A token was issued: from now on it is taken.
    void addToken(const IssuedToken &token);
    //! \brief Plays \a faults, all of them the gateway's, from now on.
    void setFaults(FaultScript faults);

    //! \brief The answer to a request that is no WebSocket's, which comes in at \a now.
    [[nodiscard]] PlannedAnswer answer(const ServerRequest &request, const QDateTime &now);
    //! \brief Why the WebSocket that \a request wants is not opened; nothing when it is.
    [[nodiscard]] std::optional<PlannedAnswer> refusedHandshake(
        const ServerRequest &request, const QDateTime &now);
    //! \brief What is said over a WebSocket that was opened. Must not outlive this.
    [[nodiscard]] std::unique_ptr<SpeechSession> session();

private:
    [[nodiscard]] std::optional<PlayedRefusal> nextFault();
    [[nodiscard]] RestAnswer served(const ServerRequest &request, const QDateTime &now) const;

    IssuedTokens m_tokens;
    SpeechAccess m_access;
    SynthesisEndpoint m_synthesis;
    RecognitionEndpoint m_recognition;
    FaultScript m_faults;
};

} // namespace nlstoken
