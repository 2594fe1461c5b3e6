// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/serverrequest.h"
#include "core/sandbox/answerbody.h"
#include "core/sandbox/createtokenendpoint.h"
#include "core/sandbox/delivery.h"
#include "core/sandbox/faultscript.h"

#include <chrono>
#include <optional>

//! What each fault does, in the order in which an answer comes into being: the verdict, the token
//! in it, the HTTP answer, the wire. A function that a fault does not concern leaves things as they
//! are.
namespace nlstoken::faulteffects {

//! \brief How far ahead of this computer's the service's clock is.
[[nodiscard]] std::chrono::seconds clockOffset(Fault fault);

//! \brief The refusal that \a fault puts in the place of \a verdict's outcome; nothing when it is
//! no refusal.
[[nodiscard]] std::optional<ServiceRefusal> refusal(Fault fault, const Verdict &verdict);

//! \brief Falsifies \a token, which would have been issued when the service's clock shows \a now.
void falsify(Fault fault, const QDateTime &now, IssuedToken &token);

//! \brief Adds to \a headers what goes with a refusal: how long to wait, when the service's clock
//! shows \a now.
void addHeaders(Fault fault, const QDateTime &now, HeaderFields &headers);

//! \brief The answer of something that is not the service at all: a proxy, a portal, a page.
[[nodiscard]] std::optional<ServerResponse> foreignAnswer(Fault fault);

//! \brief How slow faults are; tests shorten it.
struct Pace
{
    std::chrono::milliseconds slowDelay{3000};
    std::chrono::milliseconds byteInterval{100};
};

//! \brief The wire's part: \a answer cut, delayed, or replaced.
[[nodiscard]] Delivery delivery(
    std::optional<Fault> fault, const ServerResponse &answer, const Pace &pace);

} // namespace nlstoken::faulteffects
