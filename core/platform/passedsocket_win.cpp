// SPDX-License-Identifier: Apache-2.0
#include "core/platform/passedsocket.h"

namespace nlstoken {

std::optional<PassedSocket> passedSocket()
{
    return std::nullopt; // there is no systemd
}

} // namespace nlstoken
