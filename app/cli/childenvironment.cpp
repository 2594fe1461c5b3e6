// SPDX-License-Identifier: Apache-2.0
#include "app/cli/childenvironment.h"

#include <map>
#include <string_view>

namespace nlstoken {

std::vector<std::string> childEnvironment(
    const std::vector<const char *> &found, const std::vector<EnvironmentVariable> &changes)
{
    std::map<std::string, std::optional<QByteArray>, std::less<>> changed;
    for (const auto &[name, value] : changes)
        changed.insert_or_assign(name.toStdString(), value);
    std::vector<std::string> environment;
    for (const char *variable : found) {
        const std::string_view text(variable);
        if (!changed.contains(text.substr(0, text.find('='))))
            environment.emplace_back(text);
    }
    for (const auto &[name, value] : changed) {
        if (value)
            environment.push_back(name + '=' + value->toStdString());
    }
    return environment;
}

} // namespace nlstoken
