// SPDX-License-Identifier: Apache-2.0
#include "core/sandbox/speech/samplesound.h"
#include "tests/support/testprogram.h"

#include <QTest>
#include <QtEndian>

#include <algorithm>

using namespace nlstoken;
using namespace Qt::StringLiterals;
using Coding = SoundFormat::Coding;

namespace {

quint32 number(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

} // namespace

class TestSampleSound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAsLongAsItsText_data();
    void isAsLongAsItsText();
    void canBeHeardAndDoesNotClip();
    void wavDescribesItself();
    void mp3BeginsWithAFrame_data();
    void mp3BeginsWithAFrame();
    void codingsAreNamed();
};

void TestSampleSound::isAsLongAsItsText_data()
{
    QTest::addColumn<int>("sampleRate");
    QTest::addColumn<int>("characters");
    QTest::addColumn<int>("bytes");
    QTest::newRow("one") << 16000 << 1 << 3840;
    QTest::newRow("five at 8000 Hz") << 8000 << 5 << 9600;
    QTest::newRow("many") << 16000 << 100'000 << 24 * 3840;
    QTest::newRow("none") << 16000 << 0 << 3840;
}

void TestSampleSound::isAsLongAsItsText()
{
    QFETCH(const int, sampleRate);
    QFETCH(const int, characters);
    QFETCH(const int, bytes);
    QCOMPARE(sampleSound({Coding::Pcm, sampleRate}, characters).size(), bytes);
}

void TestSampleSound::canBeHeardAndDoesNotClip()
{
    const QByteArray pcm = sampleSound({}, 24);
    int loudest = 0;
    for (qsizetype at = 0; at < pcm.size(); at += 2)
        loudest = std::max(loudest, std::abs(int{qFromLittleEndian<qint16>(pcm.constData() + at)}));
    QCOMPARE_GT(loudest, 5000);
    QCOMPARE_LT(loudest, 20000);
}

void TestSampleSound::wavDescribesItself()
{
    const QByteArray wav = sampleSound({Coding::Wav, 24000}, 3);
    QVERIFY(wav.startsWith("RIFF"));
    QCOMPARE(number(wav, 4), static_cast<quint32>(wav.size() - 8));
    QCOMPARE(wav.mid(8, 8), QByteArray("WAVEfmt "));
    QCOMPARE(number(wav, 24), 24000U);
    QCOMPARE(number(wav, 28), 48000U); // bytes a second
    QCOMPARE(wav.mid(36, 4), QByteArray("data"));
    QCOMPARE(number(wav, 40), static_cast<quint32>(wav.size() - 44));
    QCOMPARE(wav.mid(44), sampleSound({Coding::Pcm, 24000}, 3));
}

void TestSampleSound::mp3BeginsWithAFrame_data()
{
    QTest::addColumn<int>("sampleRate");
    QTest::addColumn<QByteArray>("head"); // synchronisation, version, layer; bit rate, sample rate
    QTest::newRow("16000 Hz, MPEG-2") << 16000 << QByteArray("\xff\xf3\x38");
    QTest::newRow("8000 Hz, MPEG-2.5") << 8000 << QByteArray("\xff\xe3\x38");
}

void TestSampleSound::mp3BeginsWithAFrame()
{
    QFETCH(const int, sampleRate);
    QFETCH(const QByteArray, head);
    const QByteArray mp3 = sampleSound({Coding::Mp3, sampleRate}, 1);
    QCOMPARE(mp3.left(3).toHex(), head.toHex());
    QCOMPARE_GT(mp3.size(), 2000);
}

void TestSampleSound::codingsAreNamed()
{
    QCOMPARE(soundCoding(u"PCM"_s), Coding::Pcm);
    QCOMPARE(soundCoding(u"wav"_s), Coding::Wav);
    QCOMPARE(soundCoding(u"mp3"_s), Coding::Mp3);
    QVERIFY(!soundCoding(u"ogg"_s));
    QVERIFY(isSampleRate(16000));
    QVERIFY(!isSampleRate(0));
    QVERIFY(!isSampleRate(16001));
}

NLSTOKEN_TEST(TestSampleSound)
#include "tst_samplesound.moc"
