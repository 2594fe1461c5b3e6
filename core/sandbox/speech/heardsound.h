// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/sandbox/speech/gatewayrefusal.h"

#include <QJsonObject>
#include <QString>

#include <tl/expected.hpp>

namespace nlstoken {

//! \brief Sound that a client sends to be recognised. The sandbox doesn't understand it: it says
//! how much it heard.
class HeardSound
{
public:
    //! \brief What \a parameters announce: `format`, PCM if not given, and `sample_rate`, 16000 Hz
    //! if not given.
    [[nodiscard]] static tl::expected<HeardSound, GatewayRefusal> announced(
        const QJsonObject &parameters);

    void add(qsizetype bytes) { m_bytes += bytes; }
    [[nodiscard]] bool isEmpty() const noexcept { return m_bytes == 0; }
    //! \brief How long it lasts; estimated for compressed sound.
    [[nodiscard]] qint64 milliseconds() const;
    //! \brief The "recognised" text, for example "1.2 seconds of sound"; empty for none.
    [[nodiscard]] QString text() const;

private:
    HeardSound(int bytesPerSecond)
        : m_bytesPerSecond(bytesPerSecond)
    {
    }

    int m_bytesPerSecond;
    qint64 m_bytes = 0;
};

} // namespace nlstoken
