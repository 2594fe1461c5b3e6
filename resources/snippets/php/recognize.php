<?php
// The token is good until {{expires}}. Needs PHP's curl extension: the official PHP SDK works only beside a
// service process of its own, and the gateway's REST call does without.
$call = curl_init({{restBase|php}} . '/stream/v1/asr?' . http_build_query([
    'appkey' => {{appkey|php}},
    'format' => 'pcm',
    'sample_rate' => 16000,
]));
curl_setopt_array($call, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 60,
    CURLOPT_HTTPHEADER => ['X-NLS-Token: ' . {{token|php}}, 'Content-Type: application/octet-stream'],
    CURLOPT_POSTFIELDS => file_get_contents($argv[1]), // 16-bit mono PCM of 16 kHz, up to 60 s
]);
$body = curl_exec($call) ?: curl_error($call);
$answer = json_decode($body, true);

if (($answer['status'] ?? 0) !== 20000000) {
    fwrite(STDERR, "$body\n");
    exit(1);
}
echo $answer['result'], "\n";
