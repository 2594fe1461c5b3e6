// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief How synthesised speech is to be coded.
struct SoundFormat
{
    enum class Coding {
        Pcm, //!< 16-bit signed, little-endian, mono
        Wav, //!< the same behind a RIFF header
        Mp3,
    };
    Coding coding = Coding::Pcm;
    int sampleRate = 16000; //!< Hz

    bool operator==(const SoundFormat &) const = default;
};

//! \brief The coding that the service calls \a name: "pcm", "wav" or "mp3", in any case.
[[nodiscard]] std::optional<SoundFormat::Coding> soundCoding(const QString &name);

//! \brief Whether the service speaks at \a hertz.
[[nodiscard]] bool isSampleRate(int hertz);

//! \brief A sound that stands for speech: a tone for each of \a characters, falling in pitch like a
//! sentence, at most three seconds. MP3 is one recording, whatever the text.
[[nodiscard]] QByteArray sampleSound(const SoundFormat &format, qsizetype characters);

} // namespace nlstoken
