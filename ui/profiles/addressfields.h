// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/model/profile.h"
#include "ui/profiles/formmessage.h"

#include <QObject>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QToolButton;

namespace nlstoken {

class CheckedField;
class ErrorCatalogue;

//! \brief The fields of a form that say where a key or token is used: the region, and what follows
//! from it unless it was changed.
class AddressFields final : public QObject
{
    Q_OBJECT

public:
    //! \brief What the profile needs addresses for.
    enum class Purpose {
        ObtainingTokens, //!< with an AccessKey: endpoint, version and signature matter
        UsingToken, //!< with a token alone: only the gateway does
    };

    //! \param catalogue borrowed for life
    //! \param form gets the rows; it has to stand on a widget already
    AddressFields(const ErrorCatalogue &catalogue, Purpose purpose, QGridLayout &form);

    //! \brief Shows the addresses of \a profile; what isn't its region's preset is opened.
    void show(const Profile &profile);
    //! \brief Puts what is entered into \a profile, in the form in which it is kept.
    void applyTo(Profile &profile) const;
    [[nodiscard]] bool areGood() const { return m_good; }
    //! \brief The endpoint as it is kept, or as it was entered when it is none.
    [[nodiscard]] QString endpoint() const;

Q_SIGNALS:
    void changed();

private:
    void addRegion(QGridLayout &form);
    void addAdvanced(QGridLayout &form);
    void followRegion(const QString &region);
    void showAddresses();
    void showAdvanced(bool shown);
    void check();
    [[nodiscard]] FormMessage messageOn(const Result<QString> &checked) const;
    [[nodiscard]] FormMessage messageOnEndpoint() const;

    const ErrorCatalogue &m_catalogue;
    const Purpose m_purpose;
    Profile m_entered; // only its addresses count
    QComboBox *m_region;
    QLineEdit *m_appkey;
    QToolButton *m_more;
    QLineEdit *m_endpoint;
    QLineEdit *m_version;
    QComboBox *m_signature;
    QLineEdit *m_gateway;
    CheckedField *m_regionField = nullptr;
    CheckedField *m_appkeyField = nullptr;
    CheckedField *m_endpointField = nullptr;
    CheckedField *m_versionField = nullptr;
    CheckedField *m_signatureField = nullptr;
    CheckedField *m_gatewayField = nullptr;
    bool m_advancedShown = false;
    bool m_good = false;
};

} // namespace nlstoken
