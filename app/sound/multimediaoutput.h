// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sound/soundoutput.h"

#include <QBuffer>
#include <QObject>

#include <memory>

class QAudioSink;

namespace nlstoken {

//! \brief Plays through Qt Multimedia. A plugin, so that the window's start doesn't pay for it and
//! its package doesn't depend on it.
class MultimediaOutput final : public QObject, public SoundOutput
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID NLSTOKEN_SOUND_OUTPUT)
    Q_INTERFACES(nlstoken::SoundOutput)

public:
    MultimediaOutput();
    ~MultimediaOutput() override;

    [[nodiscard]] bool hasDevice() const override;
    void play(const WavSound &sound, std::function<void(bool)> ended) override;
    void stop() override;

private:
    void look();
    void end(bool heard);

    QBuffer m_samples;
    std::unique_ptr<QAudioSink> m_sink;
    std::function<void(bool)> m_ended;
};

} // namespace nlstoken
