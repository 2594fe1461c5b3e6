// SPDX-License-Identifier: Apache-2.0
#include "app/gui/pluginsoundplayer.h"
#include "core/sandbox/speech/samplesound.h"
#include "tests/ui/offscreen.h"

#include <QFile>
#include <QGuiApplication>
#include <QPluginLoader>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace nlstoken;

namespace {

using Endings = QList<SoundPlayer::Ending>;

const auto fakePlugin = QStringLiteral(FAKE_PLUGIN);

QByteArray wav(qsizetype characters)
{
    return sampleSound({SoundFormat::Coding::Wav, 16000}, characters);
}

QByteArray pcm(qsizetype characters)
{
    return sampleSound({SoundFormat::Coding::Pcm, 16000}, characters);
}

struct Desk
{
    std::unique_ptr<PluginSoundPlayer> player;
    Endings endings;

    explicit Desk(const QString &plugin = fakePlugin)
        : player(std::make_unique<PluginSoundPlayer>(plugin))
    {
        QObject::connect(player.get(), &SoundPlayer::ended, player.get(),
            [this](SoundPlayer::Ending ending) { endings << ending; });
    }
    //! \brief What the player loads; there is one in the process.
    [[nodiscard]] QObject &output()
    {
        static QObject *const instance = QPluginLoader(fakePlugin).instance();
        return *instance;
    }
    void finish(bool heard) { QMetaObject::invokeMethod(&output(), "finish", Q_ARG(bool, heard)); }
};

bool isMapped(const QString &library)
{
    QFile maps(u"/proc/self/maps"_s);
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(library.toUtf8());
}

} // namespace

class tst_pluginsoundplayer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    // The first test: what is loaded stays.
    void itLoadsNothingBeforeItIsAsked()
    {
#ifndef Q_OS_LINUX
        QSKIP("asks Linux what is loaded");
#endif
        Desk desk;
        QVERIFY(!isMapped(fakePlugin));
        QVERIFY(desk.player->canPlay());
        QVERIFY(isMapped(fakePlugin));
    }

    void itPlaysTheSamples()
    {
        Desk desk;
        desk.player->play(wav(3));
        QVERIFY(desk.player->isPlaying());
        QCOMPARE(desk.output().property("samples").toByteArray(), pcm(3));
        QCOMPARE(desk.output().property("rate").toInt(), 16000);
        QVERIFY(desk.endings.isEmpty());
        desk.finish(true);
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Played});
        QVERIFY(!desk.player->isPlaying());
    }

    void itTellsThatADeviceFailed()
    {
        Desk desk;
        desk.player->play(wav(3));
        desk.finish(false);
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Failed});
    }

    void anotherSoundTakesItsPlaceWithoutAWord()
    {
        Desk desk;
        desk.player->play(wav(3));
        desk.player->play(wav(5));
        QCOMPARE(desk.output().property("samples").toByteArray(), pcm(5));
        QVERIFY(desk.player->isPlaying());
        desk.finish(true);
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Played});
    }

    void itStopsWhenTold()
    {
        Desk desk;
        desk.player->stop();
        QVERIFY(desk.endings.isEmpty());
        desk.player->play(wav(3));
        desk.player->stop();
        QVERIFY(desk.output().property("samples").toByteArray().isEmpty());
        desk.finish(true);
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Stopped});
        QVERIFY(!desk.player->isPlaying());
    }

    void itStopsWhenTheLastWindowIsClosed()
    {
        Desk desk;
        desk.player->play(wav(3));
        QWidget window;
        window.show();
        // Qt tells it only of a program that runs, which ends with it here.
        QTimer::singleShot(0, &window, &QWidget::close);
        QGuiApplication::exec();
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Stopped});
        QVERIFY(desk.output().property("samples").toByteArray().isEmpty());
    }

    void itStopsWhenItGoes()
    {
        Desk desk;
        desk.player->play(wav(3));
        desk.player.reset();
        QVERIFY(desk.output().property("samples").toByteArray().isEmpty());
        desk.finish(true);
        QVERIFY(desk.endings.isEmpty());
    }

    void whatIsNoSoundEndsByAndBy()
    {
        Desk desk;
        desk.player->play("{\"status\":40000001}");
        QVERIFY(desk.player->isPlaying() && desk.endings.isEmpty());
        QTRY_COMPARE(desk.endings, Endings{SoundPlayer::Ending::Unreadable});
        QVERIFY(!desk.player->isPlaying());
    }

    void whatIsNoSoundSilencesWhatPlays()
    {
        Desk desk;
        desk.player->play(wav(3));
        desk.player->play({});
        QVERIFY(desk.output().property("samples").toByteArray().isEmpty());
        QTRY_COMPARE(desk.endings, Endings{SoundPlayer::Ending::Unreadable});
    }

    void anEarlierFailureDoesNotEndALaterSound()
    {
        Desk desk;
        desk.player->play({});
        desk.player->play(wav(3));
        QCoreApplication::sendPostedEvents();
        QVERIFY(desk.player->isPlaying() && desk.endings.isEmpty());
        desk.finish(true);
        QCOMPARE(desk.endings, Endings{SoundPlayer::Ending::Played});
    }

    void withoutADeviceItCanNotPlay()
    {
        Desk desk;
        desk.output().setProperty("deaf", true);
        QVERIFY(!desk.player->canPlay());
        desk.player->play(wav(3));
        QTRY_COMPARE(desk.endings, Endings{SoundPlayer::Ending::Failed});
        desk.output().setProperty("deaf", false); // somebody plugs one in
        QVERIFY(desk.player->canPlay());
    }

    void withoutAPluginItCanNotPlay_data()
    {
        QTest::addColumn<QString>("plugin");
        QTest::newRow("built without") << QString();
        QTest::newRow("not installed") << u"/nowhere/nls-token-sound.so"_s;
        QTest::newRow("a folder") << QCoreApplication::applicationDirPath();
        QTest::newRow("no library") << QStringLiteral(NLSTOKEN_SOURCE_DIR "/LICENSE");
    }
    void withoutAPluginItCanNotPlay()
    {
        QFETCH(const QString, plugin);
        Desk desk(plugin);
        QVERIFY(!desk.player->canPlay());
        desk.player->play(wav(3));
        QTRY_COMPARE(desk.endings, Endings{SoundPlayer::Ending::Failed});
    }

    void aPluginThatOthersMayWriteIsNotLoaded()
    {
        const QTemporaryDir folder(QCoreApplication::applicationDirPath() + u"/plugin-XXXXXX"_s);
        const QString plugin = folder.filePath(u"other.so"_s);
        QVERIFY(QFile::copy(fakePlugin, plugin));
        QVERIFY(
            QFile(plugin).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"others may write"_s));
        QVERIFY(!Desk(plugin).player->canPlay());
        QVERIFY(!isMapped(plugin));
        QVERIFY(QFile(plugin).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY2(Desk(plugin).player->canPlay(), "the same file, safe");
    }
};

QTEST_MAIN(tst_pluginsoundplayer)
#include "tst_pluginsoundplayer.moc"
