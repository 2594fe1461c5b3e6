// The token is good until {{expires}}. Nothing to install: the official C# SDK wraps a Windows DLL, and the
// gateway's REST call works everywhere.
using System.Text.Json;

using var http = new HttpClient();
http.DefaultRequestHeaders.Add("X-NLS-Token", {{token|csharp}});
var address = {{restBase|csharp}} + "/stream/v1/asr?format=pcm&sample_rate=16000&appkey="
    + Uri.EscapeDataString({{appkey|csharp}});
// 16-bit mono PCM of 16 kHz, up to 60 s
using var answer = await http.PostAsync(address, new ByteArrayContent(await File.ReadAllBytesAsync(args[0])));

var body = await answer.Content.ReadAsStringAsync();
using var result = JsonDocument.Parse(body);
if (result.RootElement.GetProperty("status").GetInt32() != 20000000)
{
    Console.Error.WriteLine(body);
    return 1;
}
Console.WriteLine(result.RootElement.GetProperty("result").GetString());
return 0;
