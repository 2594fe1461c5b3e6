// {{install}}
using System.Text.Json;
using Aliyun.Acs.Core;
using Aliyun.Acs.Core.Http;
using Aliyun.Acs.Core.Profile;

var client = new DefaultAcsClient(DefaultProfile.GetProfile(
    {{regionId|csharp}},
    Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_ID"),
    Environment.GetEnvironmentVariable("ALIBABA_CLOUD_ACCESS_KEY_SECRET")));
var request = new CommonRequest
{
    Method = MethodType.POST,
    Protocol = ProtocolType.{{scheme|upper}},
    Domain = {{endpointHost|csharp}},
    Version = {{apiVersion|csharp}},
    Action = "CreateToken",
};

using var answer = JsonDocument.Parse(client.GetCommonResponse(request).Data);
// A refusal can come with HTTP 200 too.
if (!answer.RootElement.TryGetProperty("Token", out var token) || !token.TryGetProperty("Id", out var id))
{
    Console.Error.WriteLine($"no token: {answer.RootElement}");
    return 1;
}
Console.WriteLine(id.GetString());
Console.WriteLine($"valid until {DateTimeOffset.FromUnixTimeSeconds(token.GetProperty("ExpireTime").GetInt64()):u}");
return 0;
