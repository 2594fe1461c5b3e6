// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace nlstoken {

//! \brief One variable of the environment; without a value it is unset.
struct EnvironmentVariable
{
    QByteArray name;
    std::optional<QByteArray> value;

    bool operator==(const EnvironmentVariable &) const = default;
};

} // namespace nlstoken
