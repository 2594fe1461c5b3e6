// SPDX-License-Identifier: Apache-2.0
// What snippets use of the C++ SDK, declared so that a compiler can check them without it.
#pragma once

#include <vector>

namespace AlibabaNls {

class NlsEvent
{
public:
    int getStatusCode();
    const char *getErrorMessage();
    const char *getResult();
    std::vector<unsigned char> getBinaryData();
};

using NlsCallbackMethod = void (*)(NlsEvent *, void *);

} // namespace AlibabaNls
