// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/synthesisorder.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

tl::expected<SoundFormat, GatewayRefusal> wantedSound(const QJsonObject &parameters)
{
    SoundFormat wanted;
    const QJsonValue format = parameters["format"_L1];
    if (!format.isUndefined()) {
        const auto coding = soundCoding(format.toString());
        if (!coding)
            return tl::unexpected(gatewayrefusals::formatInvalid());
        wanted.coding = *coding;
    }
    const QJsonValue rate = parameters["sample_rate"_L1];
    if (!rate.isUndefined())
        wanted.sampleRate = rate.isString() ? rate.toString().toInt() : rate.toInt();
    if (!isSampleRate(wanted.sampleRate))
        return tl::unexpected(gatewayrefusals::sampleRateInvalid());
    return wanted;
}

qsizetype characterCount(const QString &text)
{
    return text.toUcs4().size();
}

} // namespace nlstoken
