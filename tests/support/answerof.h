// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/reply.h"

#include <QTest>

#include <optional>

namespace nlstoken {

//! \brief Hands a reply to \a operation and waits for what it brings.
template <typename T, typename Operation>
Result<T> answerOf(Operation operation)
{
    QObject caller;
    std::optional<Result<T>> answer;
    operation(Reply<T>(&caller, [&answer](Result<T> result) { answer = std::move(result); }));
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }))
        qFatal("nobody answered");
    return *std::move(answer);
}

} // namespace nlstoken
