// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/signing/canonicalquery.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace nlstoken::signing {

//! \brief A string to sign, taken apart.
struct StringToSign
{
    QByteArray text; //!< as it was found
    QByteArray method; //!< upper case
    Parameters parameters;
};

//! \brief The string to sign in \a text: behind the service's "server string to sign is:", or \a
//! text itself when it is one. Understands JSON's escapes of `&`. Nothing when there is none.
[[nodiscard]] std::optional<StringToSign> stringToSignIn(const QByteArray &text);

//! \brief One thing in which two strings to sign differ; nothing where a side doesn't have it.
struct Difference
{
    QByteArray name; //!< the parameter, "method", or "encoding" when only the spelling differs
    std::optional<QByteArray> server;
    std::optional<QByteArray> ours;

    bool operator==(const Difference &) const = default;
};

//! \brief In what \a server, as the service received it, and \a ours differ; empty when nothing
//! does.
[[nodiscard]] std::vector<Difference> differences(
    const StringToSign &server, const StringToSign &ours);

} // namespace nlstoken::signing
