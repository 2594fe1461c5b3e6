<?php
// SPDX-License-Identifier: Apache-2.0
// What snippets use of nls-sdk, so that PHP can run them without.

namespace AlibabaCloud\NLS\Transcriber;

class SpeechTranscriberWorker
{
    public function __construct(int $port)
    {
    }

    public function start(): void
    {
    }
}

class SpeechTranscriberClient
{
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

    public function setPunctuationPrediction(bool $enable): void
    {
    }

    public function start(): array
    {
        return ['event_name' => 'TranscriptionStarted', 'response' => '{}'];
    }

    /** @return array|bool */
    public function sendAudio(string $data, int $length)
    {
        return true;
    }

    public function stop(): array
    {
        return [['event_name' => 'SentenceEnd', 'response' => '{"payload": {"result": "hello"}}'],
                ['event_name' => 'TranscriptionCompleted', 'response' => '{"payload": {"result": "hello"}}']];
    }
}
