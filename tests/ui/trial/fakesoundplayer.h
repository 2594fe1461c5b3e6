// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/trial/soundplayer.h"

namespace nlstoken {

//! \brief Plays in silence, until it is told that the sound is over.
class FakeSoundPlayer final : public SoundPlayer
{
    Q_OBJECT

public:
    bool hasDevice = true;
    QByteArray playing{}; //!< empty when nothing plays

    [[nodiscard]] bool canPlay() override { return hasDevice; }
    [[nodiscard]] bool isPlaying() const override { return !playing.isEmpty(); }
    void play(const QByteArray &wav) override { playing = wav; }
    void stop() override
    {
        if (isPlaying())
            end(Ending::Stopped);
    }
    void end(Ending ending)
    {
        playing.clear();
        Q_EMIT ended(ending);
    }
};

} // namespace nlstoken
