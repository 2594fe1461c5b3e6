// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/token/tokenclient.h"

#include <QObject>

namespace nlstoken {

//! \brief What every TokenClient promises. A test of an implementation derives from this class and
//! plays the service.
class TokenClientIfTest : public QObject
{
    Q_OBJECT

protected:
    //! \brief The client under test.
    virtual TokenClient &client() = 0;
    //! \brief Where the service is, for example "http://127.0.0.1:4711".
    [[nodiscard]] virtual QString origin() const = 0;
    //! \brief Announces a request that the service answers with \a status and \a body.
    virtual void expectAnswer(int status, const QByteArray &body) = 0;
    //! \brief Announces a request whose connection ends without an answer.
    virtual void expectNoAnswer() = 0;
    //! \brief Announces a request that stays open.
    virtual void expectAndHold() = 0;
    //! \brief The caller of the held request has died: the request ends, or its answer is nobody's.
    virtual void endHeld() = 0;
    //! \brief How many requests have reached the service.
    [[nodiscard]] virtual int requestCount() const = 0;

private Q_SLOTS:
    void init();
    void anAnswerIsBroughtWhateverItSays_data();
    void anAnswerIsBroughtWhateverItSays();
    void aRequestIsSentOnceAlsoWhenItFails();
    void nothingIsAnsweredInsideTheCall();
    void aCallerThatDiedIsNotAnswered();
    void requestsAtTheSameTimeAreAllAnswered();

private:
    [[nodiscard]] Result<HttpAnswer> send();
};

} // namespace nlstoken
