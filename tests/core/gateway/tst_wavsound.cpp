// SPDX-License-Identifier: Apache-2.0
#include "core/gateway/wavsound.h"
#include "core/sandbox/speech/samplesound.h"
#include "tests/support/testprogram.h"

#include <QRegularExpression>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

QByteArray number(quint32 value, qsizetype size)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes.first(size);
}

struct Format
{
    quint32 coding = 1;
    quint32 channels = 1;
    quint32 rate = 16000;
    quint32 bits = 16;
};

QByteArray chunk(const QByteArray &name, const QByteArray &content)
{
    return name + number(static_cast<quint32>(content.size()), 4) + content
        + QByteArray(content.size() % 2, '\0');
}

QByteArray formatChunk(const Format &format)
{
    const quint32 frame = format.channels * format.bits / 8;
    return chunk("fmt ",
        number(format.coding, 2) + number(format.channels, 2) + number(format.rate, 4)
            + number(format.rate * frame, 4) + number(frame, 2) + number(format.bits, 2));
}

QByteArray file(const QByteArray &chunks)
{
    return "RIFF" + number(static_cast<quint32>(chunks.size()) + 4, 4) + "WAVE" + chunks;
}

QByteArray file(const Format &format, const QByteArray &samples)
{
    return file(formatChunk(format) + chunk("data", samples));
}

// A data chunk whose header lies about its length.
QByteArray promising(quint32 length, const QByteArray &samples)
{
    return file(formatChunk({}) + "data" + number(length, 4) + samples);
}

const QByteArray samples = "\x01\x00\x02\x00\x03\x00\x04\x00"_ba;

} // namespace

class tst_wavsound : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void readsWhatTheSandboxSpeaks()
    {
        constexpr int rate = 16000;
        const QByteArray pcm = sampleSound({SoundFormat::Coding::Pcm, rate}, 5);
        const auto sound = readWav(sampleSound({SoundFormat::Coding::Wav, rate}, 5));
        QVERIFY(sound);
        QCOMPARE(*sound,
            (WavSound{.sampleRate = rate, .channels = 1, .bitsPerSample = 16, .samples = pcm}));
    }

    void readsEveryPlainFormat_data()
    {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("rate");
        QTest::addColumn<int>("bits");
        QTest::newRow("telephone") << 1 << 8000 << 8;
        QTest::newRow("the service's") << 1 << 16000 << 16;
        QTest::newRow("music") << 2 << 48000 << 16;
    }
    void readsEveryPlainFormat()
    {
        QFETCH(const int, channels);
        QFETCH(const int, rate);
        QFETCH(const int, bits);
        const auto sound = readWav(file({.channels = static_cast<quint32>(channels),
                                            .rate = static_cast<quint32>(rate),
                                            .bits = static_cast<quint32>(bits)},
            samples));
        QVERIFY(sound);
        QCOMPARE(*sound,
            (WavSound{.sampleRate = rate,
                .channels = channels,
                .bitsPerSample = bits,
                .samples = samples}));
    }

    void passesOverOtherChunks()
    {
        const auto sound = readWav(file(chunk("LIST", "odd") + formatChunk({})
            + chunk("fact", "1234") + chunk("data", samples) + chunk("LIST", "after it")));
        QVERIFY(sound);
        QCOMPARE(sound->samples, samples);
    }

    void takesWhatIsThereWhenTheLengthIsNotKnown_data()
    {
        QTest::addColumn<quint32>("length");
        for (const quint32 length : {0U, 9U, 0x7fffffffU, 0xfffffff0U, 0xffffffffU})
            QTest::addRow("%u", length) << length;
    }
    void takesWhatIsThereWhenTheLengthIsNotKnown()
    {
        QFETCH(const quint32, length);
        const auto sound = readWav(promising(length, samples));
        QVERIFY(sound);
        QCOMPARE(sound->samples, samples);
    }

    void keepsWholeFrames()
    {
        QCOMPARE(readWav(promising(7, samples)).value_or(WavSound{}).samples, samples.first(6));
        QCOMPARE(readWav(promising(100, samples + "x")).value_or(WavSound{}).samples, samples);
        QCOMPARE(readWav(file({.channels = 2}, samples.first(6))).value_or(WavSound{}).samples,
            samples.first(4));
    }

    void refusesWhatItCanNotPlay_data()
    {
        QTest::addColumn<QByteArray>("wav");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("something else") << "{\"status\":40000001}"_ba;
        QTest::newRow("a header alone") << file({});
        QTest::newRow("another RIFF") << file({}, samples).replace("WAVE", "AVI ");
        QTest::newRow("no format") << file(chunk("data", samples));
        QTest::newRow("format behind the data") << file(chunk("data", samples) + formatChunk({}));
        QTest::newRow("no data") << file(formatChunk({}));
        QTest::newRow("empty data") << file({}, {});
        QTest::newRow("half a frame") << file({}, "x");
        QTest::newRow("coded: A-law") << file({.coding = 6}, samples);
        QTest::newRow("coded: floating point") << file({.coding = 3, .bits = 32}, samples);
        QTest::newRow("no channel") << file({.channels = 0}, samples);
        QTest::newRow("too many channels") << file({.channels = 65535}, samples);
        QTest::newRow("no rate") << file({.rate = 0}, samples);
        QTest::newRow("a rate too high") << file({.rate = 0xffffffff}, samples);
        QTest::newRow("no bits") << file({.bits = 0}, samples);
        QTest::newRow("odd bits") << file({.bits = 12}, samples);
        QTest::newRow("a short format") << file(chunk("fmt ", "12345678") + chunk("data", samples));
        QTest::newRow("an empty format") << file(chunk("fmt ", {}) + chunk("data", samples));
        QTest::newRow("a chunk longer than the file")
            << file("LIST" + number(0xffffffff, 4) + formatChunk({}) + chunk("data", samples));
    }
    void refusesWhatItCanNotPlay()
    {
        QFETCH(const QByteArray, wav);
        QVERIFY(!readWav(wav));
    }

    void aCutFileIsNothingOrWholeFrames()
    {
        const QByteArray whole =
            file(chunk("LIST", "odd") + formatChunk({}) + chunk("data", samples));
        for (qsizetype size = 0; size <= whole.size(); ++size) {
            // Its own memory, so that a sanitizer sees each byte too many.
            const auto sound = readWav(QByteArray(whole.constData(), size));
            if (sound)
                QVERIFY(samples.startsWith(sound->samples) && sound->samples.size() % 2 == 0);
        }
    }
};

NLSTOKEN_TEST(tst_wavsound)
#include "tst_wavsound.moc"
