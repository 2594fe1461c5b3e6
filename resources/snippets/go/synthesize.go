// {{install}}
// The token is good until {{expires}}.
package main

import (
	"errors"
	"log"
	"os"
	"time"

	nls "github.com/aliyun/alibabacloud-nls-go-sdk"
)

func main() {
	if err := synthesize("Hello from Intelligent Speech Interaction", "hello.wav"); err != nil {
		log.Fatal(err)
	}
}

func synthesize(text, file string) error {
	audio, err := os.Create(file)
	if err != nil {
		return err
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	synthesis, err := nls.NewSpeechSynthesis(config, nil,
		func(message string, _ any) { log.Print(message) },
		func(chunk []byte, _ any) { audio.Write(chunk) },
		nil, nil, nil, nil)
	if err != nil {
		return err
	}
	defer synthesis.Shutdown()

	done, err := synthesis.Start(text, nls.DefaultSpeechSynthesisParam(), nil)
	if err != nil {
		return err
	}
	select {
	case ok := <-done:
		if !ok {
			return errors.New("the synthesis failed")
		}
		return audio.Close()
	case <-time.After(time.Minute):
		return errors.New("the synthesis took too long")
	}
}
