// The token is good until {{expires}}. Nothing to install: the official C# SDK wraps a Windows DLL, and the
// gateway's REST call works everywhere.
using System.Net.Http.Json;

using var http = new HttpClient();
http.DefaultRequestHeaders.Add("X-NLS-Token", {{token|csharp}});
using var answer = await http.PostAsJsonAsync({{restBase|csharp}} + "/stream/v1/tts", new
{
    appkey = {{appkey|csharp}},
    text = "Hello from Intelligent Speech Interaction",
    format = "wav",
});

// Only audio is success: an error comes as JSON.
if (answer.Content.Headers.ContentType?.MediaType != "audio/mpeg")
{
    Console.Error.WriteLine(await answer.Content.ReadAsStringAsync());
    return 1;
}
await File.WriteAllBytesAsync("hello.wav", await answer.Content.ReadAsByteArrayAsync());
return 0;
