// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedkeys.h"

#include <utility>

namespace nlstoken {

void ScriptedKeys::read(
    const Profile &profile, const PromptPermission &prompt, Reply<AccessKey> reply)
{
    ++reads;
    const ReadRequest asked{
        endpoint.isEmpty() ? profile.endpoint : endpoint, prompt, std::move(reply)};
    if (silent)
        m_held.push_back(asked);
    else
        answer(asked);
}

void ScriptedKeys::answerHeld()
{
    for (const ReadRequest &asked : std::exchange(m_held, {}))
        answer(asked);
}

void ScriptedKeys::openPrompt(std::size_t index) const
{
    Q_ASSERT(m_held.at(index).prompt.isGranted());
    m_held.at(index).prompt.announce();
}

void ScriptedKeys::answer(const ReadRequest &asked) const
{
    if (failure)
        return asked.reply.answer(Failure(*failure));
    asked.reply.answer(AccessKey{id, SecretBytes(secret), SecretBytes(), asked.endpoint});
}

} // namespace nlstoken
