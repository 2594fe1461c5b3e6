// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/synthesisendpoint.h"

#include "core/sandbox/speech/speechaccess.h"
#include "core/sandbox/speech/synthesisorder.h"
#include "core/signing/canonicalquery.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// Those of a POST are JSON; what stands in its query counts too.
QJsonObject parametersOf(const ServerRequest &request)
{
    QJsonObject parameters;
    if (request.method == "POST")
        parameters = QJsonDocument::fromJson(request.body).object();
    for (const auto &[name, value] : signing::parsedQuery(request.query)) {
        if (!name.isEmpty())
            parameters.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    }
    return parameters;
}

} // namespace

SynthesisEndpoint::SynthesisEndpoint(const SpeechAccess &access)
    : m_access(access)
{
}

RestAnswer SynthesisEndpoint::answer(const ServerRequest &request, const QDateTime &now) const
{
    if (request.method != "GET" && request.method != "POST")
        return refusedRest(gatewayrefusals::pathUnknown());
    const QJsonObject parameters = parametersOf(request);
    QByteArray token = shownToken(request);
    if (token.isEmpty())
        token = parameters["token"_L1].toString().toUtf8();
    if (const auto refusal = m_access.refusedToken(token, now))
        return refusedRest(*refusal);
    if (const auto refusal = m_access.refusedAppkey(parameters["appkey"_L1].toString()))
        return refusedRest(*refusal);
    const QString text = parameters["text"_L1].toString();
    if (text.isEmpty())
        return refusedRest(gatewayrefusals::textEmpty());
    const qsizetype characters = characterCount(text);
    if (characters > ShortTextLength)
        return refusedRest(gatewayrefusals::textTooLong());
    const auto wanted = wantedSound(parameters);
    if (!wanted)
        return refusedRest(wanted.error());
    return spokenRest(sampleSound(*wanted, characters));
}

} // namespace nlstoken
