// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtPlugin>

#include <functional>

namespace nlstoken {

struct WavSound;

//! \brief The way to the speakers: what the sound plugin brings, and the only thing that the window
//! and the plugin share. They are built and installed together; another version has another IID.
class SoundOutput
{
public:
    virtual ~SoundOutput() = default;

    //! \brief Whether there is something now that can be heard.
    [[nodiscard]] virtual bool hasDevice() const = 0;
    //! \brief Plays \a sound; nothing else may be playing.
    //! \param ended called once, through the event loop, unless stop() comes before; with true
    //! when the sound was played to its end
    virtual void play(const WavSound &sound, std::function<void(bool)> ended) = 0;
    //! \brief Falls silent at once.
    virtual void stop() = 0;
};

} // namespace nlstoken

#define NLSTOKEN_SOUND_OUTPUT "org.nls_token_desk.SoundOutput/1"
Q_DECLARE_INTERFACE(nlstoken::SoundOutput, NLSTOKEN_SOUND_OUTPUT)
