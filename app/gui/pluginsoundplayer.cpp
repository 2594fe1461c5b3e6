// SPDX-License-Identifier: Apache-2.0
#include "app/gui/pluginsoundplayer.h"

#include "app/gui/trustedplugin.h"
#include "app/sound/soundoutput.h"
#include "core/base/logging.h"
#include "core/gateway/wavsound.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPluginLoader>

#include <optional>

using namespace Qt::StringLiterals;

namespace nlstoken {

QString soundPluginPath()
{
    const QString path = QStringLiteral(NLSTOKEN_SOUND_PLUGIN);
    return path.isEmpty() ? QString() : QCoreApplication::applicationDirPath() + u"/../"_s + path;
}

PluginSoundPlayer::PluginSoundPlayer(QString plugin, QObject *parent)
    : SoundPlayer(parent)
    , m_plugin(std::move(plugin))
{
    // A program may go on without a window, but not with its voice.
    connect(qGuiApp, &QGuiApplication::lastWindowClosed, this, &PluginSoundPlayer::stop);
}

PluginSoundPlayer::~PluginSoundPlayer()
{
    if (m_output)
        m_output->stop();
}

bool PluginSoundPlayer::canPlay()
{
    return output() && m_output->hasDevice();
}

void PluginSoundPlayer::play(const QByteArray &wav)
{
    if (m_output)
        m_output->stop();
    m_playing = true;
    const int turn = ++m_turn;
    const std::optional<WavSound> sound = readWav(wav);
    if (sound && canPlay()) {
        m_output->play(*sound,
            [this, turn](bool heard) { end(turn, heard ? Ending::Played : Ending::Failed); });
        return;
    }
    const Ending why = sound ? Ending::Failed : Ending::Unreadable;
    QMetaObject::invokeMethod(this, [this, turn, why] { end(turn, why); }, Qt::QueuedConnection);
}

void PluginSoundPlayer::stop()
{
    if (!m_playing)
        return;
    if (m_output)
        m_output->stop();
    end(m_turn, Ending::Stopped);
}

SoundOutput *PluginSoundPlayer::output()
{
    if (m_hasLooked)
        return m_output;
    m_hasLooked = true;
    if (!QFileInfo(m_plugin).isFile())
        return nullptr;
    if (!isAsSafeAsProgram(m_plugin, QCoreApplication::applicationFilePath())) {
        qCWarning(lcState) << "others may write to the sound plugin:" << m_plugin;
        return nullptr;
    }
    QPluginLoader loader(QFileInfo(m_plugin).canonicalFilePath());
    m_output = qobject_cast<SoundOutput *>(loader.instance());
    if (!m_output)
        qCInfo(lcState) << "sounds can't be played:" << loader.errorString();
    return m_output;
}

void PluginSoundPlayer::end(int turn, Ending ending)
{
    if (!m_playing || turn != m_turn)
        return;
    m_playing = false;
    Q_EMIT ended(ending);
}

} // namespace nlstoken
