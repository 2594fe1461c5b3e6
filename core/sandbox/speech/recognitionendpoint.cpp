// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/recognitionendpoint.h"

#include "core/sandbox/speech/heardsound.h"
#include "core/sandbox/speech/speechaccess.h"
#include "core/signing/canonicalquery.h"

using namespace Qt::StringLiterals;

namespace nlstoken {

RecognitionEndpoint::RecognitionEndpoint(const SpeechAccess &access)
    : m_access(access)
{
}

RestAnswer RecognitionEndpoint::answer(const ServerRequest &request, const QDateTime &now) const
{
    constexpr qint64 longestSound = 60'000; // milliseconds
    if (request.method != "POST")
        return refusedRest(gatewayrefusals::pathUnknown());
    if (const auto refusal = m_access.refusedToken(shownToken(request), now))
        return refusedRest(*refusal);
    QJsonObject parameters;
    for (const auto &[name, value] : signing::parsedQuery(request.query))
        parameters.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    if (const auto refusal = m_access.refusedAppkey(parameters["appkey"_L1].toString()))
        return refusedRest(*refusal);
    auto heard = HeardSound::announced(parameters);
    if (!heard)
        return refusedRest(heard.error());
    heard->add(request.body.size());
    if (heard->isEmpty())
        return refusedRest(gatewayrefusals::soundMissing());
    if (heard->milliseconds() > longestSound)
        return refusedRest(gatewayrefusals::soundTooLong());
    return recognisedRest(heard->text());
}

} // namespace nlstoken
