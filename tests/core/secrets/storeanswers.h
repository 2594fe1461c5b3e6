// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secrets/keychainstore.h"

namespace nlstoken {

// What a store answers, waited for in an event loop; an answer that never comes runs into the
// test's time limit.

[[nodiscard]] Result<std::optional<SecretBytes>> readFrom(
    SecretStore &store, const QString &name, const PromptPermission &prompt = {});
[[nodiscard]] Result<void> writeTo(SecretStore &store, const QString &name, QByteArrayView secret,
    const PromptPermission &prompt = {});
[[nodiscard]] Result<void> removeFrom(
    SecretStore &store, const QString &name, const PromptPermission &prompt = {});
//! \brief Reads without waiting for the answer.
void startRead(SecretStore &store, const QString &name, Reply<std::optional<SecretBytes>> reply,
    const PromptPermission &prompt = {});
[[nodiscard]] Result<QString> providerNameOf(const KeychainStore &store);

//! \brief The code of the failure in \a result, "success" when it is none.
template <typename T>
[[nodiscard]] QString codeOf(const Result<T> &result)
{
    return result ? QStringLiteral("success") : result.error().code;
}

//! \brief The bytes that \a result holds; "(failure)" or "(nothing)" without any.
[[nodiscard]] QByteArray bytesOf(const Result<std::optional<SecretBytes>> &result);

} // namespace nlstoken
