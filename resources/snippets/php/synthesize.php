<?php
// The token is good until {{expires}}. Needs PHP's curl extension: the official PHP SDK works only beside a
// service process of its own, and the gateway's REST call does without.
$call = curl_init({{restBase|php}} . '/stream/v1/tts');
curl_setopt_array($call, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
    CURLOPT_HTTPHEADER => ['X-NLS-Token: ' . {{token|php}}, 'Content-Type: application/json'],
    CURLOPT_POSTFIELDS => json_encode([
        'appkey' => {{appkey|php}},
        'text' => 'Hello from Intelligent Speech Interaction',
        'format' => 'wav',
    ]),
]);
$audio = curl_exec($call);

// Only audio is success: an error comes as JSON.
if (curl_getinfo($call, CURLINFO_CONTENT_TYPE) !== 'audio/mpeg') {
    fwrite(STDERR, ($audio ?: curl_error($call)) . "\n");
    exit(1);
}
file_put_contents('hello.wav', $audio);
