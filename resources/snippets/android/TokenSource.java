// The AccessKey stays on a server of yours, which answers GET /gettoken as `nls-token serve` does.
import org.json.JSONException;
import org.json.JSONObject;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;

/** Keeps the token until shortly before it expires; to be asked outside of the main thread. */
public final class TokenSource {
    private final URL address; // for example https://your-server.example/gettoken
    private final String key; // what lets this app ask
    private String token;
    private long expireTime; // Unix seconds

    public TokenSource(URL address, String key) {
        this.address = address;
        this.key = key;
    }

    public synchronized String token() throws IOException, JSONException {
        if (expireTime - System.currentTimeMillis() / 1000 < 300) {
            JSONObject answer = new JSONObject(ask());
            token = answer.getString("token");
            expireTime = answer.getLong("expireTime");
        }
        return token;
    }

    private String ask() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + key);
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(30_000);
        // Anything but HTTP 200 throws.
        try (InputStream body = connection.getInputStream()) {
            return new Scanner(body, StandardCharsets.UTF_8.name()).useDelimiter("\\A").next();
        } finally {
            connection.disconnect();
        }
    }
}
