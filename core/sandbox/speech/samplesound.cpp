// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/samplesound.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

constexpr std::array sampleRates{8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000};
constexpr qsizetype mostStatusColors = 24;
constexpr double toneSeconds = 0.12;
constexpr double voicedSeconds = 0.09; // the rest of a tone is the pause behind it
constexpr double amplitude = 9000;

// Three partials over a pitch that falls from tone to tone, faded in and out so that nothing
// clicks.
double toneAt(double seconds, qsizetype tone)
{
    if (seconds >= voicedSeconds)
        return 0;
    constexpr std::array steps{0, 4, 2, 5, 0, -3};
    const double semitones =
        steps.at(static_cast<std::size_t>(tone) % steps.size()) - 0.25 * static_cast<double>(tone);
    const double phase = 2 * std::numbers::pi * 220 * std::pow(2, semitones / 12) * seconds;
    const double voice = std::sin(phase) + 0.5 * std::sin(2 * phase) + 0.25 * std::sin(3 * phase);
    return voice / 1.75 * std::sin(std::numbers::pi * seconds / voicedSeconds);
}

QByteArray pcm(int sampleRate, qsizetype tones)
{
    const auto perStatusColor = static_cast<qsizetype>(toneSeconds * sampleRate);
    QByteArray bytes(tones * perStatusColor * 2, Qt::Uninitialized);
    char *next = bytes.data();
    for (qsizetype tone = 0; tone < tones; ++tone) {
        for (qsizetype i = 0; i < perStatusColor; ++i, next += 2) {
            const double value = toneAt(static_cast<double>(i) / sampleRate, tone);
            qToLittleEndian(static_cast<qint16>(std::lround(amplitude * value)), next);
        }
    }
    return bytes;
}

void appendNumber(QByteArray &bytes, quint32 value, int size)
{
    for (int i = 0; i < size; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

QByteArray wav(int sampleRate, const QByteArray &samples)
{
    const auto rate = static_cast<quint32>(sampleRate);
    const auto size = static_cast<quint32>(samples.size());
    QByteArray bytes = "RIFF";
    appendNumber(bytes, 36 + size, 4);
    bytes += "WAVEfmt ";
    appendNumber(bytes, 16, 4);
    appendNumber(bytes, 1, 2); // PCM
    appendNumber(bytes, 1, 2); // mono
    appendNumber(bytes, rate, 4);
    appendNumber(bytes, rate * 2, 4);
    appendNumber(bytes, 2, 2); // bytes a sample
    appendNumber(bytes, 16, 2);
    bytes += "data";
    appendNumber(bytes, size, 4);
    return bytes + samples;
}

// There is one recording for telephones and one for everything else.
QByteArray mp3(int sampleRate)
{
    QFile file(sampleRate == 8000 ? u":/samples/tones-8000.mp3"_s : u":/samples/tones-16000.mp3"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

std::optional<SoundFormat::Coding> soundCoding(const QString &name)
{
    const QString lower = name.toLower();
    if (lower == "pcm"_L1)
        return SoundFormat::Coding::Pcm;
    if (lower == "wav"_L1)
        return SoundFormat::Coding::Wav;
    if (lower == "mp3"_L1)
        return SoundFormat::Coding::Mp3;
    return std::nullopt;
}

bool isSampleRate(int hertz)
{
    return std::find(sampleRates.begin(), sampleRates.end(), hertz) != sampleRates.end();
}

QByteArray sampleSound(const SoundFormat &format, qsizetype characters)
{
    const qsizetype tones = std::clamp(characters, qsizetype{1}, mostStatusColors);
    switch (format.coding) {
    case SoundFormat::Coding::Pcm:
        return pcm(format.sampleRate, tones);
    case SoundFormat::Coding::Wav:
        return wav(format.sampleRate, pcm(format.sampleRate, tones));
    case SoundFormat::Coding::Mp3:
        break;
    }
    return mp3(format.sampleRate);
}

} // namespace nlstoken
