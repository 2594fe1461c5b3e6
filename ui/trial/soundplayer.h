// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

namespace nlstoken {

//! \brief Plays one sound at a time.
class SoundPlayer : public QObject
{
    Q_OBJECT

public:
    //! \brief How a sound came to its end.
    enum class Ending {
        Played, //!< it was heard to its end
        Stopped, //!< by stop(), or because the window was closed
        Unreadable, //!< the bytes are no WAV of plain samples
        Failed, //!< there is nothing to play it with, or that refused or broke off
    };

    using QObject::QObject;

    //! \brief Whether a sound could be heard now: what plays is installed, and there is a device.
    //!
    //! Ask when there is a sound, and again when there is another: devices come and go, and the
    //! first question may load what plays.
    [[nodiscard]] virtual bool canPlay() = 0;
    [[nodiscard]] virtual bool isPlaying() const = 0;
    //! \brief Plays \a wav from its start, instead of what may be playing.
    //!
    //! ended() follows once, never inside this call, and not at all for a sound that another one
    //! took the place of: after ended() nothing plays.
    virtual void play(const QByteArray &wav) = 0;
    //! \brief Falls silent; ended() follows when something was playing.
    virtual void stop() = 0;

Q_SIGNALS:
    void ended(nlstoken::SoundPlayer::Ending ending);
};

} // namespace nlstoken
