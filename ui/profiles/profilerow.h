// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/profile.h"
#include "core/token/tokenstatus.h"
#include "ui/token/countdownring.h"

#include <QString>

#include <chrono>
#include <optional>

namespace nlstoken {

//! \brief What the list of profiles has to go by for one of them, at one moment.
struct ProfileRow
{
    enum class Kind {
        Keyed, //!< has an AccessKey
        Pasted, //!< holds a token alone
        Sandbox, //!< the service that this program plays itself
        Wrong, //!< edited by hand and can't be used
    };

    Profile profile{};
    Kind kind = Kind::Keyed;
    TokenStatus status{};
    std::chrono::seconds lifetime{}; //!< of the token there is
    std::optional<ServiceError> error{}; //!< what the last question came to, or why it is wrong
    bool isDefault = false;
};

//! \brief What the list shows for a row. Equal looks need no repainting.
struct ProfileRowAppearance
{
    QString name{};
    QString state{}; //!< "ap-southeast-1 · 15 h 41 min"
    double ringFraction = 0; //!< 0 to 1
    CountdownRing::Role ringRole = CountdownRing::Role::Neutral;
    QString spoken{}; //!< the whole row in words, for assistive technology

    bool operator==(const ProfileRowAppearance &) const = default;
};

//! \brief How \a row looks; words from elsewhere are made safe.
[[nodiscard]] ProfileRowAppearance profileRowLook(const ProfileRow &row);

} // namespace nlstoken
