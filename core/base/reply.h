// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/logging.h"
#include "core/base/result.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace nlstoken {

//! \brief Where one answer goes: to a function, in the life of a context object.
//!
//! Answered at most once, delivered through the event loop and never inside answer(), dropped
//! silently when the context has died. Destroying the last copy unanswered is a defect and logs a
//! warning. Copies share one answer.
template <typename T>
class Reply
{
public:
    using Function = std::function<void(Result<T>)>;

    Reply(QObject *context, Function function)
        : m_state(std::make_shared<State>(context, std::move(function)))
    {
    }

    //! \brief Sends \a result to the caller; a second call is a defect: it logs and does nothing.
    void answer(Result<T> result) const
    {
        if (std::exchange(m_state->answered, true)) {
            qCWarning(lcReply) << "a reply was answered twice";
            return;
        }
        if (!m_state->context)
            return;
        const auto delivery = std::make_shared<Result<T>>(std::move(result));
        QMetaObject::invokeMethod(m_state->context.data(), [state = m_state, delivery] {
            state->function(std::move(*delivery));
        }, Qt::QueuedConnection);
    }

    //! \brief Whether the caller is still there to be answered.
    [[nodiscard]] bool isWanted() const { return m_state->context && !m_state->answered; }

    //! \brief The caller, or null when it has died; work done for it alone may stop with it.
    [[nodiscard]] QObject *context() const { return m_state->context; }

private:
    struct State
    {
        State(QObject *caller, Function call)
            : context(caller)
            , function(std::move(call))
        {
        }
        Q_DISABLE_COPY_MOVE(State)
        ~State()
        {
            if (!answered && context)
                qCWarning(lcReply) << "a reply was destroyed unanswered";
        }
        QPointer<QObject> context;
        Function function;
        bool answered = false;
    };
    std::shared_ptr<State> m_state;
};

} // namespace nlstoken
