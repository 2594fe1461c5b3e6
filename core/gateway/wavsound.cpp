// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/wavsound.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>

namespace nlstoken {

namespace {

template <typename Number>
Number numberAt(QByteArrayView bytes, qsizetype place)
{
    return qFromLittleEndian<Number>(bytes.data() + place);
}

// What a "fmt " chunk says, if it is something that can be played as it is.
std::optional<WavSound> readFormat(QByteArrayView chunk)
{
    constexpr qsizetype shortest = 16;
    constexpr quint16 plain = 1;
    constexpr quint32 slowest = 8'000;
    constexpr quint32 fastest = 48'000;
    if (chunk.size() < shortest || numberAt<quint16>(chunk, 0) != plain)
        return std::nullopt;
    const auto channels = numberAt<quint16>(chunk, 2);
    const auto rate = numberAt<quint32>(chunk, 4);
    const auto bits = numberAt<quint16>(chunk, 14);
    const bool isPlayable = (channels == 1 || channels == 2) && rate >= slowest && rate <= fastest
        && (bits == 8 || bits == 16);
    if (!isPlayable)
        return std::nullopt;
    return WavSound{
        .sampleRate = static_cast<int>(rate), .channels = channels, .bitsPerSample = bits};
}

// \a length bytes of \a rest, as far as there are so many, in whole frames.
QByteArray frames(const WavSound &sound, QByteArrayView rest, qsizetype length)
{
    const qsizetype frame = qsizetype{sound.channels} * sound.bitsPerSample / 8;
    const qsizetype size = length == 0 ? rest.size() : std::min(length, rest.size());
    return rest.first(size - size % frame).toByteArray();
}

} // namespace

std::optional<WavSound> readWav(const QByteArray &wav)
{
    constexpr qsizetype fileHeader = 12;
    constexpr qsizetype chunkHeader = 8;
    QByteArrayView rest(wav);
    if (rest.size() < fileHeader || !rest.startsWith("RIFF") || rest.sliced(8, 4) != "WAVE")
        return std::nullopt;
    rest = rest.sliced(fileHeader);
    std::optional<WavSound> sound;
    while (rest.size() >= chunkHeader) {
        const QByteArrayView name = rest.first(4);
        const qsizetype length = numberAt<quint32>(rest, 4);
        rest = rest.sliced(chunkHeader);
        if (name == "data") {
            if (sound)
                sound->samples = frames(*sound, rest, length);
            break;
        }
        if (length > rest.size())
            return std::nullopt;
        if (name == "fmt ") {
            sound = readFormat(rest.first(length));
            if (!sound)
                return std::nullopt;
        }
        // Chunks start at even places.
        rest = rest.sliced(std::min(length + length % 2, rest.size()));
    }
    return sound && !sound->samples.isEmpty() ? sound : std::nullopt;
}

} // namespace nlstoken
