// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/speech/restanswer.h"

#include <QDateTime>

namespace nlstoken {

class SpeechAccess;

//! \brief Plays `/stream/v1/asr`: at most a minute of sound becomes a text that says how much it
//! was. \source docs/service/gateway.md section 3
class RecognitionEndpoint
{
public:
    //! \param access borrowed for life
    explicit RecognitionEndpoint(const SpeechAccess &access);

    //! \brief The answer to a POST with sound, which comes in at \a now.
    [[nodiscard]] RestAnswer answer(const ServerRequest &request, const QDateTime &now) const;

private:
    const SpeechAccess &m_access;
};

} // namespace nlstoken
