// SPDX-License-Identifier: Apache-2.0
#include "app/sound/multimediaoutput.h"

#include "core/gateway/wavsound.h"

#include <QAudioDevice>
#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>

#include <utility>

namespace nlstoken {

namespace {

QAudioFormat formatOf(const WavSound &sound)
{
    QAudioFormat format;
    format.setSampleRate(sound.sampleRate);
    format.setChannelCount(sound.channels);
    format.setSampleFormat(sound.bitsPerSample == 8 ? QAudioFormat::UInt8 : QAudioFormat::Int16);
    return format;
}

// Idle comes when a device has taken the last sample, not when it has been heard; what is on the
// way then, 120 ms with PulseAudio, is lost when the sink goes. That may be silence.
QByteArray silenceFor(const QAudioFormat &format)
{
    constexpr qint64 time = 400'000; // µs
    return QByteArray(format.bytesForDuration(time),
        format.sampleFormat() == QAudioFormat::UInt8 ? '\x80' : '\0');
}

} // namespace

MultimediaOutput::MultimediaOutput() = default;

MultimediaOutput::~MultimediaOutput() = default;

bool MultimediaOutput::hasDevice() const
{
    return !QMediaDevices::defaultAudioOutput().isNull();
}

void MultimediaOutput::play(const WavSound &sound, std::function<void(bool)> ended)
{
    m_ended = std::move(ended);
    const QAudioFormat format = formatOf(sound);
    m_samples.setData(sound.samples + silenceFor(format));
    m_samples.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(QMediaDevices::defaultAudioOutput(), format);
    // Queued: the sink is deleted there, which must not happen in the middle of its own work.
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &MultimediaOutput::look,
        Qt::QueuedConnection);
    m_sink->start(&m_samples);
    // One that can't start may not change its state.
    QMetaObject::invokeMethod(this, &MultimediaOutput::look, Qt::QueuedConnection);
}

void MultimediaOutput::stop()
{
    m_ended = nullptr;
    m_sink.reset();
    m_samples.close();
}

void MultimediaOutput::look()
{
    if (!m_sink)
        return;
    if (m_sink->state() == QAudio::StoppedState)
        end(m_sink->error() == QAudio::NoError && m_samples.atEnd());
    else if (m_sink->state() == QAudio::IdleState && m_samples.atEnd())
        end(true);
}

void MultimediaOutput::end(bool heard)
{
    const auto ended = std::exchange(m_ended, nullptr);
    stop();
    if (ended)
        ended(heard);
}

} // namespace nlstoken
