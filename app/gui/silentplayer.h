// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/trial/soundplayer.h"

namespace nlstoken {

//! \brief Plays nothing, where nothing is there to play with.
class SilentPlayer final : public SoundPlayer
{
    Q_OBJECT

public:
    [[nodiscard]] bool canPlay() override { return false; }
    [[nodiscard]] bool isPlaying() const override { return false; }
    void play(const QByteArray &) override { Q_EMIT ended(Ending::Failed); }
    void stop() override { }
};

} // namespace nlstoken
