// SPDX-License-Identifier: Apache-2.0
#include "app/gui/instancerequest.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace nlstoken {

namespace {

// In the order of InstanceRequest::Action.
const QStringList actionNames{u"show"_s, u"hide"_s, u"copy"_s};

} // namespace

QJsonObject toJson(const InstanceRequest &request)
{
    return {{u"action"_s, actionNames.at(static_cast<qsizetype>(request.action))},
        {u"profile"_s, request.profile}, {u"sandbox"_s, request.sandbox}};
}

std::optional<InstanceRequest> instanceRequestIn(const QJsonObject &object)
{
    const qsizetype action = actionNames.indexOf(object[u"action"_s].toString());
    if (action < 0)
        return std::nullopt;
    return InstanceRequest{.action = static_cast<InstanceRequest::Action>(action),
        .profile = object[u"profile"_s].toString(),
        .sandbox = object[u"sandbox"_s].toBool()};
}

} // namespace nlstoken
