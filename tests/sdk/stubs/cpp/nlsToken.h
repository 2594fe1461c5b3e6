// SPDX-License-Identifier: Apache-2.0
// What snippets use of the C++ SDK, declared so that a compiler can check them without it.
#pragma once

#include <string>

namespace AlibabaNlsCommon {

class NlsToken
{
public:
    int applyNlsToken();
    const char *getErrorMsg();
    const char *getToken();
    unsigned int getExpireTime();
    void setKeySecret(const std::string &value);
    void setAccessKeyId(const std::string &value);
    void setDomain(const std::string &value);
    void setServerVersion(const std::string &value);
    void setRegionId(const std::string &value);
};

} // namespace AlibabaNlsCommon
