<?php
// SPDX-License-Identifier: Apache-2.0
// What snippets use of nls-sdk, so that PHP can run them without.

namespace AlibabaCloud\NLS\Synthesizer;

class SpeechSynthesizerWorker
{
    public function __construct(int $port)
    {
    }

    public function start(): void
    {
    }
}

class SpeechSynthesizerClient
{
    private array $coming = [];

    public function __construct(int $port)
    {
    }

    public function setUrl(string $url): void
    {
    }

    public function setToken(string $token): void
    {
    }

    public function setAppKey(string $appkey): void
    {
    }

    public function setVoice(string $voice): void
    {
    }

    public function setVolume(int $volume): void
    {
    }

    public function setFormat(string $format): void
    {
    }

    public function setText(string $text): void
    {
    }

    public function start(): bool
    {
        $this->coming = [true, ['event_name' => 'SynthesisBinaryReceived', 'data' => 'RIFF'],
                         ['event_name' => 'SynthesisCompleted', 'response' => '{}']];
        return true;
    }

    /** @return array|bool */
    public function getEvent()
    {
        return array_shift($this->coming);
    }
}
