<?php
// {{install}}
// The token is good until {{expires}}.
// The SDK speaks to the gateway through a service of its own: first run `php synthesize.php start` in another terminal.
// That listens on every address and asks for no password, so keep its port behind a firewall.
require __DIR__ . '/vendor/autoload.php';
foreach (['common', 'synthesizer', 'transport/websocket'] as $part) {
    require __DIR__ . "/vendor/alibabacloud/nls-sdk/nls/$part/autoload.php";
}

use AlibabaCloud\NLS\Synthesizer\SpeechSynthesizerClient;
use AlibabaCloud\NLS\Synthesizer\SpeechSynthesizerWorker;

const PORT = 8701;

if (($argv[1] ?? '') === 'start') {
    (new SpeechSynthesizerWorker(PORT))->start();
    exit;
}

$synthesizer = new SpeechSynthesizerClient(PORT);
$synthesizer->setUrl({{gateway|php}});
$synthesizer->setToken({{token|php}});
$synthesizer->setAppKey({{appkey|php}});
$synthesizer->setVoice('xiaoyun');
$synthesizer->setVolume(50);
$synthesizer->setFormat('wav');
$synthesizer->setText('Hello from Intelligent Speech Interaction');
$synthesizer->start();

$audio = fopen('hello.wav', 'wb');
do {
    $event = $synthesizer->getEvent(); // true while there is none
    $name = $event['event_name'] ?? '';
    if ($name === 'SynthesisBinaryReceived') {
        fwrite($audio, $event['data']);
    } else {
        usleep(10000);
    }
} while ($name !== 'SynthesisCompleted' && $name !== 'TaskFailed');
fclose($audio);

if ($name === 'TaskFailed') {
    fwrite(STDERR, $event['response'] . "\n");
    exit(1);
}
