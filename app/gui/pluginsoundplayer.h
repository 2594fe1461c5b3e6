// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/trial/soundplayer.h"

namespace nlstoken {

class SoundOutput;

//! \brief Where the sound plugin lies beside this program, installed or just built; empty when it
//! was built without one.
[[nodiscard]] QString soundPluginPath();

//! \brief Plays with the sound plugin, which is opened when it is needed for the first time. Where
//! it, Qt Multimedia or a device is missing, nothing can be played, and nothing else fails.
class PluginSoundPlayer final : public SoundPlayer
{
    Q_OBJECT

public:
    //! \param plugin its absolute path; it is opened only when it is as safe as this program
    explicit PluginSoundPlayer(QString plugin = soundPluginPath(), QObject *parent = nullptr);
    ~PluginSoundPlayer() override;

    [[nodiscard]] bool canPlay() override;
    [[nodiscard]] bool isPlaying() const override { return m_playing; }
    void play(const QByteArray &wav) override;
    void stop() override;

private:
    [[nodiscard]] SoundOutput *output();
    void end(int turn, Ending ending);

    const QString m_plugin;
    SoundOutput *m_output = nullptr; // Qt's until the process ends
    bool m_hasLooked = false;
    bool m_playing = false;
    int m_turn = 0; // the sound that is played, counted
};

} // namespace nlstoken
