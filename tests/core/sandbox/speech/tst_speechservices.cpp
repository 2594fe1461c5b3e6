// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/speechservice.h"

#include "core/sandbox/speech/samplesound.h"
#include "tests/support/testprogram.h"

#include <QJsonDocument>
#include <QTest>

using namespace nlstoken;
using namespace Qt::StringLiterals;

namespace {

// What each frame is, in order; frames of sound beside each other are one "sound".
QStringList namesOf(const std::vector<SpeechFrame> &frames)
{
    QStringList names;
    for (const SpeechFrame &frame : frames) {
        const QString name = frame.isText
            ? QJsonDocument::fromJson(frame.bytes)["header"_L1]["name"_L1].toString()
            : u"sound"_s;
        if (frame.isText || names.isEmpty() || names.last() != name)
            names << name;
    }
    return names;
}

QByteArray soundOf(const std::vector<SpeechFrame> &frames)
{
    QByteArray sound;
    for (const SpeechFrame &frame : frames) {
        if (!frame.isText)
            sound += frame.bytes;
    }
    return sound;
}

QJsonObject payload(const SpeechFrame &frame)
{
    return QJsonDocument::fromJson(frame.bytes)["payload"_L1].toObject();
}

} // namespace

class TestSpeechServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_service.reset(); }
    void synthesizerSpeaks_data();
    void synthesizerSpeaks();
    void synthesizerGivesSubtitlesFirst();
    void synthesizerRefuses_data();
    void synthesizerRefuses();
    void flowingSynthesizerSpeaksSentenceBySentence();
    void flowingWavHasOneHeader();
    void recognizerSaysHowMuchItHeard();
    void recognizerTellsMeanwhileWhenAsked();
    void recognizerHearsAMinute();
    void transcriberHearsSentences();
    void transcriberHearsWithoutEnd();
    void listenersRefuseFormats_data();
    void listenersRefuseFormats();
    void unknownDirectiveFails_data();
    void unknownDirectiveFails();

private:
    SpeechAnswer start(const QString &nameSpace, const QJsonObject &payload);
    SpeechAnswer direct(const QString &name, const QJsonObject &payload = {});
    SpeechAnswer hear(qsizetype bytes);

    std::unique_ptr<SpeechService> m_service;
};

SpeechAnswer TestSpeechServices::start(const QString &nameSpace, const QJsonObject &payload)
{
    m_service = speechService(nameSpace);
    SpeechAnswer answer(nameSpace, u"1"_s);
    m_service->start(payload, answer);
    return answer;
}

SpeechAnswer TestSpeechServices::direct(const QString &name, const QJsonObject &payload)
{
    SpeechAnswer answer({}, {});
    m_service->direct({.name = name, .payload = payload}, answer);
    return answer;
}

SpeechAnswer TestSpeechServices::hear(qsizetype bytes)
{
    SpeechAnswer answer({}, {});
    m_service->hear(QByteArray(bytes, 1), answer);
    return answer;
}

void TestSpeechServices::synthesizerSpeaks_data()
{
    QTest::addColumn<QString>("nameSpace");
    QTest::addColumn<qsizetype>("characters");
    QTest::newRow("short") << u"SpeechSynthesizer"_s << qsizetype{300};
    QTest::newRow("long") << u"SpeechLongSynthesizer"_s << qsizetype{301};
}

void TestSpeechServices::synthesizerSpeaks()
{
    QFETCH(const QString, nameSpace);
    QFETCH(const qsizetype, characters);
    const auto answer = start(nameSpace,
        {{u"text"_s, QString(characters, u'天')}, {u"format"_s, u"wav"_s},
            {u"sample_rate"_s, 8000}});
    QCOMPARE(namesOf(answer.frames()), (QStringList{u"sound"_s, u"SynthesisCompleted"_s}));
    QCOMPARE(soundOf(answer.frames()), sampleSound({SoundFormat::Coding::Wav, 8000}, characters));
    QCOMPARE(answer.status(), 20000000);
}

void TestSpeechServices::synthesizerGivesSubtitlesFirst()
{
    const auto answer =
        start(u"SpeechSynthesizer"_s, {{u"text"_s, u"hi"_s}, {u"enable_subtitle"_s, true}});
    QCOMPARE(namesOf(answer.frames()),
        (QStringList{u"MetaInfo"_s, u"sound"_s, u"SynthesisCompleted"_s}));
    QCOMPARE(payload(answer.frames().front())["subtitles"_L1][0]["text"_L1].toString(), u"hi"_s);
}

void TestSpeechServices::synthesizerRefuses_data()
{
    QTest::addColumn<QJsonObject>("payload");
    QTest::addColumn<int>("status");
    QTest::newRow("no text") << QJsonObject{} << 40010003;
    QTest::newRow("long text") << QJsonObject{{u"text"_s, QString(301, u'a')}} << 41020001;
    QTest::newRow("format") << QJsonObject{{u"text"_s, u"a"_s}, {u"format"_s, u"ogg"_s}}
                            << 40010003;
    QTest::newRow("sample rate") << QJsonObject{{u"text"_s, u"a"_s}, {u"sample_rate"_s, 7}}
                                 << 40000003;
}

void TestSpeechServices::synthesizerRefuses()
{
    QFETCH(const QJsonObject, payload);
    QFETCH(const int, status);
    const auto answer = start(u"SpeechSynthesizer"_s, payload);
    QCOMPARE(namesOf(answer.frames()), QStringList{u"TaskFailed"_s});
    QCOMPARE(answer.status(), status);
}

