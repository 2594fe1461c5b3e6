// SPDX-License-Identifier: Apache-2.0
#include "core/platform/signals.h"

namespace nlstoken {

namespace {

volatile std::sig_atomic_t received = 0; // the signal

void noteRequest(int number)
{
    received = number;
}

} // namespace

Interruption::Interruption(QObject *parent)
    : QObject(parent)
{
    // Not on Windows yet: requested() is not emitted.
    std::signal(SIGINT, noteRequest);
}

Interruption::~Interruption() = default;

bool Interruption::isRequested()
{
    return received != 0;
}

int Interruption::signal()
{
    return received;
}

int Interruption::descriptor()
{
    return -1;
}

SignalPause::SignalPause() noexcept = default;

SignalPause::~SignalPause() = default;

} // namespace nlstoken
