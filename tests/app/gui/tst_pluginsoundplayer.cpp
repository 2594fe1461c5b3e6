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

struct Fixture
{
    std::unique_ptr<PluginSoundPlayer> player;
    Endings endings;

    explicit Fixture(const QString &plugin = fakePlugin)
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
        Fixture fixture;
        QVERIFY(!isMapped(fakePlugin));
        QVERIFY(fixture.player->canPlay());
        QVERIFY(isMapped(fakePlugin));
    }

    void itPlaysTheSamples()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        QVERIFY(fixture.player->isPlaying());
        QCOMPARE(fixture.output().property("samples").toByteArray(), pcm(3));
        QCOMPARE(fixture.output().property("rate").toInt(), 16000);
        QVERIFY(fixture.endings.isEmpty());
        fixture.finish(true);
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Played});
        QVERIFY(!fixture.player->isPlaying());
    }

    void itTellsThatADeviceFailed()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        fixture.finish(false);
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Failed});
    }

    void anotherSoundTakesItsPlaceWithoutAWord()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        fixture.player->play(wav(5));
        QCOMPARE(fixture.output().property("samples").toByteArray(), pcm(5));
        QVERIFY(fixture.player->isPlaying());
        fixture.finish(true);
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Played});
    }

    void itStopsWhenTold()
    {
        Fixture fixture;
        fixture.player->stop();
        QVERIFY(fixture.endings.isEmpty());
        fixture.player->play(wav(3));
        fixture.player->stop();
        QVERIFY(fixture.output().property("samples").toByteArray().isEmpty());
        fixture.finish(true);
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Stopped});
        QVERIFY(!fixture.player->isPlaying());
    }

    void itStopsWhenTheLastWindowIsClosed()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        QWidget window;
        window.show();
        // Qt tells it only of a program that runs, which ends with it here.
        QTimer::singleShot(0, &window, &QWidget::close);
        QGuiApplication::exec();
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Stopped});
        QVERIFY(fixture.output().property("samples").toByteArray().isEmpty());
    }

    void itStopsWhenItGoes()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        fixture.player.reset();
        QVERIFY(fixture.output().property("samples").toByteArray().isEmpty());
        fixture.finish(true);
        QVERIFY(fixture.endings.isEmpty());
    }

    void whatIsNoSoundEndsByAndBy()
    {
        Fixture fixture;
        fixture.player->play("{\"status\":40000001}");
        QVERIFY(fixture.player->isPlaying() && fixture.endings.isEmpty());
        QTRY_COMPARE(fixture.endings, Endings{SoundPlayer::Ending::Unreadable});
        QVERIFY(!fixture.player->isPlaying());
    }

    void whatIsNoSoundSilencesWhatPlays()
    {
        Fixture fixture;
        fixture.player->play(wav(3));
        fixture.player->play({});
        QVERIFY(fixture.output().property("samples").toByteArray().isEmpty());
        QTRY_COMPARE(fixture.endings, Endings{SoundPlayer::Ending::Unreadable});
    }

    void anEarlierFailureDoesNotEndALaterSound()
    {
        Fixture fixture;
        fixture.player->play({});
        fixture.player->play(wav(3));
        QCoreApplication::sendPostedEvents();
        QVERIFY(fixture.player->isPlaying() && fixture.endings.isEmpty());
        fixture.finish(true);
        QCOMPARE(fixture.endings, Endings{SoundPlayer::Ending::Played});
    }

    void withoutADeviceItCanNotPlay()
    {
        Fixture fixture;
        fixture.output().setProperty("deaf", true);
        QVERIFY(!fixture.player->canPlay());
        fixture.player->play(wav(3));
        QTRY_COMPARE(fixture.endings, Endings{SoundPlayer::Ending::Failed});
        fixture.output().setProperty("deaf", false); // somebody plugs one in
        QVERIFY(fixture.player->canPlay());
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
        Fixture fixture(plugin);
        QVERIFY(!fixture.player->canPlay());
        fixture.player->play(wav(3));
        QTRY_COMPARE(fixture.endings, Endings{SoundPlayer::Ending::Failed});
    }

    void aPluginThatOthersMayWriteIsNotLoaded()
    {
        const QTemporaryDir folder(QCoreApplication::applicationDirPath() + u"/plugin-XXXXXX"_s);
        const QString plugin = folder.filePath(u"other.so"_s);
        QVERIFY(QFile::copy(fakePlugin, plugin));
        QVERIFY(
            QFile(plugin).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"others may write"_s));
        QVERIFY(!Fixture(plugin).player->canPlay());
        QVERIFY(!isMapped(plugin));
        QVERIFY(QFile(plugin).setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY2(Fixture(plugin).player->canPlay(), "the same file, safe");
    }
};

QTEST_MAIN(tst_pluginsoundplayer)
#include "tst_pluginsoundplayer.moc"
