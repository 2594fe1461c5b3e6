// SPDX-License-Identifier: Apache-2.0
#include "tests/support/refusedkeycalls.h"

#include <cstddef>
#include <iterator>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

namespace nlstoken {

namespace {

constexpr sock_filter statement(unsigned code, unsigned value)
{
    return {static_cast<unsigned short>(code), 0, 0, value};
}

// Skips `steps` steps when the value at hand is the number of the system call `call`.
constexpr sock_filter jumpFor(unsigned call, unsigned char steps)
{
    return {static_cast<unsigned short>(BPF_JMP | BPF_JEQ | BPF_K), steps, 0, call};
}

} // namespace

bool refuseKeyCalls(int number)
{
    const auto refusal = SECCOMP_RET_ERRNO | (static_cast<unsigned>(number) & SECCOMP_RET_DATA);
    sock_filter steps[] = {
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        jumpFor(SYS_add_key, 3),
        jumpFor(SYS_request_key, 2),
        jumpFor(SYS_keyctl, 1),
        statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        statement(BPF_RET | BPF_K, refusal),
    };
    const sock_fprog program{std::size(steps), steps};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

} // namespace nlstoken
