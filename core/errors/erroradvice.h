// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace nlstoken {

//! \brief What to tell people about an error, in one language, plain text.
struct ErrorAdvice
{
    QString message; //!< one sentence: what happened
    QString explanation; //!< a sentence or two more for an error card; may be empty
    QString advice; //!< what to do; empty only when nothing can be done
    QString cause; //!< slug of what it comes down to, for example "flow-control"; never empty
    QString source; //!< "pop", "nls-meta", "gateway", "transport", "keychain", "sdk", "program", or
                    //!< empty

    bool operator==(const ErrorAdvice &) const = default;
};

} // namespace nlstoken
