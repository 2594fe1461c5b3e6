<?php
// SPDX-License-Identifier: Apache-2.0
// What snippets use of nls-sdk, so that PHP can run them without.

namespace AlibabaCloud\NLS\Token;

class NlsToken
{
    private array $set = [];

    public function setAccessKeyId(string $id): void
    {
        $this->set['id'] = $id;
    }

    public function setKeySecret(string $secret): void
    {
        $this->set['secret'] = $secret;
    }

    public function setDomain(string $domain): void
    {
        $this->set['domain'] = $domain;
    }

    public function setRegionId(string $region): void
    {
        $this->set['region'] = $region;
    }

    public function setServerVersion(string $version): void
    {
        $this->set['version'] = $version;
    }

    public function applyNlsToken(): void
    {
        if (count($this->set) !== 5) {
            throw new \LogicException(implode(' ', array_keys($this->set)));
        }
    }

    public function getToken(): string
    {
        return '124fc7526f434b8c8198d6196b0a0c8e';
    }

    public function getExpireTime(): int
    {
        return 1527592757;
    }

    public function getErrorMsg(): string
    {
        return '';
    }
}
