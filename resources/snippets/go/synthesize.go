// {{install}}
// The token is good until {{expires}}.
package main

import (
	"log"
	"os"

	nls "github.com/aliyun/alibabacloud-nls-go-sdk"
)

func main() {
	audio, err := os.Create("hello.wav")
	if err != nil {
		log.Fatal(err)
	}
	defer audio.Close()

	config := nls.NewConnectionConfigWithToken({{gateway|go}},
		{{appkey|go}}, {{token|go}})
	synthesis, err := nls.NewSpeechSynthesis(config, nil,
		func(message string, _ interface{}) { log.Print(message) },
		func(chunk []byte, _ interface{}) { audio.Write(chunk) },
		nil, nil, nil, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer synthesis.Shutdown()

	done, err := synthesis.Start("Hello from Intelligent Speech Interaction",
		nls.DefaultSpeechSynthesisParam(), nil)
	if err != nil {
		log.Fatal(err)
	}
	if !<-done {
		log.Fatal("the synthesis failed")
	}
}
