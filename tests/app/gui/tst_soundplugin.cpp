// SPDX-License-Identifier: Apache-2.0
#include "app/gui/pluginsoundplayer.h"
#include "app/sound/soundoutput.h"
#include "core/gateway/wavsound.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPluginLoader>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <optional>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

constexpr int rate = 16000;

// A sound server with speakers that can be recorded.
class SoundServer
{
public:
    static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(u"pulseaudio"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"parec"_s).isEmpty();
    }
    SoundServer()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s})
            environment.insert(name, m_folder.path());
        m_server.setProcessEnvironment(environment);
        m_server.start(u"pulseaudio"_s,
            {u"-n"_s, u"--daemonize=no"_s, u"--use-pid-file=no"_s, u"--exit-idle-time=-1"_s,
                u"-L"_s, u"module-null-sink sink_name=null format=s16le rate=16000 channels=1"_s,
                u"-L"_s, u"module-native-protocol-unix auth-anonymous=1 socket="_s + socket()});
        m_recorder.setProcessEnvironment(environment);
    }
    ~SoundServer()
    {
        for (QProcess *process : {&m_recorder, &m_server}) {
            process->kill();
            process->waitForFinished();
        }
    }
    [[nodiscard]] QString socket() const { return m_folder.filePath(u"native"_s); }
    //! \brief Whether what is played from now on is recorded.
    [[nodiscard]] bool record()
    {
        if (!QTest::qWaitFor([this] { return QFileInfo::exists(socket()); }, patience))
            return false;
        m_recorder.start(u"parec"_s,
            {u"--server=unix:"_s + socket(), u"--device=null.monitor"_s, u"--format=s16le"_s,
                u"--rate=16000"_s, u"--channels=1"_s, u"--raw"_s, u"--latency-msec=20"_s});
        return QTest::qWaitFor([this] { return m_recorder.bytesAvailable() > 0; }, patience);
    }
    //! \brief How often \a sample has been heard.
    [[nodiscard]] int heard(qint16 sample)
    {
        m_recorded += m_recorder.readAll();
        int count = 0;
        for (qsizetype i = 0; i + 1 < m_recorded.size(); i += 2)
            count += qFromLittleEndian<qint16>(m_recorded.constData() + i) == sample ? 1 : 0;
        return count;
    }

    static constexpr int patience = 10'000;

private:
    QTemporaryDir m_folder;
    QProcess m_server;
    QProcess m_recorder;
    QByteArray m_recorded;
};

QByteArray samples(int count, qint16 value)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i) {
        const qint16 little = qToLittleEndian(value);
        bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
    }
    return bytes;
}

} // namespace

class tst_soundplugin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_output =
            qobject_cast<SoundOutput *>(QPluginLoader(QStringLiteral(SOUND_PLUGIN)).instance());
        QVERIFY(m_output);
    }

    void cleanup() { m_output->stop(); }

    void theProgramFindsIt()
    {
        // Where this test would find it, seen from the program's folder.
        const QString relative =
            soundPluginPath().mid(QCoreApplication::applicationDirPath().size());
        QCOMPARE(QFileInfo(QStringLiteral(PROGRAM_FOLDER) + relative).canonicalFilePath(),
            QFileInfo(QStringLiteral(SOUND_PLUGIN)).canonicalFilePath());
    }

    void everySampleIsHeard()
    {
        if (!m_server)
            QSKIP("pulseaudio is not installed");
        QVERIFY(m_server->record());
        QVERIFY(m_output->hasDevice());
        // A server may swallow the first milliseconds. How the parts are spaced is the machine's
        // affair; that the last sample comes out is ours.
        constexpr int length = rate / 4;
        constexpr qint16 middle = 1234;
        constexpr qint16 last = 4321;
        std::optional<bool> ended;
        m_output->play(
            {.sampleRate = rate,
                .channels = 1,
                .bitsPerSample = 16,
                .samples = samples(length, 1) + samples(length, middle) + samples(length, last)},
            [&ended](bool heard) { ended = heard; });
        QVERIFY2(!ended, "never inside of the call");
        QVERIFY(QTest::qWaitFor([&ended] { return ended.has_value(); }, SoundServer::patience));
        QVERIFY(*ended);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->heard(last), length, SoundServer::patience);
        QCOMPARE(m_server->heard(middle), length);
    }

    void stoppedItIsSilentAndEndsNoMore()
    {
        if (!m_server)
            QSKIP("pulseaudio is not installed");
        constexpr qint16 sample = 2222;
        constexpr int length = 60 * rate;
        bool ended = false;
        m_output->play({.sampleRate = rate,
                           .channels = 1,
                           .bitsPerSample = 16,
                           .samples = samples(length, sample)},
            [&ended](bool) { ended = true; });
        QTRY_VERIFY_WITH_TIMEOUT(m_server->heard(sample) > 0, SoundServer::patience);
        m_output->stop();
        // A sound of another kind is heard once the first one is over.
        constexpr qint16 next = 3333;
        bool nextEnded = false;
        m_output->play({.sampleRate = rate,
                           .channels = 1,
                           .bitsPerSample = 16,
                           .samples = samples(rate / 4, next)},
            [&nextEnded](bool heard) { nextEnded = heard; });
        QTRY_VERIFY_WITH_TIMEOUT(nextEnded, SoundServer::patience);
        QVERIFY(!ended);
        QVERIFY(m_server->heard(sample) < length / 2);
    }

    // The last one: the server goes.
    void aServerThatGoesEndsTheSound()
    {
        if (!m_server)
            QSKIP("pulseaudio is not installed");
        std::optional<bool> ended;
        const WavSound sound{.sampleRate = rate,
            .channels = 1,
            .bitsPerSample = 16,
            .samples = samples(60 * rate, 1)};
        m_output->play(sound, [&ended](bool heard) { ended = heard; });
        m_server.reset();
        QVERIFY(QTest::qWaitFor([&ended] { return ended.has_value(); }, SoundServer::patience));
        QCOMPARE(*ended, false);
        // And there is nothing to play with any more.
        ended.reset();
        m_output->play(sound, [&ended](bool heard) { ended = heard; });
        QVERIFY(QTest::qWaitFor([&ended] { return ended.has_value(); }, SoundServer::patience));
        QCOMPARE(*ended, false);
    }

public:
    void startServer()
    {
        if (!SoundServer::isInstalled())
            return;
        m_server.emplace();
        // Before the plugin looks for one.
        qputenv("PULSE_SERVER", "unix:" + QFile::encodeName(m_server->socket()));
    }

private:
    std::optional<SoundServer> m_server;
    SoundOutput *m_output = nullptr;
};

int main(int argc, char *argv[])
{
    qputenv("PULSE_SERVER", "unix:/nonexistent"); // not the speakers of who runs this
    const QCoreApplication application(argc, argv);
    tst_soundplugin test;
    test.startServer();
    return QTest::qExec(&test, argc, argv);
}

#include "tst_soundplugin.moc"
