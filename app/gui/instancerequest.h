// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>

namespace nlstoken {

//! \brief What one start of the window program wants of the instance that runs, be it itself.
struct InstanceRequest
{
    enum class Action {
        Show, //!< the window
        Hide, //!< nothing on the screen; stay for what later starts want
        Copy, //!< put the token of `profile` into the clipboard
    };
    Action action = Action::Show;
    QString profile{}; //!< its name; empty for none
    bool sandbox = false; //!< the Sandbox profile is chosen

    bool operator==(const InstanceRequest &) const = default;
};

[[nodiscard]] QJsonObject toJson(const InstanceRequest &request);
//! \brief The request in \a object; nothing when there is none, as in what another version sent.
[[nodiscard]] std::optional<InstanceRequest> instanceRequestIn(const QJsonObject &object);

} // namespace nlstoken
