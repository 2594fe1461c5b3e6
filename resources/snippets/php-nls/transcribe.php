<?php
// {{install}}
// The token is good until {{expires}}.
// The SDK speaks to the gateway through a service of its own: first run `php transcribe.php start` in another terminal.
// That listens on every address and asks for no password, so keep its port behind a firewall.
require __DIR__ . '/vendor/autoload.php';
foreach (['common', 'transcriber', 'transport/websocket'] as $part) {
    require __DIR__ . "/vendor/alibabacloud/nls-sdk/nls/$part/autoload.php";
}

use AlibabaCloud\NLS\Transcriber\SpeechTranscriberClient;
use AlibabaCloud\NLS\Transcriber\SpeechTranscriberWorker;

const PORT = 8703;

if (($argv[1] ?? '') === 'start') {
    (new SpeechTranscriberWorker(PORT))->start();
    exit;
}

/** @param array|bool $event a boolean when nothing has come */
function heard($event): void
{
    $name = $event['event_name'] ?? '';
    if ($name === 'TaskFailed') {
        fwrite(STDERR, $event['response'] . "\n");
        exit(1);
    }
    if ($name === 'SentenceEnd') {
        echo json_decode($event['response'])->payload->result, "\n";
    }
}

$transcriber = new SpeechTranscriberClient(PORT);
$transcriber->setUrl({{gateway|php}});
$transcriber->setToken({{token|php}});
$transcriber->setAppKey({{appkey|php}});
$transcriber->setPunctuationPrediction(true);
heard($transcriber->start());

$audio = fopen($argv[1], 'rb'); // 16-bit mono PCM of 16 kHz
while (!feof($audio)) {
    $chunk = fread($audio, 3200);
    heard($transcriber->sendAudio($chunk, strlen($chunk)));
    usleep(100000); // as fast as it was spoken
}
array_map('heard', $transcriber->stop());
