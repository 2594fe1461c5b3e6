# {{install}}
# The token is good until {{expires}}.
import json
import sys
import time

import nls

results = []
recognizer = nls.NlsSpeechRecognizer(
    url={{gateway|python}},
    token={{token|python}},
    appkey={{appkey|python}},
    on_completed=lambda message, *_: results.append(json.loads(message)["payload"]["result"]),
    on_error=lambda message, *_: print(message, file=sys.stderr),
)
with open(sys.argv[1], "rb") as audio:  # 16-bit mono PCM of 16 kHz, up to 60 s
    recognizer.start(aformat="pcm")
    while chunk := audio.read(640):
        recognizer.send_audio(chunk)
        time.sleep(0.02)  # as fast as it was spoken
    recognizer.stop()
if not results:
    sys.exit("nothing was recognised")
print(results[0])
