<?php
// SPDX-License-Identifier: Apache-2.0
// What snippets use of alibabacloud/client and of what nls-sdk requires, so that PHP can run them without.

namespace AlibabaCloud\Client\Exception {
    class AlibabaCloudException extends \Exception
    {
        public function getErrorCode(): string
        {
            return '';
        }

        public function getErrorMessage(): string
        {
            return '';
        }
    }
}

namespace AlibabaCloud\Client {
    final class AlibabaCloud
    {
        public static function accessKeyClient(string $accessKeyId, string $accessKeySecret): Client
        {
            return new Client();
        }

        public static function rpc(): Request
        {
            return new Request();
        }
    }

    final class Client
    {
        public function regionId(string $regionId): self
        {
            return $this;
        }

        public function asDefaultClient(): self
        {
            return $this;
        }
    }

    final class Request
    {
        private array $asked = [];

        public function __call(string $name, array $words): self
        {
            $known = ['scheme', 'host', 'product', 'version', 'action', 'method'];
            if (!in_array($name, $known, true) || count($words) !== 1) {
                throw new \BadMethodCallException($name);
            }
            $this->asked[$name] = $words[0];
            return $this;
        }

        public function request(): Result
        {
            if ($this->asked['action'] !== 'CreateToken' || $this->asked['method'] !== 'POST') {
                throw new \LogicException(json_encode($this->asked));
            }
            return new Result();
        }
    }

    final class Result
    {
        public function toArray(): array
        {
            return ['Token' => ['Id' => '124fc7526f434b8c8198d6196b0a0c8e', 'ExpireTime' => 1527592757]];
        }
    }
}

namespace AlibabaCloud\Tea\Exception {
    class TeaError extends \RuntimeException
    {
    }
}
