// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <deque>
#include <functional>
#include <optional>
#include <span>

namespace nlstoken {

//! \brief What the sandbox can do wrong on purpose; knownFaults() says what each is.
enum class Fault {
    Throttling,
    ThrottlingRetryAfter,
    ThrottlingRetryDate,
    ThrottlingRetryMs,
    ThrottlingApi,
    UnknownKey,
    DisabledKey,
    WrongSecret,
    RequestAltered,
    Clock,
    ClockSkew,
    Nonce,
    NoPermission,
    NoPermission200,
    StsExpired,
    ServerError,
    Unavailable,
    BadGateway,
    Slow,
    Trickle,
    Hang,
    Reset,
    ResetMidway,
    Close,
    Truncated,
    Garbage,
    NotJson,
    CaptivePortal,
    Redirect,
    Oversized,
    NoToken,
    EmptyToken,
    LongToken,
    ControlToken,
    PastExpiry,
    FarExpiry,
    TextExpiry,
    HugeExpiry,
    SameToken,
    ShortToken,
    XmlError,
    Proxy407,
};

//! \brief A fault as people name and choose it.
struct FaultDescription
{
    Fault fault;
    QLatin1StringView name; //!< stable, for example "reset-midway"
    const char *description; //!< English, one line; to be translated in the context "FaultScript"
};

//! \brief Every fault, in the order in which to list them.
[[nodiscard]] std::span<const FaultDescription> knownFaults();

//! \brief The description of \a fault.
[[nodiscard]] const FaultDescription &descriptionOf(Fault fault);

//! \brief A `Code` of the error catalogue, as the sandbox plays it.
struct PlayedError
{
    int httpStatus = 400;
    QString code;
    QString message;
    bool isGateways = false; //!< the speech gateway's: `code` begins with a status of eight digits,
                             //!< and "…" in `message` stands for the token that was shown

    bool operator==(const PlayedError &) const = default;
};

//! \brief Finds a `Code` in a catalogue that this class doesn't know.
using ErrorLookup = std::function<std::optional<PlayedError>(const QString &code)>;

//! \brief What one request meets: a fault, or an error of the catalogue.
struct PlayedFault
{
    QString name; //!< the fault's name, or the error's Code
    std::optional<Fault> fault{};
    std::optional<PlayedError> error{}; //!< set exactly when `fault` is not
};

//! \brief Why an entry of a script isn't one.
struct FaultSyntaxError
{
    enum class Problem {
        UnknownName,
        TimesNotPositive, //!< what follows the colon is not a whole number from 1 to MaximumTimes
    };
    Problem problem;
    QString entry; //!< as given
};

//! \brief The faults to play, in order: each for its number of requests, then the next one, then
//! none.
class FaultScript
{
public:
    static constexpr int MaximumTimes = 1'000'000;

    //! \brief A script without faults.
    FaultScript() = default;

    //! \brief Reads entries `NAME[:TIMES]`; without TIMES a fault stays for ever.
    //! \param entries names ignore case, `-` and `_`; what no fault is called is looked up as a
    //! Code \param lookup  may be empty
    [[nodiscard]] static tl::expected<FaultScript, FaultSyntaxError> parsed(
        const QStringList &entries, const ErrorLookup &lookup = {});

    //! \brief The fault that the next request meets; nothing when it is served well.
    [[nodiscard]] std::optional<PlayedFault> next();
    //! \brief What next() is going to say; null for nothing.
    [[nodiscard]] const PlayedFault *peek() const;
    //! \brief Takes out the gateway's faults: it and CreateToken are asked for different things,
    //! so each plays its own in their order.
    [[nodiscard]] FaultScript takeGateways();
    [[nodiscard]] bool isEmpty() const { return m_steps.empty(); }

private:
    struct Step
    {
        PlayedFault fault;
        std::optional<int> left; // nothing: for ever
    };
    [[nodiscard]] static tl::expected<Step, FaultSyntaxError> parsedStep(
        const QString &entry, const ErrorLookup &lookup);

    std::deque<Step> m_steps;
};

} // namespace nlstoken
