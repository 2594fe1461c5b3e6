// The AccessKey stays on a server of yours, which answers GET /gettoken as `nls-token serve` does.
import Foundation

/// Keeps the token until shortly before it expires.
actor TokenSource {
    private struct Answer: Decodable {
        let token: String
        let expireTime: TimeInterval // Unix seconds
    }

    private let request: URLRequest
    private var cached: Answer?

    /// - Parameters:
    ///   - address: for example https://your-server.example/gettoken
    ///   - key: what lets this app ask
    init(address: URL, key: String) {
        var request = URLRequest(url: address)
        request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization")
        self.request = request
    }

    func token() async throws -> String {
        if let cached, cached.expireTime - Date().timeIntervalSince1970 > 300 {
            return cached.token
        }
        let (body, response) = try await URLSession.shared.data(for: request)
        guard (response as? HTTPURLResponse)?.statusCode == 200 else {
            throw URLError(.userAuthenticationRequired)
        }
        let answer = try JSONDecoder().decode(Answer.self, from: body)
        cached = answer
        return answer.token
    }
}
