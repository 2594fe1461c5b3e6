<?php
// {{install}}
// The token is good until {{expires}}.
// The SDK speaks to the gateway through a service of its own: first run `php recognize.php start` in another terminal.
// That listens on every address and asks for no password, so keep its port behind a firewall.
require __DIR__ . '/vendor/autoload.php';
foreach (['common', 'recognizer', 'transport/websocket'] as $part) {
    require __DIR__ . "/vendor/alibabacloud/nls-sdk/nls/$part/autoload.php";
}

use AlibabaCloud\NLS\Recognizer\SpeechRecognizerClient;
use AlibabaCloud\NLS\Recognizer\SpeechRecognizerWorker;

const PORT = 8702;

if (($argv[1] ?? '') === 'start') {
    (new SpeechRecognizerWorker(PORT))->start();
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
    if ($name === 'RecognitionCompleted') {
        echo json_decode($event['response'])->payload->result, "\n";
    }
}

$recognizer = new SpeechRecognizerClient(PORT);
$recognizer->setUrl({{gateway|php}});
$recognizer->setToken({{token|php}});
$recognizer->setAppKey({{appkey|php}});
heard($recognizer->start());

$audio = fopen($argv[1], 'rb'); // 16-bit mono PCM of 16 kHz, up to 60 s
while (!feof($audio)) {
    $chunk = fread($audio, 3200);
    heard($recognizer->sendAudio($chunk, strlen($chunk)));
    usleep(100000); // as fast as it was spoken
}
array_map('heard', $recognizer->stop());
