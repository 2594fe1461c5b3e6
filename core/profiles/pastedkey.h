// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/accesskey.h"

#include <QByteArrayView>

#include <optional>

namespace nlstoken {

//! \brief The AccessKey in \a text that somebody copied whole: "LTAI…,secret", a CSV file, two
//! lines, JSON, or `NAME=value` lines. Nothing unless both an AccessKey ID and what can only be its
//! secret are in it. The endpoint stays empty.
[[nodiscard]] std::optional<AccessKey> pastedAccessKey(QByteArrayView text);

} // namespace nlstoken
