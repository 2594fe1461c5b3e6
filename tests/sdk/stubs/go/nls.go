// SPDX-License-Identifier: Apache-2.0

// Package nls declares what snippets use of the Go SDK, so that a compiler can check them without it.
package nls

import "io"

type NlsLogger struct{}

type ConnectionConfig struct{}

func NewConnectionConfigWithToken(url string, appkey string, token string) *ConnectionConfig {
	return nil
}

type Chunk struct {
	Data []byte
}

type ChunkBuffer struct {
	Data []*Chunk
}

func LoadPcmInChunk(r io.Reader, chunkSize int) *ChunkBuffer { return nil }

type SpeechSynthesisStartParam struct{}

func DefaultSpeechSynthesisParam() SpeechSynthesisStartParam { return SpeechSynthesisStartParam{} }

type SpeechSynthesis struct{}

func NewSpeechSynthesis(config *ConnectionConfig, logger *NlsLogger,
	taskFailed func(string, interface{}), synthesisResult func([]byte, interface{}),
	metaInfo func(string, interface{}), completed func(string, interface{}),
	closed func(interface{}), param interface{}) (*SpeechSynthesis, error) {
	return nil, nil
}

func (s *SpeechSynthesis) Start(text string, param SpeechSynthesisStartParam,
	extra map[string]interface{}) (chan bool, error) {
	return nil, nil
}

func (s *SpeechSynthesis) Shutdown() {}

type SpeechRecognitionStartParam struct{}

func DefaultSpeechRecognitionParam() SpeechRecognitionStartParam {
	return SpeechRecognitionStartParam{}
}

type SpeechRecognition struct{}

func NewSpeechRecognition(config *ConnectionConfig, logger *NlsLogger,
	taskFailed func(string, interface{}), started func(string, interface{}),
	resultChanged func(string, interface{}), completed func(string, interface{}),
	closed func(interface{}), param interface{}) (*SpeechRecognition, error) {
	return nil, nil
}

func (s *SpeechRecognition) Start(param SpeechRecognitionStartParam,
	extra map[string]interface{}) (chan bool, error) {
	return nil, nil
}

func (s *SpeechRecognition) SendAudioData(data []byte) error { return nil }

func (s *SpeechRecognition) Stop() (chan bool, error) { return nil, nil }

func (s *SpeechRecognition) Shutdown() {}

type SpeechTranscriptionStartParam struct{}

func DefaultSpeechTranscriptionParam() SpeechTranscriptionStartParam {
	return SpeechTranscriptionStartParam{}
}

type SpeechTranscription struct{}

func NewSpeechTranscription(config *ConnectionConfig, logger *NlsLogger,
	taskFailed func(string, interface{}), started func(string, interface{}),
	sentenceBegin func(string, interface{}), sentenceEnd func(string, interface{}),
	resultChanged func(string, interface{}), completed func(string, interface{}),
	closed func(interface{}), param interface{}) (*SpeechTranscription, error) {
	return nil, nil
}

func (s *SpeechTranscription) Start(param SpeechTranscriptionStartParam,
	extra map[string]interface{}) (chan bool, error) {
	return nil, nil
}

func (s *SpeechTranscription) SendAudioData(data []byte) error { return nil }

func (s *SpeechTranscription) Stop() (chan bool, error) { return nil, nil }

func (s *SpeechTranscription) Shutdown() {}
