// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLatin1StringView>

//! The codes of failures that this program finds itself; the service's codes are used as it spells
//! them. Each has its texts in resources/errors/text.*.json, which tst_errorcatalogue checks.
namespace nlstoken::errorcode {

// Keychain
inline constexpr QLatin1StringView KeychainAbsent{"KeychainAbsent"}; // detail: what the system said
inline constexpr QLatin1StringView KeychainLocked{"KeychainLocked"}; // detail: the provider's name
inline constexpr QLatin1StringView KeychainRefused{
    "KeychainRefused"}; // detail: the provider's name
inline constexpr QLatin1StringView KeychainTimeout{
    "KeychainTimeout"}; // detail: the provider's name
inline constexpr QLatin1StringView KeychainFailed{"KeychainFailed"}; // detail: what the system said
inline constexpr QLatin1StringView KeychainNotDeleted{
    "KeychainNotDeleted"}; // detail: the provider's name
// Why a token can't rest in the kernel's keyring; each with detail: what the system said.
inline constexpr QLatin1StringView KernelKeyringAbsent{"KernelKeyringAbsent"};
inline constexpr QLatin1StringView KernelKeyringRefused{"KernelKeyringRefused"};
inline constexpr QLatin1StringView KernelKeyringFull{"KernelKeyringFull"};
inline constexpr QLatin1StringView KernelKeyringFailed{"KernelKeyringFailed"};
inline constexpr QLatin1StringView KeyMissing{"KeyMissing"}; // detail: the profile
inline constexpr QLatin1StringView KeyDamaged{"KeyDamaged"}; // detail: the profile

// Profiles and settings
inline constexpr QLatin1StringView ProfileUnknown{"ProfileUnknown"}; // detail: the name asked for
inline constexpr QLatin1StringView ProfileNotChosen{
    "ProfileNotChosen"}; // detail: the names there are
inline constexpr QLatin1StringView ProfileNone{"ProfileNone"};
inline constexpr QLatin1StringView ProfileExists{"ProfileExists"}; // detail: the name
inline constexpr QLatin1StringView ProfileIdTwice{"ProfileIdTwice"}; // detail: the name
inline constexpr QLatin1StringView ProfileNameTwice{"ProfileNameTwice"}; // detail: the name
inline constexpr QLatin1StringView NotRenewable{
    "NotRenewable"}; // a pasted token without a key; detail: the profile
inline constexpr QLatin1StringView ProfileNameEmpty{"ProfileNameEmpty"};
inline constexpr QLatin1StringView ProfileNameLong{"ProfileNameLong"};
inline constexpr QLatin1StringView ProfileNameCharacter{"ProfileNameCharacter"}; // detail: U+XXXX
inline constexpr QLatin1StringView ProfileNameStart{"ProfileNameStart"};
inline constexpr QLatin1StringView ProfileNameReserved{"ProfileNameReserved"}; // detail: the name
inline constexpr QLatin1StringView RegionInvalid{"RegionInvalid"}; // detail: the value
inline constexpr QLatin1StringView EndpointWithoutScheme{
    "EndpointWithoutScheme"}; // detail: the value
inline constexpr QLatin1StringView EndpointWithPath{"EndpointWithPath"}; // detail: the value
inline constexpr QLatin1StringView EndpointWithQuery{"EndpointWithQuery"}; // detail: the host
inline constexpr QLatin1StringView EndpointWithCredentials{
    "EndpointWithCredentials"}; // detail: the host
inline constexpr QLatin1StringView EndpointPlainHttp{"EndpointPlainHttp"}; // detail: the host
inline constexpr QLatin1StringView EndpointInvalid{"EndpointInvalid"}; // detail: the value
inline constexpr QLatin1StringView EndpointNotConfirmed{
    "EndpointNotConfirmed"}; // detail: the origin
inline constexpr QLatin1StringView ApiVersionInvalid{"ApiVersionInvalid"}; // detail: the value
inline constexpr QLatin1StringView SignatureInvalid{"SignatureInvalid"}; // detail: the value
inline constexpr QLatin1StringView GatewayInvalid{"GatewayInvalid"}; // detail: the value
inline constexpr QLatin1StringView GatewayPlain{"GatewayPlain"}; // detail: the host
inline constexpr QLatin1StringView AppkeyInvalid{"AppkeyInvalid"};
inline constexpr QLatin1StringView AccessKeyIdEmpty{"AccessKeyIdEmpty"};
inline constexpr QLatin1StringView AccessKeyIdControl{"AccessKeyIdControl"};
inline constexpr QLatin1StringView AccessKeySecretEmpty{"AccessKeySecretEmpty"};
inline constexpr QLatin1StringView AccessKeySecretControl{"AccessKeySecretControl"};
inline constexpr QLatin1StringView SecurityTokenEmpty{"SecurityTokenEmpty"};
inline constexpr QLatin1StringView SecurityTokenControl{"SecurityTokenControl"};
inline constexpr QLatin1StringView SecretTooLong{"SecretTooLong"};
inline constexpr QLatin1StringView PastedTokenEmpty{"PastedTokenEmpty"};
inline constexpr QLatin1StringView PastedTokenMalformed{"PastedTokenMalformed"};
inline constexpr QLatin1StringView PastedExpireTimeEmpty{"PastedExpireTimeEmpty"};
inline constexpr QLatin1StringView PastedExpireTimeMalformed{"PastedExpireTimeMalformed"};
inline constexpr QLatin1StringView PastedExpireTimePast{"PastedExpireTimePast"};
inline constexpr QLatin1StringView PastedExpireTimeFar{"PastedExpireTimeFar"};
inline constexpr QLatin1StringView EnvironmentKeyMissing{
    "EnvironmentKeyMissing"}; // detail: the variable
inline constexpr QLatin1StringView SettingsDamaged{"SettingsDamaged"}; // detail: the file
inline constexpr QLatin1StringView SettingsNewer{"SettingsNewer"}; // detail: the file
inline constexpr QLatin1StringView SettingsUnreadable{"SettingsUnreadable"}; // detail: the file
inline constexpr QLatin1StringView SettingsNotWritable{"SettingsNotWritable"}; // detail: the file
inline constexpr QLatin1StringView SettingsDirectory{"SettingsDirectory"}; // detail: the file
inline constexpr QLatin1StringView SettingsChanging{"SettingsChanging"}; // detail: the file

// Network
inline constexpr QLatin1StringView HostNotFound{"HostNotFound"}; // detail: the host
inline constexpr QLatin1StringView HostMisspelt{
    "HostMisspelt"}; // detail: the host; the documents' typo
inline constexpr QLatin1StringView ConnectionRefused{"ConnectionRefused"}; // detail: host:port
inline constexpr QLatin1StringView ConnectionClosed{"ConnectionClosed"}; // detail: host:port
inline constexpr QLatin1StringView ConnectionFailed{"ConnectionFailed"}; // detail: host:port
inline constexpr QLatin1StringView Timeout{"Timeout"}; // detail: host:port
inline constexpr QLatin1StringView LockTimeout{"LockTimeout"};
inline constexpr QLatin1StringView TlsUntrusted{"TlsUntrusted"}; // detail: host:port
inline constexpr QLatin1StringView TlsWrongHost{"TlsWrongHost"}; // detail: host:port
inline constexpr QLatin1StringView TlsExpired{"TlsExpired"}; // detail: host:port
inline constexpr QLatin1StringView TlsFailed{"TlsFailed"}; // detail: host:port
inline constexpr QLatin1StringView ProxyFailed{"ProxyFailed"}; // detail: host:port
inline constexpr QLatin1StringView ProxyAuthentication{"ProxyAuthentication"}; // detail: host:port
inline constexpr QLatin1StringView ServerTrouble{
    "ServerTrouble"}; // 5xx without a Code; detail: the host

// Gateway
inline constexpr QLatin1StringView AppkeyOtherAccount{
    "AppkeyOtherAccount"}; // known before it is asked; detail: the token's account

// Protocol
inline constexpr QLatin1StringView NotTheService{"NotTheService"}; // detail: the host
inline constexpr QLatin1StringView NotTheGateway{"NotTheGateway"}; // detail: the host
inline constexpr QLatin1StringView Redirected{"Redirected"}; // detail: the host
inline constexpr QLatin1StringView AnswerTooLarge{"AnswerTooLarge"}; // detail: the host
inline constexpr QLatin1StringView AnswerTruncated{"AnswerTruncated"}; // detail: the host
inline constexpr QLatin1StringView AnswerWithoutToken{"AnswerWithoutToken"}; // detail: the host
inline constexpr QLatin1StringView TokenMalformed{"TokenMalformed"}; // detail: the host
inline constexpr QLatin1StringView ExpireTimeMalformed{"ExpireTimeMalformed"}; // detail: the host
inline constexpr QLatin1StringView ExpireTimePast{"ExpireTimePast"}; // detail: the host
inline constexpr QLatin1StringView ExpireTimeFar{"ExpireTimeFar"}; // detail: the host

// Flow control
inline constexpr QLatin1StringView HeldBack{"HeldBack"}; // a hold of ours; retryAfter says how long

// The command line
inline constexpr QLatin1StringView CaFileUnreadable{"CaFileUnreadable"}; // detail: the file
inline constexpr QLatin1StringView CaFileNotPem{"CaFileNotPem"}; // detail: the file
inline constexpr QLatin1StringView ProxyInvalid{"ProxyInvalid"};
inline constexpr QLatin1StringView WindowSilent{"WindowSilent"};
inline constexpr QLatin1StringView WindowCrashed{"WindowCrashed"};
inline constexpr QLatin1StringView CommandLine{"CommandLine"}; // detail: a translated sentence
inline constexpr QLatin1StringView FolderNotAbsolute{"FolderNotAbsolute"}; // detail: NAME=value
inline constexpr QLatin1StringView FolderShared{"FolderShared"}; // detail: the folder
inline constexpr QLatin1StringView FileUnreadable{"FileUnreadable"}; // detail: the file
inline constexpr QLatin1StringView FileNotWritable{"FileNotWritable"}; // detail: the file
inline constexpr QLatin1StringView FileExists{"FileExists"}; // detail: the file
inline constexpr QLatin1StringView FileNotToken{"FileNotToken"}; // detail: the file
inline constexpr QLatin1StringView CommandNotFound{"CommandNotFound"}; // detail: the command
inline constexpr QLatin1StringView CommandNotStarted{
    "CommandNotStarted"}; // detail: the command; reason: what the system said
inline constexpr QLatin1StringView CommandTooLong{"CommandTooLong"}; // detail: the command
inline constexpr QLatin1StringView InterpreterMissing{
    "InterpreterMissing"}; // detail: the interpreter that a script names
inline constexpr QLatin1StringView ScriptLineBreaks{"ScriptLineBreaks"}; // detail: the script
inline constexpr QLatin1StringView ListenFailed{"ListenFailed"}; // detail: address:port
inline constexpr QLatin1StringView AddressUnusable{"AddressUnusable"}; // detail: address:port
inline constexpr QLatin1StringView SocketUnusable{"SocketUnusable"}; // detail: unix:PATH
inline constexpr QLatin1StringView StringsDiffer{"StringsDiffer"};
inline constexpr QLatin1StringView OutputFailed{"OutputFailed"}; // detail: what the system said
inline constexpr QLatin1StringView Interrupted{"Interrupted"};
inline constexpr QLatin1StringView Defect{"Defect"}; // detail: where

// The token server
inline constexpr QLatin1StringView RequestMalformed{"RequestMalformed"};
inline constexpr QLatin1StringView ServerKeyMissing{"ServerKeyMissing"};
inline constexpr QLatin1StringView ServerKeyWrong{"ServerKeyWrong"};
inline constexpr QLatin1StringView HostNotAllowed{"HostNotAllowed"};
inline constexpr QLatin1StringView OriginNotAllowed{"OriginNotAllowed"};
inline constexpr QLatin1StringView PathUnknown{"PathUnknown"};
inline constexpr QLatin1StringView MethodNotAllowed{"MethodNotAllowed"};
inline constexpr QLatin1StringView ServerFull{"ServerFull"};
inline constexpr QLatin1StringView OtherUser{"OtherUser"};
inline constexpr QLatin1StringView ServerKeyShared{"ServerKeyShared"}; // detail: the file
inline constexpr QLatin1StringView ServerKeyInvalid{"ServerKeyInvalid"}; // detail: the file
inline constexpr QLatin1StringView CertificateUnusable{"CertificateUnusable"}; // detail: the file
inline constexpr QLatin1StringView PrivateKeyShared{"PrivateKeyShared"}; // detail: the file
inline constexpr QLatin1StringView PrivateKeyUnusable{"PrivateKeyUnusable"}; // detail: the file
inline constexpr QLatin1StringView CertificateMismatch{
    "CertificateMismatch"}; // detail: the private key's file

// Warnings that come with a token
inline constexpr QLatin1StringView TokenNotRead{"TokenNotRead"}; // detail: why
inline constexpr QLatin1StringView TokenNotKept{"TokenNotKept"}; // detail: why
inline constexpr QLatin1StringView StateNotWritable{"StateNotWritable"}; // detail: the folder
inline constexpr QLatin1StringView ServedShort{"ServedShort"}; // detail: seconds left
inline constexpr QLatin1StringView TokenShort{"TokenShort"}; // than asked; detail: seconds left
inline constexpr QLatin1StringView SameToken{"SameToken"};
inline constexpr QLatin1StringView ClockAhead{"ClockAhead"}; // detail: by how much, h:mm:ss
inline constexpr QLatin1StringView ClockBehind{"ClockBehind"}; // detail: the same
inline constexpr QLatin1StringView ClockZoneAhead{
    "ClockZoneAhead"}; // detail: the same; as a wrong zone would be
inline constexpr QLatin1StringView ClockZoneBehind{"ClockZoneBehind"}; // detail: the same

} // namespace nlstoken::errorcode
