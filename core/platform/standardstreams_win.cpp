// SPDX-License-Identifier: Apache-2.0
#include "core/platform/standardstreams.h"

namespace nlstoken {

void prepareStandardStreams()
{
    // Windows has no SIGPIPE, and no numbers that a file could take over.
}

void useUtf8()
{
    // Qt's own text is UTF-16 there, whatever the code page.
}

} // namespace nlstoken
