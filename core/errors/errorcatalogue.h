// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/serviceerror.h"
#include "core/errors/erroradvice.h"
#include "core/model/accesskey.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace nlstoken {

//! \brief Who is told what to do.
enum class Audience {
    Window, //!< names buttons and fields
    CommandLine, //!< names commands and options
};

//! \brief How the service words one of its errors, for whoever has to play the service.
struct ServiceWording
{
    QString code;
    QString source; //!< "pop", "nls-meta" for an ErrCode inside HTTP 200, or "gateway"
    int httpStatus = 0; //!< as documented; the same code comes with others too; 0 for the gateway's
    QString serverMessage;
};

//! \brief Sentences about errors, looked up by code in one language (data in resources/errors).
//!
//! Nothing is read before the first question, because most runs meet no error. For use from one
//! thread.
class ErrorCatalogue
{
public:
    //! \param language "en" or "zh_CN"; English stands in for any other
    explicit ErrorCatalogue(QString language, Audience audience = Audience::Window);

    //! \brief The language that it was made for.
    [[nodiscard]] const QString &language() const { return m_language; }

    //! \brief What to say about \a error: by its code, else by the family of its code
    //! (`Throttling.Zone` as `Throttling`), else by its kind. The gateway uses one status for
    //! several things; its words tell which.
    //!
    //! The service's own words are not in it: they come beside it, from
    //! ServiceError::serverMessage. ServiceError::detail is put in as it is, so it has to be plain
    //! text already.
    [[nodiscard]] ErrorAdvice adviceFor(const ServiceError &error) const;

    //! \brief What to say about an unusual key part.
    [[nodiscard]] ErrorAdvice adviceFor(KeyRemark remark) const;

    //! \brief Every error that CreateToken can answer, ordered by code.
    [[nodiscard]] std::vector<ServiceWording> serviceWordings() const;
    //! \brief Every error that the speech gateway can answer, ordered by code: a status of eight
    //! digits, with a word behind a dot where one status means several things
    //! ("40000001.expired"). "…" in a message stands for the token.
    [[nodiscard]] std::vector<ServiceWording> gatewayWordings() const;

private:
    struct Data
    {
        QJsonObject codes;
        QJsonObject families;
        QJsonObject kinds;
        QJsonObject codeTexts;
        QJsonObject kindTexts;
    };

    [[nodiscard]] const Data &data() const;

    [[nodiscard]] ErrorAdvice adviceFrom(
        const QJsonObject &facts, const QJsonObject &texts, const QString &detail) const;

    QString m_language;
    Audience m_audience;
    mutable std::optional<Data> m_data;
};

} // namespace nlstoken
