// {{install}}
// The token is good until {{expires}}; an app takes it from its server, never from its code.
import Foundation

/// To be called outside of the main thread.
final class Recognizer: NSObject, NeoNuiSdkDelegate {
    private let nui = NeoNui.get_instance()!
    private var audio = InputStream(data: Data())

    /// - Parameter audio: 16-bit mono PCM of 16 kHz, up to 60 s, from a file or a microphone
    func start(audio: InputStream) throws {
        self.audio = audio
        audio.open()
        nui.delegate = self
        let resources = Bundle.main.path(forResource: "Resources", ofType: "bundle") ?? ""
        try check(nui.nui_initialize(json([
            "url": {{gateway|swift}},
            "token": {{token|swift}},
            "app_key": {{appkey|swift}},
            "device_id": "demo",
            "workspace": resources,
            "service_mode": "1", // recognition in the cloud
        ]), logLevel: LOG_LEVEL_ERROR, saveLog: false))
        try check(nui.nui_set_params(json([
            "service_type": 0,
            "nls_config": ["enable_punctuation_prediction": true],
        ])))
        try check(nui.nui_dialog_start(MODE_P2T, dialogParam: "{}"))
    }

    func stop() throws {
        try check(nui.nui_dialog_cancel(false)) // waits for the last result
    }

    func onNuiEventCallback(
        _ event: NuiCallbackEvent, dialog: Int, kwsResult: UnsafePointer<CChar>!, asrResult: UnsafePointer<CChar>!,
        ifFinish: Bool, retCode: Int32
    ) {
        if event == EVENT_ASR_RESULT {
            print(String(cString: asrResult))
        } else if event == EVENT_ASR_ERROR {
            print("failed: \(retCode) \(asrResult.map { String(cString: $0) } ?? "")")
        }
    }

    func onNuiNeedAudioData(_ buffer: UnsafeMutablePointer<CChar>!, length: Int32) -> Int32 {
        buffer.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
            Int32(audio.read($0, maxLength: Int(length)))
        }
    }

    func onNuiAudioStateChanged(_ state: NuiAudioState) {
        if state == STATE_CLOSE { audio.close() }
    }

    private func json(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private func check(_ result: NuiResultCode) throws {
        guard result == 0 else { throw NSError(domain: "NUI", code: Int(result)) }
    }
}
