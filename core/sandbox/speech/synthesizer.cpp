// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/synthesizer.h"

#include "core/sandbox/speech/synthesisorder.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// One subtitle for the whole text; the service gives one for each word.
QJsonObject subtitles(const QString &text)
{
    return {{u"subtitles"_s,
        QJsonArray{QJsonObject{{u"text"_s, text}, {u"sentence"_s, u"true"_s}, {u"begin_index"_s, 0},
            {u"end_index"_s, text.size()}, {u"begin_time"_s, 0},
            {u"end_time"_s, 120 * characterCount(text)}}}}};
}

} // namespace

Synthesizer::Synthesizer(qsizetype longestText)
    : m_longestText(longestText)
{
}

QString Synthesizer::startName() const
{
    return u"StartSynthesis"_s;
}

void Synthesizer::start(const QJsonObject &payload, SpeechAnswer &answer)
{
    const QString text = payload["text"_L1].toString();
    if (text.isEmpty())
        return answer.fail(gatewayrefusals::textMissing());
    const qsizetype characters = characterCount(text);
    if (characters > m_longestText)
        return answer.fail(gatewayrefusals::textTooLong());
    const auto wanted = wantedSound(payload);
    if (!wanted)
        return answer.fail(wanted.error());
    if (payload["enable_subtitle"_L1].toBool())
        answer.event(u"MetaInfo"_s, subtitles(text));
    answer.sound(sampleSound(*wanted, characters));
    answer.complete(u"SynthesisCompleted"_s);
}

} // namespace nlstoken
