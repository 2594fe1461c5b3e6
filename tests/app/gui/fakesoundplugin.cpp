// SPDX-License-Identifier: Apache-2.0
#include "app/sound/soundoutput.h"
#include "core/gateway/wavsound.h"

#include <QObject>

#include <utility>

namespace nlstoken {

//! \brief Does what the test's properties and calls say, as plugin and test share no class.
class FakeSoundOutput final : public QObject, public SoundOutput
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID NLSTOKEN_SOUND_OUTPUT)
    Q_INTERFACES(nlstoken::SoundOutput)

public:
    [[nodiscard]] bool hasDevice() const override { return !property("deaf").toBool(); }
    void play(const WavSound &sound, std::function<void(bool)> ended) override
    {
        setProperty("samples", sound.samples);
        setProperty("rate", sound.sampleRate);
        m_ended = std::move(ended);
    }
    void stop() override
    {
        setProperty("samples", {});
        m_ended = nullptr;
    }
    Q_INVOKABLE void finish(bool heard)
    {
        if (const auto ended = std::exchange(m_ended, nullptr))
            ended(heard);
    }

private:
    std::function<void(bool)> m_ended;
};

} // namespace nlstoken

#include "fakesoundplugin.moc"
