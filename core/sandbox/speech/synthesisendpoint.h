// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/speech/restanswer.h"

#include <QDateTime>

namespace nlstoken {

class SpeechAccess;

//! \brief Plays `/stream/v1/tts`: a text of at most 300 characters becomes sound.
//! \source docs/service/gateway.md section 2
class SynthesisEndpoint
{
public:
    //! \param access borrowed for life
    explicit SynthesisEndpoint(const SpeechAccess &access);

    //! \brief The answer to a GET with a query or a POST with JSON, which comes in at \a now.
    [[nodiscard]] RestAnswer answer(const ServerRequest &request, const QDateTime &now) const;

private:
    const SpeechAccess &m_access;
};

} // namespace nlstoken
