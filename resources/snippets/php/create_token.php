<?php
// {{install}}
require __DIR__ . '/vendor/autoload.php';

use AlibabaCloud\Client\AlibabaCloud;
use AlibabaCloud\Client\Exception\AlibabaCloudException;

AlibabaCloud::accessKeyClient(
    getenv('ALIBABA_CLOUD_ACCESS_KEY_ID'),
    getenv('ALIBABA_CLOUD_ACCESS_KEY_SECRET')
)->regionId({{regionId|php}})->asDefaultClient();

try {
    $answer = AlibabaCloud::rpc()
        ->scheme({{scheme|php}})
        ->host({{endpointHost|php}})
        ->product('nls-cloud-meta')
        ->version({{apiVersion|php}})
        ->action('CreateToken')
        ->method('POST')
        ->request()
        ->toArray();
} catch (AlibabaCloudException $exception) {
    fwrite(STDERR, $exception->getErrorCode() . ' ' . $exception->getErrorMessage() . "\n");
    exit(1);
}

// A refusal can come with HTTP 200 too.
if (empty($answer['Token']['Id'])) {
    fwrite(STDERR, 'no token: ' . ($answer['ErrMsg'] ?? '') . "\n");
    exit(1);
}
echo $answer['Token']['Id'], "\n";
echo 'valid until ', gmdate('Y-m-d H:i:s', $answer['Token']['ExpireTime']), " UTC\n";
