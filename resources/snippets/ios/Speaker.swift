// {{install}}
// The token is good until {{expires}}; an app takes it from its server, never from its code.
import Foundation

final class Speaker: NSObject, NeoNuiTtsDelegate {
    private let nui = NeoNuiTts.get_instance()!
    private var audio = Data() // 16-bit mono PCM of 16 kHz

    func start() throws {
        nui.delegate = self
        let resources = Bundle.main.path(forResource: "Resources", ofType: "bundle") ?? ""
        let parameters = try JSONSerialization.data(withJSONObject: [
            "url": {{gateway|swift}},
            "token": {{token|swift}},
            "app_key": {{appkey|swift}},
            "device_id": "demo",
            "workspace": resources,
            "mode_type": "2", // synthesis in the cloud
        ])
        let result = nui.nui_tts_initialize(
            String(decoding: parameters, as: UTF8.self), logLevel: LOG_LEVEL_ERROR, saveLog: false)
        guard result == 0 else { throw NSError(domain: "NUI", code: Int(result)) }
        nui.nui_tts_set_param("sample_rate", value: "16000")
        nui.nui_tts_play("1", taskId: "", text: "Hello from Intelligent Speech Interaction")
    }

    func onNuiTtsEventCallback(_ event: NuiSdkTtsEvent, taskId: UnsafeMutablePointer<CChar>!, code: Int32) {
        if event == TTS_EVENT_END {
            print("\(audio.count) bytes of audio")
        } else if event == TTS_EVENT_ERROR {
            print("failed: \(code) \(String(cString: nui.nui_tts_get_param("error_msg")))")
        }
    }

    func onNuiTtsUserdataCallback(
        _ info: UnsafeMutablePointer<CChar>!, infoLen: Int32, buffer: UnsafeMutablePointer<CChar>!, len: Int32,
        taskId: UnsafeMutablePointer<CChar>!
    ) {
        if len > 0 { audio.append(Data(bytes: buffer, count: Int(len))) }
    }
}
