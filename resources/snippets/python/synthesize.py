# {{install}}
# The token is good until {{expires}}.
import sys

import nls

completed = []
with open("hello.wav", "wb") as audio:
    nls.NlsSpeechSynthesizer(
        url={{gateway|python}},
        token={{token|python}},
        appkey={{appkey|python}},
        on_data=lambda chunk, *_: audio.write(chunk),
        on_completed=lambda message, *_: completed.append(message),
        on_error=lambda message, *_: print(message, file=sys.stderr),
    ).start("Hello from Intelligent Speech Interaction", aformat="wav")
if not completed:  # the SDK says nothing about a token that is refused
    sys.exit("hello.wav is not complete")
