// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/heardsound.h"

#include "core/sandbox/speech/samplesound.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace nlstoken {

tl::expected<HeardSound, GatewayRefusal> HeardSound::announced(const QJsonObject &parameters)
{
    constexpr int compressedBytesPerSecond = 4000;
    static const QStringList plain{u"pcm"_s, u"wav"_s};
    static const QStringList compressed{
        u"opus"_s, u"opu"_s, u"speex"_s, u"amr"_s, u"mp3"_s, u"aac"_s};
    const QString format = parameters["format"_L1].toString(u"pcm"_s).toLower();
    const QJsonValue rate = parameters["sample_rate"_L1];
    const int hertz = rate.isString() ? rate.toString().toInt() : rate.toInt(16000);
    if (!isSampleRate(hertz))
        return tl::unexpected(gatewayrefusals::sampleRateInvalid());
    if (plain.contains(format))
        return HeardSound(2 * hertz);
    if (compressed.contains(format))
        return HeardSound(compressedBytesPerSecond);
    return tl::unexpected(gatewayrefusals::formatInvalid());
}

qint64 HeardSound::milliseconds() const
{
    return m_bytes * 1000 / m_bytesPerSecond;
}

QString HeardSound::text() const
{
    if (isEmpty())
        return {};
    return QString::number(static_cast<double>(milliseconds()) / 1000, 'f', 1)
        + u" seconds of sound"_s;
}

} // namespace nlstoken
