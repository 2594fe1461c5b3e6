<?php
// {{install}}
require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/vendor/alibabacloud/nls-sdk/nls/token/autoload.php';

use AlibabaCloud\NLS\Token\NlsToken;
use AlibabaCloud\Tea\Exception\TeaError;

$request = new NlsToken();
$request->setAccessKeyId(getenv('ALIBABA_CLOUD_ACCESS_KEY_ID'));
$request->setKeySecret(getenv('ALIBABA_CLOUD_ACCESS_KEY_SECRET'));
$request->setDomain({{endpointHost|php}});
$request->setRegionId({{regionId|php}});
$request->setServerVersion({{apiVersion|php}});

try {
    $request->applyNlsToken();
} catch (TeaError $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}

// A refusal can come with HTTP 200 too, and throws nothing.
if (empty($request->getToken())) {
    fwrite(STDERR, 'no token: ' . json_encode($request->getErrorMsg()) . "\n");
    exit(1);
}
echo $request->getToken(), "\n";
echo 'valid until ', gmdate('Y-m-d H:i:s', $request->getExpireTime()), " UTC\n";
