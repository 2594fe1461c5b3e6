// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace nlstoken {

//! \brief Plain samples out of a WAV.
struct WavSound
{
    int sampleRate = 0; //!< Hz, 8000 to 48000
    int channels = 0; //!< 1 or 2
    int bitsPerSample = 0; //!< 8, unsigned, or 16, signed and little-endian
    QByteArray samples{}; //!< whole frames, at least one

    bool operator==(const WavSound &) const = default;
};

//! \brief The samples in \a wav; nothing when it is no WAV, is coded, or holds no sound.
//!
//! Where the header promises more than there is, or no length at all, as of a sound that was sent
//! while it was spoken, the samples go to the end.
//! \source "Multimedia Programming Interface and Data Specifications 1.0", IBM and Microsoft, 1991
[[nodiscard]] std::optional<WavSound> readWav(const QByteArray &wav);

} // namespace nlstoken
