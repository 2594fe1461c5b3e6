// SPDX-License-Identifier: Apache-2.0
#include "tests/support/scriptedkeys.h"

#include <utility>

namespace nlstoken {

void ScriptedKeys::read(const Profile &profile, Reply<AccessKey> reply)
{
    ++reads;
    const ReadRequest asked{endpoint.isEmpty() ? profile.endpoint : endpoint, std::move(reply)};
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

void ScriptedKeys::answer(const ReadRequest &asked) const
{
    if (failure)
        return asked.reply.answer(Failure(*failure));
    asked.reply.answer(AccessKey{id, SecretBytes(secret), SecretBytes(), asked.endpoint});
}

} // namespace nlstoken