void TestSpeechServices::flowingSynthesizerSpeaksSentenceBySentence()
{
    const auto started = start(u"FlowingSpeechSynthesizer"_s, {{u"session_id"_s, u"mine"_s}});
    QCOMPARE(namesOf(started.frames()), QStringList{u"SynthesisStarted"_s});
    QCOMPARE(payload(started.frames().front())["session_id"_L1].toString(), u"mine"_s);
    QVERIFY(direct(u"RunSynthesis"_s, {{u"text"_s, u"One sentence"_s}}).frames().empty());
    const QStringList sentence{u"SentenceBegin"_s, u"sound"_s, u"SentenceEnd"_s};
    QCOMPARE(namesOf(direct(u"RunSynthesis"_s, {{u"text"_s, u"。另一句！Rest"_s}}).frames()),
        sentence + sentence);
    const auto stopped = direct(u"StopSynthesis"_s);
    QCOMPARE(namesOf(stopped.frames()), sentence + QStringList{u"SynthesisCompleted"_s});
    QCOMPARE(payload(stopped.frames().front())["index"_L1].toInt(), 3);
    QCOMPARE(stopped.status(), 20000000);
}

void TestSpeechServices::flowingWavHasOneHeader()
{
    start(u"FlowingSpeechSynthesizer"_s, {{u"format"_s, u"wav"_s}});
    const auto answer = direct(u"RunSynthesis"_s, {{u"text"_s, u"a.b."_s}});
    QCOMPARE(soundOf(answer.frames()).count("RIFF"), 1);
}

void TestSpeechServices::recognizerSaysHowMuchItHeard()
{
    QCOMPARE(namesOf(start(u"SpeechRecognizer"_s, {{u"sample_rate"_s, 8000}}).frames()),
        QStringList{u"RecognitionStarted"_s});
    QVERIFY(hear(16000).frames().empty());
    const auto stopped = direct(u"StopRecognition"_s);
    QCOMPARE(namesOf(stopped.frames()), QStringList{u"RecognitionCompleted"_s});
    QCOMPARE(payload(stopped.frames().front())["result"_L1].toString(), u"1.0 seconds of sound"_s);
    QCOMPARE(stopped.status(), 20000000);
}

void TestSpeechServices::recognizerTellsMeanwhileWhenAsked()
{
    start(u"SpeechRecognizer"_s, {{u"enable_intermediate_result"_s, true}});
    QCOMPARE(namesOf(hear(3200).frames()), QStringList{u"RecognitionResultChanged"_s});
    QVERIFY(hear(64).frames().empty()); // nothing changed
}

void TestSpeechServices::recognizerHearsAMinute()
{
    start(u"SpeechRecognizer"_s, {});
    QVERIFY(!hear(qsizetype{60} * 32000).status());
    QCOMPARE(hear(3200).status(), 41010104);
}

void TestSpeechServices::transcriberHearsSentences()
{
    start(u"SpeechTranscriber"_s, {{u"enable_intermediate_result"_s, true}});
    QCOMPARE(namesOf(hear(3200).frames()),
        (QStringList{u"SentenceBegin"_s, u"TranscriptionResultChanged"_s}));
    QCOMPARE(namesOf(hear(qsizetype{10} * 32000).frames()), QStringList{u"SentenceEnd"_s});
    const auto second = hear(3200);
    QCOMPARE(payload(second.frames().front()), (QJsonObject{{u"index"_s, 2}, {u"time"_s, 10100}}));
    QVERIFY(direct(u"ControlTranscriber"_s).frames().empty());
    const auto stopped = direct(u"StopTranscription"_s);
    QCOMPARE(
        namesOf(stopped.frames()), (QStringList{u"SentenceEnd"_s, u"TranscriptionCompleted"_s}));
    QCOMPARE(payload(stopped.frames().front())["result"_L1].toString(), u"0.1 seconds of sound"_s);
    QCOMPARE(stopped.status(), 20000000);
}

void TestSpeechServices::transcriberHearsWithoutEnd()
{
    start(u"SpeechTranscriber"_s, {});
    for (int i = 0; i < 20; ++i)
        QVERIFY(!hear(qsizetype{10} * 32000).status());
}

void TestSpeechServices::listenersRefuseFormats_data()
{
    QTest::addColumn<QString>("nameSpace");
    QTest::newRow("recognizer") << u"SpeechRecognizer"_s;
    QTest::newRow("transcriber") << u"SpeechTranscriber"_s;
}

void TestSpeechServices::listenersRefuseFormats()
{
    QFETCH(const QString, nameSpace);
    QCOMPARE(start(nameSpace, {{u"format"_s, u"flac"_s}}).status(), 40010003);
    QCOMPARE(start(nameSpace, {{u"sample_rate"_s, -16000}}).status(), 40000003);
    QVERIFY(!start(nameSpace, {{u"format"_s, u"opus"_s}}).status());
}

void TestSpeechServices::unknownDirectiveFails_data()
{
    QTest::addColumn<QString>("nameSpace");
    for (const auto *name : {"SpeechSynthesizer", "SpeechLongSynthesizer",
             "FlowingSpeechSynthesizer", "SpeechRecognizer", "SpeechTranscriber"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSpeechServices::unknownDirectiveFails()
{
    QFETCH(const QString, nameSpace);
    m_service = speechService(nameSpace);
    QCOMPARE(direct(u"Dance"_s).status(), 40010003);
}

NLSTOKEN_TEST(TestSpeechServices)
#include "tst_speechservices.moc"
