// SPDX-License-Identifier: Apache-2.0
#include "core/server/libcrypto.h"

#include <QLibrary>

#include <openssl/opensslv.h>

using namespace Qt::StringLiterals;

namespace nlstoken {

std::optional<LibCrypto> LibCrypto::load()
{
    LibCrypto functions;
#ifdef Q_OS_LINUX
    QLibrary library(u"crypto"_s, OPENSSL_SHLIB_VERSION); // stays loaded when this goes
    bool complete = true;
    const auto resolve = [&library, &complete](auto &function, const char *name) {
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(
            library.resolve(name)); // the only way from a name to a function
        complete = complete && function;
    };
#define NLSTOKEN_RESOLVE(name) resolve(functions.name, #name);
    NLSTOKEN_LIBCRYPTO_FUNCTIONS(NLSTOKEN_RESOLVE)
#undef NLSTOKEN_RESOLVE
    if (!complete)
        return std::nullopt;
#else
#define NLSTOKEN_LINKED(name) functions.name = &::name;
    NLSTOKEN_LIBCRYPTO_FUNCTIONS(NLSTOKEN_LINKED)
#undef NLSTOKEN_LINKED
#endif
    return functions;
}

} // namespace nlstoken
