// SPDX-License-Identifier: Apache-2.0
#include "tests/core/secrets/storeanswers.h"

#include <QEventLoop>

#include <utility>

namespace nlstoken {

namespace {

template <typename T, typename Ask>
Result<T> answerTo(Ask ask)
{
    QEventLoop loop;
    std::optional<Result<T>> answer;
    ask(Reply<T>(&loop, [&](Result<T> result) {
        answer.emplace(std::move(result));
        loop.quit();
    }));
    loop.exec();
    return std::move(*answer);
}

} // namespace

Result<std::optional<SecretBytes>> readFrom(
    SecretStore &store, const QString &name, const PromptPermission &prompt)
{
    return answerTo<std::optional<SecretBytes>>(
        [&](auto reply) { startRead(store, name, std::move(reply), prompt); });
}

void startRead(SecretStore &store, const QString &name, Reply<std::optional<SecretBytes>> reply,
    const PromptPermission &prompt)
{
    store.read(name, prompt, std::move(reply));
}

Result<void> writeTo(
    SecretStore &store, const QString &name, QByteArrayView secret, const PromptPermission &prompt)
{
    return answerTo<void>(
        [&](auto reply) { store.write(name, SecretBytes(secret), prompt, std::move(reply)); });
}

Result<void> removeFrom(SecretStore &store, const QString &name, const PromptPermission &prompt)
{
    return answerTo<void>([&](auto reply) { store.remove(name, prompt, std::move(reply)); });
}

Result<QString> providerNameOf(const KeychainStore &store)
{
    return answerTo<QString>([&](auto reply) { store.providerName(std::move(reply)); });
}

QByteArray bytesOf(const Result<std::optional<SecretBytes>> &result)
{
    if (!result)
        return "(failure)";
    return *result ? (*result)->view().toByteArray() : QByteArray("(nothing)");
}

} // namespace nlstoken
