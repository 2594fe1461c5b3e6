// SPDX-License-Identifier: Apache-2.0
#include "core/platform/childprocess.h"

#include <map>
#include <string_view>
#include <utility>

namespace nlstoken {

namespace {

std::vector<char *> pointersTo(std::vector<std::string> &texts)
{
    std::vector<char *> pointers;
    for (std::string &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

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

ChildProgram::ChildProgram(std::vector<std::string> words, const InheritedState &inherited,
    const std::vector<EnvironmentVariable> &changes)
    : m_inherited(inherited)
    , m_words(std::move(words))
    , m_environment(childEnvironment(inherited.environment(), changes))
    , m_wordPointers(pointersTo(m_words))
    , m_environmentPointers(pointersTo(m_environment))
{
}

} // namespace nlstoken
